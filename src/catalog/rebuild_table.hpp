#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "catalog/column.hpp"
#include "catalog/constraint.hpp"
#include "catalog/index.hpp"
#include "catalog/name.hpp"

namespace aludel::catalog {

/// A column as a table is made with it, and what its definition makes beside it.
struct RebuiltColumn {
    RebuiltColumn();
    RebuiltColumn(const RebuiltColumn&);
    RebuiltColumn(RebuiltColumn&&) noexcept;
    RebuiltColumn& operator=(const RebuiltColumn&);
    RebuiltColumn& operator=(RebuiltColumn&&) noexcept;
    ~RebuiltColumn();

    Column column;
    bool primary_key = false;
    bool nullable_said = true;  ///< false: a primary key makes it NOT NULL
    Affinity affinity = Affinity::null;
    std::vector<Constraint> constraints;  ///< the CHECK of its type, UNIQUE where the column says so
    std::vector<Index> indexes;           ///< where the column says so
};

/// A constraint of the table that is made anew. Columns are those of the table as it was.
struct RebuiltConstraint {
    RebuiltConstraint();
    RebuiltConstraint(const RebuiltConstraint&);
    RebuiltConstraint(RebuiltConstraint&&) noexcept;
    RebuiltConstraint& operator=(const RebuiltConstraint&);
    RebuiltConstraint& operator=(RebuiltConstraint&&) noexcept;
    ~RebuiltConstraint();

    Constraint constraint;
    std::vector<std::string> columns;  ///< of a CHECK that is an expression; those of the others are in the rule
};

/// Alembic's batch mode where a table cannot be altered in place: the table is copied into a new one that has the
/// changes, and that is moved into its place. Without `copy_from` it starts from what the database says of the table at
/// that moment.
struct RebuildTable {
    RebuildTable();
    RebuildTable(const RebuildTable&);
    RebuildTable(RebuildTable&&) noexcept;
    RebuildTable& operator=(const RebuildTable&);
    RebuildTable& operator=(RebuildTable&&) noexcept;
    ~RebuildTable();

    struct AddColumn {
        RebuiltColumn column;
        std::string before, after;  ///< names of columns; empty: not said
    };
    struct DropColumn {
        std::string column;
        std::string type_name;  ///< of a CHECK that goes with the column's type
    };
    struct AlterColumn {
        AlterColumn();
        AlterColumn(const AlterColumn&);
        AlterColumn(AlterColumn&&) noexcept;
        AlterColumn& operator=(const AlterColumn&);
        AlterColumn& operator=(AlterColumn&&) noexcept;
        ~AlterColumn();

        std::string column;
        std::optional<ColumnType> type;
        Affinity affinity = Affinity::null;  ///< of `type`; where it is another than before, the values are cast
        bool keep_values = false;            ///< they are not
        std::optional<bool> nullable;
        struct Default {
            std::optional<std::string> expression;  ///< nullopt: the default goes
        };
        std::optional<Default> fallback;
        std::optional<std::string> rename_to;
        std::string type_name;  ///< with `rename_to`: of a CHECK that goes with the column's old name
        bool autoincrement = false;
    };
    struct AddConstraint {
        RebuiltConstraint constraint;
    };
    struct DropConstraint {
        std::string name;
        bool of_type = false;  ///< made by a column's type: it may be not there
    };
    struct CreateIndex {
        Index index;
    };
    struct DropIndex {
        std::string name;
    };
    using Change =
        std::variant<AddColumn, DropColumn, AlterColumn, AddConstraint, DropConstraint, CreateIndex, DropIndex>;

    /// A table as its author says it is.
    struct Definition {
        Definition();
        Definition(const Definition&);
        Definition(Definition&&) noexcept;
        Definition& operator=(const Definition&);
        Definition& operator=(Definition&&) noexcept;
        ~Definition();

        std::vector<RebuiltColumn> columns;
        std::vector<RebuiltConstraint> constraints;  ///< but those that columns make; the primary key with them
        std::vector<Index> indexes;
    };

    /// By what name the new table is made, before it takes the place of the old one.
    QualifiedName new_table() const;

    QualifiedName table;
    std::vector<Change> changes;
    std::shared_ptr<const Definition> copy_from;  ///< null: what the database says
    std::vector<RebuiltColumn> reflected_as;      ///< columns that the author knows better than the database
    /// Where unnamed constraints get a name by which to drop them: "fk", "uq", "ck", "pk" and a pattern such as
    /// "fk_%(table_name)s_%(column_0_name)s".
    std::vector<std::pair<std::string, std::string>> naming_convention;
    std::vector<std::vector<std::string>> ordering;  ///< partial orders of the columns
    Definition additions;                            ///< columns, constraints and indexes for the new table
    std::vector<std::string> prefixes;
    bool autoincrement = false;
    bool without_rowid = false;
    bool strict = false;
    Place place;
};

}  // namespace aludel::catalog
