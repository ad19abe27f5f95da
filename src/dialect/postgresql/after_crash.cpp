#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <thread>

#include "base/interrupt.hpp"
#include "dialect/connection.hpp"
#include "dialect/postgresql/cursor.hpp"
#include "dialect/postgresql/inspect.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// What the catalogs say of one statement that cannot run in a transaction.
struct Verdict {
    std::optional<bool> done;
    std::string leftover;
    std::optional<std::string> cleanup;
};

using Rows = std::vector<std::vector<Value>>;

Rows ask(Connection& connection, std::string_view sql, std::vector<Value> parameters) {
    return connection.query(sql, parameters).rows;
}

bool exists(Connection& connection, std::string_view sql, std::vector<Value> parameters) {
    return !ask(connection, sql, std::move(parameters)).empty();
}

struct Index {
    std::string name;  ///< qualified and quoted
    bool valid;
};

/// Indexes of the table whose name fits the pattern (LIKE), invalid ones first.
std::vector<Index> indexes_of(Connection& connection, const std::string& table, const std::string& pattern) {
    std::vector<Index> found;
    for (const auto& row : ask(connection,
                               "SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), "
                               "i.indisvalid AND i.indisready "
                               "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN "
                               "pg_catalog.pg_namespace n ON "
                               "n.oid = c.relnamespace WHERE i.indrelid = pg_catalog.to_regclass($1) AND c.relname "
                               "LIKE $2 ORDER BY i.indisvalid, c.relname",
                               {table, pattern}))
        found.push_back({*row[0], row[1] == "t"});
    return found;
}

std::string like_literal(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '_' || c == '%' || c == '\\')
            out += '\\';
        out += c;
    }
    return out;
}

/// The server process that still builds an index of the table: a client's death does not end its statement at once.
std::optional<std::string> builder(Connection& connection, const std::string& table) {
    const int signal_before = interrupt::pending();
    for (int attempt = 0;; ++attempt) {
        const Rows rows =
            ask(connection,
                "SELECT pid FROM pg_catalog.pg_locks WHERE locktype = 'relation' AND relation = "
                "pg_catalog.to_regclass($1) AND mode = "
                "'ShareUpdateExclusiveLock' AND granted AND pid <> pg_catalog.pg_backend_pid() AND database = (SELECT "
                "oid FROM "
                "pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) AND pid IN (SELECT pid FROM "
                "pg_catalog.pg_stat_progress_create_index)",
                {table});
        if (rows.empty())
            return std::nullopt;
        if (attempt == 100)
            return rows[0][0];
        if (signal_before == 0)
            interrupt::check();
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

std::string still_running(const std::string& pid, const std::string& table) {
    return fmt::format(
        "server process {} is still building an index of {}: wait for it, or end it with SELECT "
        "pg_terminate_backend({})",
        pid, table, pid);
}

Verdict judge_create_index(Connection& connection, Cursor& cursor) {
    cursor.accept("if not exists");
    std::optional<std::string> index;
    if (!cursor.is("on"))
        index = cursor.identifier();
    if (!cursor.accept("on"))
        return {};
    cursor.accept("only");
    const auto name = cursor.name();
    if (!name)
        return {};
    const std::string table = quote_name(*name);
    if (const auto pid = builder(connection, table))
        return {std::nullopt, still_running(*pid, table), std::nullopt};
    Verdict verdict;
    for (const Index& found : indexes_of(connection, table, index ? like_literal(*index) : "%")) {
        if (found.valid)
            verdict.done = index ? std::optional<bool>(true) : std::nullopt;
        else if (verdict.leftover.empty())
            verdict = {index ? std::optional<bool>(false) : std::nullopt,
                       fmt::format("index {} on {} is INVALID", found.name, table),
                       "DROP INDEX CONCURRENTLY " + found.name};
        if (!found.valid && index)
            return verdict;
    }
    if (!verdict.done && index)
        verdict.done = false;
    return verdict;
}

Verdict judge_drop_index(Connection& connection, Cursor& cursor) {
    cursor.accept("if exists");
    const auto name = cursor.name();
    if (!name)
        return {};
    const std::string index = quote_name(*name);
    const Rows rows = ask(connection,
                          "SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), "
                          "i.indrelid::pg_catalog.regclass, i.indisvalid AND i.indisready AND i.indislive "
                          "FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid JOIN "
                          "pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE i.indexrelid = "
                          "pg_catalog.to_regclass($1)",
                          {index});
    if (rows.empty())
        return {true, "", std::nullopt};
    // Half dropped or never built: dropping it is what the statement does, so there is nothing else to clean up.
    return {false, rows[0][2] == "t" ? "" : fmt::format("index {} on {} is INVALID", *rows[0][0], *rows[0][1]),
            std::nullopt};
}

Verdict judge_reindex(Connection& connection, Cursor& cursor) {
    cursor.skip_list();
    const bool one_index = cursor.accept("index");
    if (!one_index && !cursor.accept("table"))
        return {};
    cursor.accept("concurrently");
    const auto name = cursor.name();
    if (!name)
        return {};
    std::string table = quote_name(*name);
    std::string pattern = "%";
    if (one_index) {
        const Rows rows = ask(connection,
                              "SELECT i.indrelid::regclass::text, c.relname FROM pg_catalog.pg_index i JOIN "
                              "pg_catalog.pg_class c ON c.oid = "
                              "i.indexrelid WHERE i.indexrelid = pg_catalog.to_regclass($1)",
                              {table});
        if (rows.empty())
            return {};
        table = *rows[0][0];
        pattern = like_literal(rows[0][1]->substr(0, 56)) + "%";
    }
    if (const auto pid = builder(connection, table))
        return {std::nullopt, still_running(*pid, table), std::nullopt};
    for (const char* kind : {"\\_ccnew%", "\\_ccold%"})
        for (const Index& found : indexes_of(connection, table, pattern + kind))
            if (!found.valid)  // _ccold: the new one has taken its place already
                return {std::string_view(kind) == "\\_ccold%",
                        fmt::format("index {} on {} is INVALID", found.name, table),
                        "DROP INDEX CONCURRENTLY " + found.name};
    return {};
}

Verdict judge_database(Connection& connection, Cursor& cursor, bool create) {
    if (!create)
        cursor.accept("if exists");
    const auto name = cursor.identifier();
    if (!name)
        return {};
    const Rows rows = ask(connection, "SELECT datconnlimit FROM pg_catalog.pg_database WHERE datname = $1", {*name});
    Verdict verdict;
    verdict.done = rows.empty() != create;
    if (!rows.empty() && rows[0][0] == "-2") {
        verdict.done = false;
        verdict.leftover = fmt::format("database {} is invalid, half dropped", quote_identifier(*name));
        if (create)
            verdict.cleanup = "DROP DATABASE " + quote_identifier(*name);
    }
    return verdict;
}

/// A thing that is there or not, by its name in one catalog.
Verdict judge_named(Connection& connection, Cursor& cursor, bool create, std::string_view query) {
    if (!create)
        cursor.accept("if exists");
    const auto name = cursor.identifier();
    if (!name)
        return {};
    return {exists(connection, query, {*name}) == create, "", std::nullopt};
}

constexpr const char* tablespace_query = "SELECT 1 FROM pg_catalog.pg_tablespace WHERE spcname = $1";
constexpr const char* subscription_query =
    "SELECT 1 FROM pg_catalog.pg_subscription WHERE subname = $1 AND subdbid = (SELECT oid FROM pg_catalog.pg_database "
    "WHERE datname = "
    "pg_catalog.current_database())";

Verdict judge_add_value(Connection& connection, Cursor& cursor) {
    const auto type = cursor.name();
    if (!type || !cursor.accept("add value"))
        return {};
    cursor.accept("if not exists");
    const auto value = cursor.plain_string();
    if (!value)
        return {};
    return {exists(connection,
                   "SELECT 1 FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype($1) AND enumlabel = $2",
                   {quote_name(*type), *value}),
            "", std::nullopt};
}

Verdict judge_detach(Connection& connection, Cursor& cursor) {
    cursor.accept("if exists");
    cursor.accept("only");
    const auto parent = cursor.name();
    if (!parent || !cursor.accept("detach partition"))
        return {};
    const auto partition = cursor.name();
    if (!partition || !cursor.accept("concurrently"))
        return {};
    const std::string parent_name = quote_name(*parent);
    const std::string partition_name = quote_name(*partition);
    const Rows rows = ask(connection,
                          "SELECT inhdetachpending FROM pg_catalog.pg_inherits WHERE inhparent = "
                          "pg_catalog.to_regclass($1) AND inhrelid = "
                          "pg_catalog.to_regclass($2)",
                          {parent_name, partition_name});
    if (rows.empty())
        return {true, "", std::nullopt};
    if (rows[0][0] != "t")
        return {false, "", std::nullopt};
    return {false, fmt::format("partition {} is half detached from {}", partition_name, parent_name),
            fmt::format("ALTER TABLE {} DETACH PARTITION {} FINALIZE", parent_name, partition_name)};
}

Verdict judge(Connection& connection, std::string_view sql) {
    Cursor cursor(sql);
    if (cursor.accept("create")) {
        cursor.accept("unique");
        if (cursor.accept("index concurrently"))
            return judge_create_index(connection, cursor);
        if (cursor.accept("database"))
            return judge_database(connection, cursor, true);
        if (cursor.accept("tablespace"))
            return judge_named(connection, cursor, true, tablespace_query);
        if (cursor.accept("subscription"))
            return judge_named(connection, cursor, true, subscription_query);
    } else if (cursor.accept("drop")) {
        if (cursor.accept("index concurrently"))
            return judge_drop_index(connection, cursor);
        if (cursor.accept("database"))
            return judge_database(connection, cursor, false);
        if (cursor.accept("tablespace"))
            return judge_named(connection, cursor, false, tablespace_query);
        if (cursor.accept("subscription"))
            return judge_named(connection, cursor, false, subscription_query);
    } else if (cursor.accept("alter")) {
        if (cursor.accept("type"))
            return judge_add_value(connection, cursor);
        if (cursor.accept("table"))
            return judge_detach(connection, cursor);
    } else if (cursor.accept("reindex")) {
        return judge_reindex(connection, cursor);
    }
    return {};
}

}  // namespace

std::optional<bool> took_effect(Connection& connection, std::string_view sql, std::string& leftover) {
    Verdict verdict = judge(connection, sql);
    leftover = std::move(verdict.leftover);
    return verdict.done;
}

std::optional<std::string> cleanup_for(Connection& connection, std::string_view sql) {
    return judge(connection, sql).cleanup;
}

}  // namespace aludel::dialect::postgresql
