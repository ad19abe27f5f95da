#pragma once

#include <optional>

#include "dialect/dialect.hpp"

namespace aludel::dialect {

/// What a Dialect can do besides, where a session may lock a table so that others cannot even read it (PostgreSQL).
class TableHolders {
public:
    virtual ~TableHolders() = default;
    /// The session that keeps the table to itself now. Needs no lock on it.
    virtual std::optional<WorkSession> table_holder(Connection& connection, const QualifiedName& table) const = 0;
};

/// Null where the dialect has none.
inline const TableHolders* table_holders_of(const Dialect& dialect) {
    return dynamic_cast<const TableHolders*>(&dialect);
}

}  // namespace aludel::dialect
