#include "dialect/sqlite/split.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// Walks forward through a text and knows line and column; asking for places in order costs one pass in all.
class PlaceWalk {
public:
    PlaceWalk(std::string_view text, Place start) : text_(text), place_(std::move(start)) {
        place_.line = std::max(place_.line, 1);
        place_.column = std::max(place_.column, 1);
    }

    const Place& at(std::size_t offset) {
        for (; at_ < offset && at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '\n') {
                ++place_.line;
                place_.column = 1;
            } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
                ++place_.column;
            }
        }
        return place_;
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    Place place_;
};

/// Whether the semicolon just met ends the statement. CREATE [TEMP] TRIGGER, also behind EXPLAIN, has semicolons of
/// its own and ends at the one behind `; END`.
class StatementEnd {
public:
    void token(TokenKind kind, std::string_view text) {
        switch (state_) {
            case State::start:
                state_ = kind != TokenKind::word    ? State::plain
                         : iequals(text, "CREATE")  ? State::create
                         : iequals(text, "EXPLAIN") ? State::explain
                                                    : State::plain;
                break;
            case State::explain:  // EXPLAIN QUERY PLAN CREATE TRIGGER, too
                state_ = kind == TokenKind::word && iequals(text, "CREATE") ? State::create : State::explain;
                break;
            case State::create:
                if (kind == TokenKind::word && iequals(text, "TRIGGER")) {
                    state_ = State::trigger;
                } else if (kind != TokenKind::word || !(iequals(text, "TEMP") || iequals(text, "TEMPORARY"))) {
                    state_ = State::plain;
                }
                break;
            case State::trigger_semicolon:
                state_ = kind == TokenKind::word && iequals(text, "END") ? State::trigger_end : State::trigger;
                break;
            case State::trigger_end:
                state_ = State::trigger;
                break;
            case State::plain:
            case State::trigger:
                break;
        }
    }

    /// True: the statement ends here, and the next begins.
    bool semicolon() {
        if (state_ == State::trigger || state_ == State::trigger_semicolon) {
            state_ = State::trigger_semicolon;
            return false;
        }
        state_ = State::start;
        return true;
    }

    bool inside_trigger() const { return state_ == State::trigger || state_ == State::trigger_semicolon; }

private:
    enum class State { start, plain, explain, create, trigger, trigger_semicolon, trigger_end };
    State state_ = State::start;
};

void refuse_shell_command(std::string_view text, const Token& token, const Place& place) {
    const char first = text[token.begin];
    if (first != '.' && first != '\\') {
        return;
    }
    const std::string_view line = trim(text.substr(token.begin, text.find('\n', token.begin) - token.begin));
    const std::string word(line.substr(0, line.find_first_of(" \t;")));
    Error error(ErrorCode::sql_syntax,
                fmt::format("{} is a command of the {} shell, not SQL", word, first == '.' ? "sqlite3" : "psql"));
    throw error.at(place).hint("write the SQL itself here; a revision is run by the database, not by a shell");
}

void refuse_copy(std::string_view word, const Place& place) {
    if (!iequals(word, "COPY")) {
        return;
    }
    Error error(ErrorCode::sql_syntax, "COPY is PostgreSQL's, SQLite has no such statement");
    throw error.at(place).hint("use INSERT, or put it into a section with dialect=postgresql");
}

void refuse_unterminated(std::string_view text, const Token& token, const Place& place) {
    if (token.kind == TokenKind::unterminated_comment) {
        throw Error(ErrorCode::sql_syntax, "this comment is never closed").at(place).hint("close it with */");
    }
    if (token.kind == TokenKind::unterminated_quote) {
        const char open = text[token.begin] == 'x' || text[token.begin] == 'X' ? '\'' : text[token.begin];
        const char close = open == '[' ? ']' : open;
        throw Error(ErrorCode::sql_syntax, fmt::format("this {} is never closed", open))
            .at(place)
            .hint(fmt::format("close it with {}{}", close, open == '[' ? "" : "; inside, write it twice"));
    }
}

}  // namespace

Place place_in(std::string_view text, std::size_t offset, const Place& start) {
    return PlaceWalk(text, start).at(offset);
}

std::vector<catalog::Operation> split(std::string_view text, const Place& start) {
    std::vector<catalog::Operation> operations;
    PlaceWalk walk(text, start);
    StatementEnd ending;
    bool open = false;  // a statement has begun
    std::size_t begin = 0;
    std::size_t end = 0;
    Place place;

    const auto close = [&] {
        if (open) {
            operations.emplace_back(catalog::ExecuteSql{std::string(text.substr(begin, end - begin)), place});
        }
        open = false;
    };

    if (const std::size_t zero = text.find('\0'); zero != std::string_view::npos) {
        throw Error(ErrorCode::sql_syntax, "a byte of value zero: SQLite would stop reading here").at(walk.at(zero));
    }
    for (std::size_t at = 0; at < text.size();) {
        const Token token = next_token(text, at);
        at = token.end;
        if (token.kind == TokenKind::space || token.kind == TokenKind::comment) {
            continue;
        }
        refuse_unterminated(text, token,
                            token.kind == TokenKind::unterminated_comment || token.kind == TokenKind::unterminated_quote
                                ? walk.at(token.begin)
                                : Place{});
        if (token.kind == TokenKind::semicolon && ending.semicolon()) {
            close();
            continue;
        }
        const std::string_view word = text.substr(token.begin, token.end - token.begin);
        if (!open) {
            begin = token.begin;
            place = walk.at(begin);
            refuse_shell_command(text, token, place);
            refuse_copy(word, place);
            open = true;
        }
        if (token.kind != TokenKind::semicolon) {
            ending.token(token.kind, word);
        }
        end = token.end;
    }
    if (ending.inside_trigger()) {
        throw Error(ErrorCode::sql_syntax, "this CREATE TRIGGER has no END")
            .at(place)
            .hint("a trigger ends with a semicolon, END and a semicolon: … BEGIN UPDATE …; END;");
    }
    close();
    return operations;
}

}  // namespace aludel::dialect::sqlite
