#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/cook.hpp"
#include "dialect/postgresql/simulation/role.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

void set_conditions(const Context& context, const QualifiedName& table, const Reference& self, const Node& statement,
                    object::Policy& policy) {
    const Relation relation{RelationKind::table, table, {}, false};
    for (const char* part : {"qual", "with_check"}) {
        const Node& expression = statement[part];
        if (!expression)
            continue;
        const Cooked cooked = cook(context, expression, scope_of(context.catalog, relation));
        (std::string_view(part) == "qual" ? policy.condition : policy.check) = cooked.text;
        // The columns of its own table are told too.
        for (const Reference& on : cooked.uses) add_dependency(context.catalog, self, on);
        if (!cooked.doubt.empty())
            context.not_sure_of(self, cooked.doubt);
    }
}

void set_roles(const Node& statement, object::Policy& policy) {
    policy.roles.clear();
    for (const Node& role : statement.list("roles")) policy.roles.push_back(role_name(role));
    if (std::find(policy.roles.begin(), policy.roles.end(), "PUBLIC") != policy.roles.end())
        policy.roles = {"PUBLIC"};
    std::sort(policy.roles.begin(), policy.roles.end());
}

}  // namespace

Result create_policy(const Context& context, const Node& statement) {
    const QualifiedName table = need_relation(context, statement["table"]).name;
    object::Table& of = need_table(context, table);
    const std::string& name = statement.word("policy_name");
    if (of.policies.count(name) != 0)
        throw context.error("42710", fmt::format("policy \"{}\" for table \"{}\" already exists", name, table.name));
    const Reference self{Kind::policy, table.schema, table.name, name};
    object::Policy policy;
    policy.permissive = statement.flag("permissive");
    for (const char letter : statement.word("cmd_name"))
        policy.command += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    set_roles(statement, policy);
    set_conditions(context, table, self, statement, policy);
    of.policies.emplace(name, std::move(policy));
    return {};
}

Result alter_policy(const Context& context, const Node& statement) {
    const QualifiedName table = need_relation(context, statement["table"]).name;
    object::Table& of = need_table(context, table);
    const std::string& name = statement.word("policy_name");
    const auto found = of.policies.find(name);
    if (found == of.policies.end())
        throw context.error("42704", fmt::format("policy \"{}\" for table \"{}\" does not exist", name, table.name));
    if (!statement.list("roles").empty())
        set_roles(statement, found->second);
    set_conditions(context, table, {Kind::policy, table.schema, table.name, name}, statement, found->second);
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
