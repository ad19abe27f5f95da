#include "dialect/postgresql/simulation/relation.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

bool is_system_schema(std::string_view schema) {
    return schema == "pg_catalog" || schema == "information_schema" || schema == "pg_toast";
}

template <typename Owner>
bool has_index(const Owner& owner, const std::string& name) {
    return owner.indexes.count(name) != 0;
}

bool has_index_of_constraint(const object::Table& table, const std::string& name) {
    const auto found = table.constraints.find(name);
    return found != table.constraints.end() && (std::holds_alternative<object::Key>(found->second.rule) ||
                                                std::holds_alternative<object::Exclusion>(found->second.rule));
}

/// Those of a schema stand together in the map.
template <typename Map, typename Visit>
void each_in_schema(const Map& map, const std::string& schema, const Visit& visit) {
    for (auto at = map.lower_bound(QualifiedName{schema, ""}); at != map.end() && at->first.schema == schema; ++at)
        visit(at->first, at->second);
}

Relation index_named(const catalog::Catalog& catalog, const QualifiedName& name) {
    Relation found;
    each_in_schema(catalog.tables, name.schema, [&](const QualifiedName& of, const object::Table& table) {
        if (has_index(table, name.name))
            found = {RelationKind::index, name, of.name, false};
        else if (has_index_of_constraint(table, name.name))
            found = {RelationKind::index, name, of.name, true};
    });
    each_in_schema(catalog.materialized_views, name.schema, [&](const QualifiedName& of, const auto& view) {
        if (has_index(view, name.name))
            found = {RelationKind::index, name, of.name, false};
    });
    return found;
}

}  // namespace

Relation relation_named(const catalog::Catalog& catalog, const QualifiedName& name) {
    if (is_system_schema(name.schema))
        return {RelationKind::system, name, {}, false};
    if (catalog.tables.count(name) != 0)
        return {RelationKind::table, name, {}, false};
    if (catalog.views.count(name) != 0)
        return {RelationKind::view, name, {}, false};
    if (catalog.materialized_views.count(name) != 0)
        return {RelationKind::materialized_view, name, {}, false};
    if (catalog.sequences.count(name) != 0)
        return {RelationKind::sequence, name, {}, false};
    if (const auto type = catalog.types.find(name);
        type != catalog.types.end() && std::holds_alternative<object::Composite>(type->second.definition))
        return {RelationKind::composite, name, {}, false};
    return index_named(catalog, name);
}

Relation find_relation(const State& state, const QualifiedName& name) {
    if (!name.schema.empty())
        return relation_named(state.catalog, name);
    if (Relation found = relation_named(state.catalog, {std::string(temporary_schema), name.name}))
        return found;
    for (const std::string& schema : state.search_path()) {
        // Named on the path, the server's own catalog hides nothing but what has its names.
        if (is_system_schema(schema))
            continue;
        if (Relation found = relation_named(state.catalog, {schema, name.name}))
            return found;
    }
    if (name.name.starts_with("pg_"))
        return {RelationKind::system, {"pg_catalog", name.name}, {}, false};
    return {};
}

QualifiedName name_in(const Node& range_var) {
    return {range_var.word("schemaname"), range_var.word("relname")};
}

QualifiedName name_in(const std::vector<Node>& names) {
    QualifiedName name;
    if (!names.empty())
        name.name = string_of(names.back());
    if (names.size() > 1)
        name.schema = string_of(names[names.size() - 2]);
    return name;
}

Relation need_relation(const Context& context, const QualifiedName& name) {
    if (!name.schema.empty())
        need_schema(context, name.schema);
    Relation found = find_relation(context.state, name);
    if (!found)
        throw context.error("42P01", fmt::format("relation \"{}\" does not exist", shown(name)));
    return found;
}

Relation need_relation(const Context& context, const Node& range_var) {
    return need_relation(context, name_in(range_var));
}

object::Table& need_table(const Context& context, const QualifiedName& name) {
    const Relation found = need_relation(context, name);
    if (!found.is_table())
        throw context.error("42809", fmt::format("\"{}\" is not a table", name.name));
    return context.catalog.tables.at(found.name);
}

std::vector<object::Column>* columns_of(catalog::Catalog& catalog, const Relation& relation) {
    switch (relation.kind) {
        case RelationKind::table:
            return &catalog.tables.at(relation.name).columns;
        case RelationKind::view:
            return &catalog.views.at(relation.name).columns;
        case RelationKind::materialized_view:
            return &catalog.materialized_views.at(relation.name).columns;
        case RelationKind::composite:
            return &std::get<object::Composite>(catalog.types.at(relation.name).definition).attributes;
        default:
            return nullptr;
    }
}

const std::vector<object::Column>* columns_of(const catalog::Catalog& catalog, const Relation& relation) {
    return columns_of(const_cast<catalog::Catalog&>(catalog), relation);
}

object::Column* find_column(std::vector<object::Column>& columns, std::string_view name) {
    const auto found =
        std::find_if(columns.begin(), columns.end(), [&](const object::Column& one) { return one.name == name; });
    return found == columns.end() ? nullptr : &*found;
}

const object::Column* find_column(const std::vector<object::Column>& columns, std::string_view name) {
    return find_column(const_cast<std::vector<object::Column>&>(columns), name);
}

bool schema_exists(const State& state, std::string_view schema) {
    return is_system_schema(schema) || schema == temporary_schema ||
           state.catalog.schemas.count(std::string(schema)) != 0;
}

void need_schema(const Context& context, std::string_view schema) {
    if (!schema_exists(context.state, schema))
        throw context.error("3F000", fmt::format("schema \"{}\" does not exist", schema));
}

std::string creation_schema(const Context& context) {
    for (std::string& schema : context.state.search_path())
        if (context.catalog.schemas.count(schema) != 0)
            return schema;
    throw context.error("3F000", "no schema has been selected to create in");
}

QualifiedName created_name(const Context& context, QualifiedName name) {
    if (name.schema.empty())
        name.schema = creation_schema(context);
    else
        need_schema(context, name.schema);
    return name;
}

void need_free_relation_name(const Context& context, const QualifiedName& name) {
    if (relation_named(context.catalog, name))
        throw context.error("42P07", fmt::format("relation \"{}\" already exists", name.name));
}

bool is_visible(const State& state, const QualifiedName& name) {
    if (name.schema == "pg_catalog" || name.schema == temporary_schema)
        return true;
    const std::vector<std::string> path = state.search_path();
    return std::find(path.begin(), path.end(), name.schema) != path.end();
}

std::string visible_name(const State& state, const QualifiedName& name) {
    return is_visible(state, name) ? quote_identifier(name.name) : quote_name(name);
}

}  // namespace aludel::dialect::postgresql::simulation
