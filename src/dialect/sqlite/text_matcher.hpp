#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/text.hpp"

/// For texts that SQLAlchemy reads with regular expressions.
namespace aludel::dialect::sqlite {

using Position = std::optional<std::size_t>;  ///< behind what was matched

inline bool is_blank(char c) {
    return c == ' ' || c == '\t';
}
inline bool is_space(char c) {
    return is_blank(c) || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
/// [a-z0-9_], without regard to case
inline bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
/// \w: letters of other scripts too
inline bool is_word(char c) {
    return is_plain(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// A text that is matched piece by piece, from a position.
class Matcher {
public:
    explicit Matcher(std::string_view text) : text_(text) {}

    std::size_t size() const { return text_.size(); }
    std::string slice(std::size_t begin, std::size_t end) const {
        return std::string(text_.substr(begin, end - begin));
    }
    bool at(std::size_t position, char c) const { return position < text_.size() && text_[position] == c; }

    Position literal(std::size_t position, std::string_view word) const {
        return position <= text_.size() && iequals(text_.substr(position, word.size()), word)
                   ? Position(position + word.size())
                   : std::nullopt;
    }
    /// As many as there are.
    template <typename Predicate>
    std::size_t run(std::size_t position, const Predicate& is) const {
        while (position < text_.size() && is(text_[position])) {
            ++position;
        }
        return position;
    }
    template <typename Predicate>
    Position some(std::size_t position, const Predicate& is) const {
        const std::size_t end = run(position, is);
        return end > position ? Position(end) : std::nullopt;
    }
    std::size_t blanks(std::size_t position) const {
        return run(position, [](char c) { return c == ' '; });
    }
    Position some_blanks(std::size_t position) const {
        return some(position, [](char c) { return c == ' '; });
    }
    std::size_t line_end(std::size_t position) const { return std::min(text_.find('\n', position), text_.size()); }

    /// `.+?` up to where the rest can begin: `rest` is asked for each end on the line, the nearest first.
    template <typename Rest>
    Position lazily(std::size_t begin, const Rest& rest) const {
        for (std::size_t end = begin + 1; end <= line_end(begin); ++end) {
            if (const Position matched = rest(end)) {
                return matched;
            }
        }
        return std::nullopt;
    }

    /// `"…"` with anything but a line end inside, then the rest.
    template <typename Rest>
    Position quoted(std::size_t position, std::string& name, const Rest& rest) const {
        if (!at(position, '"')) {
            return std::nullopt;
        }
        return lazily(position + 1, [&](std::size_t end) -> Position {
            if (!at(end, '"')) {
                return std::nullopt;
            }
            name = slice(position + 1, end);
            return rest(end + 1);
        });
    }

    /// `CONSTRAINT name ` before the rest, or the rest alone.
    template <typename Rest>
    Position maybe_named(std::size_t position, std::string& name, const Rest& rest) const {
        if (const Position named = this->named(position, name, rest)) {
            return named;
        }
        name.clear();
        return rest(position);
    }

    template <typename Rest>
    Position named(std::size_t position, std::string& name, const Rest& rest) const {
        const Position word = literal(position, "CONSTRAINT");
        const Position start = word ? some_blanks(*word) : std::nullopt;
        if (!start) {
            return std::nullopt;
        }
        const auto behind_name = [&](std::size_t end) {
            const Position next = some_blanks(end);
            return next ? rest(*next) : std::nullopt;
        };
        if (at(*start, '"')) {
            return quoted(*start, name, behind_name);
        }
        const Position end = some(*start, is_word);
        if (!end) {
            return std::nullopt;
        }
        name = slice(*start, *end);
        return behind_name(*end);
    }

private:
    std::string_view text_;
};

/// Every place at which `match` succeeds, none overlapping another.
inline void each_match(const Matcher& text, const std::function<Position(std::size_t)>& match) {
    for (std::size_t at = 0; at < text.size();) {
        const Position end = match(at);
        at = end && *end > at ? *end : at + 1;
    }
}

}  // namespace aludel::dialect::sqlite
