#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "python/regex_node.hpp"

namespace aludel::python {

/// Reads the text of a pattern: groups and repetitions in regex_parse.cpp, single characters and classes in
/// regex_parse_atom.cpp. Throws RegexError in CPython's words.
class RegexParser {
public:
    RegexParser(std::u32string_view pattern, unsigned flags, Regex::Program& program)
        : text_(pattern), flags_(flags), program_(program) {}

    RegexNodePointer parse();
    /// Conditions on groups are known to be right only at the end.
    void check_conditions() const;

private:
    static std::ptrdiff_t position(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }
    bool more() const { return at_ < text_.size(); }
    bool looking_at(char32_t c) const { return more() && text_[at_] == c; }
    bool take(char32_t c);
    static RegexNodePointer make(RegexNode::Kind kind);
    RegexNodePointer alternation(std::size_t depth);
    void skip_verbose();
    RegexNodePointer sequence(std::size_t depth);
    bool repeats_here() const;
    struct Bounds {
        std::uint32_t minimum;
        std::uint32_t maximum;
        std::size_t end;
    };

    /// "{m}", "{m,}", "{,n}", "{m,n}"; anything else is the character '{'.
    std::optional<Bounds> bounds(std::size_t at) const;
    void quantify(RegexNode& sequence, std::size_t start);
    RegexNodePointer assertion(RegexInstruction::Code code, std::uint32_t detail = 0);
    RegexNodePointer literal(char32_t c);
    RegexNodePointer atom(std::size_t depth);
    RegexNodePointer class_node(RegexClass value);
    static std::optional<RegexItem::Kind> category(char32_t c);
    /// The value of an escape that stands for one character; `at_` is behind its letter.
    std::optional<char32_t> simple_escape(char32_t c, std::size_t start);
    char32_t hex_escape(std::size_t digits, std::size_t start);
    RegexNodePointer escape();
    RegexNodePointer numeric_escape(char32_t c, std::size_t start);
    RegexNodePointer reference(std::size_t number, std::size_t where);
    /// One end of a range or a single member; a category sets `kind`.
    RegexItem class_member(std::size_t class_start);
    RegexNodePointer character_class();
    RegexNodePointer group(std::size_t depth);
    /// The body of a group and its closing parenthesis.
    RegexNodePointer finish(std::size_t depth, std::size_t start, RegexNodePointer around);
    RegexNodePointer capture(std::size_t depth, std::size_t start, const std::u32string& name);
    std::u32string group_name(char32_t terminator);
    static bool is_identifier(const std::u32string& name);
    RegexNodePointer named(std::size_t depth, std::size_t start);
    RegexNodePointer look(std::size_t depth, std::size_t start, bool ahead, bool negated);
    RegexNodePointer conditional(std::size_t depth, std::size_t start);
    static unsigned flag_of(char32_t c);
    RegexNodePointer inline_flags(std::size_t depth, std::size_t start);
    RegexNodePointer finish_scoped(std::size_t depth, std::size_t start);

    std::u32string_view text_;
    unsigned flags_;
    unsigned global_ = 0;
    Regex::Program& program_;
    std::size_t at_ = 0;
    std::size_t groups_ = 0;
    std::vector<std::size_t> open_groups_;
    std::vector<std::pair<std::size_t, std::size_t>> conditions_;
    bool last_quantified_ = false;
};

}  // namespace aludel::python
