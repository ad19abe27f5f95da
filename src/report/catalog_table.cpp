#include "report/catalog_parts.hpp"

namespace aludel::report {

namespace object = catalog::object;

namespace {

std::string_view word_of(object::Action action) {
    switch (action) {
        case object::Action::none:
            return "no action";
        case object::Action::restrict:
            return "restrict";
        case object::Action::cascade:
            return "cascade";
        case object::Action::set_null:
            return "set null";
        case object::Action::set_default:
            return "set default";
    }
    return "";
}

std::string_view word_of(object::Match match) {
    return match == object::Match::full ? "full" : match == object::Match::partial ? "partial" : "simple";
}

std::string_view word_of(object::TriggerTime time) {
    return time == object::TriggerTime::before ? "before" : time == object::TriggerTime::after ? "after" : "instead of";
}

std::string_view word_of(object::Conflict conflict) {
    switch (conflict) {
        case object::Conflict::abort:
            return "abort";
        case object::Conflict::rollback:
            return "rollback";
        case object::Conflict::fail:
            return "fail";
        case object::Conflict::ignore:
            return "ignore";
        case object::Conflict::replace:
            return "replace";
    }
    return "";
}

std::vector<std::string> events_of(const object::Trigger& trigger) {
    std::vector<std::string> events;
    if (trigger.on_insert)
        events.emplace_back("insert");
    if (trigger.on_update)
        events.emplace_back("update");
    if (trigger.on_delete)
        events.emplace_back("delete");
    if (trigger.on_truncate)
        events.emplace_back("truncate");
    return events;
}

}  // namespace

void CatalogWriter::column(const object::Column& column) {
    json.begin_object().member("name", column.name);
    type("type", column.type);
    reference("collation", column.collation);
    json.member("nullable", !column.not_null.has_value());
    const object::NotNull standard;
    const object::NotNull& rule = column.not_null ? *column.not_null : standard;
    json.member("not_null_name", rule.name);
    json.member("not_null_validated", rule.validated).member("not_null_inheritable", rule.inheritable);
    json.member("not_null_local", rule.local).member("not_null_comment", rule.comment);
    json.member("not_null_conflict", word_of(rule.conflict));
    json.member("expression", column.expression);
    json.member("identity", column.identity == object::IdentityKind::none     ? ""
                            : column.identity == object::IdentityKind::always ? "always"
                                                                              : "by default");
    json.member("generated", column.generation == object::Generation::none     ? ""
                             : column.generation == object::Generation::stored ? "stored"
                                                                               : "virtual");
    json.member("local", column.local).member("comment", column.comment);
    privileges(column.privileges);
    json.member("storage", column.storage).member("compression", column.compression);
    json.key("statistics_target");
    column.statistics_target ? json.value(*column.statistics_target) : json.null();
    settings("options", column.options);
    json.end_object();
}

void CatalogWriter::keys(const std::vector<object::IndexKey>& keys) {
    json.key("keys").begin_array();
    for (const object::IndexKey& key : keys) {
        json.begin_object().member("column", key.column).member("expression", key.expression);
        reference("collation", key.collation);
        reference("operator_class", key.operator_class);
        settings("options", key.options);
        json.member("descending", key.descending).member("nulls_first", key.nulls_first).end_object();
    }
    json.end_array();
}

void CatalogWriter::constraint(std::string_view constraint_name, const object::Constraint& constraint) {
    json.begin_object().member("name",
                               constraint.given_name ? std::string_view(*constraint.given_name) : constraint_name);
    if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
        json.member("kind", key->primary ? "primary key" : "unique").strings("columns", key->columns);
        json.strings("include", key->include).member("nulls_not_distinct", key->nulls_not_distinct);
        json.member("without_overlaps", key->without_overlaps);
        keys(key->keys);
        json.member("row_number", key->row_number).member("autoincrement", key->autoincrement);
        json.member("conflict", word_of(constraint.conflict));
    } else if (const auto* foreign = std::get_if<object::ForeignKey>(&constraint.rule)) {
        json.member("kind", "foreign key").strings("columns", foreign->columns);
        reference("referred", foreign->referred);
        json.strings("referred_columns", foreign->referred_columns);
        json.member("on_update", word_of(foreign->on_update)).member("on_delete", word_of(foreign->on_delete));
        json.strings("on_delete_columns", foreign->on_delete_columns).member("match", word_of(foreign->match));
        json.member("period", foreign->period);
    } else if (const auto* check = std::get_if<object::Check>(&constraint.rule)) {
        json.member("kind", "check").member("condition", check->condition).member("inheritable", check->inheritable);
    } else if (const auto* exclusion = std::get_if<object::Exclusion>(&constraint.rule)) {
        json.member("kind", "exclusion");
        keys(exclusion->keys);
        json.key("operators").begin_array();
        for (const catalog::QualifiedName& one : exclusion->operators) {
            json.begin_object();
            name(one);
            json.end_object();
        }
        json.end_array();
        json.member("method", exclusion->method).strings("include", exclusion->include);
        json.member("condition", exclusion->condition);
    }
    json.member("deferrable", constraint.deferrable).member("deferred", constraint.deferred);
    json.member("validated", constraint.validated).member("enforced", constraint.enforced);
    json.member("local", constraint.local)
        .member("attached", constraint.attached)
        .member("comment", constraint.comment);
    settings("storage", constraint.storage);
    json.member("tablespace", constraint.tablespace).member("index_comment", constraint.index_comment);
    reference("index_parent", constraint.index_parent);
    json.end_object();
}

void CatalogWriter::indexes(const std::map<std::string, object::Index>& indexes) {
    json.key("indexes").begin_array();
    for (const auto& [index_name, index] : indexes) {
        json.begin_object().member("name", index_name);
        keys(index.keys);
        json.member("unique", index.unique).member("condition", index.condition).member("comment", index.comment);
        json.member("method", index.method).strings("include", index.include);
        json.member("nulls_not_distinct", index.nulls_not_distinct);
        settings("storage", index.storage);
        json.member("tablespace", index.tablespace).member("valid", index.valid);
        reference("parent", index.parent);
        json.key("statistics_targets").begin_array();
        for (const auto& [number, target] : index.statistics_targets)
            json.begin_object().member("column", number).member("target", target).end_object();
        json.end_array().member("statement", index.statement).end_object();
    }
    json.end_array();
}

void CatalogWriter::triggers(const std::map<std::string, object::Trigger>& triggers) {
    json.key("triggers").begin_array();
    for (const auto& [trigger_name, trigger] : triggers) {
        json.begin_object().member("name", trigger_name).member("time", word_of(trigger.time));
        json.strings("events", events_of(trigger)).strings("update_columns", trigger.update_columns);
        json.member("for_each_row", trigger.for_each_row).member("condition", trigger.condition);
        reference("function", trigger.function);
        json.strings("arguments", trigger.arguments);
        json.member("old_table", trigger.old_table).member("new_table", trigger.new_table);
        json.member("constraint", trigger.constraint).member("deferrable", trigger.deferrable);
        json.member("deferred", trigger.deferred);
        reference("referred", trigger.referred);
        json.member("firing", report::word_of(trigger.firing)).member("inherited", trigger.inherited);
        json.member("comment", trigger.comment);
        json.member("body", trigger.body).member("statement", trigger.statement).end_object();
    }
    json.end_array();
}

void CatalogWriter::rules(const std::map<std::string, object::Rule>& rules) {
    json.key("rules").begin_array();
    for (const auto& [rule_name, rule] : rules)
        json.begin_object()
            .member("name", rule_name)
            .member("definition", rule.definition)
            .member("firing", report::word_of(rule.firing))
            .member("comment", rule.comment)
            .end_object();
    json.end_array();
}

void CatalogWriter::policies(const std::map<std::string, object::Policy>& policies) {
    json.key("policies").begin_array();
    for (const auto& [policy_name, policy] : policies)
        json.begin_object()
            .member("name", policy_name)
            .member("permissive", policy.permissive)
            .member("command", policy.command)
            .strings("roles", policy.roles)
            .member("condition", policy.condition)
            .member("check", policy.check)
            .member("comment", policy.comment)
            .end_object();
    json.end_array();
}

void CatalogWriter::tables(const catalog::Catalog& catalog) {
    json.key("tables").begin_array();
    for (const auto& [table_name, table] : catalog.tables) {
        json.begin_object();
        name(table_name);
        described(table);
        json.key("columns").begin_array();
        for (const object::Column& one : table.columns) column(one);
        json.end_array().key("constraints").begin_array();
        for (const auto& [constraint_name, one] : table.constraints) constraint(constraint_name, one);
        json.end_array();
        indexes(table.indexes);
        triggers(table.triggers);
        json.member("unlogged", table.unlogged).key("inherits").begin_array();
        for (const catalog::QualifiedName& parent : table.inherits) {
            json.begin_object();
            name(parent);
            json.end_object();
        }
        json.end_array().member("partition_bound", table.partition_bound).key("partition_key");
        if (table.partition_key) {
            json.begin_object().member("strategy", table.partition_key->strategy);
            keys(table.partition_key->keys);
            json.end_object();
        } else {
            json.null();
        }
        reference("of_type", table.of_type);
        settings("storage", table.storage);
        json.member("access_method", table.access_method).member("tablespace", table.tablespace);
        json.member("replica_identity", table.replica_identity);
        json.member("replica_identity_index", table.replica_identity_index);
        json.member("clustered_on", table.clustered_on).member("row_security", table.row_security);
        json.member("force_row_security", table.force_row_security);
        policies(table.policies);
        rules(table.rules);
        json.member("without_rowid", table.without_rowid).member("strict", table.strict);
        json.member("module", table.module).strings("module_arguments", table.module_arguments);
        json.member("statement", table.statement).end_object();
    }
    json.end_array();
}

void CatalogWriter::views(const catalog::Catalog& catalog) {
    json.key("views").begin_array();
    for (const auto& [view_name, view] : catalog.views) {
        json.begin_object();
        name(view_name);
        described(view);
        json.key("columns").begin_array();
        for (const object::Column& one : view.columns) column(one);
        json.end_array().member("definition", view.definition);
        settings("options", view.options);
        triggers(view.triggers);
        rules(view.rules);
        json.member("statement", view.statement).end_object();
    }
    json.end_array().key("materialized_views").begin_array();
    for (const auto& [view_name, view] : catalog.materialized_views) {
        json.begin_object();
        name(view_name);
        described(view);
        json.key("columns").begin_array();
        for (const object::Column& one : view.columns) column(one);
        json.end_array().member("definition", view.definition).member("populated", view.populated);
        indexes(view.indexes);
        settings("storage", view.storage);
        json.member("access_method", view.access_method).member("tablespace", view.tablespace);
        json.member("clustered_on", view.clustered_on).end_object();
    }
    json.end_array();
}

}  // namespace aludel::report
