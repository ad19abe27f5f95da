#include "dialect/postgresql/simulation/rename_column.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/analyze.hpp"
#include "dialect/postgresql/simulation/define_index.hpp"
#include "dialect/postgresql/simulation/rename_in_text.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct Change {
    const std::string& from;
    const std::string& to;

    void in(std::vector<std::string>& names) const { std::replace(names.begin(), names.end(), from, to); }
    void in(std::vector<object::IndexKey>& keys) const {
        for (object::IndexKey& key : keys)
            if (key.column == from)
                key.column = to;
    }
};

void change_in_table(object::Table& table, const Change& change) {
    for (auto& [name, constraint] : table.constraints) {
        if (auto* key = std::get_if<object::Key>(&constraint.rule)) {
            change.in(key->columns);
            change.in(key->include);
        } else if (auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule)) {
            change.in(foreign->columns);
            change.in(foreign->on_delete_columns);
        } else if (auto* exclusion = std::get_if<object::Exclusion>(&constraint.rule)) {
            change.in(exclusion->keys);
            change.in(exclusion->include);
        }
    }
    for (auto& [name, index] : table.indexes) {
        change.in(index.keys);
        change.in(index.include);
    }
    for (auto& [name, trigger] : table.triggers) change.in(trigger.update_columns);
    if (table.partition_key)
        change.in(table.partition_key->keys);
}

void change_outside(catalog::Catalog& catalog, const QualifiedName& relation, const Change& change) {
    for (auto& [name, table] : catalog.tables)
        for (auto& [constraint, one] : table.constraints)
            if (auto* key = std::get_if<object::ForeignKey>(&one.rule); key != nullptr && key->referred == relation)
                change.in(key->referred_columns);
    for (auto& [name, sequence] : catalog.sequences)
        if (sequence.owner_table == relation && sequence.owner_column == change.from)
            sequence.owner_column = change.to;
    for (auto& [name, statistics] : catalog.statistics)
        if (statistics.table == relation)
            change.in(statistics.columns);
}

/// What comes out of a view under another name.
void rename_output(const Context& context, const Relation& relation, std::size_t number, const std::string& to) {
    std::string& definition = relation.kind == RelationKind::view
                                  ? context.catalog.views.at(relation.name).definition
                                  : context.catalog.materialized_views.at(relation.name).definition;
    Parsed parsed = parse(definition);
    Node* select = &parsed.statement;
    while (select != nullptr && (*select)["larg"].form == Node::Form::object) select = field_of(*select, "larg");
    Node* targets = select == nullptr ? nullptr : field_of(*select, "targetList");
    if (targets == nullptr || number >= targets->items.size())
        return;
    Node& target = targets->items[number];
    if (Node* name = field_of(target, "name"))
        name->text = to;
    else
        target.fields.emplace_back("name", Node{Node::Form::text, {}, to, {}, {}});
    definition = write_query(parsed.statement);
}

void rename_own(const Context& context, const Relation& relation, const std::string& from, const std::string& to,
                bool inherited) {
    std::vector<object::Column>* columns = columns_of(context.catalog, relation);
    object::Column* column = columns == nullptr ? nullptr : find_column(*columns, from);
    if (column == nullptr)
        throw context.error("42703", fmt::format("column \"{}\" does not exist", from));
    if (!column->local && !inherited)
        throw context.error("42P16", fmt::format("cannot rename inherited column \"{}\"", from));
    if (find_column(*columns, to) != nullptr)
        throw context.error("42701",
                            fmt::format("column \"{}\" of relation \"{}\" already exists", to, relation.name.name));
    rename_column_in_text(context, relation.name, from, to);
    column->name = to;
    const Change change{from, to};
    if (relation.is_table()) {
        change_in_table(context.catalog.tables.at(relation.name), change);
    } else if (relation.kind == RelationKind::view || relation.kind == RelationKind::materialized_view) {
        rename_output(context, relation, static_cast<std::size_t>(column - columns->data()), to);
        if (relation.kind == RelationKind::materialized_view)
            for (auto& [name, index] : context.catalog.materialized_views.at(relation.name).indexes) {
                change.in(index.keys);
                change.in(index.include);
            }
    }
    change_outside(context.catalog, relation.name, change);
    rename_references(context.state, [&](object::Reference& one) {
        if ((one.kind == object::Kind::column || one.kind == object::Kind::default_value) &&
            one.schema == relation.name.schema && one.name == relation.name.name && one.part == from)
            one.part = to;
    });
    if (relation.is_table())
        for (const QualifiedName& child : children_of(context.catalog, relation.name))
            rename_own(context, {RelationKind::table, child, {}, false}, from, to, true);
}

}  // namespace

void rename_column(const Context& context, const Relation& relation, const std::string& from, const std::string& to) {
    if (relation.kind == RelationKind::index || relation.kind == RelationKind::sequence)
        throw context.error("42809", fmt::format("cannot rename columns of relation \"{}\"", relation.name.name));
    rename_own(context, relation, from, to, false);
}

}  // namespace aludel::dialect::postgresql::simulation
