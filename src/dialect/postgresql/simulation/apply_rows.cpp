#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/keep_rows.hpp"
#include "dialect/postgresql/simulation/rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

Relation need_target(const Context& context, const Node& range_var) {
    const QualifiedName name = name_in(range_var);
    const Relation relation = find_relation(context.state, name);
    if (!relation)
        throw context.error("42P01", fmt::format("relation \"{}\" does not exist", shown(name)), range_var.location());
    if (relation.kind == RelationKind::sequence || relation.kind == RelationKind::index ||
        relation.kind == RelationKind::composite)
        throw context.error("42809", fmt::format("cannot open relation \"{}\"", relation.name.name),
                            range_var.location());
    return relation;
}

void need_columns(const Context& context, const Relation& relation, const std::vector<Node>& targets) {
    const auto* columns = columns_of(std::as_const(context.catalog), relation);
    if (columns == nullptr || relation.kind == RelationKind::system)
        return;
    for (const Node& target : targets) {
        const std::string& name = target.is("String") ? string_of(target) : target.word("name");
        if (!name.empty() && find_column(*columns, name) == nullptr)
            throw context.error(
                "42703", fmt::format("column \"{}\" of relation \"{}\" does not exist", name, relation.name.name),
                target.location());
    }
}

/// RETURNING: rows that are known only where there are none.
Result rows_touched(const Context& context, const Relation& relation, const Node& statement, bool may_touch,
                    std::optional<std::int64_t> known) {
    Result result;
    result.counted = true;
    result.affected = known.value_or(0);
    const auto& returning = statement.list("returningList");
    result.returns_rows = !returning.empty();
    for (const Node& one : returning)
        result.columns.push_back(one.word("name").empty() && one["val"].is("ColumnRef")
                                     ? string_of(one["val"].list("fields").back())
                                     : one.word("name"));
    if ((may_touch && !known) || (result.returns_rows && known.value_or(1) != 0))
        result.unknown = "the rows of " + visible_name(context.state, relation.name);
    if (!result.returns_rows && !known && may_touch)
        result.unknown = "how many rows of " + visible_name(context.state, relation.name) + " it touches";
    return result;
}

/// Parts WITH … (INSERT …) do their work first.
void with_rows(const Context& context, const Node& statement) {
    for (const Node& one : statement["withClause"].list("ctes")) change_rows_in(context, one["ctequery"]);
}

void note_filled(const Context& context, const Relation& relation) {
    if (relation.is_table())
        fill_table_and_children(context.state, relation.name);
    else if (relation.kind == RelationKind::view)  // through it into some table that it shows
        for (const object::Dependency& one : context.catalog.dependencies)
            if (one.object == object::Reference{object::Kind::view, relation.name.schema, relation.name.name, ""})
                fill_table_and_children(context.state, {one.on.schema, one.on.name});
}

/// Tables that are emptied together are not referred to by others, whatever these hold.
void need_no_other_reference(const Context& context, const std::vector<QualifiedName>& tables) {
    const auto among = [&](const QualifiedName& name) {
        return std::find(tables.begin(), tables.end(), name) != tables.end();
    };
    for (const auto& [name, table] : context.catalog.tables)
        for (const auto& [constraint, one] : table.constraints)
            if (const auto* key = std::get_if<object::ForeignKey>(&one.rule);
                key != nullptr && among(key->referred) && !among(name))
                throw context.error("0A000", "cannot truncate a table referenced in a foreign key constraint")
                    .detail(fmt::format("Table \"{}\" references \"{}\".", name.name, key->referred.name))
                    .hint(
                        fmt::format("Truncate table \"{}\" at the same time, or use TRUNCATE ... CASCADE.", name.name));
}

bool may_hold(const Context& context, const Relation& relation) {
    return !relation.is_table() || may_hold_rows(context.state, relation.name);
}

}  // namespace

Result insert_rows(const Context& context, const Node& statement) {
    with_rows(context, statement);
    const Relation relation = need_target(context, statement["relation"]);
    need_columns(context, relation, statement.list("cols"));
    const Node& select = statement["selectStmt"];
    const auto& rows = select.list("valuesLists");
    if (select && rows.empty() && gives_no_rows(context, select))
        return rows_touched(context, relation, statement, false, 0);
    if (relation.is_table())
        keep_inserted(context, relation.name, statement);
    else
        note_filled(context, relation);
    follow_changed_rows(context, relation.name);
    std::optional<std::int64_t> known;
    if (!statement["onConflictClause"] && (!select || !rows.empty()))
        known = select ? static_cast<std::int64_t>(rows.size()) : 1;
    return rows_touched(context, relation, statement, true, known);
}

Result update_rows(const Context& context, const Node& statement) {
    with_rows(context, statement);
    const Relation relation = need_target(context, statement["relation"]);
    need_columns(context, relation, statement.list("targetList"));
    const bool may = may_hold(context, relation);
    if (may && !relation.is_table())
        note_filled(context, relation);  // the tables that a view shows
    keep_updated(context, relation.name, statement);
    follow_changed_rows(context, relation.name);
    return rows_touched(context, relation, statement, may, may ? std::nullopt : std::optional<std::int64_t>(0));
}

Result delete_rows(const Context& context, const Node& statement) {
    with_rows(context, statement);
    const Relation relation = need_target(context, statement["relation"]);
    const bool may = may_hold(context, relation);
    if (may && !relation.is_table())
        note_filled(context, relation);  // the tables that a view shows
    if (relation.is_table() && !statement["whereClause"] && statement.list("usingClause").empty() &&
        context.catalog.tables.at(relation.name).triggers.empty() && !has_children(context.catalog, relation.name))
        context.state.empty(relation.name);
    else
        context.state.known_rows.erase(relation.name);
    follow_changed_rows(context, relation.name);
    return rows_touched(context, relation, statement, may, may ? std::nullopt : std::optional<std::int64_t>(0));
}

Result merge_rows(const Context& context, const Node& statement) {
    with_rows(context, statement);
    const Relation relation = need_target(context, statement["relation"]);
    note_filled(context, relation);
    follow_changed_rows(context, relation.name);
    return rows_touched(context, relation, statement, true, std::nullopt);
}

Result copy_rows(const Context& context, const Node& statement) {
    Result result;
    result.counted = true;
    if (!statement["relation"])
        return result;
    const Relation relation = need_target(context, statement["relation"]);
    need_columns(context, relation, statement.list("attlist"));
    if (!statement.flag("is_from"))
        return result;
    if (context.text.copy_data) {
        const auto& data = *context.text.copy_data;
        result.affected = std::count(data.begin(), data.end(), '\n');
        if (result.affected == 0)
            return result;
    } else {
        result.unknown = "how many rows the file has";
    }
    note_filled(context, relation);
    follow_changed_rows(context, relation.name);
    return result;
}

Result truncate(const Context& context, const Node& statement) {
    const bool cascade = statement.word("behavior") == "DROP_CASCADE";
    std::vector<QualifiedName> tables;
    for (const Node& one : statement.list("relations")) {
        const Relation relation = need_relation(context, one);
        if (!relation.is_table())
            throw context.error("42809", fmt::format("\"{}\" is not a table", relation.name.name));
        tables.push_back(relation.name);
    }
    if (!cascade)
        need_no_other_reference(context, tables);
    for (const QualifiedName& table : tables) empty_table(context.state, table, cascade);
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
