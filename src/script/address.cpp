#include "script/address.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace aludel::script {
namespace {

constexpr int step_limit = 1'000'000'000;

/// Letters, digits and '_', of any script: what \w is in Python.
bool is_word(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        utf8proc_int32_t point = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                             static_cast<utf8proc_ssize_t>(text.size() - i), &point);
        if (length <= 0)
            return false;
        const auto category = utf8proc_category(point);
        const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
        const bool number = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
        if (!letter && !number && point != '_')
            return false;
        i += static_cast<std::size_t>(length);
    }
    return true;
}

}  // namespace

std::optional<RelativeAddress> parse_relative(std::string_view text) {
    const auto sign = text.find_last_of("+-");
    if (sign == std::string_view::npos || sign + 1 == text.size())
        return std::nullopt;
    const auto digits = text.substr(sign + 1);
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;

    RelativeAddress address;
    address.written = text.substr(sign);
    long long steps = 0;
    for (const char digit : digits) steps = std::min<long long>(steps * 10 + (digit - '0'), step_limit);
    address.steps = static_cast<int>(text[sign] == '-' ? -steps : steps);

    auto symbol = text.substr(0, sign);
    if (const auto at = symbol.rfind('@'); at != std::string_view::npos) {
        if (at == 0)
            return std::nullopt;
        address.branch = symbol.substr(0, at);
        symbol = symbol.substr(at + 1);
    }
    if (!is_word(symbol))
        return std::nullopt;
    if (!symbol.empty())
        address.symbol = symbol;
    return address;
}

AbsoluteAddress parse_absolute(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos)
        return {std::nullopt, std::string(text)};
    return {std::string(text.substr(0, at)), std::string(text.substr(at + 1))};
}

}  // namespace aludel::script
