#include "dialect/lock.hpp"

#include "base/text.hpp"

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

std::string to_string(const WorkSession& session) {
    constexpr std::size_t width = 80;
    if (session.statement.empty())
        return to_string(session.who);
    const std::string line(trim(replace_all(session.statement, "\n", " ")));
    return to_string(session.who) + ", running " + truncate_display(line, width);
}

}  // namespace aludel::dialect
