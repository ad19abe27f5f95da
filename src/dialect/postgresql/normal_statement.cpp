#include <algorithm>

#include "dialect/postgresql/normal_rewrite.hpp"

namespace aludel::dialect::postgresql::normal {

/// The table that a statement changes.
void Rewriter::target_relation(Node& statement, Scope& scope) {
    Node& item = *field_of(statement, "relation");
    for (Visible& visible : relation(item, scope)) scope.visible.push_back(std::move(visible));
}

void Rewriter::assign(Node& target, const std::vector<Output>& columns, const Scope& scope) {
    Node* const value = field_of(target, "val");
    if (value == nullptr)
        return;
    TypeText type;
    for (const Output& column : columns)
        if (column.name == target.word("name") && target.list("indirection").empty())
            type = column.type;
    if (value->is("MultiAssignRef"))
        children(*value, scope);
    else
        expression_of(*value, scope, type);
}

std::vector<Output> Rewriter::statement(Node& node, const Scope& outer) {
    if (node.is("SelectStmt"))
        return query(node, outer);
    Scope scope;
    scope.outer = &outer;
    common_tables(node, scope);
    if (!node["relation"].fields.empty())
        target_relation(node, scope);
    const std::vector<Output> columns = scope.ranges.empty() ? std::vector<Output>() : scope.ranges[0].columns;
    if (Node* const select = field_of(node, "selectStmt")) {
        query(*select, scope);
        std::vector<Node>& rows = list_of(*select, "valuesLists");
        std::vector<Node> names = node.list("cols");
        if (names.empty() && !rows.empty())
            for (std::size_t i = 0; i < std::min(columns.size(), rows[0].list("items").size()); ++i)
                names.push_back(object_node("ResTarget", {{"name", word_node(columns[i].name)}}));
        for (Node& row : rows)
            for (std::size_t i = 0; i < std::min(names.size(), row.list("items").size()); ++i)
                for (const Output& column : columns)
                    if (column.name == names[i].word("name"))
                        settle(list_of(row, "items")[i], column.type);
        drop_names(*select);
        set_field(node, "cols", list_node(std::move(names)));
    }
    for (const std::string_view clause : {"fromClause", "usingClause"})
        for (Node& item : list_of(node, clause))
            for (Visible& visible : from_item(item, scope)) scope.visible.push_back(std::move(visible));
    for (Node& target : list_of(node, "targetList")) assign(target, columns, scope);
    if (Node* const condition = field_of(node, "whereClause"))
        expression_of(*condition, scope, "bool");
    if (Node* const conflict = field_of(node, "onConflictClause")) {
        scope.ranges.push_back({"excluded", "", "excluded", columns, scope.ranges.at(0).complete, false});
        children(*conflict, scope);
    }
    if (node["returningList"])
        return targets(list_of(node, "returningList"), scope);
    return {};
}

}  // namespace aludel::dialect::postgresql::normal
