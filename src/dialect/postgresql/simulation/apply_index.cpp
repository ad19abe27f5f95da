#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/define_constraint.hpp"
#include "dialect/postgresql/simulation/names.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

void need_method(const Context& context, const std::string& method) {
    static constexpr std::array own = {"btree", "hash", "gist", "gin", "spgist", "brin"};
    if (std::find(own.begin(), own.end(), method) != own.end())
        return;
    const auto& extensions = context.catalog.extensions;
    if ((method == "hnsw" || method == "ivfflat") && extensions.count("vector") != 0)
        return;
    if ((method == "bloom" || method == "rum") && extensions.count(method) != 0)
        return;
    if (method == "rtree")  // which gist has taken the place of
        return;
    for (const catalog::NotShown& one : context.catalog.not_shown)
        if (one.kind == "access method" && one.name == method)
            return;
    throw context.error("42704", fmt::format("access method \"{}\" does not exist", method));
}

object::Index cook_index(const Context& context, const Node& statement, const Scope& scope, Cooked& needs) {
    object::Index index;
    index.method = statement.word("accessMethod");
    need_method(context, index.method);
    index.keys = cook_keys(context, statement.list("indexParams"), scope, index.method, needs);
    for (const Node& one : statement.list("indexIncludingParams")) {
        const auto& columns = scope.tables.front().columns;
        if (std::none_of(columns.begin(), columns.end(),
                         [&](const QueryColumn& column) { return column.name == one.word("name"); }))
            throw context.error("42703", fmt::format("column \"{}\" does not exist", one.word("name")));
        index.include.push_back(one.word("name"));
    }
    index.unique = statement.flag("unique");
    index.nulls_not_distinct = statement.flag("nulls_not_distinct");
    index.storage = settings_of(statement.list("options"));
    index.tablespace = statement.word("tableSpace");
    if (const Node& condition = statement["whereClause"]) {
        Cooked cooked = cook(context, condition, scope);
        index.condition = cooked.text;
        needs.uses.merge(cooked.uses);
        if (!cooked.doubt.empty())
            needs.doubt = cooked.doubt;
    }
    return index;
}

}  // namespace

Result create_index(const Context& context, const Node& statement) {
    const Relation relation = need_relation(context, statement["relation"]);
    if (!relation.is_table() && relation.kind != RelationKind::materialized_view)
        throw context.error("42809", fmt::format("cannot create index on relation \"{}\"", relation.name.name));
    const bool partitioned = relation.is_table() && context.catalog.tables.at(relation.name).partition_key;
    if (partitioned && statement.flag("concurrent"))
        throw context.error(
            "0A000", fmt::format("cannot create index on partitioned table \"{}\" concurrently", relation.name.name));
    std::string name = statement.word("idxname");
    if (!name.empty() && relation_named(context.catalog, {relation.name.schema, name})) {
        if (!statement.flag("if_not_exists"))
            need_free_relation_name(context, {relation.name.schema, name});
        context.notice("42P07", fmt::format("relation \"{}\" already exists, skipping", name));
        return {};
    }
    Cooked needs;
    object::Index index = cook_index(context, statement, scope_of(context.catalog, relation), needs);
    if (index.unique && partitioned) {
        std::vector<std::string> columns;
        for (const object::IndexKey& key : index.keys) columns.push_back(key.column);
        need_partition_columns(context, relation.name, columns, "UNIQUE");
    }
    if (name.empty()) {
        std::vector<Node> all = statement.list("indexParams");
        const auto& included = statement.list("indexIncludingParams");
        all.insert(all.end(), included.begin(), included.end());
        name = free_relation_name(context.catalog, relation.name.name, names_joined(index_column_names(all)), "idx",
                                  relation.name.schema, false);
    }
    const bool only = !statement["relation"].flag("inh");
    if (partitioned && only)
        index.valid = partitions_of(context.catalog, relation.name).empty();
    add_index(context, relation.name, name, index, needs, !only);
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
