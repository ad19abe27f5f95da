#include "dialect/postgresql/simulation/newer_syntax.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "dialect/postgresql/lexer.hpp"
#include "dialect/postgresql/simulation/mark_named.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// Words that came with 16, 17 and 18, where they are new to the grammar.
constexpr std::array newer_words = {"virtual",
                                    "without",
                                    "enforced",
                                    "period",
                                    "json_table",
                                    "json_array",
                                    "json_object",
                                    "json_scalar",
                                    "json_serialize",
                                    "json_exists",
                                    "json_query",
                                    "json_value",
                                    "json",
                                    "maintain",
                                    "split",
                                    "merge",
                                    "inherit",
                                    "any_value",
                                    "system_user",
                                    "passing",
                                    "absent",
                                    "returning",
                                    "old",
                                    "new",
                                    "buffer_usage_limit",
                                    "sinherit",
                                    "overlaps",
                                    "expression",
                                    "statistics"};

bool has_newer_word(const Context& context) {
    Lexer lexer(context.text.sql);
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
        const std::string word = ascii_lower(lexer.text(token));
        if (token.kind == TokenKind::word &&
            std::find(newer_words.begin(), newer_words.end(), word) != newer_words.end())
            return true;
        // 1_000 and 0x1F are numbers since 16.
        if (token.kind == TokenKind::number && word.find_first_not_of("0123456789.e+-") != std::string::npos)
            return true;
    }
    return false;
}

/// Where the `column`th character from 1 begins.
std::size_t byte_of(std::string_view text, std::size_t column) {
    std::size_t at = 0;
    for (std::size_t seen = 1; at < text.size() && seen < column; ++seen)
        for (++at; at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;) ++at;
    return at;
}

}  // namespace

Result perform_newer(const Context& context, const Parsed& parsed) {
    const std::size_t at = byte_of(context.text.sql, parsed.column);
    if (parsed.error == "there is no statement")
        return {};
    if (!has_newer_word(context))
        throw context.error("42601", parsed.error, at);
    if (!mark_named(context, context.text.sql, "syntax of a server newer than PostgreSQL 15"))
        throw context.refusal("the syntax is not that of PostgreSQL 15, which is simulated: " + parsed.error, at);
    Result unknown;
    unknown.unknown = "what a statement of a newer server gives";
    return unknown;
}

}  // namespace aludel::dialect::postgresql::simulation
