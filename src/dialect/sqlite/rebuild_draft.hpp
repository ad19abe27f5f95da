#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/rebuild_table.hpp"
#include "dialect/sqlite/rebuild_parts.hpp"

/// What a table is to become, before there are statements.
namespace aludel::dialect::sqlite {

/// The columns that a constraint lists; null where it lists none.
std::vector<std::string>* columns_in(catalog::Constraint& constraint);
/// Those that it lists or, of a CHECK, was said to use.
const std::vector<std::string>& columns_of(const catalog::RebuiltConstraint& one);
bool is_key(const catalog::Constraint& constraint);

/// Alembic's ApplyBatchImpl: takes the changes one by one. Columns are known by the names they had, or were added with,
/// whatever they are called in the end. Throws Error(python_raised) as Alembic raises.
class RebuildDraft {
public:
    struct Part {
        std::string key;
        catalog::RebuiltColumn made;
        std::optional<std::string> from;  ///< the expression that its values come from; none: a new column
        bool cast;
    };
    struct Kept {
        catalog::RebuiltConstraint made;
        bool table_key;  ///< the primary key that the table had
    };

    /// All changes of the operation, on the table as it is.
    RebuildDraft(const catalog::RebuildTable& operation, const catalog::RebuildTable::Definition& existing);

    std::vector<Part>::iterator find(const std::string& key);
    /// Throws where there is none.
    Part& column(const std::string& key);

    std::vector<Part> columns;  ///< in their order; those that the operation adds besides at the end
    std::vector<std::pair<std::string, Kept>> named;
    std::vector<Kept> unnamed;
    std::vector<catalog::Index> indexes;
    std::vector<catalog::Index> new_indexes;
    std::optional<std::string> counts;  ///< the column that was said to count by itself

private:
    void change(const catalog::RebuildTable::AddColumn& one);
    void change(const catalog::RebuildTable::DropColumn& one);
    void change(const catalog::RebuildTable::AlterColumn& one);
    void change(const catalog::RebuildTable::AddConstraint& one);
    void change(const catalog::RebuildTable::DropConstraint& one);
    void change(const catalog::RebuildTable::CreateIndex& one);
    void change(const catalog::RebuildTable::DropIndex& one);

    void keep(const catalog::RebuiltConstraint& made, bool table_key);
    std::optional<Kept> take_constraint(const std::string& name);
    std::vector<Kept*> table_key();
    bool drop_from_column(const std::string& name);
    void sort_columns();

    const catalog::RebuildTable& operation_;
    ColumnOrder order_;
};

}  // namespace aludel::dialect::sqlite
