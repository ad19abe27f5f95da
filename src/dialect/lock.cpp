#include "dialect/lock.hpp"

namespace aludel::dialect {

std::string to_string(const LockHolder& holder) {
    std::string text;
    const auto add = [&](std::string_view word, const std::string& value) {
        if (value.empty())
            return;
        text += text.empty() ? "" : ", ";
        text += word;
        text += value;
    };
    add("pid ", holder.pid);
    add("application ", holder.application);
    add("user ", holder.user);
    if (!holder.host.empty())
        text += text.empty() ? "on " + holder.host : " on " + holder.host;
    add("since ", holder.since);
    return text.empty() ? "unknown" : text;
}

}  // namespace aludel::dialect
