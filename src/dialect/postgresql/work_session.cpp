#include "dialect/postgresql/work_session.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "dialect/postgresql/connection.hpp"
#include "dialect/postgresql/lock.hpp"

namespace aludel::dialect::postgresql {

namespace {

constexpr std::uint32_t work_class = 0x616C7577;  // "aluw"

/// The server shows the start of a long statement only.
std::optional<WorkSession> running(Connection& connection, const std::string& statement) {
    const std::vector<Value> parameters{statement};
    const Result result = connection.query(
        "SELECT a.pid, a.application_name, a.usename, coalesce(pg_catalog.host(a.client_addr), CASE WHEN a.client_port "
        "= -1 THEN 'local' END), pg_catalog.to_char(a.query_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || "
        "'+00:00', a.query FROM pg_catalog.pg_stat_activity a, (SELECT setting::int AS bytes FROM "
        "pg_catalog.pg_settings WHERE name = 'track_activity_query_size') AS shown WHERE a.datname = "
        "pg_catalog.current_database() AND a.pid <> pg_catalog.pg_backend_pid() AND a.state IN ('active', 'fastpath "
        "function call') AND (a.query = $1 OR (pg_catalog.octet_length(a.query) > shown.bytes - 6 AND "
        "pg_catalog.left($1, pg_catalog.length(a.query)) = a.query)) ORDER BY a.query_start LIMIT 1",
        parameters);
    if (result.rows.empty())
        return std::nullopt;
    const auto& row = result.rows.front();
    return WorkSession{
        {row[0].value_or(""), row[1].value_or(""), row[2].value_or(""), row[3].value_or(""), row[4].value_or("")},
        row[5].value_or("")};
}

}  // namespace

std::optional<WorkSession> work_session(Connection& connection, const LockRequest& request,
                                        const std::vector<std::string>& statements) {
    if (!dynamic_cast<PostgresConnection&>(connection).behind_proxy())
        return advisory_holder(connection, work_class, hash32(request.name));
    for (const std::string& statement : statements)
        if (auto session = running(connection, statement))
            return session;
    return std::nullopt;
}

std::optional<WorkSession> begin_work(Connection& connection, const LockRequest& request,
                                      const std::vector<std::string>& statements) {
    if (dynamic_cast<PostgresConnection&>(connection).behind_proxy())
        return work_session(connection, request, statements);
    const Result result = connection.query(fmt::format("SELECT pg_catalog.pg_try_advisory_lock({}, {})",
                                                       static_cast<std::int32_t>(work_class),
                                                       static_cast<std::int32_t>(hash32(request.name))));
    if (result.rows.at(0).at(0) == "t")
        return std::nullopt;
    const auto session = work_session(connection, request, statements);
    return session ? session : WorkSession{};  // it ended between the two questions, or does not show itself
}

}  // namespace aludel::dialect::postgresql
