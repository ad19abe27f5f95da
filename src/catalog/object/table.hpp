#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "catalog/object/column.hpp"
#include "catalog/object/constraint.hpp"
#include "catalog/object/index.hpp"
#include "catalog/object/policy.hpp"
#include "catalog/object/trigger.hpp"

namespace aludel::catalog::object {

/// PARTITION BY.
struct PartitionKey {
    std::string strategy;  ///< "RANGE", "LIST", "HASH"
    std::vector<IndexKey> keys;
    friend bool operator==(const PartitionKey&, const PartitionKey&) = default;
};

struct Table : Described {
    Table();
    Table(const Table&);
    Table(Table&&) noexcept;
    Table& operator=(const Table&);
    Table& operator=(Table&&) noexcept;
    ~Table();

    std::vector<Column> columns;
    std::map<std::string, Constraint> constraints;
    std::map<std::string, Index> indexes;
    std::map<std::string, Trigger> triggers;
    // PostgreSQL
    bool unlogged = false;
    std::vector<QualifiedName> inherits;  ///< in order; of a partition: its one parent
    std::string partition_bound;          ///< "FOR VALUES IN (1, 2)", "DEFAULT"; empty: it is no partition
    std::optional<PartitionKey> partition_key;
    QualifiedName of_type;         ///< OF: a composite type
    std::vector<Setting> storage;  ///< those of the TOAST table begin with "toast."
    std::string access_method;     ///< empty: heap
    std::string tablespace;
    std::string replica_identity;        ///< "FULL", "NOTHING", "INDEX"; empty: the primary key
    std::string replica_identity_index;  ///< with "INDEX"
    std::string clustered_on;            ///< index; empty: none
    bool row_security = false;
    bool force_row_security = false;
    std::map<std::string, Policy> policies;
    std::map<std::string, Rule> rules;
    // SQLite
    bool without_rowid = false;
    bool strict = false;
    std::string module;                         ///< of a virtual table: "fts5"; its shadow tables belong to it
    std::vector<std::string> module_arguments;  ///< as they were written
    std::string statement;                      ///< as the database keeps it: the author's, with spacing and comments
    friend bool operator==(const Table&, const Table&) = default;
};

}  // namespace aludel::catalog::object
