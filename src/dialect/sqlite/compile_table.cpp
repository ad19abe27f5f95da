#include <utility>

#include "dialect/clauses.hpp"
#include "dialect/sqlite/compile_parts.hpp"

namespace aludel::dialect::sqlite {

namespace {

std::string_view options_of(const catalog::Table& table) {
    if (table.without_rowid)
        return table.strict ? "\n WITHOUT ROWID,\n STRICT" : "\n WITHOUT ROWID";
    return table.strict ? "\n STRICT" : "";
}

}  // namespace

std::string create_table(const catalog::CreateTable& operation) {
    const catalog::Table& table = operation.table;
    std::vector<std::string> items;
    for (const catalog::Column& column : table.columns)
        items.push_back(column_text(column) + column_checks(names(), column));
    for (const catalog::Constraint& constraint : table.constraints)
        if (std::optional<std::string> text = constraint_text(constraint, table.name.schema))
            items.push_back(std::move(*text));
    return create_table_text(names(), operation, items, options_of(table));
}

}  // namespace aludel::dialect::sqlite
