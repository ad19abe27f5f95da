#pragma once

#include "catalog/catalog.hpp"
#include "dialect/postgresql/connection.hpp"

namespace aludel::dialect::postgresql {

/// Everything the database holds by definition, in one snapshot and a fixed number of queries, which go in one round
/// trip. Texts of SQL are as the server writes them with an empty search path, in UTC. PostgreSQL 13 and later; throws
/// not_supported before.
catalog::Catalog reflect(PostgresConnection& connection);

}  // namespace aludel::dialect::postgresql
