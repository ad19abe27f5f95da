#include "dialect/sqlite/foreign_keys.hpp"

#include <fmt/format.h>

#include <map>

#include "base/error.hpp"
#include "dialect/sqlite/failure.hpp"
#include "dialect/sqlite/handle.hpp"
#include "dialect/sqlite/quote.hpp"

namespace aludel::dialect::sqlite {

namespace {

Prepared prepare(sqlite3* database, const std::string& sql) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database, sql.c_str(), -1, &raw, nullptr) != SQLITE_OK) {
        throw failure(database, sqlite3_extended_errcode(database), "the database", Statement{sql, {}, {}, {}, {}});
    }
    return Prepared(raw);
}

std::string text(sqlite3_stmt* statement, int column) {
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
    return bytes == nullptr ? std::string() : std::string(bytes);
}

bool step(sqlite3* database, sqlite3_stmt* statement) {
    const int code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code == SQLITE_DONE) {
        return false;
    }
    throw failure(database, sqlite3_extended_errcode(database), "the database",
                  Statement{sqlite3_sql(statement), {}, {}, {}, {}});
}

std::vector<std::string> tables_with_foreign_keys(sqlite3* database) {
    std::vector<std::string> tables;
    const Prepared query =
        prepare(database,
                "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND instr(lower(sql), 'references') > 0 "
                "ORDER BY name");
    while (step(database, query.get())) {
        tables.push_back(text(query.get(), 0));
    }
    return tables;
}

/// The columns of each foreign key of one table, and the values a row has in them.
class Keys {
public:
    Keys(sqlite3* database, std::string table) : database_(database), table_(std::move(table)) {}

    void fill(Violation& violation, int foreign_key) {
        const std::vector<std::string>& columns = columns_of(foreign_key);
        for (const std::string& column : columns) {
            violation.columns += (violation.columns.empty() ? "" : ", ") + quote_identifier(column);
        }
        if (violation.rowid.empty() || columns.empty()) {
            return;
        }
        std::string values;
        for (const std::string& column : columns) {
            values += fmt::format("{}quote({})", values.empty() ? "" : " || ', ' || ", quote_identifier(column));
        }
        const Prepared query = prepare(database_, fmt::format("SELECT {} FROM main.{} WHERE rowid = {}", values,
                                                              quote_identifier(table_), violation.rowid));
        if (step(database_, query.get())) {
            violation.key = text(query.get(), 0);
        }
    }

private:
    const std::vector<std::string>& columns_of(int foreign_key) {
        if (columns_.empty()) {
            const Prepared query = prepare(
                database_, fmt::format("SELECT id, \"from\" FROM pragma_foreign_key_list({}, 'main') ORDER BY id, seq",
                                       quote_literal(table_)));
            while (step(database_, query.get())) {
                columns_[sqlite3_column_int(query.get(), 0)].push_back(text(query.get(), 1));
            }
        }
        return columns_[foreign_key];
    }

    sqlite3* database_;
    std::string table_;
    std::map<int, std::vector<std::string>> columns_;
};

void check_table(sqlite3* database, const std::string& table, std::size_t limit, std::vector<Violation>& found) {
    const std::string sql = fmt::format("PRAGMA main.foreign_key_check({})", quote_identifier(table));
    sqlite3_stmt* raw = nullptr;
    const bool prepared = sqlite3_prepare_v2(database, sql.c_str(), -1, &raw, nullptr) == SQLITE_OK;
    const Prepared query(raw);
    Keys keys(database, table);
    while (found.size() < limit) {
        const int code = prepared ? sqlite3_step(query.get()) : SQLITE_ERROR;
        if (code == SQLITE_DONE) {
            return;
        }
        if (code != SQLITE_ROW) {
            // "foreign key mismatch": the parent has no such column, or no unique index on it. Some are found when the
            // statement is prepared, which runs the PRAGMA.
            if ((sqlite3_extended_errcode(database) & 0xFF) != SQLITE_ERROR) {
                throw failure(database, sqlite3_extended_errcode(database), "the database", {});
            }
            found.push_back({table, {}, {}, {}, {}, sqlite3_errmsg(database)});
            return;
        }
        Violation violation{table, text(query.get(), 1), text(query.get(), 2), {}, {}, {}};
        keys.fill(violation, sqlite3_column_int(query.get(), 3));
        found.push_back(std::move(violation));
    }
}

std::string identity(const Violation& one) {
    return fmt::format("{}\x1f{}\x1f{}\x1f{}", one.table, one.parent, one.key, one.broken);
}

}  // namespace

std::vector<Violation> foreign_key_violations(sqlite3* database, std::size_t limit) {
    std::vector<Violation> found;
    for (const std::string& table : tables_with_foreign_keys(database)) {
        check_table(database, table, limit, found);
    }
    return found;
}

std::vector<Violation> new_violations(const std::vector<Violation>& before, const std::vector<Violation>& after) {
    std::map<std::string, std::size_t> known;
    for (const Violation& one : before) {
        ++known[identity(one)];
    }
    std::vector<Violation> fresh;
    for (const Violation& one : after) {
        const auto found = known.find(identity(one));
        if (found == known.end() || found->second == 0) {
            fresh.push_back(one);
        } else {
            --found->second;
        }
    }
    return fresh;
}

std::string describe(const Violation& violation) {
    if (!violation.broken.empty()) {
        return fmt::format("{}: {}", violation.table, violation.broken);
    }
    const std::string row = violation.rowid.empty() ? "a row" : fmt::format("row {}", violation.rowid);
    const std::string key =
        violation.key.empty() ? violation.columns : fmt::format("{} = {}", violation.columns, violation.key);
    return fmt::format("{} {}: {} has no row in {}", violation.table, row, key, violation.parent);
}

}  // namespace aludel::dialect::sqlite
