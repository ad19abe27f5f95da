#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "catalog/object/conflict.hpp"
#include "catalog/object/index.hpp"

namespace aludel::catalog::object {

/// PRIMARY KEY and UNIQUE.
struct Key {
    bool primary = false;
    std::vector<std::string> columns;
    std::vector<std::string> include;
    bool nulls_not_distinct = false;
    bool without_overlaps = false;  ///< of the last column
    // SQLite
    std::vector<IndexKey> keys;  ///< where a column has a collation or an order of its own: all columns with theirs
    bool row_number = false;     ///< INTEGER PRIMARY KEY: the column is the number of the row itself
    bool autoincrement = false;
    friend bool operator==(const Key&, const Key&) = default;
};

enum class Action { none, restrict, cascade, set_null, set_default };
enum class Match { simple, full, partial };

struct ForeignKey {
    std::vector<std::string> columns;
    QualifiedName referred;
    std::vector<std::string> referred_columns;
    Action on_update = Action::none;
    Action on_delete = Action::none;
    std::vector<std::string> on_delete_columns;  ///< SET NULL (a, b); empty: all
    Match match = Match::simple;
    bool period = false;  ///< of the last column
    friend bool operator==(const ForeignKey&, const ForeignKey&) = default;
};

struct Check {
    std::string condition;  ///< SQL as the database writes it
    bool inheritable = true;
    friend bool operator==(const Check&, const Check&) = default;
};

struct Exclusion {
    std::vector<IndexKey> keys;
    std::vector<QualifiedName> operators;  ///< one for each key
    std::string method;
    std::vector<std::string> include;
    std::string condition;  ///< WHERE; empty: none
    friend bool operator==(const Exclusion&, const Exclusion&) = default;
};

struct Constraint {
    Constraint();
    Constraint(const Constraint&);
    Constraint(Constraint&&) noexcept;
    Constraint& operator=(const Constraint&);
    Constraint& operator=(Constraint&&) noexcept;
    ~Constraint();

    std::variant<Key, ForeignKey, Check, Exclusion> rule;
    bool deferrable = false;
    bool deferred = false;  ///< INITIALLY DEFERRED
    bool validated = true;
    bool enforced = true;
    bool local = true;      ///< false: only because a parent has it
    bool attached = false;  ///< a partition's part of its parent's constraint
    std::string comment;
    // of the index behind a key or an exclusion: PostgreSQL
    std::vector<Setting> storage;
    std::string tablespace;
    std::string index_comment;
    QualifiedName index_parent;  ///< the index of the partitioned table that it is attached to
    // SQLite
    /// The name that the author gave, where it is not the one that the table keeps it by: empty where he gave none (the
    /// table has it by what it says then: "CHECK (a > 0)"), or a name that another constraint of the table has too.
    std::optional<std::string> given_name;
    Conflict conflict = Conflict::abort;  ///< of a key
    friend bool operator==(const Constraint&, const Constraint&) = default;
};

}  // namespace aludel::catalog::object
