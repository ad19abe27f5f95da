#pragma once

#include <map>
#include <string>
#include <vector>

#include "catalog/name.hpp"
#include "catalog/object/privileges.hpp"

namespace aludel::catalog::object {

/// What an index, an exclusion constraint or a partition key is made of.
struct IndexKey {
    std::string column;            ///< empty: `expression` it is
    std::string expression;        ///< SQL as the database writes it, without parentheses of ours around it
    QualifiedName collation;       ///< empty: that of the column or the expression
    QualifiedName operator_class;  ///< empty: the type's default
    std::vector<Setting> options;  ///< of the operator class
    bool descending = false;
    bool nulls_first = false;  ///< of a descending key the database's default is true
    friend bool operator==(const IndexKey&, const IndexKey&) = default;
};

/// One that stands for itself: what is behind a key belongs to the constraint. Its name is unique in the schema of its
/// table, and it is always in that schema.
struct Index {
    Index();
    Index(const Index&);
    Index(Index&&) noexcept;
    Index& operator=(const Index&);
    Index& operator=(Index&&) noexcept;
    ~Index();

    std::vector<IndexKey> keys;
    bool unique = false;
    std::string condition;  ///< WHERE; empty: none
    std::string comment;
    // PostgreSQL
    std::string method;  ///< "btree"
    std::vector<std::string> include;
    bool nulls_not_distinct = false;
    std::vector<Setting> storage;
    std::string tablespace;
    bool valid = true;
    QualifiedName parent;                   ///< index of the partitioned table that it is attached to
    std::map<int, int> statistics_targets;  ///< of its columns, counted from 1
    // SQLite
    std::string statement;  ///< as the database keeps it: the author's, with his spacing and comments
    friend bool operator==(const Index&, const Index&) = default;
};

}  // namespace aludel::catalog::object
