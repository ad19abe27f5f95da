#include "dialect/sqlite/inspect.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/text.hpp"
#include "dialect/sqlite/lexer.hpp"
#include "dialect/sqlite/quote.hpp"

namespace aludel::dialect::sqlite {

namespace {

bool object_exists(Connection& connection, std::string_view type, const QualifiedName& name) {
    const std::string schema = name.schema.empty() ? "main" : name.schema;
    const Value parameters[] = {std::string(type), name.name};
    const std::string sql = fmt::format("SELECT 1 FROM {}.sqlite_schema WHERE type = ?1 AND name = ?2 COLLATE NOCASE",
                                        quote_identifier(schema));
    return !connection.query(sql, parameters).rows.empty();
}

bool column_exists(Connection& connection, const QualifiedName& table, const std::string& column) {
    const Value parameters[] = {table.name, table.schema.empty() ? std::string("main") : table.schema, column};
    return !connection.query("SELECT 1 FROM pragma_table_xinfo(?1, ?2) WHERE name = ?3 COLLATE NOCASE", parameters)
                .rows.empty();
}

}  // namespace

QualifiedName read_name(const TokenList& tokens, std::size_t& at) {
    QualifiedName name;
    if (!tokens.is_name(at)) {
        return name;
    }
    name.name = tokens.name(at++);
    if (tokens.text(at) == "." && tokens.is_name(at + 1)) {
        name.schema = std::exchange(name.name, tokens.name(at + 1));
        at += 2;
    }
    return name;
}

bool table_exists(Connection& connection, const QualifiedName& table) {
    return object_exists(connection, "table", table);
}

namespace {

std::optional<bool> created_or_dropped(Connection& connection, const TokenList& tokens, bool created) {
    std::size_t at = 1;
    while (tokens.is(at, "UNIQUE") || tokens.is(at, "VIRTUAL")) {
        ++at;
    }
    if (tokens.is(at, "TEMP") || tokens.is(at, "TEMPORARY")) {
        return std::nullopt;  // gone with the connection
    }
    const std::string type = ascii_lower(tokens.word(at++));
    if (type != "table" && type != "index" && type != "view" && type != "trigger") {
        return std::nullopt;
    }
    if (tokens.are(at, {"IF", "NOT", "EXISTS"})) {
        at += 3;
    } else if (tokens.are(at, {"IF", "EXISTS"})) {
        at += 2;
    }
    const QualifiedName name = read_name(tokens, at);
    if (name.name.empty()) {
        return std::nullopt;
    }
    return object_exists(connection, type, name) == created;
}

std::optional<bool> altered(Connection& connection, const TokenList& tokens) {
    std::size_t at = 2;
    const QualifiedName table = read_name(tokens, at);
    const std::string verb = tokens.word(at++);
    if (verb == "RENAME" && tokens.is(at, "TO")) {
        return table_exists(connection, {table.schema, tokens.name(at + 1)}) && !table_exists(connection, table);
    }
    at += tokens.is(at, "COLUMN") ? 1 : 0;
    const std::string column = tokens.name(at);
    if (verb == "ADD") {
        return column_exists(connection, table, column);
    }
    if (verb == "DROP") {
        return !column_exists(connection, table, column);
    }
    if (verb == "RENAME" && tokens.is(at + 1, "TO")) {
        return column_exists(connection, table, tokens.name(at + 2)) && !column_exists(connection, table, column);
    }
    return std::nullopt;
}

}  // namespace

std::optional<bool> took_effect(Connection& connection, std::string_view sql) {
    const TokenList tokens(sql);
    if (tokens.is(0, "CREATE") || tokens.is(0, "DROP")) {
        return created_or_dropped(connection, tokens, tokens.is(0, "CREATE"));
    }
    if (tokens.are(0, {"ALTER", "TABLE"})) {
        return altered(connection, tokens);
    }
    return std::nullopt;
}

}  // namespace aludel::dialect::sqlite
