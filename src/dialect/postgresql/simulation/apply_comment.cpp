#include <fmt/format.h>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/define_index.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string* relation_comment(const Context& context, const Relation& relation) {
    catalog::Catalog& catalog = context.catalog;
    switch (relation.kind) {
        case RelationKind::table:
            return &catalog.tables.at(relation.name).comment;
        case RelationKind::view:
            return &catalog.views.at(relation.name).comment;
        case RelationKind::materialized_view:
            return &catalog.materialized_views.at(relation.name).comment;
        case RelationKind::sequence:
            return &catalog.sequences.at(relation.name).comment;
        case RelationKind::composite:
            return &catalog.types.at(relation.name).comment;
        case RelationKind::index:
            if (relation.of_constraint)
                return &catalog.tables.at(relation.table()).constraints.at(relation.name.name).index_comment;
            return &indexes_of(catalog, relation.table()).at(relation.name.name).comment;
        default:
            return nullptr;
    }
}

std::string* column_comment(const Context& context, std::vector<Node> names) {
    const std::string column = string_of(names.back());
    names.pop_back();
    const Relation relation = need_relation(context, name_in(names));
    auto* columns = columns_of(context.catalog, relation);
    object::Column* found = columns == nullptr ? nullptr : find_column(*columns, column);
    if (found == nullptr)
        throw context.error("42703",
                            fmt::format("column \"{}\" of relation \"{}\" does not exist", column, relation.name.name));
    return &found->comment;
}

/// Constraints, triggers, rules, policies: the last of the names.
std::string* part_comment(const Context& context, const std::string& type, std::vector<Node> names) {
    const std::string part = string_of(names.back());
    names.pop_back();
    const Relation relation = need_relation(context, name_in(names));
    const auto find_in = [&](auto& map, const char* form) -> std::string* {
        const auto found = map.find(part);
        if (found == map.end())
            throw context.error("42704", fmt::format(fmt::runtime(form), part, relation.name.name));
        return &found->second.comment;
    };
    if (relation.kind == RelationKind::view) {
        object::View& view = context.catalog.views.at(relation.name);
        if (type == "OBJECT_TRIGGER")
            return find_in(view.triggers, "trigger \"{}\" for table \"{}\" does not exist");
        return find_in(view.rules, "rule \"{}\" for relation \"{}\" does not exist");
    }
    object::Table& table = need_table(context, relation.name);
    if (type == "OBJECT_TABCONSTRAINT")
        return find_in(table.constraints, "constraint \"{}\" for table \"{}\" does not exist");
    if (type == "OBJECT_TRIGGER")
        return find_in(table.triggers, "trigger \"{}\" for table \"{}\" does not exist");
    if (type == "OBJECT_POLICY")
        return find_in(table.policies, "policy \"{}\" for table \"{}\" does not exist");
    return find_in(table.rules, "rule \"{}\" for relation \"{}\" does not exist");
}

std::string* type_comment(const Context& context, const Node& type_name) {
    const QualifiedName name = need_type_name(context, type_name.list("names"));
    const auto found = context.catalog.types.find(name);
    return found == context.catalog.types.end() ? nullptr : &found->second.comment;
}

std::string* domain_constraint_comment(const Context& context, const Node& object) {
    const auto& parts = object.list("items");
    const QualifiedName name = need_type_name(context, parts.at(0).list("names"));
    auto* domain = std::get_if<object::Domain>(&context.catalog.types.at(name).definition);
    const std::string& constraint = string_of(parts.at(1));
    if (domain == nullptr || domain->checks.count(constraint) == 0)
        throw context.error("42704",
                            fmt::format("constraint \"{}\" for domain {} does not exist", constraint, name.name));
    return &domain->checks.at(constraint).comment;
}

template <typename Map>
std::string* named_comment(const Context& context, Map& map, const std::string& name, std::string_view sqlstate,
                           std::string_view word) {
    const auto found = map.find(name);
    if (found == map.end())
        throw context.error(sqlstate, fmt::format("{} \"{}\" does not exist", word, name));
    return &found->second.comment;
}

std::string* statistics_comment(const Context& context, const Node& object) {
    const QualifiedName name = name_in(object.list("items"));
    for (const std::string& schema :
         name.schema.empty() ? context.state.search_path() : std::vector<std::string>{name.schema})
        if (const auto found = context.catalog.statistics.find({schema, name.name});
            found != context.catalog.statistics.end())
            return &found->second.comment;
    throw context.error("42704", fmt::format("statistics object \"{}\" does not exist", shown(name)));
}

/// nullptr: of something that the catalog does not have.
std::string* comment_place(const Context& context, const std::string& type, const Node& object) {
    if (type == "OBJECT_TABLE" || type == "OBJECT_VIEW" || type == "OBJECT_MATVIEW" || type == "OBJECT_SEQUENCE" ||
        type == "OBJECT_INDEX" || type == "OBJECT_FOREIGN_TABLE")
        return relation_comment(context, need_relation(context, name_in(object.list("items"))));
    if (type == "OBJECT_COLUMN")
        return column_comment(context, object.list("items"));
    if (type == "OBJECT_TABCONSTRAINT" || type == "OBJECT_TRIGGER" || type == "OBJECT_RULE" || type == "OBJECT_POLICY")
        return part_comment(context, type, object.list("items"));
    if (type == "OBJECT_TYPE" || type == "OBJECT_DOMAIN")
        return type_comment(context, object);
    if (type == "OBJECT_DOMCONSTRAINT")
        return domain_constraint_comment(context, object);
    if (type == "OBJECT_FUNCTION" || type == "OBJECT_PROCEDURE" || type == "OBJECT_AGGREGATE" ||
        type == "OBJECT_ROUTINE")
        return is_function_of_server(context, object)
                   ? nullptr
                   : &context.catalog.functions.at(need_function(context, object)).comment;
    if (type == "OBJECT_SCHEMA")
        return named_comment(context, context.catalog.schemas, string_of(object), "3F000", "schema");
    if (type == "OBJECT_EXTENSION")
        return named_comment(context, context.catalog.extensions, string_of(object), "42704", "extension");
    if (type == "OBJECT_EVENT_TRIGGER")
        return named_comment(context, context.catalog.event_triggers, string_of(object), "42704", "event trigger");
    if (type == "OBJECT_STATISTIC_EXT")
        return statistics_comment(context, object);
    return nullptr;
}

}  // namespace

Result comment_on(const Context& context, const Node& statement) {
    if (std::string* place = comment_place(context, statement.word("objtype"), statement["object"]))
        *place = statement.word("comment");
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
