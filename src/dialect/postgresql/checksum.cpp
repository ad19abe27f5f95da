#include "dialect/postgresql/checksum.hpp"

#include "base/hash.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/compile.hpp"
#include "dialect/postgresql/lexer.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// Line ends inside quoted text and data are those of the checkout, not of the revision.
std::string with_unix_line_ends(std::string_view text) {
    return replace_all(text, "\r\n", "\n");
}

/// Length before content, so that no two streams of parts look the same.
void append(std::string& out, char kind, std::string_view bytes) {
    out += kind;
    for (std::size_t left = bytes.size(), i = 0; i < 8; ++i, left >>= 8U) out += static_cast<char>(left & 0xFFU);
    out += bytes;
}

void append_tokens(std::string& out, std::string_view sql) {
    Lexer lexer(sql);
    for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next())
        append(out, token.kind == TokenKind::continuation ? 'c' : 't', lexer.text(token));
}

}  // namespace

std::string checksum(const std::vector<catalog::Operation>& operations) {
    Sha256 hash;
    std::string bytes;
    for (const catalog::Operation& operation : operations) {
        for (const Statement& statement : compile(operation)) {
            bytes = statement.copy_data ? 'C' : 'S';
            append_tokens(bytes, with_unix_line_ends(statement.sql));
            if (statement.copy_data)
                append(bytes, 'd', with_unix_line_ends(*statement.copy_data));
            hash.update(bytes);
        }
    }
    return hash.hex();
}

}  // namespace aludel::dialect::postgresql
