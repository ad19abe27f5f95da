#include <fmt/format.h>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/cook.hpp"
#include "dialect/postgresql/simulation/names.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// VALUE is the only name in a check.
Scope value_scope(const object::TypeName& base) {
    ScopeTable table;
    table.columns.push_back({"value", base, {}});
    return {{std::move(table)}, {}, nullptr};
}

void add_check(const Context& context, const QualifiedName& name, object::Domain& domain, const Node& node) {
    const Cooked cooked = cook(context, node["raw_expr"], value_scope(domain.base));
    std::string constraint = node.word("conname");
    if (constraint.empty())
        constraint = free_constraint_name(context.catalog, name.name, "", "check", name.schema, [&] {
            std::set<std::string> names;
            for (const auto& [one, check] : domain.checks) names.insert(one);
            return names;
        }());
    else if (domain.checks.count(constraint) != 0)
        throw context.error("42710",
                            fmt::format("constraint \"{}\" for domain \"{}\" already exists", constraint, name.name));
    domain.checks.emplace(constraint, object::DomainCheck{cooked.text, !node.flag("skip_validation"), ""});
    add_dependencies(context, {object::Kind::domain_constraint, name.schema, name.name, constraint}, cooked);
}

void set_domain_default(const Context& context, const QualifiedName& name, object::Domain& domain,
                        const Node& expression) {
    const object::Reference self{object::Kind::type, name.schema, name.name, ""};
    remove_dependencies(context.catalog, self);
    domain.default_expression.clear();
    if (!expression)
        return;
    const Cooked cooked = cook_default(context, expression, domain.base);
    domain.default_expression = cooked.text;
}

void drop_check(const Context& context, const QualifiedName& name, object::Domain& domain, const Node& statement) {
    const std::string& constraint = statement.word("name");
    if (domain.checks.erase(constraint) != 0) {
        remove_dependencies(context.catalog, {object::Kind::domain_constraint, name.schema, name.name, constraint});
        return;
    }
    const std::string message = fmt::format("constraint \"{}\" of domain \"{}\" does not exist", constraint, name.name);
    if (!statement.flag("missing_ok"))
        throw context.error("42704", message);
    context.notice("00000", message + ", skipping");
}

}  // namespace

Result create_domain(const Context& context, const Node& statement) {
    const QualifiedName name = created_name(context, name_in(statement.list("domainname")));
    need_free_type_name(context, name);
    object::Domain domain;
    domain.base = need_type(context, statement["typeName"]);
    if (const Node& clause = statement["collClause"])
        domain.collation = collation_of(context, clause, domain.base);
    for (const Node& one : statement.list("constraints")) {
        const std::string& type = one.word("contype");
        if (type == "CONSTR_DEFAULT")
            set_domain_default(context, name, domain, one["raw_expr"]);
        else if (type == "CONSTR_NOTNULL")
            domain.not_null.emplace();
        else if (type == "CONSTR_CHECK")
            add_check(context, name, domain, one);
    }
    object::Type type;
    type.definition = std::move(domain);
    context.catalog.types.emplace(name, std::move(type));
    return {};
}

Result alter_domain(const Context& context, const Node& statement) {
    const QualifiedName name = need_type_name(context, statement.list("typeName"));
    const auto found = context.catalog.types.find(name);
    auto* domain =
        found == context.catalog.types.end() ? nullptr : std::get_if<object::Domain>(&found->second.definition);
    if (domain == nullptr)
        throw context.error("42809", fmt::format("{} is not a domain", name.name));
    const std::string& form = statement.word("subtype");
    if (form == "T") {
        set_domain_default(context, name, *domain, statement["def"]);
    } else if (form == "N") {
        domain->not_null.reset();
    } else if (form == "O") {
        if (!domain->not_null)
            domain->not_null.emplace();
    } else if (form == "C") {
        add_check(context, name, *domain, statement["def"]);
    } else if (form == "X") {
        drop_check(context, name, *domain, statement);
    } else if (form == "V") {
        const auto check = domain->checks.find(statement.word("name"));
        if (check == domain->checks.end())
            throw context.error("42704", fmt::format("constraint \"{}\" of domain \"{}\" does not exist",
                                                     statement.word("name"), name.name));
        check->second.validated = true;
    }
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
