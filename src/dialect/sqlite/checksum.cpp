#include "dialect/sqlite/checksum.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "dialect/sqlite/compile.hpp"
#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

namespace {

// No token holds a zero byte, as split() refuses them, and none is empty: the ends cannot be mistaken.
constexpr std::string_view token_end{"\0", 1};
constexpr std::string_view statement_end{"\0\0", 2};

void add_tokens(Sha256& hash, std::string_view sql) {
    for (const Token& token : significant_tokens(sql)) {
        const std::string_view text = sql.substr(token.begin, token.end - token.begin);
        if (text.find('\r') == std::string_view::npos) {
            hash.update(text);
        } else {
            hash.update(replace_all(text, "\r\n", "\n"));
        }
        hash.update(token_end);
    }
    hash.update(statement_end);
}

}  // namespace

std::string checksum(const std::vector<catalog::Operation>& operations) {
    Sha256 hash;
    for (const catalog::Operation& operation : operations) {
        for (const Statement& statement : compile(operation)) {
            add_tokens(hash, statement.sql);
        }
    }
    return hash.hex();
}

}  // namespace aludel::dialect::sqlite
