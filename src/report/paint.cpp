#include "report/paint.hpp"

namespace aludel::report {

std::string Paint::wrap(std::string_view code, std::string_view text) const {
    if (!on || text.empty()) {
        return std::string(text);
    }
    std::string out = "\x1b[";
    out += code;
    out += 'm';
    out += text;
    out += "\x1b[0m";
    return out;
}

}  // namespace aludel::report
