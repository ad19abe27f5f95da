#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "dialect/connection.hpp"
#include "dialect/dialect.hpp"

namespace aludel::engine {

/// How our own tables (version table, ledger, intents) are spelled in one dialect. What differs between databases in
/// their SQL stands here and nowhere else in the engine.
struct BookkeepingWords {
    std::string_view sequence_column;  ///< type and constraints of a growing number that is the primary key
    std::string_view time_type;
    std::string_view number_type;  ///< floating point
    /// A FROM item with the columns `started` and `seconds` of the step that a ledger row is written for. To be
    /// replaced: {since} by the parameter with the seconds it took (NULL: measure), {run} by the run's id, {ledger} by
    /// the table, {start} by the time the run began, where the database has no better way to know.
    std::string_view step_time;
    bool needs_start;                   ///< {start} occurs
    std::string_view record_returning;  ///< behind the INSERT; remembers when this step ended
    std::string_view session;           ///< expression: what the author of a section has set (authors_session)
    std::string_view now;               ///< expression for `started`, in a script
    std::string_view session_user;      ///< expression for who runs a script; '' where the database knows none
    std::string_view join_rows;         ///< aggregate (text of a row, separator): all rows as one text, in any order
    std::string_view started_text;      ///< expression over `started`: "2026-11-20 11:40:00+00:00"
};

/// The setting that carries, within a transaction, the text for Intent::session.
constexpr std::string_view authors_session = "aludel.session";

/// Throws Error(internal) for a dialect that nobody has written the words for.
const BookkeepingWords& bookkeeping_words(const dialect::Dialect& dialect);

/// A SELECT from one of our tables; no rows where the table is not there, also when it goes between the look and the
/// reading. Where the server does not let the connection's role read it (SQLSTATE 42501), the error names the table,
/// the role and the GRANT that helps.
dialect::Result query_table(dialect::Connection& connection, const dialect::QualifiedName& table,
                            const std::string& sql, std::span<const dialect::Value> parameters = {});

/// Is a table of this name looked for along a search path, which a session may change? Not where a schema is named.
bool is_searched_for(const dialect::Dialect& dialect, const dialect::QualifiedName& table);

/// Expression of PostgreSQL: the schema in which the search path finds every table that it finds; NULL where there may be
/// several, temporary tables included.
std::string only_schema();

/// The name with the schema that the table stands in, or would be made in: from then on neither a changed search path
/// nor a temporary table leads away from it. Without a schema still where the database has none to offer.
dialect::QualifiedName locate(dialect::Connection& connection, const dialect::QualifiedName& table);

/// A condition that is false only if the table is not there: true costs a closer look.
std::string table_may_exist(const dialect::Dialect& dialect, const dialect::QualifiedName& table);

/// The beside-table `suffix` ("ledger") of a version table: `aludel_ledger` in its schema. A version table of another
/// name than Alembic's default gets tables of its own, so that two projects in one schema do not mix.
dialect::QualifiedName beside(const dialect::QualifiedName& version_table, std::string_view suffix);

/// "$1" or "?1".
std::string parameter(const dialect::Dialect& dialect, int number);

/// A statement of ours.
dialect::Statement own_statement(std::string sql, std::vector<dialect::Value> parameters = {});

}  // namespace aludel::engine
