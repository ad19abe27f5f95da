#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/cook.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

/// The function behind EXECUTE: one without arguments. Throws 42883.
QualifiedName trigger_function(const Context& context, const std::vector<Node>& names, const Reference& self) {
    const QualifiedName name = name_in(names);
    if (!name.schema.empty())
        need_schema(context, name.schema);
    for (const std::string& schema :
         name.schema.empty() ? context.state.search_path() : std::vector<std::string>{name.schema})
        if (context.catalog.functions.count({{schema, name.name}, ""}) != 0) {
            add_dependency(context.catalog, self, {Kind::function, schema, name.name, ""});
            return {schema, name.name};
        }
    const FoundFunction found = find_function(context.state, name, 0);
    if (!found.extension.empty()) {
        add_dependency(context.catalog, self, {Kind::extension, "", found.extension, ""});
        return {found.schema, name.name};
    }
    if (name.name.starts_with("tsvector_update_trigger") || name.name == "suppress_redundant_updates_trigger")
        return {"pg_catalog", name.name};
    throw context.error("42883", fmt::format("function {}() does not exist", shown(name)));
}

/// NEW and OLD are the row of the relation.
Scope row_scope(const catalog::Catalog& catalog, const Relation& relation) {
    Scope scope = scope_of(catalog, relation);
    ScopeTable row = scope.tables.front();
    scope.tables.clear();
    for (const char* name : {"new", "old"}) {
        row.alias = name;
        scope.tables.push_back(row);
    }
    return scope;
}

/// The columns of its own relation are told too.
void depend_on_all(const Context& context, const Reference& self, const Cooked& cooked) {
    for (const Reference& on : cooked.uses) add_dependency(context.catalog, self, on);
    if (!cooked.doubt.empty())
        context.not_sure_of(self, cooked.doubt);
}

void set_transitions(const Node& statement, object::Trigger& trigger) {
    for (const Node& one : statement.list("transitionRels"))
        (one.flag("isNew") ? trigger.new_table : trigger.old_table) = one.word("name");
}

void set_events(const Node& statement, object::Trigger& trigger) {
    constexpr std::int64_t before = 2, insert = 4, erase = 8, update = 16, empty = 32, instead = 64;
    const std::int64_t timing = statement.number("timing");
    const std::int64_t events = statement.number("events");
    trigger.time = (timing & instead) != 0  ? object::TriggerTime::instead
                   : (timing & before) != 0 ? object::TriggerTime::before
                                            : object::TriggerTime::after;
    trigger.on_insert = (events & insert) != 0;
    trigger.on_delete = (events & erase) != 0;
    trigger.on_update = (events & update) != 0;
    trigger.on_truncate = (events & empty) != 0;
    trigger.for_each_row = statement.flag("row");
}

std::map<std::string, object::Trigger>& triggers_of(const Context& context, const Relation& relation) {
    if (relation.is_table())
        return context.catalog.tables.at(relation.name).triggers;
    if (relation.kind == RelationKind::view)
        return context.catalog.views.at(relation.name).triggers;
    throw context.error("42809", fmt::format("relation \"{}\" cannot have triggers", relation.name.name));
}

}  // namespace

Result create_trigger(const Context& context, const Node& statement) {
    const Relation relation = need_relation(context, statement["relation"]);
    auto& triggers = triggers_of(context, relation);
    const std::string& name = statement.word("trigname");
    const Reference self{Kind::trigger, relation.name.schema, relation.name.name, name};
    const auto there = triggers.find(name);
    if (there != triggers.end() && !statement.flag("replace"))
        throw context.error("42710",
                            fmt::format("trigger \"{}\" for relation \"{}\" already exists", name, relation.name.name));
    remove_dependencies(context.catalog, self);
    object::Trigger trigger;
    set_events(statement, trigger);
    set_transitions(statement, trigger);
    for (const std::string& column : strings_of(statement.list("columns"))) {
        if (find_column(*columns_of(std::as_const(context.catalog), relation), column) == nullptr)
            throw context.error(
                "42703", fmt::format("column \"{}\" of relation \"{}\" does not exist", column, relation.name.name));
        trigger.update_columns.push_back(column);
        add_dependency(context.catalog, self, {Kind::column, relation.name.schema, relation.name.name, column});
    }
    if (const Node& condition = statement["whenClause"]) {
        const Cooked cooked = cook(context, condition, row_scope(context.catalog, relation));
        trigger.condition = cooked.text;
        depend_on_all(context, self, cooked);
    }
    trigger.function = trigger_function(context, statement.list("funcname"), self);
    trigger.arguments = strings_of(statement.list("args"));
    trigger.constraint = statement.flag("isconstraint");
    trigger.deferrable = statement.flag("deferrable");
    trigger.deferred = statement.flag("initdeferred");
    if (statement["constrrel"])
        trigger.referred = need_relation(context, statement["constrrel"]).name;
    if (there != triggers.end())
        trigger.comment = there->second.comment;
    triggers[name] = std::move(trigger);
    return {};
}

Result create_rule(const Context& context, const Node& statement) {
    const Relation relation = need_relation(context, statement["relation"]);
    const std::string& name = statement.word("rulename");
    auto* rules = relation.is_table()                   ? &context.catalog.tables.at(relation.name).rules
                  : relation.kind == RelationKind::view ? &context.catalog.views.at(relation.name).rules
                                                        : nullptr;
    if (rules == nullptr)
        throw context.error("42809", fmt::format("relation \"{}\" cannot have rules", relation.name.name));
    if (rules->count(name) != 0 && !statement.flag("replace"))
        throw context.error("42710",
                            fmt::format("rule \"{}\" for relation \"{}\" already exists", name, relation.name.name));
    (*rules)[name].definition = write_statement(statement);
    add_dependency(context.catalog, {Kind::rule, relation.name.schema, relation.name.name, name},
                   {relation.is_table() ? Kind::table : Kind::view, relation.name.schema, relation.name.name, ""});
    // What its actions need is not looked for.
    if (!statement.list("actions").empty())
        context.not_sure_of({Kind::rule, relation.name.schema, relation.name.name, name},
                            "what the actions of a rule need is not looked for");
    return {};
}

Result create_event_trigger(const Context& context, const Node& statement) {
    const std::string& name = statement.word("trigname");
    if (context.catalog.event_triggers.count(name) != 0)
        throw context.error("42710", fmt::format("event trigger \"{}\" already exists", name));
    object::EventTrigger trigger;
    trigger.event = statement.word("eventname");
    for (const Node& one : statement.list("whenclause"))
        for (const std::string& tag : strings_of(one["arg"].list("items"))) {
            std::string upper;
            for (const char letter : tag)
                upper += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
            trigger.tags.push_back(upper);
        }
    trigger.function = trigger_function(context, statement.list("funcname"), {Kind::event_trigger, "", name, ""});
    context.catalog.event_triggers.emplace(name, std::move(trigger));
    return {};
}

Result alter_event_trigger(const Context& context, const Node& statement) {
    const std::string& name = statement.word("trigname");
    const auto found = context.catalog.event_triggers.find(name);
    if (found == context.catalog.event_triggers.end())
        throw context.error("42704", fmt::format("event trigger \"{}\" does not exist", name));
    const std::string& enabled = statement.word("tgenabled");
    found->second.firing = enabled == "D"   ? object::Firing::disabled
                           : enabled == "R" ? object::Firing::replica
                           : enabled == "A" ? object::Firing::always
                                            : object::Firing::origin;
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
