#include <algorithm>

#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

std::map<std::string, object::Trigger>* triggers_of(ReflectionState::Relation& relation) {
    return relation.table != nullptr  ? &relation.table->triggers
           : relation.view != nullptr ? &relation.view->triggers
                                      : nullptr;
}

std::map<std::string, object::Rule>* rules_of(ReflectionState::Relation& relation) {
    return relation.table != nullptr  ? &relation.table->rules
           : relation.view != nullptr ? &relation.view->rules
                                      : nullptr;
}

object::Reference part_of(object::Kind kind, const ReflectionState::Relation& relation, std::string_view name) {
    return {kind, relation.name.schema, relation.name.name, std::string(name)};
}

/// Each ends with a byte of zero.
std::vector<std::string> trigger_arguments(std::string_view hex) {
    std::vector<std::string> arguments;
    std::string one;
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    for (std::size_t i = 2; i + 1 < hex.size(); i += 2) {  // behind "\x"
        const char c = static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
        if (c == '\0') {
            arguments.push_back(std::move(one));
            one.clear();
        } else {
            one += c;
        }
    }
    return arguments;
}

/// What stands behind WHEN in the trigger's definition: pg_get_expr cannot write OLD and NEW.
std::string when_of(std::string_view definition) {
    const std::size_t end = definition.rfind(") EXECUTE FUNCTION ");
    const std::size_t old_end = definition.rfind(") EXECUTE PROCEDURE ");
    const std::size_t stop = end == std::string_view::npos ? old_end : end;
    const std::size_t start = definition.find(" WHEN (");
    if (start == std::string_view::npos || stop == std::string_view::npos)
        return {};
    return std::string(definition.substr(start + 7, stop - start - 7));
}

void take_trigger(ReflectionState& state, const Row& row) {
    ReflectionState::Relation* relation = state.relation(row.oid(1));
    if (relation == nullptr || triggers_of(*relation) == nullptr)
        return;
    constexpr int for_row = 1, before = 2, insert = 4, erase = 8, update = 16, truncate = 32, instead = 64;
    object::Trigger trigger;
    const int type = row.number(3);
    trigger.for_each_row = (type & for_row) != 0;
    trigger.time = (type & instead) != 0  ? object::TriggerTime::instead
                   : (type & before) != 0 ? object::TriggerTime::before
                                          : object::TriggerTime::after;
    trigger.on_insert = (type & insert) != 0;
    trigger.on_update = (type & update) != 0;
    trigger.on_delete = (type & erase) != 0;
    trigger.on_truncate = (type & truncate) != 0;
    for (const std::int64_t number : numbers_of(row.view(4)))
        trigger.update_columns.push_back(relation->column(number));
    if (!row.null(5))
        trigger.condition = when_of(row.view(5));
    trigger.function = state.name(row.oid(7), row.view(6));
    trigger.arguments = trigger_arguments(row.view(8));
    trigger.old_table = row.text(9);
    trigger.new_table = row.text(10);
    trigger.constraint = row.flag(11);
    trigger.deferrable = row.flag(12);
    trigger.deferred = row.flag(13);
    const ReflectionState::Relation* referred = row.oid(14) == 0 ? nullptr : state.relation(row.oid(14));
    if (referred != nullptr)
        trigger.referred = referred->name;
    trigger.firing = firing_of(row.letter(15));
    trigger.inherited = row.flag(16);
    trigger.comment = state.comment(of_trigger, row.oid(0));
    const std::string name = row.text(2);
    relation = state.relation(row.oid(1));
    state.references.emplace(ReflectionState::key(of_trigger, row.oid(0)),
                             part_of(object::Kind::trigger, *relation, name));
    triggers_of(*relation)->emplace(name, std::move(trigger));
}

void take_rule(ReflectionState& state, const Row& row) {
    ReflectionState::Relation* relation = state.relation(row.oid(1));
    if (relation == nullptr)
        return;
    const Oid oid = row.oid(0);
    if (relation->table == nullptr && relation->view == nullptr && relation->materialized == nullptr)
        return;
    if (row.flag(5)) {  // what makes a view
        const object::Kind kind = relation->view != nullptr ? object::Kind::view : object::Kind::materialized_view;
        state.references.emplace(ReflectionState::key(of_rule, oid), part_of(kind, *relation, ""));
        return;
    }
    auto* rules = rules_of(*relation);
    if (rules == nullptr)
        return;
    std::string definition = row.text(3);
    while (!definition.empty() && (definition.back() == ';' || definition.back() == '\n')) definition.pop_back();
    rules->emplace(row.text(2),
                   object::Rule{std::move(definition), firing_of(row.letter(4)), state.comment(of_rule, oid)});
    state.references.emplace(ReflectionState::key(of_rule, oid), part_of(object::Kind::rule, *relation, row.view(2)));
}

void take_policy(ReflectionState& state, const Row& row) {
    ReflectionState::Relation* relation = state.relation(row.oid(1));
    if (relation == nullptr || relation->table == nullptr)
        return;
    object::Policy policy;
    switch (row.letter(3)) {
        case 'r':
            policy.command = "SELECT";
            break;
        case 'a':
            policy.command = "INSERT";
            break;
        case 'w':
            policy.command = "UPDATE";
            break;
        case 'd':
            policy.command = "DELETE";
            break;
        default:
            policy.command = "ALL";
    }
    policy.permissive = row.flag(4);
    for (const std::int64_t role : numbers_of(row.view(5)))
        policy.roles.push_back(role == 0 ? "PUBLIC" : state.role(static_cast<Oid>(role)));
    std::sort(policy.roles.begin(), policy.roles.end());
    policy.condition = row.text(6);
    policy.check = row.text(7);
    policy.comment = state.comment(of_policy, row.oid(0));
    state.references.emplace(ReflectionState::key(of_policy, row.oid(0)),
                             part_of(object::Kind::policy, *relation, row.view(2)));
    relation->table->policies.emplace(row.text(2), std::move(policy));
}

void take_event_trigger(ReflectionState& state, const Row& row) {
    const Oid oid = row.oid(0);
    if (state.in_extension(of_event_trigger, oid))
        return;
    object::EventTrigger trigger;
    trigger.owner = state.role(row.oid(2));
    trigger.event = row.text(3);
    trigger.tags = array_elements(row.view(4));
    trigger.function = state.name(row.oid(6), row.view(5));
    trigger.firing = firing_of(row.letter(7));
    trigger.comment = state.comment(of_event_trigger, oid);
    state.references.emplace(ReflectionState::key(of_event_trigger, oid),
                             object::Reference{object::Kind::event_trigger, "", row.text(1), ""});
    state.catalog.event_triggers.emplace(row.text(1), std::move(trigger));
}

}  // namespace

void add_trigger_parts(int /*version*/, std::vector<Part>& parts) {
    parts.push_back(
        {"SELECT t.oid, t.tgrelid, t.tgname, t.tgtype, t.tgattr, CASE WHEN t.tgqual IS NOT NULL THEN "
         "pg_get_triggerdef(t.oid) END, p.proname, p.pronamespace, t.tgargs, t.tgoldtable, t.tgnewtable, "
         "t.tgconstraint <> 0, t.tgdeferrable, t.tginitdeferred, t.tgconstrrelid, t.tgenabled, u.oid IS NOT NULL FROM "
         "pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid LEFT JOIN pg_trigger u ON u.oid = t.tgparentid WHERE "
         "(NOT t.tgisinternal AND t.tgparentid = 0) OR (u.oid IS NOT NULL AND NOT u.tgisinternal AND t.tgenabled <> "
         "u.tgenabled)",
         take_trigger});
    parts.push_back(
        {"SELECT r.oid, r.ev_class, r.rulename, CASE WHEN r.rulename <> '_RETURN' THEN pg_get_ruledef(r.oid) END, "
         "r.ev_enabled, r.rulename = '_RETURN' FROM pg_rewrite r WHERE r.oid >= 16384",
         take_rule});
    parts.push_back(
        {"SELECT oid, polrelid, polname, polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid), "
         "pg_get_expr(polwithcheck, polrelid) FROM pg_policy",
         take_policy});
    parts.push_back(
        {"SELECT e.oid, e.evtname, e.evtowner, e.evtevent, e.evttags, p.proname, p.pronamespace, "
         "e.evtenabled FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid",
         take_event_trigger});
}

}  // namespace aludel::dialect::postgresql
