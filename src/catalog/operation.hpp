#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "catalog/column.hpp"
#include "catalog/constraint.hpp"
#include "catalog/index.hpp"
#include "catalog/name.hpp"
#include "catalog/rebuild_table.hpp"
#include "catalog/table.hpp"

namespace aludel::catalog {

/// One SQL statement given as text, without its closing semicolon.
struct ExecuteSql {
    std::string sql;
    Place place;
};

/// `COPY … FROM stdin` with its data lines, as pg_dump writes them.
struct CopyRows {
    std::string sql;   ///< the COPY statement
    std::string data;  ///< the lines between it and `\.`, each ended by '\n'
    Place place;
};

struct CreateSchema {
    std::string name;
    bool if_not_exists = false;
    Place place;
};

struct DropSchema {
    std::string name;
    bool if_exists = false;
    bool cascade = false;
    Place place;
};

/// CREATE TYPE … AS ENUM.
struct CreateEnum {
    QualifiedName name;
    std::vector<std::string> labels;
    bool if_not_exists = false;  ///< only where no type of that name is to be seen
    /// Made because a table is made that needs it: within one run each type once, as Alembic does it.
    bool implied = false;
    Place place;
};

struct DropEnum {
    QualifiedName name;
    bool if_exists = false;
    Place place;
};

struct CreateDomain {
    QualifiedName name;
    ColumnType type;
    std::string collation;
    std::optional<std::string> default_expression;
    bool not_null = false;
    std::string constraint_name;
    bool constraint_name_may_be_cut = false;  ///< as Constraint::name_may_be_cut
    std::string check;                        ///< SQL; empty: none
    bool implied = false;                     ///< as CreateEnum::implied
    Place place;
};

struct DropDomain {
    QualifiedName name;
    Place place;
};

struct CreateSequence {
    QualifiedName name;
    SequenceOptions options;
    std::optional<ColumnType> type;
    bool if_not_exists = false;
    Place place;
};

struct DropSequence {
    QualifiedName name;
    bool if_exists = false;
    Place place;
};

/// The table with its columns and constraints. Indexes, comments and types are operations of their own.
struct CreateTable {
    Table table;
    bool if_not_exists = false;
    Place place;
};

struct DropTable {
    QualifiedName table;
    bool if_exists = false;
    Place place;
};

struct RenameTable {
    QualifiedName table;
    std::string to;
    Place place;
};

/// A database without comments refuses it; a comment given with CREATE TABLE or ADD COLUMN is then not to be asked for.
struct SetTableComment {
    QualifiedName table;
    std::optional<std::string> comment;  ///< nullopt: the comment goes
    Place place;
};

struct AddColumn {
    QualifiedName table;
    Column column;
    bool if_not_exists = false;
    bool inline_primary_key = false;
    struct InlineReference {
        ForeignKey key;  ///< of this one column; `columns` and `not_valid` are not read
        std::optional<bool> deferrable;
        std::string initially;
    };
    std::optional<InlineReference> inline_reference;
    Place place;
};

struct DropColumn {
    QualifiedName table;
    std::string column;
    bool if_exists = false;
    Place place;
};

/// What is absent stays as it is.
struct AlterColumn {
    AlterColumn();
    AlterColumn(const AlterColumn&);
    AlterColumn(AlterColumn&&) noexcept;
    AlterColumn& operator=(const AlterColumn&);
    AlterColumn& operator=(AlterColumn&&) noexcept;
    ~AlterColumn();

    QualifiedName table;
    std::string column;
    std::optional<ColumnType> type;
    std::string type_using;  ///< PostgreSQL: USING; empty: none
    std::optional<bool> nullable;
    struct Default {
        std::optional<std::string> expression;  ///< nullopt: the default goes
    };
    /// What identity columns have in the place of a default. `from`: nullopt makes it one (ADD GENERATED …), a value
    /// changes what is there (SET …), by what differs. An author who does not say what was there means `Identity{}`.
    struct IdentityChange {
        std::optional<Identity> from, to;  ///< `to` nullopt: it is one no more
    };
    std::variant<std::monostate, Default, IdentityChange> default_change;
    struct Comment {
        std::optional<std::string> text;  ///< nullopt: the comment goes
    };
    std::optional<Comment> comment;
    std::optional<std::string> rename_to;  ///< comes last
    Place place;
};

/// SQLite refuses it. Constraints that a type brings with it (of a Boolean, of an enumeration as text) are there only
/// part of a CREATE TABLE.
struct AddConstraint {
    QualifiedName table;
    Constraint constraint;
    Place place;
};

struct DropConstraint {
    QualifiedName table;
    std::string name;
    bool name_may_be_cut = false;  ///< as Constraint::name_may_be_cut
    bool if_exists = false;
    bool cascade = false;
    Place place;
};

struct CreateIndex {
    Index index;
    bool if_not_exists = false;
    bool concurrently = false;
    Place place;
};

struct DropIndex {
    QualifiedName index;           ///< the schema is that of its table
    bool name_may_be_cut = false;  ///< as Constraint::name_may_be_cut
    bool if_exists = false;
    bool concurrently = false;
    Place place;
};

/// As SetTableComment.
struct SetColumnComment {
    QualifiedName table;
    std::string column;
    std::optional<std::string> comment;  ///< nullopt: the comment goes
    Place place;
};

/// One typed change to a database. What a revision is made of, whatever format it is written in. Texts of SQL in
/// it are in the words of the dialect it is meant for.
/// std::visit without a default: a new kind does not compile until every listener knows it.
using Operation = std::variant<ExecuteSql, CopyRows, CreateSchema, DropSchema, CreateEnum, DropEnum, CreateDomain,
                               DropDomain, CreateSequence, DropSequence, CreateTable, DropTable, RenameTable,
                               SetTableComment, AddColumn, DropColumn, AlterColumn, SetColumnComment, AddConstraint,
                               DropConstraint, CreateIndex, DropIndex, RebuildTable>;

const Place& place_of(const Operation& operation);

/// Is it a domain; its schema and name, as written.
using TypeKey = std::tuple<bool, std::string, std::string>;
using TypeKeys = std::set<TypeKey>;

/// Of a type that is made because a table brings it; nothing for any other operation.
std::optional<TypeKey> implied_type(const Operation& operation);

/// "create table", "drop index" … for people and for JSON (with underscores there).
std::string_view kind_of(const Operation& operation);

/// What stands for the statements of an operation while these are not known: "REBUILD TABLE t (DROP COLUMN a)".
std::string describe(const Operation& operation);

}  // namespace aludel::catalog
