#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace aludel::python {

/// A pattern that is not Python's: message and position as re.error gives them.
struct RegexError : std::runtime_error {
    RegexError(std::string message, std::ptrdiff_t position);
    std::string message;
    std::ptrdiff_t position;  ///< in characters; -1: none
};

/// The matcher has taken too many steps.
struct RegexLimit : std::runtime_error {
    RegexLimit() : std::runtime_error("regular expression took too many steps") {}
};

/// Python's regular expressions (library reference, "re"), as of CPython 3.11: a backtracking matcher with an
/// explicit stack, so that neither long texts nor bad patterns exhaust the C++ stack. Works on code points.
class Regex {
public:
    enum Flags : unsigned {
        ignore_case = 2,
        locale = 4,  ///< bytes patterns only; refused
        multi_line = 8,
        dot_all = 16,
        unicode = 32,
        verbose = 64,
        ascii = 256,
    };

    /// Throws RegexError.
    Regex(std::u32string_view pattern, unsigned flags);
    ~Regex();
    Regex(Regex&&) noexcept;

    enum class Anchor { search, start, full };
    using Spans = std::vector<std::ptrdiff_t>;  ///< 2 a group, -1 where it took no part; then lastindex (0: none)

    /// Looks in text[begin, end). `not_empty_at` forbids an empty match at that position (-1: none): how sub and
    /// findall go on after an empty match. Throws RegexLimit after `steps`.
    bool match(std::u32string_view text, std::size_t begin, std::size_t end, Anchor anchor, Spans& spans,
               std::ptrdiff_t not_empty_at = -1, std::uint64_t steps = 50'000'000) const;

    std::size_t groups() const;  ///< without group 0
    const std::map<std::u32string, std::size_t>& names() const;
    unsigned flags() const;  ///< with those written in the pattern

    struct Program;

private:
    std::unique_ptr<Program> program_;
};

/// A replacement of re.sub: literal pieces and group references in turn.
struct RegexTemplate {
    struct Piece {
        std::u32string text;
        std::ptrdiff_t group = -1;  ///< -1: literal
    };
    std::vector<Piece> pieces;
    /// Throws RegexError ("invalid group reference 3 at position 1", "bad escape \q …", unknown group name).
    static RegexTemplate parse(std::u32string_view text, const Regex& regex);
};

/// re.escape
std::u32string regex_escape(std::u32string_view text);

}  // namespace aludel::python
