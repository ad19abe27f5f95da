#include "dialect/postgresql/quoted_text.hpp"

#include <cctype>

#include "base/text.hpp"

namespace aludel::dialect::postgresql {

bool has_word(std::string_view text, std::initializer_list<std::string_view> words) {
    const std::string lower = ascii_lower(text);
    const auto part_of_word = [&](std::size_t at) {
        return at < lower.size() && (std::isalnum(static_cast<unsigned char>(lower[at])) != 0 || lower[at] == '_');
    };
    for (const std::string_view word : words)
        for (std::size_t at = lower.find(word); at != std::string::npos; at = lower.find(word, at + 1))
            if ((at == 0 || !part_of_word(at - 1)) && !part_of_word(at + word.size()))
                return true;
    return false;
}

bool takes_away(std::string_view text) {
    return has_word(text, {"drop", "truncate"});
}

std::optional<std::string> string_value(std::string_view token) {
    if (token.starts_with('$')) {
        const std::size_t tag = token.find('$', 1);
        if (tag == std::string_view::npos || token.size() < 2 * (tag + 1))
            return std::nullopt;
        return std::string(token.substr(tag + 1, token.size() - 2 * (tag + 1)));
    }
    const std::size_t quote = token.find('\'');
    if (quote > 2 || token.size() < quote + 2)
        return std::nullopt;
    return replace_all(token.substr(quote + 1, token.size() - quote - 2), "''", "'");
}

}  // namespace aludel::dialect::postgresql
