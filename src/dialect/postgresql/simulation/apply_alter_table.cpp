#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/alter_table_parts.hpp"
#include "dialect/postgresql/simulation/apply_parts.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// In which of its passes the server does a command.
int pass_of(const Node& command) {
    const std::string& type = command.word("subtype");
    const bool drops_default = type == "AT_ColumnDefault" && !command["def"];
    if (drops_default || type == "AT_DropColumn" || type == "AT_DropConstraint" || type == "AT_DropNotNull" ||
        type == "AT_DropExpression" || type == "AT_DropIdentity")
        return 0;
    if (type == "AT_AlterColumnType")
        return 1;
    if (type == "AT_AddColumn")
        return 2;
    if (type == "AT_SetNotNull" || type == "AT_ColumnDefault" || type == "AT_AddIdentity" || type == "AT_SetIdentity")
        return 3;
    if (type == "AT_AddConstraint") {
        const std::string& kind = command["def"].word("contype");
        return kind == "CONSTR_FOREIGN" ? 6 : kind == "CONSTR_CHECK" ? 5 : 4;
    }
    return 7;
}

void alter_index_command(const Context& context, const Relation& relation, const Node& command) {
    const std::string& type = command.word("subtype");
    catalog::Catalog& catalog = context.catalog;
    if (relation.of_constraint) {
        object::Constraint& constraint = catalog.tables.at(relation.table()).constraints.at(relation.name.name);
        if (type == "AT_SetRelOptions" || type == "AT_ResetRelOptions")
            change_settings(constraint.storage, command["def"].list("items"), type == "AT_ResetRelOptions");
        else if (type == "AT_SetTableSpace")
            constraint.tablespace = command.word("name");
        return;
    }
    object::Index& index = indexes_of(catalog, relation.table()).at(relation.name.name);
    if (type == "AT_SetRelOptions" || type == "AT_ResetRelOptions") {
        change_settings(index.storage, command["def"].list("items"), type == "AT_ResetRelOptions");
    } else if (type == "AT_SetTableSpace") {
        index.tablespace = command.word("name");
    } else if (type == "AT_SetStatistics") {
        const auto target = static_cast<int>(command["def"].number("ival"));
        const auto number = static_cast<int>(command.number("num"));
        if (target < 0)
            index.statistics_targets.erase(number);
        else
            index.statistics_targets[number] = target;
    } else if (type == "AT_AttachPartition") {
        const Relation part = need_relation(context, command["def"]["name"]);
        if (part.kind != RelationKind::index)
            throw context.error("42809", fmt::format("\"{}\" is not an index", part.name.name));
        if (part.of_constraint) {
            auto& own = catalog.tables.at(part.table()).constraints.at(part.name.name);
            own.index_parent = relation.name;
        } else {
            indexes_of(catalog, part.table()).at(part.name.name).parent = relation.name;
        }
        // With the last of the partitions the whole is valid.
        const auto partitions = partitions_of(catalog, relation.table());
        index.valid = std::all_of(partitions.begin(), partitions.end(), [&](const QualifiedName& one) {
            const auto& indexes = catalog.tables.at(one).indexes;
            return std::any_of(indexes.begin(), indexes.end(),
                               [&](const auto& own) { return own.second.parent == relation.name; });
        });
    }
}

void alter_view_command(const Context& context, const Relation& relation, const Node& command) {
    const std::string& type = command.word("subtype");
    catalog::Catalog& catalog = context.catalog;
    if (type == "AT_SetRelOptions" || type == "AT_ResetRelOptions") {
        auto& options = relation.kind == RelationKind::view ? catalog.views.at(relation.name).options
                                                            : catalog.materialized_views.at(relation.name).storage;
        change_settings(options, command["def"].list("items"), type == "AT_ResetRelOptions");
    } else if (type == "AT_ColumnDefault") {
        object::Column* column = find_column(*columns_of(catalog, relation), command.word("name"));
        if (column == nullptr)
            throw context.error("42703", fmt::format("column \"{}\" of relation \"{}\" does not exist",
                                                     command.word("name"), relation.name.name));
        set_default(context, relation.name, *column, command["def"]);
    } else if (type == "AT_ClusterOn" && relation.kind == RelationKind::materialized_view) {
        catalog.materialized_views.at(relation.name).clustered_on = command.word("name");
    } else if (type != "AT_ChangeOwner") {
        context.not_sure_of({relation.kind == RelationKind::view ? object::Kind::view : object::Kind::materialized_view,
                             relation.name.schema, relation.name.name, ""},
                            "an ALTER that is not understood");
    }
}

void alter_sequence_command(const Context& context, const Relation& relation, const Node& command) {
    const std::string& type = command.word("subtype");
    if (type == "AT_SetLogged" || type == "AT_SetUnLogged")
        context.catalog.sequences.at(relation.name).unlogged = type == "AT_SetUnLogged";
}

void alter_table_command(const Context& context, const QualifiedName& table, const Node& command) {
    if (alter_column(context, table, command) || alter_constraint(context, table, command) ||
        alter_whole_table(context, table, command))
        return;
    context.not_sure_of({object::Kind::table, table.schema, table.name, ""},
                        "an ALTER TABLE that is not understood (" + command.word("subtype") + ")");
}

bool only_owner(const std::vector<Node>& commands) {
    return std::all_of(commands.begin(), commands.end(),
                       [](const Node& one) { return one.word("subtype") == "AT_ChangeOwner"; });
}

}  // namespace

Result alter_table(const Context& context, const Node& statement) {
    const QualifiedName name = name_in(statement["relation"]);
    const std::string& kind = statement.word("objtype");
    if (kind == "OBJECT_TYPE")
        return alter_composite(context, statement);
    if (statement.flag("missing_ok") && (!schema_exists(context.state, name.schema.empty() ? "public" : name.schema) ||
                                         !find_relation(context.state, name))) {
        context.notice("00000", fmt::format("relation \"{}\" does not exist, skipping", name.name));
        return {};
    }
    const Relation relation = need_relation(context, name);
    std::vector<Node> commands = statement.list("cmds");
    if (only_owner(commands))
        return {};
    std::stable_sort(commands.begin(), commands.end(),
                     [](const Node& a, const Node& b) { return pass_of(a) < pass_of(b); });
    const auto wrong = [&](const char* what) {
        return context.error("42809", fmt::format("\"{}\" is not {}", relation.name.name, what));
    };
    if (kind == "OBJECT_INDEX" && relation.kind != RelationKind::index)
        throw wrong("an index");
    if (kind == "OBJECT_VIEW" && relation.kind != RelationKind::view)
        throw wrong("a view");
    if (kind == "OBJECT_MATVIEW" && relation.kind != RelationKind::materialized_view)
        throw wrong("a materialized view");
    if (kind == "OBJECT_SEQUENCE" && relation.kind != RelationKind::sequence)
        throw wrong("a sequence");
    for (const Node& command : commands) {
        if (command.word("subtype") == "AT_AlterColumnType")
            context.state.known_rows.erase(relation.name);  // USING may make any value of any
        if (relation.is_table())
            alter_table_command(context, relation.name, command);
        else if (relation.kind == RelationKind::index)
            alter_index_command(context, relation, command);
        else if (relation.kind == RelationKind::view || relation.kind == RelationKind::materialized_view)
            alter_view_command(context, relation, command);
        else if (relation.kind == RelationKind::sequence)
            alter_sequence_command(context, relation, command);
        else if (relation.kind == RelationKind::composite)
            throw context.error("42809", fmt::format("\"{}\" is a composite type", relation.name.name))
                .hint("Use ALTER TYPE instead.");
    }
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
