#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/alter_table_parts.hpp"
#include "dialect/postgresql/simulation/partition_bound.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

void set_firing(const Context& context, const QualifiedName& table, const Node& command) {
    const std::string& type = command.word("subtype");
    object::Table& of = context.catalog.tables.at(table);
    const object::Firing firing = type.starts_with("AT_Disable")         ? object::Firing::disabled
                                  : type.starts_with("AT_EnableAlways")  ? object::Firing::always
                                  : type.starts_with("AT_EnableReplica") ? object::Firing::replica
                                                                         : object::Firing::origin;
    const std::string& name = command.word("name");
    if (type.ends_with("Rule")) {
        const auto rule = of.rules.find(name);
        if (rule == of.rules.end())
            throw context.error("42704",
                                fmt::format("rule \"{}\" for relation \"{}\" does not exist", name, table.name));
        rule->second.firing = firing;
        return;
    }
    if (type.ends_with("All") || type.ends_with("User")) {
        for (auto& [trigger, value] : of.triggers) value.firing = firing;
        return;
    }
    const auto trigger = of.triggers.find(name);
    if (trigger == of.triggers.end())
        throw context.error("42704", fmt::format("trigger \"{}\" for table \"{}\" does not exist", name, table.name));
    trigger->second.firing = firing;
}

void set_replica_identity(const Context& context, const QualifiedName& table, const Node& command) {
    object::Table& of = context.catalog.tables.at(table);
    const std::string& kind = command["def"].word("identity_type");
    of.replica_identity = kind == "f" ? "FULL" : kind == "n" ? "NOTHING" : kind == "i" ? "INDEX" : "";
    of.replica_identity_index = kind == "i" ? command["def"].word("name") : "";
    if (kind == "i" && of.indexes.count(of.replica_identity_index) == 0 &&
        of.constraints.count(of.replica_identity_index) == 0)
        throw context.error("42704", fmt::format("index \"{}\" for table \"{}\" does not exist",
                                                 of.replica_identity_index, table.name));
}

void set_cluster(const Context& context, const QualifiedName& table, const std::string& index) {
    object::Table& of = context.catalog.tables.at(table);
    if (!index.empty() && of.indexes.count(index) == 0 && of.constraints.count(index) == 0)
        throw context.error("42704", fmt::format("index \"{}\" for table \"{}\" does not exist", index, table.name));
    of.clustered_on = index;
}

void set_logged(const Context& context, const QualifiedName& table, bool unlogged) {
    context.catalog.tables.at(table).unlogged = unlogged;
    for (auto& [name, sequence] : context.catalog.sequences)
        if (sequence.owner_table == table)
            sequence.unlogged = unlogged;
}

void add_parent(const Context& context, const QualifiedName& table, const Node& range_var) {
    const Relation parent = need_relation(context, range_var);
    if (!parent.is_table())
        throw context.error("42809", fmt::format("\"{}\" is not a table", parent.name.name));
    object::Table& own = context.catalog.tables.at(table);
    if (std::find(own.inherits.begin(), own.inherits.end(), parent.name) != own.inherits.end())
        throw context.error("42P07",
                            fmt::format("relation \"{}\" would be inherited from more than once", parent.name.name));
    for (const object::Column& column : context.catalog.tables.at(parent.name).columns)
        if (find_column(own.columns, column.name) == nullptr)
            throw context.error("42804", fmt::format("child table is missing column \"{}\"", column.name));
    own.inherits.push_back(parent.name);
    // A column that was its own stays so, beside that of the parent.
}

void remove_parent(const Context& context, const QualifiedName& table, const QualifiedName& parent) {
    object::Table& own = context.catalog.tables.at(table);
    std::erase(own.inherits, parent);
    for (object::Column& column : own.columns) column.local = true;
    for (auto& [name, constraint] : own.constraints)
        if (own.inherits.empty()) {
            constraint.local = true;
            constraint.attached = false;
            constraint.index_parent = {};
        }
    for (auto& [name, index] : own.indexes) index.parent = {};
}

void attach_partition(const Context& context, const QualifiedName& parent, const Node& command) {
    const Node& part = command["def"];
    object::Table& of = context.catalog.tables.at(parent);
    if (!of.partition_key)
        throw context.error("42809", fmt::format("table \"{}\" is not partitioned", parent.name));
    const Relation child = need_relation(context, part["name"]);
    if (!child.is_table())
        throw context.error("42809", fmt::format("\"{}\" is not a table", child.name.name));
    object::Table& own = context.catalog.tables.at(child.name);
    if (!own.partition_bound.empty())
        throw context.error("42809", fmt::format("\"{}\" is already a partition", child.name.name));
    for (const object::Column& column : of.columns)
        if (find_column(own.columns, column.name) == nullptr)
            throw context.error("42804", fmt::format("child table is missing column \"{}\"", column.name));
    for (const object::Column& column : own.columns)
        if (find_column(of.columns, column.name) == nullptr)
            throw context.error("42804", fmt::format("table \"{}\" contains column \"{}\" not found in parent \"{}\"",
                                                     child.name.name, column.name, parent.name));
    own.inherits = {parent};
    own.partition_bound = partition_bound(context, parent, part["bound"]);
    for (object::Column& column : own.columns) column.local = false;
    for (auto& [name, constraint] : own.constraints)
        if (of.constraints.count(name) != 0 && std::holds_alternative<object::Check>(constraint.rule))
            constraint.local = false;
    attach_to_parent(context, child.name, parent);
}

void detach_partition(const Context& context, const QualifiedName& parent, const Node& command) {
    const Relation child = need_relation(context, command["def"]["name"]);
    const auto found = context.catalog.tables.find(child.name);
    if (found == context.catalog.tables.end() || found->second.partition_bound.empty() ||
        !(found->second.inherits.front() == parent))
        throw context.error("42P01", fmt::format("relation \"{}\" is not a partition of relation \"{}\"",
                                                 child.name.name, parent.name));
    found->second.partition_bound.clear();
    remove_parent(context, child.name, parent);
}

void set_of(const Context& context, const QualifiedName& table, const Node& command) {
    object::Table& of = context.catalog.tables.at(table);
    of.of_type = command.word("subtype") == "AT_DropOf" ? QualifiedName{} : need_type(context, command["def"]).name;
}

}  // namespace

bool alter_whole_table(const Context& context, const QualifiedName& table, const Node& command) {
    const std::string& type = command.word("subtype");
    object::Table& of = context.catalog.tables.at(table);
    if (type == "AT_ChangeOwner" || type == "AT_ReAddConstraint") {
        return true;
    } else if (type.ends_with("RowSecurity")) {
        if (type == "AT_EnableRowSecurity" || type == "AT_DisableRowSecurity")
            of.row_security = type == "AT_EnableRowSecurity";
        else
            of.force_row_security = type == "AT_ForceRowSecurity";
    } else if (type.starts_with("AT_Enable") || type.starts_with("AT_Disable")) {
        set_firing(context, table, command);
    } else if (type == "AT_SetRelOptions" || type == "AT_ResetRelOptions") {
        change_settings(of.storage, command["def"].list("items"), type == "AT_ResetRelOptions");
    } else if (type == "AT_SetTableSpace") {
        of.tablespace = command.word("name") == "pg_default" ? "" : command.word("name");
    } else if (type == "AT_SetAccessMethod") {
        of.access_method = command.word("name") == "heap" ? "" : command.word("name");
    } else if (type == "AT_SetLogged" || type == "AT_SetUnLogged") {
        set_logged(context, table, type == "AT_SetUnLogged");
    } else if (type == "AT_ClusterOn" || type == "AT_DropCluster") {
        set_cluster(context, table, command.word("name"));
    } else if (type == "AT_ReplicaIdentity") {
        set_replica_identity(context, table, command);
    } else if (type == "AT_AddInherit") {
        add_parent(context, table, command["def"]);
    } else if (type == "AT_DropInherit") {
        remove_parent(context, table, need_relation(context, command["def"]).name);
    } else if (type == "AT_AttachPartition") {
        attach_partition(context, table, command);
    } else if (type == "AT_DetachPartition") {
        detach_partition(context, table, command);
    } else if (type == "AT_AddOf" || type == "AT_DropOf") {
        set_of(context, table, command);
    } else {
        return type == "AT_DetachPartitionFinalize";
    }
    return true;
}

Result cluster(const Context& context, const Node& statement) {
    if (statement.word("indexname").empty())
        return {};
    const Relation relation = need_relation(context, statement["relation"]);
    if (relation.is_table())
        set_cluster(context, relation.name, statement.word("indexname"));
    else if (relation.kind == RelationKind::materialized_view)
        context.catalog.materialized_views.at(relation.name).clustered_on = statement.word("indexname");
    else
        throw context.error("42809", fmt::format("\"{}\" is not a table or materialized view", relation.name.name));
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
