#pragma once

#include <cstdint>
#include <span>

namespace aludel::python {

// What Python's str methods know of each character: made by scripts/unicode-table.py.

enum UnicodeFlag : std::uint16_t {
    unicode_alpha = 1,
    unicode_digit = 2,
    unicode_numeric = 4,
    unicode_upper = 8,
    unicode_lower = 16,
    unicode_title = 32,
    unicode_printable = 64,
    unicode_identifier_start = 128,
    unicode_identifier_part = 256,
    unicode_cased = 512,
    unicode_case_ignorable = 1024,  ///< passed over when it is asked whether a sigma ends its word
    unicode_assigned = 2048,
};

/// What a character is, and how far from it those are that it becomes.
struct UnicodeRecord {
    std::uint16_t flags;
    std::int32_t lower, upper, title, fold;
};

/// From `first` to the next run, by turns, the records `even` and `odd`.
struct UnicodeRun {
    std::uint32_t first;
    std::uint16_t even, odd;
};

/// What becomes of a character, where one of these is more than one.
struct UnicodeSpecial {
    std::uint32_t code;
    const char *lower, *upper, *title, *fold;
};

extern const std::span<const UnicodeRecord> unicode_records;
extern const std::span<const UnicodeRun> unicode_runs;
extern const std::span<const UnicodeSpecial> unicode_specials;
extern const std::span<const std::uint32_t> unicode_zeros;  ///< the decimal digits 0; their 1 to 9 follow them

}  // namespace aludel::python
