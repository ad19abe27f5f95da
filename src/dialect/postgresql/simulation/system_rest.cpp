#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

constexpr ObjectId class_catalog = 1259, type_catalog = 1247, constraint_catalog = 2606, namespace_catalog = 2615,
                   function_catalog = 1255, trigger_catalog = 2620, extension_catalog = 3079;

void fill_extensions(SystemCatalog& system, SystemRows& rows) {
    const State& state = system.state();
    if (state.catalog.extensions.count("plpgsql") == 0)
        rows.row()
            .number("oid", 13500)
            .text("extname", "plpgsql")
            .number("extnamespace", system.schema_oid("pg_catalog"))
            .flag("extrelocatable", false)
            .text("extversion", "1.0")
            .null("extconfig")
            .null("extcondition");
    for (const auto& [name, extension] : state.catalog.extensions) {
        const Reference reference{Kind::extension, "", name, ""};
        const auto unsure = state.unsure.find(reference);
        rows.row(unsure == state.unsure.end() ? std::string() : unsure->second.why)
            .number("oid", system.oid_of(reference))
            .text("extname", name)
            .number("extnamespace", system.schema_oid(extension.schema));
        if (!extension.version.empty())
            rows.text("extversion", extension.version);
    }
    for (const auto& [reference, unsure] : state.unsure)
        if (reference.kind == Kind::extension && state.catalog.extensions.count(reference.name) == 0)
            rows.row(unsure.why).text("extname", reference.name);
}

class DescriptionRows {
public:
    DescriptionRows(SystemCatalog& system, SystemRows& rows) : system_(system), rows_(rows) {}

    void add(ObjectId catalog, ObjectId oid, std::int64_t part, const std::string& comment) {
        if (!comment.empty())
            rows_.row()
                .number("classoid", catalog)
                .number("objoid", oid)
                .number("objsubid", part)
                .text("description", comment);
    }

    void add_relation(const SystemRelation& relation) {
        if (relation.table != nullptr)
            add_table(relation);
        else if (relation.view != nullptr)
            add(class_catalog, relation.oid, 0, relation.view->comment);
        else if (relation.materialized != nullptr)
            add(class_catalog, relation.oid, 0, relation.materialized->comment);
        else if (relation.sequence != nullptr)
            add(class_catalog, relation.oid, 0, relation.sequence->comment);
        else if (relation.index != nullptr)
            add(class_catalog, relation.oid, 0, relation.index->comment);
        else if (relation.key != nullptr)
            add(class_catalog, relation.oid, 0, relation.key->index_comment);
        const auto* columns = relation.columns();
        for (std::size_t i = 0; columns != nullptr && i < columns->size(); ++i)
            add(class_catalog, relation.oid, static_cast<std::int64_t>(i) + 1, (*columns)[i].comment);
    }

private:
    void add_table(const SystemRelation& relation) {
        add(class_catalog, relation.oid, 0, relation.table->comment);
        const auto part = [&](Kind kind, const std::string& name) {
            return system_.oid_of({kind, relation.name.schema, relation.name.name, name});
        };
        for (const auto& [name, constraint] : relation.table->constraints)
            add(constraint_catalog, part(Kind::constraint, name), 0, constraint.comment);
        for (const auto& [name, trigger] : relation.table->triggers)
            add(trigger_catalog, part(Kind::trigger, name), 0, trigger.comment);
    }

    SystemCatalog& system_;
    SystemRows& rows_;
};

void fill_descriptions(SystemCatalog& system, SystemRows& rows) {
    DescriptionRows descriptions(system, rows);
    const catalog::Catalog& catalog = system.state().catalog;
    for (const auto& [name, schema] : catalog.schemas)
        descriptions.add(namespace_catalog, system.schema_oid(name), 0, schema.comment);
    for (const SystemRelation& relation : system.relations())
        if (relation.oid >= 16384)
            descriptions.add_relation(relation);
    for (const SystemType& type : system.types())
        if (type.type != nullptr)
            descriptions.add(type_catalog, type.oid, 0, type.type->comment);
    for (const auto& [signature, function] : catalog.functions)
        descriptions.add(
            function_catalog,
            system.oid_of({Kind::function, signature.name.schema, signature.name.name, signature.arguments}), 0,
            function.comment);
    for (const auto& [name, extension] : catalog.extensions)
        descriptions.add(extension_catalog, system.oid_of({Kind::extension, "", name, ""}), 0, extension.comment);
}

std::string function_kind(object::FunctionKind kind) {
    switch (kind) {
        case object::FunctionKind::procedure:
            return "p";
        case object::FunctionKind::window:
            return "w";
        case object::FunctionKind::aggregate:
            return "a";
        default:
            return "f";
    }
}

void fill_function(SystemCatalog& system, SystemRows& rows, const object::Function& function) {
    rows.text("prokind", function_kind(function.kind))
        .flag("prosecdef", function.security_definer)
        .flag("proleakproof", function.leakproof)
        .flag("proisstrict", function.strict)
        .flag("proretset", function.returns_set)
        .text("provolatile", ascii_lower(function.volatility.substr(0, 1)))
        .text("proparallel", ascii_lower(function.parallel.substr(0, 1)));
    if (!function.body.empty() && function.language != "c" && function.language != "internal")
        rows.text("prosrc", function.body).null("probin");
    std::vector<std::int64_t> types;
    std::int64_t defaults = 0;
    for (const object::Argument& argument : function.arguments)
        if (argument.mode != object::ArgumentMode::out && argument.mode != object::ArgumentMode::table) {
            types.push_back(system.type_oid(argument.type));
            defaults += argument.default_expression.empty() ? 0 : 1;
        }
    rows.number("pronargs", static_cast<std::int64_t>(types.size()))
        .number("pronargdefaults", defaults)
        .numbers("proargtypes", types);
    if (function.returns)
        rows.number("prorettype", system.type_oid(*function.returns));
    else
        rows.number("prorettype", type_id::nothing);
}

void fill_functions(SystemCatalog& system, SystemRows& rows) {
    const ObjectId builtin = system.schema_oid("pg_catalog");
    for (const std::string& one : split_any(pg_catalog_functions, " ")) {
        const std::size_t colon = one.find(':');
        const std::int64_t count =
            colon == std::string::npos ? 1 : whole_number(std::string_view(one).substr(colon + 1)).value_or(1);
        for (std::int64_t i = 0; i < count; ++i)
            rows.row().text("proname", one.substr(0, colon)).number("pronamespace", builtin);
    }
    const State& state = system.state();
    for (const auto& [signature, function] : state.catalog.functions) {
        const Reference reference{Kind::function, signature.name.schema, signature.name.name, signature.arguments};
        const auto unsure = state.unsure.find(reference);
        rows.row(unsure == state.unsure.end() ? std::string() : unsure->second.why)
            .number("oid", system.oid_of(reference))
            .text("proname", signature.name.name)
            .number("pronamespace", system.schema_oid(signature.name.schema));
        if (unsure == state.unsure.end())
            fill_function(system, rows, function);
    }
    for (const auto& [reference, unsure] : state.unsure)
        if (reference.kind == Kind::function &&
            state.catalog.functions.count({{reference.schema, reference.name}, reference.part}) == 0)
            rows.row(unsure.why)
                .text("proname", reference.name)
                .number("pronamespace", system.schema_oid(reference.schema));
    for (const auto& [name, extension] : state.catalog.extensions)
        if (name != "plpgsql")
            rows.row("what functions the extension " + name + " has")
                .number("pronamespace", system.schema_oid(extension.schema));
}

std::int64_t trigger_bits(const object::Trigger& trigger) {
    return (trigger.for_each_row ? 1 : 0) | (trigger.time == object::TriggerTime::before ? 2 : 0) |
           (trigger.on_insert ? 4 : 0) | (trigger.on_delete ? 8 : 0) | (trigger.on_update ? 16 : 0) |
           (trigger.on_truncate ? 32 : 0) | (trigger.time == object::TriggerTime::instead ? 64 : 0);
}

void fill_trigger(SystemCatalog& system, SystemRows& rows, const SystemRelation& relation, const std::string& name,
                  const object::Trigger& trigger) {
    rows.row(relation.maybe)
        .number("oid", system.oid_of({Kind::trigger, relation.name.schema, relation.name.name, name}))
        .number("tgrelid", relation.oid)
        .text("tgname", name)
        .flag("tgisinternal", false)
        .number("tgtype", trigger_bits(trigger))
        .text("tgenabled", trigger.firing == object::Firing::disabled  ? "D"
                           : trigger.firing == object::Firing::replica ? "R"
                           : trigger.firing == object::Firing::always  ? "A"
                                                                       : "O")
        .flag("tgdeferrable", trigger.deferrable)
        .flag("tginitdeferred", trigger.deferred)
        .number("tgnargs", static_cast<std::int64_t>(trigger.arguments.size()))
        .number("tgparentid", 0)
        .number("tgconstrindid", 0)
        .text_or_null("tgqual", trigger.condition)
        .text_or_null("tgoldtable", trigger.old_table)
        .text_or_null("tgnewtable", trigger.new_table);
    const Reference function{Kind::function, trigger.function.schema, trigger.function.name, ""};
    if (system.state().catalog.functions.count({trigger.function, ""}) != 0)
        rows.number("tgfoid", system.oid_of(function));
}

/// Two triggers at each end of a foreign key, with names that the server makes of numbers.
void fill_key_triggers(SystemCatalog& system, SystemRows& rows, const SystemRelation& table, const std::string& name,
                       const object::ForeignKey& key) {
    const SystemRelation* referred = system.relation(key.referred);
    const ObjectId oid = system.oid_of({Kind::constraint, table.name.schema, table.name.name, name});
    for (const bool own : {true, false})
        for (int i = 0; i < 2; ++i)
            if (own || referred != nullptr)
                rows.row(table.maybe)
                    .number("tgrelid", own ? table.oid : referred->oid)
                    .text("tgname", std::string("RI_ConstraintTrigger_") + (own ? "c_" : "a_") +
                                        std::to_string(oid + static_cast<ObjectId>(i)))
                    .flag("tgisinternal", true)
                    .number("tgconstraint", oid)
                    .text("tgenabled", "O");
}

void fill_triggers(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        const auto* triggers = relation.table != nullptr  ? &relation.table->triggers
                               : relation.view != nullptr ? &relation.view->triggers
                                                          : nullptr;
        if (!relation.maybe.empty() && relation.kind != 'i' && relation.kind != 'S')
            rows.row(relation.maybe).number("tgrelid", relation.oid);
        if (triggers == nullptr)
            continue;
        for (const auto& [name, trigger] : *triggers) fill_trigger(system, rows, relation, name, trigger);
        if (relation.table != nullptr)
            for (const auto& [name, constraint] : relation.table->constraints)
                if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule))
                    fill_key_triggers(system, rows, relation, name, *key);
    }
    for (const auto& [reference, unsure] : system.state().unsure)
        if (reference.kind == Kind::trigger)
            rows.row(unsure.why).text("tgname", reference.part);
}

void fill_collations(SystemCatalog& system, SystemRows& rows) {
    for (const char* name : {"default", "C", "POSIX"})
        rows.row()
            .number("oid", system.collation_oid({"pg_catalog", name}))
            .text("collname", name)
            .number("collnamespace", system.schema_oid("pg_catalog"));
    std::vector<ObjectId> seen = {100, 950, 951};
    const auto add = [&](const QualifiedName& name) {
        const ObjectId oid = name.name.empty() ? 100 : system.collation_oid(name);
        if (std::find(seen.begin(), seen.end(), oid) != seen.end())
            return;
        seen.push_back(oid);
        rows.row()
            .number("oid", oid)
            .text("collname", name.name)
            .number("collnamespace", system.schema_oid(name.schema.empty() ? "pg_catalog" : name.schema));
    };
    for (const SystemRelation& relation : system.relations()) {
        if (const auto* columns = relation.columns())
            for (const object::Column& column : *columns) add(column.collation);
        if (relation.index != nullptr)
            for (const object::IndexKey& key : relation.index->keys) add(key.collation);
    }
    for (const SystemType& type : system.types())
        if (type.type != nullptr)
            if (const auto* domain = std::get_if<object::Domain>(&type.type->definition))
                add(domain->collation);
}

void fill_policies(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (relation.table == nullptr)
            continue;
        for (const auto& [name, policy] : relation.table->policies) {
            rows.row(relation.maybe)
                .text("schemaname", relation.name.schema)
                .text("tablename", relation.name.name)
                .text("policyname", name)
                .text("permissive", policy.permissive ? "PERMISSIVE" : "RESTRICTIVE")
                .text("cmd", policy.command)
                .text_or_null("qual", system.visible_text(policy.condition))
                .text_or_null("with_check", system.visible_text(policy.check));
            std::vector<std::string> roles;
            for (const std::string& role : policy.roles) roles.push_back(role == "PUBLIC" ? "public" : role);
            rows.texts("roles", roles);
        }
        if (!relation.maybe.empty())
            rows.row(relation.maybe).text("schemaname", relation.name.schema).text("tablename", relation.name.name);
    }
}

void fill_policy(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations())
        if (relation.table != nullptr)
            for (const auto& [name, policy] : relation.table->policies)
                rows.row(relation.maybe)
                    .number("oid", system.oid_of({Kind::policy, relation.name.schema, relation.name.name, name}))
                    .text("polname", name)
                    .number("polrelid", relation.oid)
                    .flag("polpermissive", policy.permissive)
                    .text_or_null("polqual", policy.condition)
                    .text_or_null("polwithcheck", policy.check);
}

}  // namespace

const std::vector<SystemTable>& rest_tables() {
    static const std::vector<SystemTable> tables = {
        {"pg_catalog", "pg_extension", fill_extensions}, {"pg_catalog", "pg_description", fill_descriptions},
        {"pg_catalog", "pg_proc", fill_functions},       {"pg_catalog", "pg_trigger", fill_triggers},
        {"pg_catalog", "pg_collation", fill_collations}, {"pg_catalog", "pg_policies", fill_policies},
        {"pg_catalog", "pg_policy", fill_policy},
    };
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
