#include "engine/database_state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "base/error.hpp"
#include "base/text.hpp"
#include "engine/applied_files.hpp"
#include "engine/bookkeeping.hpp"

namespace aludel::engine {

namespace {

/// Between the rows, and between the values of a row, where the ledger is read as one text: what a thousand short rows
/// cost both sides is mostly that they are rows.
constexpr char row_end = '\x1E';
constexpr char value_end = '\x1F';

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
        // As text: of a column of numbers, which no revision can be written into, the rows can be told all the same.
        // A cast would take the blanks from the end of a char(n), which are part of the id, as Alembic reads it.
        const bool pads = dialect.name() == "postgresql";
        const std::string_view text =
            pads ? "CASE WHEN version_num IS NOT NULL THEN pg_catalog.format('%s', version_num) END"
                 : "CAST(version_num AS TEXT)";
        add("0", "version", {std::string(text)}, " FROM " + dialect.quote(table.name()));
    }

    void add_ledger(const dialect::Dialect& dialect, const Ledger& ledger, bool with_end) {
        const std::string values = fmt::format(
            "CAST(sequence AS TEXT) || {0} || revision || {0} || action || {0} || checksum || {0} || file_hash",
            dialect.quote_literal({&value_end, 1}));
        const std::string all = fmt::format("{}({}, {})", bookkeeping_words(dialect).join_rows, values,
                                            dialect.quote_literal({&row_end, 1}));
        add("0", "ledger", {all}, " FROM (" + ledger.applied_sql(dialect) + ") AS l");
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

/// Cuts off the text up to the next `end`, or all of it.
std::string_view take_until(std::string_view& text, char end) {
    const std::size_t stop = std::min(text.find(end), text.size());
    const std::string_view part = text.substr(0, stop);
    text.remove_prefix(std::min(stop + 1, text.size()));
    return part;
}

/// What add_ledger asks for, oldest row first. No value that we write has a separator in it: ids are one word.
void add_ledger_text(DatabaseState& state, std::string_view text) {
    struct Row {
        long sequence = 0;
        std::array<std::string_view, 4> values;
    };
    std::vector<Row> rows;
    while (!text.empty()) {
        std::string_view line = take_until(text, row_end);
        const auto values = std::count(line.begin(), line.end(), value_end);
        const std::string_view number = take_until(line, value_end);
        Row& row = rows.emplace_back();
        if (values != 4 ||
            std::from_chars(number.data(), number.data() + number.size(), row.sequence).ec != std::errc{}) {
            throw std::move(
                Error(ErrorCode::ledger_invalid,
                      fmt::format("the row with sequence {} of the ledger is not one that aludel writes", number))
                    .detail("a value in it has a control character")
                    .hint("correct or delete that row"));
        }
        for (std::string_view& value : row.values) {
            value = take_until(line, value_end);
        }
    }
    std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.sequence < b.sequence; });
    for (const auto& [sequence, values] : rows) {
        Ledger::add_applied(state.applied, std::string(values[0]), values[1], std::string(values[2]),
                            std::string(values[3]));
    }
}

/// What a row means, of the kinds that both statements have.
void add_row(DatabaseState& state, const std::vector<dialect::Value>& row) {
    const std::string kind = row[1].value_or("");
    if (kind == "version") {
        state.rows.push_back(row[2].value_or(""));
    } else if (kind == "ledger") {
        if (row[2]) {
            add_ledger_text(state, *row[2]);
        }
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

/// Version table, ledger and the question for intents in one statement. Nothing where one of the tables is missing or
/// of another shape, a section is under way, or where the tables are is not plain.
std::optional<DatabaseState> read_at_once(const Project& project, dialect::Connection& connection, FromLedger wanted) {
    const dialect::Dialect& dialect = connection.dialect();
    VersionTable version_table = project.version_table();
    const bool searched = is_searched_for(dialect, version_table.name());
    if (!searched) {
        version_table = project.version_table(connection);
    }
    const dialect::QualifiedName& name = version_table.name();
    const Ledger ledger(name);
    const bool keeps_ledger = project.settings().ledger;
    RowKinds kinds(1);
    kinds.add_versions(dialect, version_table);
    if (keeps_ledger && wanted == FromLedger::if_changed) {
        kinds.add("0", "files", {ledger.applied_files_sql(dialect)}, "");
    } else if (keeps_ledger) {
        kinds.add_ledger(dialect, ledger, wanted == FromLedger::applied_and_end);
    }
    kinds.add("0", "intents", {}, " WHERE " + table_may_exist(dialect, IntentTable(name).name()));
    // Where the digest agrees with rows and files, these are the tables that are meant, wherever they were found.
    if (searched && wanted != FromLedger::if_changed) {
        kinds.add("0", "schema", {only_schema()}, "");
    }
    std::vector<std::vector<dialect::Value>> rows;
    try {
        rows = kinds.query(connection);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::statement_failed) {
            throw;
        }
        return std::nullopt;
    }
    DatabaseState state{.version_table = name, .version_table_exists = true, .ledger_exists = keeps_ledger};
    std::string applied_files;
    for (const auto& row : rows) {
        if (row[1] == "intents" || (row[1] == "schema" && !row[2])) {
            return std::nullopt;
        }
        if (row[1] == "schema") {
            state.version_table.schema = *row[2];
        } else if (row[1] == "files") {
            applied_files = row[2].value_or("");
        }
        add_row(state, row);
    }
    std::sort(state.rows.begin(), state.rows.end());
    state.files_unchanged =
        !applied_files.empty() && applied_files == files_below(project.graph(), state.rows).value_or("");
    return state;
}

}  // namespace

DatabaseState read_database_state(const Project& project, dialect::Connection& connection, FromLedger wanted) {
    std::optional<DatabaseState> state;
    if (wanted == FromLedger::if_changed && project.settings().ledger) {
        state = read_at_once(project, connection, wanted);
        if (state && state->files_unchanged) {
            return std::move(*state);
        }
    }
    state = read_at_once(project, connection, wanted == FromLedger::if_changed ? FromLedger::applied : wanted);
    return state ? std::move(*state) : read_what_is_there(project, connection, wanted == FromLedger::applied_and_end);
}

std::vector<std::string> read_version_rows(const Project& project, dialect::Connection& connection) {
    const dialect::Dialect& dialect = connection.dialect();
    const VersionTable table = project.version_table();
    if (is_searched_for(dialect, table.name())) {
        // Where the session has no temporary tables, none stands in front of the version table.
        try {
            const dialect::Result found = connection.query(
                fmt::format("SELECT version_num, pg_catalog.pg_my_temp_schema() FROM {}", dialect.quote(table.name())));
            std::vector<std::string> rows;
            for (const auto& row : found.rows) {
                if (row.at(1) == "0") {
                    rows.push_back(row.at(0).value_or(""));
                }
            }
            if (!rows.empty() && rows.size() == found.rows.size()) {
                std::sort(rows.begin(), rows.end());
                return rows;
            }
        } catch (const Error& error) {
            if (error.code() != ErrorCode::statement_failed) {
                throw;
            }
        }
    }
    return project.version_table(connection).read(connection);  // says also why it cannot be read
}

}  // namespace aludel::engine
