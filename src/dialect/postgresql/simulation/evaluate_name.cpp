#include "dialect/postgresql/simulation/evaluate_name.hpp"

#include <vector>

#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

std::optional<catalog::QualifiedName> read_name(std::string_view text) {
    text = trim(text);
    std::vector<std::string> parts;
    while (true) {
        std::string part;
        if (text.starts_with('"')) {
            std::size_t at = 1;
            for (; at < text.size() && (text[at] != '"' || (at + 1 < text.size() && text[at + 1] == '"')); ++at) {
                part += text[at];
                at += text[at] == '"' ? 1 : 0;
            }
            if (at >= text.size())
                return std::nullopt;
            text.remove_prefix(at + 1);
        } else {
            const std::size_t end = std::min(text.find_first_of(". \"(,"), text.size());
            part = ascii_lower(text.substr(0, end));
            text.remove_prefix(end);
        }
        if (part.empty())
            return std::nullopt;
        parts.push_back(part.substr(0, 63));
        text = trim(text);
        if (text.empty())
            break;
        if (text.front() != '.')
            return std::nullopt;
        text = trim(text.substr(1));
    }
    if (parts.size() > 3)
        return std::nullopt;
    return catalog::QualifiedName{parts.size() > 1 ? parts[parts.size() - 2] : std::string(), parts.back()};
}

}  // namespace aludel::dialect::postgresql::simulation
