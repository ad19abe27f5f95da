#include "engine/database_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/error.hpp"
#include "base/text.hpp"
#include "engine/bookkeeping.hpp"

namespace aludel::engine {

namespace {

/// Rows of several tables in one statement, and so of one moment: a number to sort by, the kind, texts.
class RowKinds {
public:
    explicit RowKinds(std::size_t texts) : texts_(texts) {}

    void add(std::string_view number, std::string_view kind, std::vector<std::string> texts,
             const std::string& behind) {
        texts.resize(texts_, "NULL");
        sql_ += fmt::format("{}SELECT {}, '{}', {}{}", sql_.empty() ? "" : " UNION ALL ", number, kind,
                            join(texts, ", "), behind);
    }

    void add_versions(const dialect::Dialect& dialect, const VersionTable& table) {
        add("0", "version", {"version_num"}, " FROM " + dialect.quote(table.name()));
    }

    void add_ledger(const dialect::Dialect& dialect, const Ledger& ledger, bool with_end) {
        add("sequence", "ledger", {"revision", "action", "checksum", "file_hash"},
            " FROM (" + ledger.applied_sql(dialect) + ") AS l");
        if (with_end) {
            add("coalesce(max(sequence), 0)", "end", {}, " FROM " + dialect.quote(ledger.name()));
        }
    }

    /// Sorted; a union promises no order.
    std::vector<std::vector<dialect::Value>> query(dialect::Connection& connection) const {
        auto rows = connection.query(sql_).rows;
        std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return number(a) < number(b); });
        return rows;
    }

    static long number(const std::vector<dialect::Value>& row) { return std::stol(row[0].value_or("0")); }

private:
    std::size_t texts_;
    std::string sql_;
};

/// What a row means, of the kinds that both statements have.
void add_row(DatabaseState& state, const std::vector<dialect::Value>& row) {
    const std::string kind = row[1].value_or("");
    if (kind == "version") {
        state.rows.push_back(row[2].value_or(""));
    } else if (kind == "ledger") {
        Ledger::add_applied(state.applied, row[2].value_or(""), row[3].value_or(""), row[4].value_or(""),
                            row[5].value_or(""));
    } else if (kind == "intent") {
        state.intents.push_back(IntentTable::from_row(std::span(row).subspan(2)));
    } else if (kind == "end") {
        state.ledger_end = RowKinds::number(row);
    }
}

/// Which tables of ours are there. The ledger counts only where one is kept.
struct Tables {
    dialect::QualifiedName version_table;
    bool versions = false;
    bool ledger = false;
    bool intents = false;

    bool operator==(const Tables&) const = default;
};

Tables find_tables(const Project& project, dialect::Connection& connection) {
    const VersionTable version_table = project.version_table(connection);
    const dialect::QualifiedName& name = version_table.name();
    Tables tables{.version_table = name};
    tables.versions = version_table.exists(connection);
    tables.ledger = project.settings().ledger && Ledger(name).exists(connection);
    tables.intents = connection.dialect().table_exists(connection, IntentTable(name).name());
    return tables;
}

DatabaseState read_tables(dialect::Connection& connection, const Tables& tables, bool with_ledger_end) {
    const dialect::Dialect& dialect = connection.dialect();
    DatabaseState state{.version_table = tables.version_table,
                        .version_table_exists = tables.versions,
                        .ledger_exists = tables.ledger,
                        .intent_table_exists = tables.intents};
    RowKinds kinds(IntentTable::columns().size());
    if (tables.versions) {
        kinds.add_versions(dialect, VersionTable(tables.version_table));
    }
    if (tables.ledger) {
        kinds.add_ledger(dialect, Ledger(tables.version_table), with_ledger_end);
    }
    if (tables.intents) {
        kinds.add("statement", "intent", IntentTable::columns(),
                  " FROM " + dialect.quote(IntentTable(tables.version_table).name()));
    }
    if (tables.versions || tables.ledger || tables.intents) {
        for (const auto& row : kinds.query(connection)) {
            add_row(state, row);
        }
    }
    std::sort(state.rows.begin(), state.rows.end());
    return state;
}

/// Says which table cannot be read, and why.
void throw_if_unreadable(dialect::Connection& connection, const Tables& tables) {
    VersionTable(tables.version_table).read(connection);
    if (tables.ledger) {
        Ledger(tables.version_table).applied(connection);
    }
    IntentTable(tables.version_table).read(connection);
}

/// Whatever tables are there. A run at work makes and drops them meanwhile: what was read counts only if the same
/// tables are there afterwards, and what could not be read is an error only then.
DatabaseState read_what_is_there(const Project& project, dialect::Connection& connection, bool with_ledger_end) {
    constexpr int tries = 100;
    for (int i = 0; i < tries; ++i) {
        const Tables tables = find_tables(project, connection);
        std::optional<DatabaseState> state;
        std::optional<Error> problem;
        try {
            state = read_tables(connection, tables, with_ledger_end);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::statement_failed) {
                throw;
            }
            try {
                throw_if_unreadable(connection, tables);
            } catch (const Error& reason) {
                problem = reason;
            }
        }
        if (find_tables(project, connection) == tables) {
            if (state) {
                return std::move(*state);
            }
            if (problem) {
                throw *problem;
            }
        }
    }
    throw std::move(
        Error(ErrorCode::statement_failed, fmt::format("the tables beside {} come and go faster than they can be read",
                                                       connection.dialect().quote(project.version_table().name())))
            .hint("a run may be at work; try again when it has ended"));
}

/// The one schema in which the names were found; nothing where a temporary table stood in front, or the ledger that was
/// found is not beside the version table.
std::optional<std::string> one_schema(const dialect::Value& version_table, const dialect::Value& ledger) {
    if (!version_table || version_table->starts_with("pg_temp_") || (ledger && ledger != version_table)) {
        return std::nullopt;
    }
    return version_table;
}

}  // namespace

DatabaseState read_database_state(const Project& project, dialect::Connection& connection, bool with_ledger_end) {
    const dialect::Dialect& dialect = connection.dialect();
    VersionTable version_table = project.version_table();
    const bool searched = is_searched_for(dialect, version_table.name());
    if (!searched) {
        version_table = project.version_table(connection);
    }
    const dialect::QualifiedName& name = version_table.name();
    const Ledger ledger(name);
    const bool keeps_ledger = project.settings().ledger;
    RowKinds kinds(4);
    kinds.add_versions(dialect, version_table);
    if (keeps_ledger) {
        kinds.add_ledger(dialect, ledger, with_ledger_end);
    }
    kinds.add("0", "intents", {}, " WHERE " + table_may_exist(dialect, IntentTable(name).name()));
    if (searched) {
        kinds.add("0", "schemas",
                  {schema_found(dialect, name), keeps_ledger ? schema_found(dialect, ledger.name()) : "NULL"}, "");
    }
    std::vector<std::vector<dialect::Value>> rows;
    try {
        rows = kinds.query(connection);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::statement_failed) {
            throw;
        }
        return read_what_is_there(project, connection, with_ledger_end);  // one is missing, or of another shape
    }
    DatabaseState state{.version_table = name, .version_table_exists = true, .ledger_exists = keeps_ledger};
    for (const auto& row : rows) {
        const std::optional<std::string> schema = row[1] == "schemas" ? one_schema(row[2], row[3]) : name.schema;
        if (row[1] == "intents" || !schema) {
            return read_what_is_there(project, connection, with_ledger_end);
        }
        state.version_table.schema = row[1] == "schemas" ? *schema : state.version_table.schema;
        add_row(state, row);
    }
    std::sort(state.rows.begin(), state.rows.end());
    return state;
}

}  // namespace aludel::engine
