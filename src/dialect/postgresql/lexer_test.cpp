#include "dialect/postgresql/lexer.hpp"

#include <gtest/gtest.h>
#include <pg_query.h>
#include <pg_query/pg_query.pb-c.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace aludel::dialect::postgresql {
namespace {

using Tokens = std::vector<std::pair<std::size_t, std::size_t>>;

/// libpg_query's tokens without comments; nothing when its scanner refuses the text.
std::optional<Tokens> scanned(const std::string& text) {
    const PgQueryScanResult result = pg_query_scan(text.c_str());
    std::optional<Tokens> tokens;
    if (result.error == nullptr) {
        tokens.emplace();
        PgQuery__ScanResult* scan =
            pg_query__scan_result__unpack(nullptr, result.pbuf.len, reinterpret_cast<const uint8_t*>(result.pbuf.data));
        for (std::size_t i = 0; i < scan->n_tokens; ++i) {
            const PgQuery__ScanToken* token = scan->tokens[i];
            if (token->token != PG_QUERY__TOKEN__SQL_COMMENT && token->token != PG_QUERY__TOKEN__C_COMMENT)
                tokens->emplace_back(static_cast<std::size_t>(token->start), static_cast<std::size_t>(token->end));
        }
        pg_query__scan_result__free_unpacked(scan, nullptr);
    }
    pg_query_free_scan_result(result);
    return tokens;
}

/// Ours, a string with its continuations as one token, as PostgreSQL has it. `beyond`: what libpg_query's changed
/// scanner gets wrong, for which split_test asks the server: a string continued behind a comment, the ends of U&'…'.
std::optional<Tokens> lexed(const std::string& text, bool* beyond = nullptr) {
    Lexer lexer(text);
    Tokens tokens;
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
        if (token.kind == TokenKind::unterminated)
            return std::nullopt;
        if (beyond != nullptr && text.substr(token.begin, 3).find_first_of("\"'") == 2 && text[token.begin + 1] == '&')
            *beyond = true;
        if (token.kind == TokenKind::continuation) {
            if (beyond != nullptr &&
                text.substr(tokens.back().second, token.begin - tokens.back().second).find("--") != std::string::npos)
                *beyond = true;
            tokens.back().second = token.end;
        } else {
            tokens.emplace_back(token.begin, token.end);
        }
    }
    return tokens;
}

std::string show(const std::string& text, const std::optional<Tokens>& tokens) {
    if (!tokens)
        return "(refused)";
    std::string out;
    for (const auto& [begin, end] : *tokens) out += "[" + text.substr(begin, end - begin) + "]";
    return out;
}

/// Where PostgreSQL's scanner takes the text, ours finds the same tokens. Returns whether it took it.
bool same(const std::string& text) {
    const auto theirs = scanned(text);
    if (!theirs)
        return false;
    bool beyond = false;
    const auto ours = lexed(text, &beyond);
    if (beyond)
        return true;
    EXPECT_EQ(theirs == ours, true) << text << "\npg:   " << show(text, theirs) << "\nours: " << show(text, ours);
    return true;
}

TEST(Lexer, agrees_with_postgresql_on_what_is_difficult) {
    for (const char* text :
         {"SELECT 'a''b', E'a\\'b', e'\\\\', \"a\"\"b\", N'x', n'y', B'01', x'1F'",
          "SELECT 'a'\n'b', 'a'\n\n  'b', E'a'\n'\\'' , 'a' 'b', 'a' /* c */ \n 'b', 'a'\r\n'b'",
          "SELECT $$a;b$$, $a$ $$ $a$, $a_1$x$a_1$, $é$x$é$, a$b$c, $1, $12+$3, $ x",
          "/* a /* b */ ; */ SELECT 1 -- ;\n;",
          "SELECT 1+-2, a<-b, a@-b, a*-b, a--c\n, a/**/b, a+/*x*/b, a-/*x*/b, @-1, <->-1, =-1, ->>'a'",
          "SELECT 1.5, .5, 5., 1..2, 1.5e10, 1e-5, 1.e+5, a.b, a.*, a[1:2], a[:], x::int, x:=1, x=>1, x<=y, x!=y, "
          "x<>y, x>=y",
          "SELECT é, \"é\", 'é', $é$é$é$ FROM été",
          "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END", "\\x \\. a\\b",
          "a #>> b #- c ?| d ?& e ~* f !~~* g ^@ h", "SELECT 1 ; ; ;", "E 'x' B 'x' U & 'x' u&x"})
        EXPECT_TRUE(same(text)) << "PostgreSQL's scanner refused: " << text;
}

TEST(Lexer, agrees_with_postgresql_on_random_soup) {
    const std::vector<std::string> pieces = {
        "SELECT", "a",      "_x1",  "E",    "e",    "B",  "X",   "N",   "U&",   "u&",
        "'",      "'",      "''",   "\"",   "\"\"", "$",  "$$",  "$a$", "$1",   "$a",
        "--",     "/*",     "*/",   "/",    "*",    "+",  "-",   "@",   "<",    ">",
        "=",      "!",      "?",    "|",    "&",    "#",  "%",   "^",   "~",    "`",
        "(",      ")",      "[",    "]",    ",",    ";",  ":",   "::",  ":=",   ".",
        "..",     "1",      "0",    "23",   "1.5",  ".5", "1e",  "1e5", "E-3",  " ",
        "  ",     "\n",     "\r\n", "\t",   "\f",   "\\", "\\'", "é",   "日本", "\xF0\x9F\x98\x80",
        "BEGIN",  "ATOMIC", "END",  "copy", "x'",   "e'", "b'",  "$é$", "{",    "}"};
    std::mt19937 random(20261120);
    int taken = 0;
    for (int round = 0; round < 60000; ++round) {
        std::string text;
        const std::size_t count = 1 + random() % 14;
        for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
        taken += same(text) ? 1 : 0;
        if (::testing::Test::HasFailure())
            break;
    }
    EXPECT_GT(taken, 10000);
}

TEST(Lexer, takes_number_literals_of_newer_servers_as_one_token) {
    const std::string text = "SELECT 0x1F, 0o17, 0b101, 1_000_000.000_1e1_0, 1_0..2";
    EXPECT_EQ(show(text, lexed(text)), "[SELECT][0x1F][,][0o17][,][0b101][,][1_000_000.000_1e1_0][,][1_0][..][2]");
}

}  // namespace
}  // namespace aludel::dialect::postgresql
