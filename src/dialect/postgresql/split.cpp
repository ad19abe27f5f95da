#include "dialect/postgresql/split.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/lexer.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// Line and column of rising byte offsets, counted once over the text.
class PlaceCounter {
public:
    PlaceCounter(std::string_view text, const Place& start) : text_(text), place_(start) {
        place_.line = std::max(place_.line, 1);
        place_.column = std::max(place_.column, 1);
    }

    Place at(std::size_t offset) {
        for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
            const unsigned char c = static_cast<unsigned char>(text_[offset_]);
            if (c == '\n') {
                ++place_.line;
                place_.column = 1;
            } else if ((c & 0xC0) != 0x80) {
                ++place_.column;
            }
        }
        return place_;
    }

private:
    std::string_view text_;
    Place place_;
    std::size_t offset_ = 0;
};

class Splitter {
public:
    Splitter(std::string_view text, const Place& start)
        : text_(text), lexer_(text), start_(start), places_(text, start) {}

    std::vector<catalog::Operation> split();

private:
    static constexpr std::size_t none = std::string_view::npos;

    void take(const Token& token);
    void take_word(const Token& token);
    void take_symbol(const Token& token);
    void backslash(const Token& token);
    void finish_statement(const Token& semicolon);
    void copy_rows(std::size_t after);
    void check_finished() const;
    void reset();
    /// For errors only: they may point behind where the counter already is.
    Place place(std::size_t offset) const { return PlaceCounter(text_, start_).at(offset); }

    std::string_view text_;
    Lexer lexer_;
    Place start_;
    PlaceCounter places_;
    std::vector<catalog::Operation> operations_;

    std::size_t begin_ = none;  ///< of the statement; none between statements
    std::size_t end_ = 0;       ///< of its last token
    Token previous_;
    int tokens_ = 0;
    bool copy_ = false;  ///< its first word is COPY
    bool from_stdin_ = false;
    bool csv_ = false;
    bool create_ = false;
    bool routine_ = false;  ///< CREATE [OR REPLACE] FUNCTION | PROCEDURE
    int atomic_depth_ = 0;  ///< open BEGIN ATOMIC and CASE
    std::size_t atomic_begin_ = 0;
    std::vector<std::size_t> parentheses_;
};

void Splitter::reset() {
    begin_ = none;
    previous_ = {};
    tokens_ = 0;
    copy_ = from_stdin_ = csv_ = create_ = routine_ = false;
    atomic_depth_ = 0;
    parentheses_.clear();
}

void Splitter::take_word(const Token& token) {
    const std::string_view word = lexer_.text(token);
    const std::string_view before = previous_.kind == TokenKind::word ? lexer_.text(previous_) : std::string_view();
    if (tokens_ == 0) {
        copy_ = is_word(word, "copy");
        create_ = is_word(word, "create");
    } else if (create_ && (tokens_ == 1 || tokens_ == 3) && (is_word(word, "function") || is_word(word, "procedure"))) {
        routine_ = true;
    }
    if (copy_) {
        if (parentheses_.empty() && is_word(word, "stdin") && is_word(before, "from"))
            from_stdin_ = true;
        csv_ = csv_ || is_word(word, "csv");
    }
    if (!routine_)
        return;
    // Behind AS or a dot any keyword is only a name.
    const bool label = is_word(before, "as") || (previous_.kind == TokenKind::symbol && lexer_.text(previous_) == ".");
    if (atomic_depth_ == 0) {
        if (parentheses_.empty() && is_word(word, "atomic") && is_word(before, "begin")) {
            atomic_depth_ = 1;
            atomic_begin_ = previous_.begin;
        }
    } else if (!label && is_word(word, "case")) {
        ++atomic_depth_;
    } else if (!label && is_word(word, "end")) {
        --atomic_depth_;
    }
}

void Splitter::take_symbol(const Token& token) {
    switch (text_[token.begin]) {
        case '(':
            parentheses_.push_back(token.begin);
            break;
        case ')':
            if (parentheses_.empty())
                throw Error(ErrorCode::sql_syntax, "a closing parenthesis without the one that opens it")
                    .at(place(token.begin))
                    .hint("remove it, or look for a semicolon too early");
            parentheses_.pop_back();
            break;
        case '\\':
            backslash(token);
            break;
        default:
            break;
    }
}

void Splitter::backslash(const Token& token) {
    const std::size_t end = text_.find_first_of(" \t\r\n", token.begin);
    const std::string_view command = text_.substr(token.begin, end == none ? none : end - token.begin);
    if (begin_ == none && (command == "\\restrict" || command == "\\unrestrict")) {
        const std::size_t line_end = text_.find('\n', token.begin);
        lexer_.jump(line_end == none ? text_.size() : line_end);
        return;
    }
    if (command == "\\.")
        throw Error(ErrorCode::sql_syntax, "\\. ends the data of a COPY … FROM stdin, but there is none here")
            .at(place(token.begin))
            .hint("write COPY … FROM stdin; above the data, or leave the line out");
    throw Error(ErrorCode::sql_syntax, fmt::format("{} is a command of psql, not SQL", truncate_display(command, 40)))
        .at(place(token.begin))
        .hint(command.starts_with("\\copy")
                  ? "write COPY … FROM stdin; with its data on the lines below it, ended by \\."
              : command.starts_with("\\i") ? "put the statements of that file here"
                                           : "leave it out; only SQL statements reach the server");
}

void Splitter::take(const Token& token) {
    if (token.kind == TokenKind::unterminated)
        throw Error(ErrorCode::sql_syntax, fmt::format("this {} does not end", lexer_.unterminated()))
            .at(place(token.begin))
            .hint("close it; all the text behind it was taken for a part of it");
    if (token.kind == TokenKind::symbol) {
        if (text_[token.begin] == ';' && parentheses_.empty() && atomic_depth_ == 0) {
            finish_statement(token);
            return;
        }
        take_symbol(token);
        if (text_[token.begin] == '\\')
            return;
    } else if (token.kind == TokenKind::word) {
        take_word(token);
    }
    if (begin_ == none)
        begin_ = token.begin;
    end_ = token.end;
    previous_ = token;
    ++tokens_;
}

void Splitter::finish_statement(const Token& semicolon) {
    if (begin_ == none)
        return;
    if (copy_ && from_stdin_) {
        copy_rows(semicolon.end);
    } else {
        operations_.push_back(
            catalog::ExecuteSql{std::string(text_.substr(begin_, end_ - begin_)), places_.at(begin_)});
    }
    reset();
}

void Splitter::copy_rows(std::size_t after) {
    const std::size_t line_end = text_.find('\n', after);
    const std::string_view rest = trim(text_.substr(after, line_end == none ? none : line_end - after));
    if (!rest.empty() && !rest.starts_with("--"))
        throw Error(ErrorCode::sql_syntax,
                    "the data of COPY … FROM stdin begins on the next line, but something stands behind the semicolon")
            .at(place(text_.find(rest, after)))
            .hint("move it to a line of its own below the \\.");
    std::string data;
    std::size_t p = line_end == none ? text_.size() : line_end + 1;
    for (;;) {
        const std::size_t stop = text_.find('\n', p);
        std::string_view line = text_.substr(p, stop == none ? none : stop - p);
        const std::string_view bare = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        if (bare == "\\.") {
            p = stop == none ? text_.size() : stop + 1;
            break;
        }
        if (stop == none)
            throw Error(ErrorCode::sql_syntax,
                        "the data of this COPY … FROM stdin does not end: there is no line \\. behind it")
                .at(place(begin_))
                .hint("end the data with a line that holds \\. and nothing else");
        // A raw carriage return can only be part of a value in CSV; elsewhere it is how the file was checked out.
        data += csv_ ? line : bare;
        data += '\n';
        p = stop + 1;
    }
    operations_.push_back(
        catalog::CopyRows{std::string(text_.substr(begin_, end_ - begin_)), std::move(data), places_.at(begin_)});
    lexer_.jump(p);
}

void Splitter::check_finished() const {
    if (!parentheses_.empty())
        throw Error(ErrorCode::sql_syntax, "this parenthesis is not closed")
            .at(place(parentheses_.back()))
            .hint("close it before the semicolon; inside parentheses a semicolon ends nothing");
    if (atomic_depth_ > 0)
        throw Error(ErrorCode::sql_syntax, "this BEGIN ATOMIC has no END")
            .at(place(atomic_begin_))
            .hint("the body of the routine ends with END;");
    if (copy_ && from_stdin_)
        throw Error(ErrorCode::sql_syntax,
                    "COPY … FROM stdin needs a semicolon and its data on the lines below it, ended by \\.")
            .at(place(begin_))
            .hint("an empty table is COPY … FROM stdin; with \\. on the next line");
}

std::vector<catalog::Operation> Splitter::split() {
    if (const std::size_t nul = text_.find('\0'); nul != none)
        throw Error(ErrorCode::sql_syntax, "a NUL character; SQL cannot hold one")
            .at(place(nul))
            .hint("save the file as UTF-8 text; UTF-16 is full of them");
    for (Token token = lexer_.next(); token.kind != TokenKind::end; token = lexer_.next()) take(token);
    if (begin_ != none) {
        check_finished();
        finish_statement({TokenKind::symbol, text_.size(), text_.size()});
    }
    return std::move(operations_);
}

}  // namespace

std::vector<catalog::Operation> split(std::string_view text, const Place& start) {
    if (text.starts_with("\xEF\xBB\xBF"))  // a byte order mark, as some editors put it
        text.remove_prefix(3);
    return Splitter(text, start).split();
}

bool has_several_statements(std::string_view sql) {
    if (sql.find(';') == std::string_view::npos)
        return false;
    try {
        return split(sql, {}).size() > 1;
    } catch (const Error&) {
        return false;  // the server will say what is wrong with it
    }
}

}  // namespace aludel::dialect::postgresql
