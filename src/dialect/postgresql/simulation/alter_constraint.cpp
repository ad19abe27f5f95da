#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/alter_table_parts.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

Error no_constraint(const Context& context, const QualifiedName& table, const std::string& name) {
    return context.error("42704", fmt::format("constraint \"{}\" of relation \"{}\" does not exist", name, table.name));
}

void drop_constraint(const Context& context, const QualifiedName& table, const Node& command) {
    const std::string& name = command.word("name");
    const auto& constraints = context.catalog.tables.at(table).constraints;
    const auto found = constraints.find(name);
    if (found == constraints.end()) {
        if (!command.flag("missing_ok"))
            throw no_constraint(context, table, name);
        context.notice("00000",
                       fmt::format("constraint \"{}\" of relation \"{}\" does not exist, skipping", name, table.name));
        return;
    }
    if (!found->second.local)
        throw context.error(
            "42P16", fmt::format("cannot drop inherited constraint \"{}\" of relation \"{}\"", name, table.name));
    drop_objects(context, {{object::Kind::constraint, table.schema, table.name, name}},
                 command.word("behavior") == "DROP_CASCADE");
}

void change_deferral(const Context& context, const QualifiedName& table, const Node& command) {
    const Node& definition = command["def"];
    const std::string& name = definition.word("conname");
    auto& constraints = context.catalog.tables.at(table).constraints;
    const auto found = constraints.find(name);
    if (found == constraints.end())
        throw no_constraint(context, table, name);
    if (!std::holds_alternative<object::ForeignKey>(found->second.rule))
        throw context.error("42809", fmt::format("constraint \"{}\" of relation \"{}\" is not a foreign key constraint",
                                                 name, table.name));
    found->second.deferrable = definition.flag("deferrable");
    found->second.deferred = definition.flag("initdeferred");
}

void validate(const Context& context, const QualifiedName& table, const Node& command) {
    const std::string& name = command.word("name");
    auto& constraints = context.catalog.tables.at(table).constraints;
    const auto found = constraints.find(name);
    if (found == constraints.end())
        throw no_constraint(context, table, name);
    if (!std::holds_alternative<object::ForeignKey>(found->second.rule) &&
        !std::holds_alternative<object::Check>(found->second.rule))
        throw context.error(
            "42809", fmt::format("constraint \"{}\" of relation \"{}\" is not a foreign key or check constraint", name,
                                 table.name));
    found->second.validated = true;
}

}  // namespace

bool alter_constraint(const Context& context, const QualifiedName& table, const Node& command) {
    const std::string& type = command.word("subtype");
    if (type == "AT_AddConstraint")
        add_constraints(context, table, {{command["def"], {}}}, true);
    else if (type == "AT_DropConstraint")
        drop_constraint(context, table, command);
    else if (type == "AT_AlterConstraint")
        change_deferral(context, table, command);
    else if (type == "AT_ValidateConstraint")
        validate(context, table, command);
    else
        return false;
    return true;
}

}  // namespace aludel::dialect::postgresql::simulation
