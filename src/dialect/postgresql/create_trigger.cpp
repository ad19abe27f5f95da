#include <fmt/format.h>

#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

using object::Kind;
using object::Reference;

std::string events_sql(const object::Trigger& trigger) {
    std::string sql;
    const auto add = [&](const std::string& event) { sql += (sql.empty() ? "" : " OR ") + event; };
    if (trigger.on_insert)
        add("INSERT");
    if (trigger.on_delete)
        add("DELETE");
    if (trigger.on_update)
        add(trigger.update_columns.empty() ? "UPDATE" : "UPDATE OF " + names_sql(trigger.update_columns));
    if (trigger.on_truncate)
        add("TRUNCATE");
    return sql;
}

std::string trigger_sql(const std::string& table, const std::string& name, const object::Trigger& trigger) {
    std::string sql = fmt::format("CREATE {}TRIGGER {} {} {} ON {}", trigger.constraint ? "CONSTRAINT " : "", name,
                                  trigger.time == object::TriggerTime::before    ? "BEFORE"
                                  : trigger.time == object::TriggerTime::instead ? "INSTEAD OF"
                                                                                 : "AFTER",
                                  events_sql(trigger), table);
    if (!trigger.referred.name.empty())
        sql += " FROM " + quote_name(trigger.referred);
    if (trigger.deferrable)
        sql += trigger.deferred ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
    if (!trigger.old_table.empty() || !trigger.new_table.empty()) {
        sql += "\n    REFERENCING";
        if (!trigger.old_table.empty())
            sql += " OLD TABLE AS " + quote_identifier(trigger.old_table);
        if (!trigger.new_table.empty())
            sql += " NEW TABLE AS " + quote_identifier(trigger.new_table);
    }
    sql += trigger.for_each_row ? "\n    FOR EACH ROW" : "\n    FOR EACH STATEMENT";
    if (!trigger.condition.empty())
        sql += fmt::format(" WHEN ({})", trigger.condition);
    std::string arguments;
    for (const std::string& argument : trigger.arguments)
        arguments += (arguments.empty() ? "" : ", ") + quote_literal(argument);
    return sql + fmt::format(" EXECUTE FUNCTION {}({});\n", quote_name(trigger.function), arguments);
}

}  // namespace

void create_triggers(Script& script, const QualifiedName& table, Reference self,
                     const std::map<std::string, object::Trigger>& triggers) {
    const std::string quoted = quote_name(table);
    for (const auto& [name, trigger] : triggers) {
        const std::string trigger_name = quote_identifier(name);
        std::string sql = trigger.inherited ? "" : trigger_sql(quoted, trigger_name, trigger);
        std::vector<Reference> needs = {self, {Kind::table, table.schema, table.name, "attached"}};
        if (trigger.inherited) {
            // Its parent's comes first, and with it this one.
            const auto found = script.catalog.tables.find(table);
            if (found != script.catalog.tables.end())
                for (const QualifiedName& parent : found->second.inherits)
                    needs.push_back({Kind::trigger, parent.schema, parent.name, name});
        }
        std::string words = firing_sql(trigger.firing, "TRIGGER");
        if (words.empty() && trigger.inherited)
            words = "ENABLE TRIGGER";
        if (!words.empty())
            sql += fmt::format("ALTER TABLE {} {} {};\n", quoted, words, trigger_name);
        sql += comment_sql("TRIGGER", trigger_name + " ON " + quoted, trigger.comment);
        needs.push_back({Kind::function, trigger.function.schema, trigger.function.name, ""});
        if (!trigger.referred.name.empty())
            needs.push_back({Kind::table, trigger.referred.schema, trigger.referred.name, ""});
        script.add(Turn::trigger, {Kind::trigger, table.schema, table.name, name}, sql, needs);
    }
}

void create_rules(Script& script, const QualifiedName& table, Reference self,
                  const std::map<std::string, object::Rule>& rules) {
    const std::string quoted = quote_name(table);
    for (const auto& [name, rule] : rules) {
        std::string sql = rule.definition + ";\n";
        if (const std::string words = firing_sql(rule.firing, "RULE"); !words.empty())
            sql += fmt::format("ALTER TABLE {} {} {};\n", quoted, words, quote_identifier(name));
        sql += comment_sql("RULE", quote_identifier(name) + " ON " + quoted, rule.comment);
        script.add(Turn::rule, {Kind::rule, table.schema, table.name, name}, sql, {self});
    }
}

void create_policies(Script& script, const QualifiedName& table,
                     const std::map<std::string, object::Policy>& policies) {
    const std::string quoted = quote_name(table);
    for (const auto& [name, policy] : policies) {
        std::string sql = fmt::format("CREATE POLICY {} ON {}", quote_identifier(name), quoted);
        if (!policy.permissive)
            sql += " AS RESTRICTIVE";
        if (policy.command != "ALL")
            sql += " FOR " + policy.command;
        std::string roles;
        for (const std::string& role : policy.roles)
            roles += (roles.empty() ? "" : ", ") + (role == "PUBLIC" ? role : quote_identifier(role));
        if (roles != "PUBLIC")
            sql += " TO " + roles;
        if (!policy.condition.empty())
            sql += fmt::format("\n    USING ({})", policy.condition);
        if (!policy.check.empty())
            sql += fmt::format("\n    WITH CHECK ({})", policy.check);
        sql += ";\n" + comment_sql("POLICY", quote_identifier(name) + " ON " + quoted, policy.comment);
        script.add(Turn::policy, {Kind::policy, table.schema, table.name, name}, sql,
                   {{Kind::table, table.schema, table.name, ""}});
    }
}

}  // namespace aludel::dialect::postgresql
