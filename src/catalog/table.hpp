#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/column.hpp"
#include "catalog/constraint.hpp"
#include "catalog/index.hpp"
#include "catalog/name.hpp"

namespace aludel::catalog {

struct Table {
    Table();
    Table(const Table&);
    Table(Table&&) noexcept;
    Table& operator=(const Table&);
    Table& operator=(Table&&) noexcept;
    ~Table();

    QualifiedName name;
    std::vector<Column> columns;
    std::vector<Constraint> constraints;  ///< in the order in which they are written; the primary key first
    std::vector<std::string> prefixes;    ///< "TEMPORARY", "UNLOGGED"
    // PostgreSQL
    std::vector<std::string> inherits;  ///< names without schema: each is quoted as one
    std::string partition_by;           ///< "RANGE (created_at)"
    std::string access_method;          ///< USING
    std::string on_commit;              ///< "DROP", "DELETE ROWS"
    std::optional<bool> with_oids;
    std::string tablespace;
    // SQLite
    bool without_rowid = false;
    bool strict = false;
    friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace aludel::catalog
