#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/cook.hpp"
#include "dialect/postgresql/simulation/names.hpp"

namespace aludel::dialect::postgresql::simulation {

Result create_statistics(const Context& context, const Node& statement) {
    const Relation relation = need_relation(context, statement.list("relations").at(0));
    const Scope scope = scope_of(context.catalog, relation);
    object::Statistics statistics;
    statistics.table = relation.name;
    Cooked needs;
    std::vector<std::string> parts;
    for (const Node& one : statement.list("exprs")) {
        std::string column = one.word("name");
        if (column.empty() && one["expr"].is("ColumnRef"))
            column = string_of(one["expr"].list("fields").back());
        if (column.empty()) {
            Cooked cooked = cook(context, one["expr"], scope);
            statistics.expressions.push_back(cooked.text);
            needs.uses.merge(cooked.uses);
            parts.emplace_back("expr");
        } else {
            if (find_column(*columns_of(std::as_const(context.catalog), relation), column) == nullptr)
                throw context.error("42703", fmt::format("column \"{}\" does not exist", column));
            statistics.columns.push_back(column);
            parts.push_back(column);
        }
    }
    statistics.kinds = strings_of(statement.list("stat_types"));
    if (statistics.kinds.empty())
        statistics.kinds = {"dependencies", "mcv", "ndistinct"};
    std::sort(statistics.kinds.begin(), statistics.kinds.end());
    if (statistics.columns.empty() && statistics.expressions.size() == 1)
        statistics.kinds.clear();
    // The server keeps them in the order of the table's columns.
    const auto& columns = *columns_of(std::as_const(context.catalog), relation);
    std::sort(statistics.columns.begin(), statistics.columns.end(), [&](const std::string& a, const std::string& b) {
        return find_column(columns, a) < find_column(columns, b);
    });
    QualifiedName name = name_in(statement.list("defnames"));
    if (name.name.empty()) {
        name.schema = relation.name.schema;
        name.name = object_name(relation.name.name, names_joined(parts), "stat");
        for (int i = 1; context.catalog.statistics.count(name) != 0; ++i)
            name.name = object_name(relation.name.name, names_joined(parts), "stat" + std::to_string(i));
    } else {
        name = created_name(context, name);
    }
    if (context.catalog.statistics.count(name) != 0) {
        const std::string message = fmt::format("statistics object \"{}\" already exists", name.name);
        if (!statement.flag("if_not_exists"))
            throw context.error("42710", message);
        context.notice("42710", message + ", skipping");
        return {};
    }
    context.catalog.statistics.emplace(name, std::move(statistics));
    for (const object::Reference& on : needs.uses)
        if (on.kind != object::Kind::column && on.kind != object::Kind::table)
            add_dependency(context.catalog, {object::Kind::statistics, name.schema, name.name, ""}, on);
    return {};
}

Result alter_statistics(const Context& context, const Node& statement) {
    const QualifiedName name = name_in(statement.list("defnames"));
    for (const std::string& schema :
         name.schema.empty() ? context.state.search_path() : std::vector<std::string>{name.schema})
        if (const auto found = context.catalog.statistics.find({schema, name.name});
            found != context.catalog.statistics.end()) {
            const auto target = static_cast<int>(statement.number("stxstattarget"));
            found->second.target = target < 0 ? std::nullopt : std::optional(target);
            return {};
        }
    const std::string message = fmt::format("statistics object \"{}\" does not exist", shown(name));
    if (!statement.flag("missing_ok"))
        throw context.error("42704", message);
    context.notice("00000", message + ", skipping");
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
