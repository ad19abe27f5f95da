#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "python/regex.hpp"

namespace aludel::python {

/// One member of a character class.
struct RegexItem {
    enum Kind : std::uint8_t { range, digit, not_digit, space, not_space, word, not_word } kind;
    char32_t low = 0;
    char32_t high = 0;
};

struct RegexClass {
    std::vector<RegexItem> items;
    bool negated = false;
    bool fold = false;   ///< case does not matter
    bool ascii = false;  ///< \d \s \w know ASCII alone
};

struct RegexInstruction {
    enum Code : std::uint8_t {
        character,       ///< a: code point
        character_fold,  ///< a: folded code point
        any,             ///< not a newline
        any_newline,
        class_,       ///< a: index of the class
        split,        ///< first a, on failure b
        jump,         ///< a
        save,         ///< a: slot
        close_group,  ///< a: group, sets lastindex
        text_start,
        text_end,
        text_end_newline,
        line_start,
        line_end,
        word_edge,
        not_word_edge,  ///< a: 1 for ASCII
        backreference,
        backreference_fold,  ///< a: group
        ahead,
        not_ahead,  ///< sub-program after it; a: where it goes on
        behind,
        not_behind,     ///< likewise; b: width
        atomic,         ///< likewise
        accept,         ///< end of the program or of a sub-program
        group_exists,   ///< a: group; goes on at b when it has not matched
        counter_reset,  ///< a: counter slot
        counter_loop,   ///< a: counter slot, b: index into repeats
        fail,
    } code;
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

/// x{min,max} whose body is too large to be written out.
struct RegexRepeat {
    std::uint32_t minimum;
    std::uint32_t maximum;  ///< 0xFFFFFFFF: any number
    bool greedy;
    std::uint32_t body;  ///< where the body begins; it ends in a jump back to the loop
    std::uint32_t position_slot;
};

struct Regex::Program {
    std::vector<RegexInstruction> code;
    std::vector<RegexClass> classes;
    std::vector<RegexRepeat> repeats;
    std::map<std::u32string, std::size_t> names;
    std::size_t groups = 0;
    std::size_t counters = 0;
    unsigned flags = 0;
};

void compile_regex(std::u32string_view pattern, unsigned flags, Regex::Program& program);

char32_t regex_fold(char32_t c);
std::u32string_view regex_same_letters(char32_t c);
bool regex_is_digit(char32_t c, bool ascii);
bool regex_is_space(char32_t c, bool ascii);
bool regex_is_word(char32_t c, bool ascii);

}  // namespace aludel::python
