#include "dialect/postgresql/table_holder.hpp"

#include <fmt/format.h>

#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

std::optional<WorkSession> table_holder(Connection& connection, const QualifiedName& table) {
    const Result result = connection.query(fmt::format(
        "SELECT l.pid, a.application_name, a.usename, coalesce(pg_catalog.host(a.client_addr), CASE WHEN a.client_port "
        "= -1 THEN 'local' END), pg_catalog.to_char(a.xact_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || "
        "'+00:00', CASE WHEN a.state = 'active' THEN a.query END "
        "FROM pg_catalog.pg_locks l LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
        "WHERE l.locktype = 'relation' AND l.granted AND l.mode = 'AccessExclusiveLock' AND l.relation = "
        "pg_catalog.to_regclass({}) AND l.pid <> pg_catalog.pg_backend_pid() AND l.database = (SELECT oid FROM "
        "pg_catalog.pg_database WHERE datname = pg_catalog.current_database())",
        quote_literal(quote_name(table))));
    if (result.rows.empty())
        return std::nullopt;
    const auto& row = result.rows.front();
    return WorkSession{
        {row[0].value_or(""), row[1].value_or(""), row[2].value_or(""), row[3].value_or(""), row[4].value_or("")},
        row[5].value_or("")};
}

}  // namespace aludel::dialect::postgresql
