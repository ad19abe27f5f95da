#include "dialect/sqlite/losses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

#include "base/text.hpp"
#include "dialect/sqlite/compile.hpp"
#include "dialect/sqlite/inspect.hpp"
#include "dialect/sqlite/lexer.hpp"
#include "dialect/sqlite/quote.hpp"

namespace aludel::dialect::sqlite {

namespace {

constexpr std::size_t count_at_most = 10000;

/// SQLite's names compare without case (ASCII only).
std::string key_of(std::string_view name) {
    return ascii_lower(name);
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
            alter(tokens);
        } else if (tokens.are(0, {"INSERT", "INTO"})) {
            copy(tokens);
        } else if (tokens.are(0, {"DELETE", "FROM"})) {
            take_out(tokens);
        } else if (tokens.are(0, {"DROP", "TABLE"})) {
            drop(tokens);
        }
    }

    /// Tables of today that are gone in the end and whose rows are not known to live on under the same name.
    std::vector<QualifiedName> lost() const {
        std::vector<QualifiedName> names;
        for (const Dropped& one : dropped_) {
            if (heir_of(one.original) == nullptr) {
                names.push_back(one.original);
            }
        }
        return names;
    }

    /// What of a table's rows lives on elsewhere.
    struct Held {
        bool all = false;               ///< every column
        std::set<std::string> columns;  ///< keys of those that the copy reads, by their names of today
    };
    struct Rebuilt {
        QualifiedName original;
        Held held;
    };
    /// Tables of today that were dropped and live on under the same name.
    std::vector<Rebuilt> rebuilt() const {
        std::vector<Rebuilt> found;
        for (const Dropped& one : dropped_) {
            if (const Held* held = heir_of(one.original)) {
                found.push_back({one.original, *held});
            }
        }
        return found;
    }

    struct Column {
        QualifiedName table;
        std::string name;
    };
    /// Of tables of today, by the names they have today.
    const std::vector<Column>& columns() const { return columns_; }

private:
    struct Table {
        bool made_here = false;
        QualifiedName original;                                    ///< of a table that is there today
        std::vector<std::pair<std::string, std::string>> columns;  ///< renamed so far: from, to
        std::map<std::string, Held> holds;  ///< by the keys of today's tables whose rows were all copied into this one
    };
    struct Dropped {
        QualifiedName original;
    };

    const Held* heir_of(const QualifiedName& original) const {
        const auto heir = tables_.find(key_of(original.name));
        if (heir == tables_.end() || !heir->second.made_here) {
            return nullptr;
        }
        const auto held = heir->second.holds.find(key_of(original.name));
        return held == heir->second.holds.end() ? nullptr : &held->second;
    }

    /// The name that a column has today.
    static std::string original_column(const Table& table, const std::string& name) {
        std::string original = key_of(name);
        for (auto renamed = table.columns.rbegin(); renamed != table.columns.rend(); ++renamed) {
            original = renamed->second == original ? renamed->first : original;
        }
        return original;
    }

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

    void alter(const TokenList& tokens) {
        std::size_t at = 2;
        const QualifiedName name = read_name(tokens, at);
        if (tokens.are(at, {"RENAME", "TO"}) && tokens.is_name(at + 2)) {
            Table moved = table(name);
            tables_.erase(key_of(name.name));
            tables_[key_of(tokens.name(at + 2))] = std::move(moved);
        } else if (tokens.is(at, "RENAME")) {
            at += tokens.is(at + 1, "COLUMN") ? 2 : 1;
            if (tokens.is_name(at) && tokens.is(at + 1, "TO")) {
                table(name).columns.emplace_back(key_of(tokens.name(at)), key_of(tokens.name(at + 2)));
            }
        } else if (tokens.is(at, "DROP")) {
            at += tokens.is(at + 1, "COLUMN") ? 2 : 1;
            drop_column(table(name), tokens.name(at));
        }
    }

    void drop_column(const Table& from, const std::string& column) {
        if (from.made_here) {
            return;
        }
        columns_.push_back({from.original, original_column(from, column)});
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
        constexpr std::array aggregates{"count", "sum", "total", "avg", "min", "max", "group_concat"};
        std::size_t depth = 0;
        Held read;
        for (++at; at < tokens.size(); ++at) {
            depth += tokens.text(at) == "(" ? 1 : 0;
            depth -= tokens.text(at) == ")" && depth > 0 ? 1 : 0;
            if (depth == 0 && tokens.is(at, "FROM")) {
                break;
            }
            const bool value = tokens.text(at - 1) == "," || tokens.is(at - 1, "SELECT") || tokens.text(at - 1) == ".";
            read.all = read.all || (depth == 0 && value && tokens.text(at) == "*");
            if (tokens.is_name(at) && !(depth == 0 && tokens.is(at - 1, "AS"))) {
                read.columns.insert(key_of(tokens.name(at)));
                if (tokens.text(at + 1) == "(" &&
                    std::find(aggregates.begin(), aggregates.end(), key_of(tokens.name(at))) != aggregates.end()) {
                    return;  // one row of many
                }
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
        const Table source = table(from);
        if (!source.made_here) {
            Held& held = into.holds[key_of(source.original.name)];
            held.all = held.all || read.all;
            for (const std::string& name : read.columns) {
                held.columns.insert(original_column(source, name));
            }
            return;
        }
        for (const auto& [key, through] : source.holds) {
            Held& held = into.holds[key];
            held.all = held.all || (read.all && through.all);
            const std::set<std::string>& known = through.all ? read.columns : through.columns;
            for (const std::string& name : known) {
                if (read.all || read.columns.contains(name)) {
                    held.columns.insert(name);
                }
            }
        }
    }

    /// What was copied may be gone again.
    void take_out(const TokenList& tokens) {
        std::size_t at = 2;
        const QualifiedName name = read_name(tokens, at);
        if (!name.name.empty()) {
            table(name).holds.clear();
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
        tables_[key_of(name.name)] = Table{true, {}, {}, {}};
    }

    std::map<std::string, Table> tables_;  ///< by the key of the name each has now
    std::vector<Dropped> dropped_;
    std::vector<Column> columns_;
};

std::string counted(const std::string& name, std::size_t rows) {
    return fmt::format("{} ({}{})", name, rows > count_at_most ? "at least " : "",
                       plural(std::min(rows, count_at_most), "row"));
}

/// How many rows, beyond count_at_most not all of them, have `what`: 1, or a column that is not NULL.
std::size_t count(Connection& connection, const QualifiedName& table, const std::string& what) {
    const Result result =
        connection.query(fmt::format("SELECT count(*) FROM (SELECT 1 FROM {} WHERE {} IS NOT NULL LIMIT {})",
                                     quote(table), what, count_at_most + 1));
    return std::stoul(result.rows.at(0).at(0).value_or("0"));
}

/// Without generated columns: they follow from the others.
std::vector<std::string> columns_of(Connection& connection, const QualifiedName& table) {
    const Value parameters[] = {table.name, table.schema.empty() ? std::string("main") : table.schema};
    std::vector<std::string> names;
    for (const auto& row :
         connection.query("SELECT name FROM pragma_table_xinfo(?1, ?2) WHERE hidden = 0", parameters).rows) {
        names.push_back(row.at(0).value_or(""));
    }
    return names;
}

bool has_column(Connection& connection, const QualifiedName& table, const std::string& column) {
    const std::vector<std::string> names = columns_of(connection, table);
    return std::any_of(names.begin(), names.end(),
                       [&column](const std::string& name) { return key_of(name) == key_of(column); });
}

/// What an operation does to columns and rows, as statements. A table that is rebuilt keeps its rows.
std::vector<Statement> statements_of(const catalog::Operation& operation) {
    const auto* rebuild = std::get_if<catalog::RebuildTable>(&operation);
    if (rebuild == nullptr) {
        return compile(operation);
    }
    std::vector<Statement> all;
    for (const catalog::RebuildTable::Change& change : rebuild->changes) {
        std::vector<Statement> one;
        if (const auto* drop = std::get_if<catalog::RebuildTable::DropColumn>(&change)) {
            one = compile(catalog::DropColumn{rebuild->table, drop->column, false, rebuild->place});
        } else if (const auto* alter = std::get_if<catalog::RebuildTable::AlterColumn>(&change);
                   alter != nullptr && alter->rename_to) {
            catalog::AlterColumn rename;
            rename.table = rebuild->table;
            rename.column = alter->column;
            rename.rename_to = alter->rename_to;
            one = compile(rename);
        }
        std::move(one.begin(), one.end(), std::back_inserter(all));
    }
    return all;
}

}  // namespace

Losses losses(Connection& connection, const std::vector<std::vector<catalog::Operation>>& steps) {
    TableWalk walk;
    for (const auto& operations : steps) {
        for (const catalog::Operation& operation : operations) {
            for (const Statement& statement : statements_of(operation)) {
                walk.statement(statement.sql);
            }
        }
    }
    Losses losses;
    std::set<std::string> gone;
    for (const QualifiedName& name : walk.lost()) {
        gone.insert(key_of(name.name));
        if (!table_exists(connection, name)) {
            continue;
        }
        if (const std::size_t rows = count(connection, name, "1"); rows > 0) {
            losses.tables.push_back(counted(quote(name), rows));
        }
    }
    for (const TableWalk::Rebuilt& one : walk.rebuilt()) {
        if (one.held.all || !table_exists(connection, one.original)) {
            continue;
        }
        for (const std::string& column : columns_of(connection, one.original)) {
            if (one.held.columns.contains(key_of(column))) {
                continue;
            }
            const std::string name = quote_identifier(column);
            if (const std::size_t rows = count(connection, one.original, name); rows > 0) {
                losses.columns.push_back(counted(quote(one.original) + "." + name, rows));
            }
        }
    }
    for (const TableWalk::Column& column : walk.columns()) {
        if (gone.contains(key_of(column.table.name)) || !has_column(connection, column.table, column.name)) {
            continue;
        }
        const std::string name = quote_identifier(column.name);
        if (const std::size_t rows = count(connection, column.table, name); rows > 0) {
            losses.columns.push_back(counted(quote(column.table) + "." + name, rows));
        }
    }
    return losses;
}

}  // namespace aludel::dialect::sqlite
