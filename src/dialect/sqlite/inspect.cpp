#include "dialect/sqlite/inspect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "dialect/sqlite/compile.hpp"
#include "dialect/sqlite/lexer.hpp"
#include "dialect/sqlite/quote.hpp"

namespace aludel::dialect::sqlite {

namespace {

constexpr std::size_t count_at_most = 10000;

/// SQLite's names compare without case (ASCII only).
std::string key_of(std::string_view name) {
    return ascii_lower(name);
}

/// Schema-qualified name at `at`; moves behind it. Empty name: there is none.
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

/// Follows the tables of a list of statements by name: which of today's tables stands behind each, and where its rows
/// went.
class TableWalk {
public:
    void statement(std::string_view sql) {
        const TokenList tokens(sql);
        if (tokens.is(0, "CREATE")) {
            create(tokens);
        } else if (tokens.are(0, {"ALTER", "TABLE"})) {
            rename(tokens);
        } else if (tokens.are(0, {"INSERT", "INTO"})) {
            copy(tokens);
        } else if (tokens.are(0, {"DROP", "TABLE"})) {
            drop(tokens);
        }
    }

    /// Tables of today that are gone in the end and whose rows are not known to live on under the same name.
    std::vector<QualifiedName> lost() const {
        std::vector<QualifiedName> names;
        for (const Dropped& one : dropped_) {
            const auto heir = tables_.find(key_of(one.original.name));
            const bool kept = heir != tables_.end() && heir->second.made_here &&
                              std::find(heir->second.holds.begin(), heir->second.holds.end(),
                                        key_of(one.original.name)) != heir->second.holds.end();
            if (!kept) {
                names.push_back(one.original);
            }
        }
        return names;
    }

private:
    struct Table {
        bool made_here = false;
        QualifiedName original;          ///< of a table that is there today
        std::vector<std::string> holds;  ///< keys of today's tables whose rows were all copied into this one
    };
    struct Dropped {
        QualifiedName original;
    };

    Table& table(const QualifiedName& name) {
        const auto [found, fresh] = tables_.try_emplace(key_of(name.name));
        if (fresh) {
            found->second.original = name;
        }
        return found->second;
    }

    void create(const TokenList& tokens) {
        std::size_t at = tokens.is(1, "TEMP") || tokens.is(1, "TEMPORARY") ? 2 : 1;
        if (!tokens.is(at, "TABLE")) {
            return;
        }
        ++at;
        if (tokens.are(at, {"IF", "NOT", "EXISTS"})) {
            return;  // may find the table of today
        }
        const QualifiedName name = read_name(tokens, at);
        Table made;
        made.made_here = true;
        if (tokens.is(at, "AS")) {
            note_full_copy(tokens, at + 1, made);
        }
        tables_[key_of(name.name)] = std::move(made);
    }

    void rename(const TokenList& tokens) {
        std::size_t at = 2;
        const QualifiedName from = read_name(tokens, at);
        if (!tokens.are(at, {"RENAME", "TO"}) || !tokens.is_name(at + 2)) {
            return;
        }
        Table moved = table(from);
        tables_.erase(key_of(from.name));
        tables_[key_of(tokens.name(at + 2))] = std::move(moved);
    }

    void copy(const TokenList& tokens) {
        std::size_t at = 2;
        const QualifiedName into = read_name(tokens, at);
        if (tokens.text(at) == "(") {
            while (at < tokens.size() && tokens.text(at) != ")") {
                ++at;
            }
            ++at;
        }
        if (!into.name.empty()) {
            note_full_copy(tokens, at, table(into));
        }
    }

    /// `SELECT … FROM table` from token `at` to the end, with no second FROM, no WHERE, no LIMIT, no join.
    void note_full_copy(const TokenList& tokens, std::size_t at, Table& into) {
        if (!tokens.is(at, "SELECT") || tokens.is(at + 1, "DISTINCT")) {
            return;
        }
        std::size_t depth = 0;
        for (++at; at < tokens.size(); ++at) {
            depth += tokens.text(at) == "(" ? 1 : 0;
            depth -= tokens.text(at) == ")" && depth > 0 ? 1 : 0;
            if (depth == 0 && tokens.is(at, "FROM")) {
                break;
            }
        }
        ++at;
        const QualifiedName from = read_name(tokens, at);
        if (from.name.empty() || (at < tokens.size() && !tokens.are(at, {"ORDER", "BY"}))) {
            return;
        }
        for (std::size_t rest = at; rest < tokens.size(); ++rest) {
            if (tokens.is(rest, "LIMIT")) {
                return;
            }
        }
        const Table& source = table(from);
        if (!source.made_here) {
            into.holds.push_back(key_of(source.original.name));
        } else {
            into.holds.insert(into.holds.end(), source.holds.begin(), source.holds.end());
        }
    }

    void drop(const TokenList& tokens) {
        std::size_t at = tokens.are(2, {"IF", "EXISTS"}) ? 4 : 2;
        const QualifiedName name = read_name(tokens, at);
        if (name.name.empty()) {
            return;
        }
        const Table gone = table(name);
        tables_.erase(key_of(name.name));
        if (gone.made_here) {
            return;  // holds copies at most; where they came from is judged by itself
        }
        dropped_.push_back({gone.original});
        // A later table of this name is another one, even when no CREATE TABLE was seen.
        tables_[key_of(name.name)] = Table{true, {}, {}};
    }

    std::map<std::string, Table> tables_;  ///< by the key of the name each has now
    std::vector<Dropped> dropped_;
};

}  // namespace

bool table_exists(Connection& connection, const QualifiedName& table) {
    return object_exists(connection, "table", table);
}

std::vector<std::string> populated_tables_dropped_by(Connection& connection,
                                                     const std::vector<catalog::Operation>& operations) {
    TableWalk walk;
    for (const catalog::Operation& operation : operations) {
        for (const Statement& statement : compile(operation)) {
            walk.statement(statement.sql);
        }
    }
    std::vector<std::string> populated;
    for (const QualifiedName& name : walk.lost()) {
        if (!table_exists(connection, name)) {
            continue;
        }
        const Result counted = connection.query(
            fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} LIMIT {})", quote(name), count_at_most + 1));
        const std::size_t rows = std::stoul(counted.rows.at(0).at(0).value_or("0"));
        if (rows > 0) {
            populated.push_back(fmt::format("{} ({}{})", quote(name), rows > count_at_most ? "at least " : "",
                                            plural(std::min(rows, count_at_most), "row")));
        }
    }
    return populated;
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
