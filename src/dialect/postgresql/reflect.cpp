#include "dialect/postgresql/reflect.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "base/error.hpp"
#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

Statement plain_statement(std::string sql) {
    return Statement{std::move(sql), {}, {}, std::nullopt, std::nullopt};
}

/// Behind BEGIN: one snapshot, and texts that do not depend on whose session it is.
std::vector<Statement> settings() {
    std::vector<Statement> statements = {plain_statement("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")};
    for (const char* setting :
         {"search_path = ''", "datestyle = 'ISO, MDY'", "intervalstyle = 'postgres'", "timezone = 'UTC'",
          "extra_float_digits = 1", "bytea_output = 'hex'", "quote_all_identifiers = off", "jit = off"})
        statements.push_back(plain_statement(std::string("SET LOCAL ") + setting));
    return statements;
}

void finish(catalog::Catalog& catalog) {
    for (auto& [name, table] : catalog.tables)
        if (table.replica_identity != "INDEX")
            table.replica_identity_index.clear();
    const auto sort = [](auto& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    sort(catalog.dependencies);
    sort(catalog.not_shown);
    std::sort(catalog.default_privileges.begin(), catalog.default_privileges.end(), [](const auto& a, const auto& b) {
        return std::tie(a.role, a.schema, a.kind) < std::tie(b.role, b.schema, b.kind);
    });
}

/// The transaction is ours, and ends however this ends.
class Snapshot {
public:
    explicit Snapshot(PostgresConnection& connection) : connection_(connection) { connection_.begin(); }
    ~Snapshot() { connection_.rollback(); }
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    PostgresConnection& connection_;
};

}  // namespace

catalog::Catalog reflect(PostgresConnection& connection) {
    const int version = connection.server_version_number();
    if (version < 130000)
        throw Error(ErrorCode::not_supported, connection.server_version() + " is too old to be read whole")
            .hint("PostgreSQL 13 and later can be");
    std::vector<Part> parts;
    add_name_parts(version, parts);
    add_relation_parts(version, parts);
    add_type_parts(version, parts);
    add_index_parts(version, parts);
    add_constraint_parts(version, parts);
    add_function_parts(version, parts);
    add_trigger_parts(version, parts);
    add_rest_parts(version, parts);

    std::vector<Statement> statements = settings();
    const std::size_t first = statements.size();
    for (const Part& part : parts) statements.push_back(plain_statement(part.sql));
    ReflectionState state(version);
    const Snapshot snapshot(connection);
    connection.query_all(statements, [&](std::size_t i, const PGresult* result) {
        if (i < first)
            return;
        const Part& part = parts[i - first];
        const int rows = libpq().ntuples(result);
        for (int row = 0; row < rows; ++row) part.take(state, Row(result, row));
        if (part.done != nullptr)
            part.done(state);
    });
    finish(state.catalog);
    return std::move(state.catalog);
}

}  // namespace aludel::dialect::postgresql
