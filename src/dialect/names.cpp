#include "dialect/names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace aludel::dialect {

namespace {

/// Letters that Python's `re` takes for one of A-Z when it ignores case, and that are lower case: dotless i, long s.
constexpr std::string_view odd_letters[] = {"\u0131", "\u017f"};

bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string_view first_characters(std::string_view text, std::size_t count) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if (starts_character(text[at]) && count-- == 0)
            break;
    return text.substr(0, at);
}

}  // namespace

bool Names::is_plain(std::string_view name) const {
    if (std::binary_search(reserved_.begin(), reserved_.end(), name))
        return false;
    if ((name.front() >= '0' && name.front() <= '9') || name.front() == '$')
        return false;
    if (name.size() > 1 && name.ends_with('\n'))
        name.remove_suffix(1);  // `$` in Python's pattern matches before it
    while (!name.empty()) {
        const char c = name.front();
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$') {
            name.remove_prefix(1);
            continue;
        }
        const auto* odd = std::find_if(std::begin(odd_letters), std::end(odd_letters),
                                       [&](std::string_view letter) { return name.starts_with(letter); });
        if (odd == std::end(odd_letters))
            return false;
        name.remove_prefix(odd->size());
    }
    return true;
}

std::string Names::quote(std::string_view name) const {
    if (name.empty())
        throw Error(ErrorCode::not_supported, "a name is empty");
    return is_plain(name) ? std::string(name) : fmt::format("\"{}\"", replace_all(name, "\"", "\"\""));
}

std::string Names::list(const std::vector<std::string>& names) const {
    std::vector<std::string> quoted;
    quoted.reserve(names.size());
    for (const std::string& name : names) quoted.push_back(quote(name));
    return join(quoted, ", ");
}

std::string Names::qualified(const catalog::QualifiedName& name) const {
    return name.schema.empty() ? quote(name.name) : quote(name.schema) + "." + quote(name.name);
}

std::string Names::dotted(const catalog::QualifiedName& name) const {
    std::string text;
    if (!name.schema.empty())
        for (const std::string& part : split(name.schema, '.')) text += quote(part) + ".";
    return text + quote(name.name);
}

std::string Names::limited(std::string_view name, bool may_be_cut) const {
    const std::size_t length = characters(name);
    if (length <= longest_)
        return quote(name);
    if (may_be_cut)
        return quote(fmt::format("{}_{}", first_characters(name, longest_ - 8), md5(name).substr(28)));
    throw Error(ErrorCode::not_supported,
                fmt::format("the name \"{}\" has {} characters; {} is the longest here", name, length, longest_))
        .hint("give it a shorter name");
}

}  // namespace aludel::dialect
