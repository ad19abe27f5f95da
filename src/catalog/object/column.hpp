#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/object/conflict.hpp"
#include "catalog/object/privileges.hpp"
#include "catalog/object/type_name.hpp"

namespace aludel::catalog::object {

/// PostgreSQL 18 gives NOT NULL a name and makes a constraint of it; before, and where the name is the one it would
/// give by itself, there is nothing to say. In SQLite it has a name where the author gave one.
struct NotNull {
    std::string name;
    bool validated = true;
    bool inheritable = true;  ///< false: NO INHERIT
    bool local = true;        ///< false: only because a parent has it
    std::string comment;
    Conflict conflict = Conflict::abort;  ///< SQLite
    friend bool operator==(const NotNull&, const NotNull&) = default;
};

enum class IdentityKind { none, by_default, always };
enum class Generation { none, stored, computed };  ///< computed: VIRTUAL

/// Of a table, a view or a composite type. Expressions are SQL as the database itself writes them out.
struct Column {
    Column();
    Column(const Column&);
    Column(Column&&) noexcept;
    Column& operator=(const Column&);
    Column& operator=(Column&&) noexcept;
    ~Column();

    std::string name;
    TypeName type;
    QualifiedName collation;  ///< empty: that of the type
    std::optional<NotNull> not_null;
    std::string expression;                      ///< behind DEFAULT, or of a generated column
    IdentityKind identity = IdentityKind::none;  ///< its sequence stands among the sequences
    Generation generation = Generation::none;    ///< `expression` says from what
    bool local = true;                           ///< false: only because a parent table has it
    std::string comment;
    Privileges privileges;
    // PostgreSQL
    std::string storage;                   ///< "MAIN", "EXTERNAL" …; empty: that of the type
    std::string compression;               ///< "pglz", "lz4"; empty: the database's
    std::optional<int> statistics_target;  ///< absent: the database's
    std::vector<Setting> options;          ///< n_distinct …
    friend bool operator==(const Column&, const Column&) = default;
};

}  // namespace aludel::catalog::object
