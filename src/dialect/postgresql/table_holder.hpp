#pragma once

#include <optional>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// The session that has an exclusive lock on the table, so that others cannot even read it.
std::optional<WorkSession> table_holder(Connection& connection, const QualifiedName& table);

}  // namespace aludel::dialect::postgresql
