#include "dialect/postgresql/type_modifiers.hpp"

#include <fmt/format.h>

namespace aludel::dialect::postgresql {

namespace {

constexpr int year = 1 << 2, month = 1 << 1, day = 1 << 3, hour = 1 << 10, minute = 1 << 11, second = 1 << 12;

/// What begins with the words of another stands before it.
constexpr struct {
    int bits;
    std::string_view words;
} all_fields[] = {{year | month, "year to month"},
                  {day | hour | minute | second, "day to second"},
                  {day | hour | minute, "day to minute"},
                  {day | hour, "day to hour"},
                  {hour | minute | second, "hour to second"},
                  {hour | minute, "hour to minute"},
                  {minute | second, "minute to second"},
                  {year, "year"},
                  {month, "month"},
                  {day, "day"},
                  {hour, "hour"},
                  {minute, "minute"},
                  {second, "second"}};

std::string interval_modifiers(int modifier) {
    constexpr int no_precision = 0xFFFF;
    std::string words(interval_fields((modifier >> 16) & every_interval_field));
    if (const int precision = modifier & no_precision; precision != no_precision)
        words += "(" + std::to_string(precision) + ")";
    return words;
}

}  // namespace

std::string_view interval_fields(int bits) {
    for (const auto& [of, words] : all_fields)
        if (of == bits)
            return words;
    return {};
}

int interval_bits(std::string_view text) {
    for (const auto& [bits, words] : all_fields)
        if (text.starts_with(words))
            return bits;
    return 0;
}

std::optional<std::string> modifiers_of(std::uint32_t type, int modifier) {
    switch (type) {
        case 1042:  // bpchar
        case 1043:  // varchar
            return std::to_string(modifier - 4);
        case 1700: {  // numeric: the scale has eleven bits, with a sign
            const int scale = ((modifier - 4) & 0x7ff) ^ 1024;
            return fmt::format("{},{}", ((modifier - 4) >> 16) & 0xffff, scale - 1024);
        }
        case 1083:  // time
        case 1114:  // timestamp
        case 1184:  // timestamptz
        case 1266:  // timetz
        case 1560:  // bit
        case 1562:  // varbit
            return std::to_string(modifier);
        case 1186:  // interval
            return interval_modifiers(modifier);
        default:
            return std::nullopt;
    }
}

}  // namespace aludel::dialect::postgresql
