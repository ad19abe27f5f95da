#include "engine/ledger.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/ledger_shape.hpp"

namespace aludel::engine {

namespace {

constexpr std::string_view columns =
    "run, revision, action, outcome, checksum, file_hash, database_user, os_user, host, program, message";

/// The table for who reads a few of its columns, but only if all are there: what cannot be written at the end is to be
/// known before anything runs.
std::string with_all_columns(const dialect::Dialect& dialect, const dialect::QualifiedName& name) {
    return fmt::format("(SELECT sequence, {}, applied_files, started, seconds FROM {}) AS ledger", columns,
                       dialect.quote(name));
}

dialect::Result query_ledger(dialect::Connection& connection, const dialect::QualifiedName& name,
                             const std::string& sql, const std::vector<dialect::Value>& parameters = {}) {
    try {
        return query_table(connection, name, sql, parameters);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::statement_failed || error.sqlstate() == "42501") {
            throw;
        }
        throw not_our_ledger(connection.dialect(), name, error);
    }
}

}  // namespace

Ledger::Ledger(dialect::QualifiedName version_table) : name_(beside(version_table, "ledger")) {}

bool Ledger::exists(dialect::Connection& connection) const {
    return connection.dialect().table_exists(connection, name_);
}

dialect::Statement Ledger::create(const dialect::Dialect& dialect, bool if_missing) const {
    const BookkeepingWords& words = bookkeeping_words(dialect);
    return own_statement(fmt::format(
        "CREATE TABLE {}{} (\n    sequence {},\n    run TEXT NOT NULL,\n    revision TEXT NOT NULL,\n    action "
        "TEXT NOT NULL,\n    outcome TEXT NOT NULL,\n    started {} NOT NULL,\n    seconds {} NOT NULL,\n    "
        "checksum TEXT NOT NULL,\n    file_hash TEXT NOT NULL,\n    applied_files TEXT,\n    database_user TEXT NOT "
        "NULL,\n    os_user TEXT NOT NULL,\n    host TEXT NOT NULL,\n    program TEXT NOT NULL,\n    message TEXT NOT "
        "NULL\n)",
        if_missing ? "IF NOT EXISTS " : "", dialect.quote(name_), words.sequence_column, words.time_type,
        words.number_type));
}

dialect::Statement Ledger::record_by_script(const dialect::Dialect& dialect, const LedgerEntry& entry) const {
    const BookkeepingWords& words = bookkeeping_words(dialect);
    const auto text = [&](std::string_view value) { return dialect.quote_literal(value); };
    return own_statement(
        fmt::format("INSERT INTO {} ({}, started, seconds) VALUES ({}, {}, {}, {}, {}, {}, {}, '', '', {}, {}, {}, 0)",
                    dialect.quote(name_), columns, text(entry.run), text(entry.revision), text(entry.action),
                    text(entry.outcome), text(entry.checksum), text(entry.file_hash), words.session_user,
                    text(entry.program), text(entry.message), words.now));
}

dialect::Statement Ledger::record(const dialect::Dialect& dialect, const LedgerEntry& entry) const {
    const BookkeepingWords& words = bookkeeping_words(dialect);
    std::vector<dialect::Value> values = {entry.run,      entry.revision,  entry.action, entry.outcome,
                                          entry.checksum, entry.file_hash, entry.user,   entry.os_user,
                                          entry.host,     entry.program,   entry.message};
    std::string list;
    values.push_back(entry.applied_files.empty() ? std::nullopt : dialect::Value(entry.applied_files));
    for (std::size_t i = 1; i <= values.size(); ++i) {
        list += parameter(dialect, static_cast<int>(i)) + ", ";
    }
    values.push_back(entry.seconds > 0 ? dialect::Value(fmt::format("{}", entry.seconds)) : std::nullopt);
    std::string times(words.step_time);
    times = replace_all(times, "{since}", parameter(dialect, static_cast<int>(values.size())));
    times = replace_all(times, "{run}", parameter(dialect, 1));
    times = replace_all(times, "{ledger}", dialect.quote(name_));
    if (words.needs_start) {
        values.emplace_back(entry.started);
        times = replace_all(times, "{start}", parameter(dialect, static_cast<int>(values.size())));
    }
    return own_statement(
        fmt::format("INSERT INTO {} ({}, applied_files, started, seconds) SELECT {}started, seconds FROM {}{}",
                    dialect.quote(name_), columns, list, times, words.record_returning),
        std::move(values));
}

std::vector<LedgerEntry> Ledger::read(dialect::Connection& connection, const Wanted& wanted) const {
    const dialect::Dialect& dialect = connection.dialect();
    std::string sql = fmt::format("SELECT sequence, {}, {}, seconds FROM {}", columns,
                                  bookkeeping_words(dialect).started_text, dialect.quote(name_));
    std::vector<dialect::Value> parameters;
    if (!wanted.revision.empty()) {
        sql += fmt::format(" WHERE revision = {}", parameter(dialect, 1));
        parameters.emplace_back(wanted.revision);
    }
    if (wanted.sequence > 0) {
        sql += fmt::format("{} sequence = {}", parameters.empty() ? " WHERE" : " AND", wanted.sequence);
    }
    sql += " ORDER BY sequence DESC";
    if (wanted.limit > 0) {
        sql += fmt::format(" LIMIT {}", wanted.limit);
    }
    std::vector<LedgerEntry> entries;
    for (const auto& row : query_ledger(connection, name_, sql, parameters).rows) {
        const auto text = [&row](std::size_t column) { return row.at(column).value_or(""); };
        LedgerEntry entry;
        entry.sequence = std::stol(text(0));
        entry.run = text(1);
        entry.revision = text(2);
        entry.action = text(3);
        entry.outcome = text(4);
        entry.checksum = text(5);
        entry.file_hash = text(6);
        entry.user = text(7);
        entry.os_user = text(8);
        entry.host = text(9);
        entry.program = text(10);
        entry.message = text(11);
        entry.started = text(12);
        entry.seconds = std::stod(text(13));
        entries.push_back(std::move(entry));
    }
    return entries;
}

std::map<std::string, Ledger::Applied> Ledger::applied(dialect::Connection& connection) const {
    std::map<std::string, Applied> result;
    for (const auto& row :
         query_ledger(connection, name_, applied_sql(connection.dialect()) + " ORDER BY sequence").rows) {
        add_applied(result, row.at(1).value_or(""), row.at(2).value_or(""), row.at(3).value_or(""),
                    row.at(4).value_or(""));
    }
    return result;
}

std::string Ledger::applied_sql(const dialect::Dialect& dialect) const {
    return fmt::format(
        "SELECT sequence, revision, action, checksum, file_hash FROM {} WHERE outcome <> 'failed'",
        with_all_columns(dialect, name_));
}

std::string Ledger::applied_files_sql(const dialect::Dialect& dialect) const {
    return fmt::format("(SELECT applied_files FROM {} ORDER BY sequence DESC LIMIT 1)",
                       with_all_columns(dialect, name_));
}

void Ledger::add_applied(std::map<std::string, Applied>& applied, std::string revision, std::string_view action,
                         std::string checksum, std::string file_hash) {
    if (action == "purge" || (action == "stamp" && revision.empty())) {
        applied.clear();
    } else if (action == "downgrade" || action == "forget") {
        applied.erase(revision);
    } else if (action == "stamp") {
        applied.emplace(std::move(revision), Applied{std::move(checksum), std::move(file_hash)});
    } else if (!revision.empty()) {
        applied.insert_or_assign(std::move(revision), Applied{std::move(checksum), std::move(file_hash)});
    }
}

}  // namespace aludel::engine
