#include "dialect/postgresql/server_error.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "base/text.hpp"
#include "dialect/outside_transaction.hpp"
#include "dialect/postgresql/cursor.hpp"

namespace aludel::dialect::postgresql {

namespace {

std::string field(const PGresult* result, int code) {
    const char* text = libpq().resultErrorField(result, code);
    return text == nullptr ? std::string() : std::string(text);
}

ErrorCode code_for(std::string_view sqlstate, bool interrupted) {
    if (sqlstate == "55P03")
        return ErrorCode::lock_timeout;
    if (sqlstate == "57014" && interrupted)
        return ErrorCode::interrupted;
    if (sqlstate == "25001")
        return ErrorCode::statement_not_transactional;
    return ErrorCode::statement_failed;
}

constexpr std::string_view no_parameters =
    "a revision has no parameters: write the value itself, and $1 only inside quotes";

/// What the protocol says of a statement with $1 in it, which nobody gives.
bool misses_parameters(std::string_view sqlstate, std::string_view message) {
    return sqlstate == "08P01" && message.starts_with("bind message supplies 0 parameters");
}

/// Where a statement belongs that cannot run inside a transaction.
std::string_view outside(const Statement& statement) {
    return statement.place.file.ends_with(".py") ? into_autocommit_block : into_own_section;
}

/// A deferred constraint is told by COMMIT, and is the author's.
bool is_authors(const Statement& statement) {
    return !statement.place.file.empty() || statement.sql == "COMMIT";
}

/// Of a statement that aludel has made.
std::string hint_for_ours(std::string_view sqlstate) {
    if (sqlstate == "42P07" || sqlstate == "42710")
        return "the statement is aludel's own: something else has this name, perhaps because names are cut after 63 "
               "bytes. Rename it, or choose another version_table";
    if (sqlstate.starts_with("23") || sqlstate == "42703" || sqlstate == "42P01")
        return "the statement is aludel's own: the table is not as aludel or Alembic make it, or somebody has changed "
               "it meanwhile";
    if (sqlstate == "3F000")
        return "create the schema first, or correct its name";
    return {};
}

/// What helps, where the server has no hint of its own, or where its hint does not say how.
std::string own_hint(std::string_view sqlstate, const Statement& statement) {
    if (sqlstate == "55P03")
        return "another session holds a lock that conflicts; run it again when that has ended, or allow a longer lock "
               "timeout";
    if (sqlstate == "25001") {
        Cursor cursor(statement.sql);
        if (cursor.is("set"))
            return std::string(isolation_level_first);
        return std::string(outside(statement));
    }
    if (sqlstate == "2D000")
        return fmt::format(
            "COMMIT and ROLLBACK in a CALL or DO need that no transaction and no block with EXCEPTION is around them: "
            "leave them out, or {}",
            replace_all(outside(statement), "put it", "put the statement"));
    if (sqlstate == "55P04")
        return fmt::format("Add it in an earlier revision and run with --transaction each; or {}",
                           replace_all(outside(statement), "put it", "put the ALTER TYPE that adds it"));
    if (sqlstate == "42501")
        return "connect as a role that has this privilege, or let the owner GRANT it";
    if (sqlstate == "40P01")
        return "the server ended a deadlock by stopping this one; run it again";
    if (sqlstate == "40001")
        return "another transaction has changed the same rows: run it again";
    if (sqlstate == "25006")
        return "transactions may only read here: a statement before this one has said so, "
               "default_transaction_read_only is set (server, database, role, PGOPTIONS), or the server is a standby";
    if (sqlstate == "22P05")
        return "write it without that character, or use a database with the encoding UTF8";
    if (sqlstate == "57014")
        return "the statement timeout in force ended it, or somebody cancelled it";
    if (!is_authors(statement))
        return hint_for_ours(sqlstate);
    if (sqlstate == "42P18")
        return std::string(no_parameters);
    if (sqlstate == "42601")
        return "the server understood it up to there: look at that word and the one before it";
    if (sqlstate == "42P01" || sqlstate == "42703" || sqlstate == "42704" || sqlstate == "42883")
        return "make it in an earlier revision, correct its name, or write its schema before it";
    if (sqlstate == "3F000")
        return "create the schema first, or correct its name";
    if (sqlstate == "42P06" || sqlstate == "42P07" || sqlstate == "42710" || sqlstate == "42701")
        return "it is there already: if it is what this revision makes, `aludel stamp` records that without running it";
    if (sqlstate.starts_with("23"))
        return "rows do not fit the constraint: correct them before this statement, in the same revision or an earlier "
               "one";
    return {};
}

}  // namespace

Place place_of_position(const Statement& statement, int position) {
    Place place = statement.place;
    // What Python code says stands in its file in other words: its place is the call.
    if (place.line == 0 || position <= 1 || place.file.ends_with(".py"))
        return place;
    int left = position - 1;
    for (std::size_t i = 0; i < statement.sql.size(); ++i) {
        const unsigned char c = static_cast<unsigned char>(statement.sql[i]);
        if ((c & 0xC0) == 0x80)
            continue;
        if (left-- == 0)
            break;
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else {
            ++place.column;
        }
    }
    return place;
}

bool ends_session(const PGresult* result) {
    const std::string severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    return severity == "FATAL" || severity == "PANIC";
}

Error connection_lost(std::string_view message, const Statement* statement) {
    Error error(ErrorCode::connection_lost, "the connection to the database was lost");
    error.detail(std::string(trim(message)));
    if (statement != nullptr)
        error.at(statement->place).statement(statement->sql);
    return error;
}

Error server_error(const PGresult* result, const Statement& statement, bool interrupted) {
    const std::string sqlstate = field(result, PG_DIAG_SQLSTATE);
    std::string message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    if (message.empty())
        message = std::string(trim(libpq().resultErrorMessage(result)));
    if (sqlstate.empty() || ends_session(result))
        return connection_lost(message, &statement).statement(statement.sql, sqlstate);

    if (misses_parameters(sqlstate, message))
        return Error(ErrorCode::statement_failed, "there is no parameter $1")
            .at(statement.place)
            .statement(statement.sql, sqlstate)
            .hint(std::string(no_parameters));
    const ErrorCode code = code_for(sqlstate, interrupted);
    Error error(code, code == ErrorCode::interrupted ? "interrupted" : message);
    error.statement(statement.sql, sqlstate);
    error.at(place_of_position(statement, std::atoi(field(result, PG_DIAG_STATEMENT_POSITION).c_str())));
    std::string detail = field(result, PG_DIAG_MESSAGE_DETAIL);
    if (const std::string query = field(result, PG_DIAG_INTERNAL_QUERY); !query.empty())
        detail += fmt::format("{}in: {}", detail.empty() ? "" : "\n", query);
    if (const std::string context = field(result, PG_DIAG_CONTEXT); !context.empty())
        detail += fmt::format("{}{}", detail.empty() ? "" : "\n", context);
    error.detail(std::move(detail));
    if (code == ErrorCode::interrupted)
        return error;
    const std::string hint = field(result, PG_DIAG_MESSAGE_HINT);
    if (hint.empty())
        return std::move(error.hint(own_hint(sqlstate, statement)));
    const bool says_how = sqlstate != "55P04";
    return std::move(error.hint(says_how ? hint : hint + "\n" + own_hint(sqlstate, statement)));
}

Failure to_failure(const PGresult* result) {
    struct Part {
        int code;
        std::string_view name;
    };
    static constexpr Part parts[] = {
        {PG_DIAG_SEVERITY, "severity"},
        {PG_DIAG_SEVERITY_NONLOCALIZED, "severity_nonlocalized"},
        {PG_DIAG_SQLSTATE, "sqlstate"},
        {PG_DIAG_MESSAGE_PRIMARY, "message_primary"},
        {PG_DIAG_MESSAGE_DETAIL, "message_detail"},
        {PG_DIAG_MESSAGE_HINT, "message_hint"},
        {PG_DIAG_STATEMENT_POSITION, "statement_position"},
        {PG_DIAG_INTERNAL_POSITION, "internal_position"},
        {PG_DIAG_INTERNAL_QUERY, "internal_query"},
        {PG_DIAG_CONTEXT, "context"},
        {PG_DIAG_SCHEMA_NAME, "schema_name"},
        {PG_DIAG_TABLE_NAME, "table_name"},
        {PG_DIAG_COLUMN_NAME, "column_name"},
        {PG_DIAG_DATATYPE_NAME, "datatype_name"},
        {PG_DIAG_CONSTRAINT_NAME, "constraint_name"},
        {PG_DIAG_SOURCE_FILE, "source_file"},
        {PG_DIAG_SOURCE_LINE, "source_line"},
        {PG_DIAG_SOURCE_FUNCTION, "source_function"},
    };
    Failure failure;
    failure.text = libpq().resultErrorMessage(result);
    for (const Part& part : parts)
        if (const char* text = libpq().resultErrorField(result, part.code); text != nullptr)
            failure.parts.emplace_back(part.name, text);
    return failure;
}

Notice to_notice(const PGresult* result) {
    return {field(result, PG_DIAG_SEVERITY), field(result, PG_DIAG_SQLSTATE), field(result, PG_DIAG_MESSAGE_PRIMARY),
            field(result, PG_DIAG_MESSAGE_DETAIL), field(result, PG_DIAG_MESSAGE_HINT)};
}

}  // namespace aludel::dialect::postgresql
