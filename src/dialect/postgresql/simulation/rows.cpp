#include "dialect/postgresql/simulation/rows.hpp"

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/calls.hpp"
#include "dialect/postgresql/simulation/define_index.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

bool is_empty_from(const Context& context, const Node& from) {
    if (from.is("RangeVar")) {
        const Relation relation = find_relation(context.state, name_in(from));
        return relation.is_table() && !may_hold_rows(context.state, relation.name);
    }
    if (from.is("JoinExpr")) {
        const std::string& type = from.word("jointype");
        const bool left = is_empty_from(context, from["larg"]);
        const bool right = is_empty_from(context, from["rarg"]);
        if (type == "JOIN_INNER")
            return left || right;
        return type == "JOIN_LEFT" ? left : type == "JOIN_RIGHT" ? right : left && right;
    }
    if (from.is("RangeSubselect"))
        return gives_no_rows(context, from["subquery"]);
    return false;
}

}  // namespace

bool may_hold_rows(const State& state, const QualifiedName& table) {
    if (state.may_hold_rows(table))
        return true;
    const auto children = children_of(state.catalog, table);
    return std::any_of(children.begin(), children.end(),
                       [&](const QualifiedName& child) { return may_hold_rows(state, child); });
}

bool has_children(const catalog::Catalog& catalog, const QualifiedName& table) {
    return !children_of(catalog, table).empty();
}

bool reads_nothing(const Context& context, const Node& select) {
    const auto& from = select.list("fromClause");
    return std::any_of(from.begin(), from.end(), [&](const Node& one) { return is_empty_from(context, one); });
}

bool gives_no_rows(const Context& context, const Node& select) {
    if (select["larg"])
        return select.word("op") == "SETOP_INTERSECT"
                   ? gives_no_rows(context, select["larg"]) || gives_no_rows(context, select["rarg"])
                   : gives_no_rows(context, select["larg"]) &&
                         (select.word("op") == "SETOP_EXCEPT" || gives_no_rows(context, select["rarg"]));
    if (select["withClause"] || !select.is("SelectStmt"))
        return false;
    // An aggregate without GROUP BY gives a row of nothing.
    if (select.list("groupClause").empty() && (!calls_in(select["targetList"]).empty() || select["havingClause"]))
        return false;
    return reads_nothing(context, select);
}

void fill_table_and_children(State& state, const QualifiedName& table) {
    state.fill(table);
    for (const QualifiedName& child : children_of(state.catalog, table)) fill_table_and_children(state, child);
}

void empty_table(State& state, const QualifiedName& table, bool cascade) {
    state.empty(table);
    for (const QualifiedName& child : children_of(state.catalog, table)) empty_table(state, child, cascade);
    if (!cascade)
        return;
    for (const auto& [name, other] : state.catalog.tables)
        for (const auto& [constraint, one] : other.constraints)
            if (const auto* key = std::get_if<object::ForeignKey>(&one.rule);
                key != nullptr && key->referred == table && state.filled.count(name) != 0)
                empty_table(state, name, true);
}

void change_rows_in(const Context& context, const Node& statement) {
    if (statement.is("InsertStmt"))
        insert_rows(context, statement);
    else if (statement.is("UpdateStmt"))
        update_rows(context, statement);
    else if (statement.is("DeleteStmt"))
        delete_rows(context, statement);
    else if (statement.is("MergeStmt"))
        merge_rows(context, statement);
    else if (statement.is("SelectStmt"))
        for (const Node& one : statement["withClause"].list("ctes")) change_rows_in(context, one["ctequery"]);
}

}  // namespace aludel::dialect::postgresql::simulation
