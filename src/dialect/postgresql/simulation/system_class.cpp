#include <algorithm>

#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;

constexpr ObjectId heap_method = 2;

std::vector<std::string> option_texts(const std::vector<object::Setting>& settings) {
    std::vector<std::string> texts;
    for (const object::Setting& setting : settings)
        if (!setting.name.starts_with("toast."))
            texts.push_back(setting.name + "=" + setting.value);
    return texts;
}

const std::vector<object::Setting>* options_of(const SystemRelation& relation) {
    if (relation.table != nullptr)
        return &relation.table->storage;
    if (relation.materialized != nullptr)
        return &relation.materialized->storage;
    if (relation.view != nullptr)
        return &relation.view->options;
    if (relation.index != nullptr)
        return &relation.index->storage;
    if (relation.key != nullptr)
        return &relation.key->storage;
    return nullptr;
}

bool has_children(const SystemCatalog& system, const QualifiedName& name) {
    return std::any_of(
        system.state().catalog.tables.begin(), system.state().catalog.tables.end(), [&](const auto& one) {
            return std::find(one.second.inherits.begin(), one.second.inherits.end(), name) != one.second.inherits.end();
        });
}

bool is_referred(const SystemCatalog& system, const QualifiedName& name) {
    for (const auto& [other, table] : system.state().catalog.tables)
        for (const auto& [constraint_name, constraint] : table.constraints)
            if (const auto* key = std::get_if<object::ForeignKey>(&constraint.rule); key && key->referred == name)
                return true;
    return false;
}

void fill_table_row(SystemCatalog& system, SystemRows& rows, const SystemRelation& relation) {
    const object::Table& table = *relation.table;
    std::int64_t checks = 0;
    bool indexed = !table.indexes.empty();
    bool triggers = !table.triggers.empty();
    for (const auto& [name, constraint] : table.constraints) {
        checks += std::holds_alternative<object::Check>(constraint.rule) ? 1 : 0;
        triggers = triggers || std::holds_alternative<object::ForeignKey>(constraint.rule);
        indexed = indexed || std::holds_alternative<object::Key>(constraint.rule) ||
                  std::holds_alternative<object::Exclusion>(constraint.rule);
    }
    rows.number("relnatts", static_cast<std::int64_t>(table.columns.size()))
        .number("relchecks", checks)
        .flag("relhasindex", indexed)
        .flag("relhastriggers", triggers || is_referred(system, relation.name))
        .flag("relhasrules", !table.rules.empty())
        .flag("relrowsecurity", table.row_security)
        .flag("relforcerowsecurity", table.force_row_security)
        .flag("relhassubclass", has_children(system, relation.name))
        .flag("relispartition", !table.partition_bound.empty())
        .text_or_null("relpartbound", table.partition_bound)
        .text("relpersistence", table.unlogged ? "u" : "p")
        .text("relreplident", table.replica_identity == "FULL"      ? "f"
                              : table.replica_identity == "NOTHING" ? "n"
                              : table.replica_identity == "INDEX"   ? "i"
                                                                    : "d");
    if (relation.kind == 'p')
        rows.number("relam", 0);
    else if (table.access_method.empty())
        rows.number("relam", heap_method);
}

void fill_index_class(SystemCatalog& system, SystemRows& rows, const SystemRelation& relation) {
    if (relation.index != nullptr)
        rows.number("relam", system.method_oid(relation.index->method))
            .number("relnatts",
                    static_cast<std::int64_t>(relation.index->keys.size() + relation.index->include.size()));
    if (relation.key == nullptr)
        return;
    if (const auto* key = std::get_if<object::Key>(&relation.key->rule))
        rows.number("relam", system.method_oid(key->without_overlaps ? "gist" : "btree"))
            .number("relnatts", static_cast<std::int64_t>(key->columns.size() + key->include.size()));
    if (const auto* exclusion = std::get_if<object::Exclusion>(&relation.key->rule))
        rows.number("relam", system.method_oid(exclusion->method))
            .number("relnatts", static_cast<std::int64_t>(exclusion->keys.size() + exclusion->include.size()));
}

void fill_class_row(SystemCatalog& system, SystemRows& rows, const SystemRelation& relation) {
    rows.number("oid", relation.oid)
        .text("relname", relation.name.name)
        .number("relnamespace", system.schema_oid(relation.name.schema))
        .flag("relisshared", false)
        .number("relrewrite", 0);
    if (relation.kind != '?')
        rows.text("relkind", std::string(1, relation.kind));
    if (relation.oid < 16384 || !relation.maybe.empty())
        return;
    rows.flag("relispopulated", relation.materialized == nullptr || relation.materialized->populated)
        .text("relpersistence", "p")
        .text("relreplident", relation.materialized != nullptr ? "d" : "n")
        .number("relchecks", 0)
        .flag("relhasindex", relation.materialized != nullptr && !relation.materialized->indexes.empty())
        .flag("relhastriggers", false)
        .flag("relhasrules", relation.view != nullptr || relation.materialized != nullptr)
        .flag("relrowsecurity", false)
        .flag("relforcerowsecurity", false)
        .flag("relhassubclass", false)
        .flag("relispartition", false)
        .null("relpartbound")
        .number("reloftype", 0)
        .number("relam", 0);
    if (const auto* columns = relation.columns())
        rows.number("relnatts", static_cast<std::int64_t>(columns->size()));
    if (relation.sequence != nullptr)
        rows.number("relnatts", 3);
    const auto* options = options_of(relation);
    if (options == nullptr || option_texts(*options).empty())
        rows.null("reloptions");
    else
        rows.texts("reloptions", option_texts(*options));
    if (const SystemType* type = system.visible_type(relation.name);
        type != nullptr && relation.index == nullptr && relation.key == nullptr && relation.sequence == nullptr)
        rows.number("reltype", type->oid);
    if (relation.kind == 'i' || relation.kind == 'I')
        fill_index_class(system, rows, relation);
    if (relation.table != nullptr)
        fill_table_row(system, rows, relation);
    if (relation.materialized != nullptr && relation.materialized->access_method.empty())
        rows.number("relam", heap_method);
    if (relation.view != nullptr)
        rows.flag("relhastriggers", !relation.view->triggers.empty());
}

void fill_class(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        rows.row(relation.maybe);
        fill_class_row(system, rows, relation);
    }
    // Tables with long values have a place for them, whose name alone is certain.
    for (const SystemRelation& relation : system.relations())
        if (relation.table != nullptr && relation.kind == 'r')
            rows.row("whether " + relation.name.name + " has a TOAST table")
                .number("oid", system.oid_of({Kind::table, "pg_toast", std::to_string(relation.oid), ""}))
                .text("relname", "pg_toast_" + std::to_string(relation.oid))
                .number("relnamespace", system.schema_oid("pg_toast"))
                .text("relkind", "t");
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

void fill_namespace(SystemCatalog& system, SystemRows& rows) {
    for (const char* schema : {"pg_toast", "pg_catalog", "information_schema"})
        rows.row().number("oid", system.schema_oid(schema)).text("nspname", schema).number("nspowner", 10);
    for (const auto& [name, schema] : system.state().catalog.schemas) {
        const auto unsure = system.state().unsure.find({Kind::schema, "", name, ""});
        rows.row(unsure == system.state().unsure.end() ? std::string() : unsure->second.why)
            .number("oid", system.schema_oid(name))
            .text("nspname", name);
    }
    for (const auto& [reference, unsure] : system.state().unsure)
        if (reference.kind == Kind::schema && system.state().catalog.schemas.count(reference.name) == 0)
            rows.row(unsure.why).text("nspname", reference.name);
}

void fill_views(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations())
        if (relation.kind == 'v' || relation.kind == '?') {
            rows.row(relation.maybe).text("schemaname", relation.name.schema).text("viewname", relation.name.name);
            if (relation.view == nullptr)
                continue;
            if (const auto definition = system.view_definition(relation))
                rows.text("definition", *definition);
            else
                rows.unknown("definition", "how the server writes the view " + relation.name.name);
        }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

void fill_tables(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations())
        if (relation.kind == 'r' || relation.kind == 'p' || relation.kind == '?') {
            rows.row(relation.maybe).text("schemaname", relation.name.schema).text("tablename", relation.name.name);
            if (relation.table == nullptr)
                continue;
            bool indexed = !relation.table->indexes.empty();
            bool triggers = !relation.table->triggers.empty() || is_referred(system, relation.name);
            for (const auto& [name, constraint] : relation.table->constraints) {
                triggers = triggers || std::holds_alternative<object::ForeignKey>(constraint.rule);
                indexed = indexed || std::holds_alternative<object::Key>(constraint.rule) ||
                          std::holds_alternative<object::Exclusion>(constraint.rule);
            }
            rows.text_or_null("tablespace", relation.table->tablespace)
                .flag("hasindexes", indexed)
                .flag("hasrules", !relation.table->rules.empty())
                .flag("hastriggers", triggers)
                .flag("rowsecurity", relation.table->row_security);
        }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

void fill_matviews(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations())
        if (relation.kind == 'm' || relation.kind == '?') {
            rows.row(relation.maybe).text("schemaname", relation.name.schema).text("matviewname", relation.name.name);
            if (relation.materialized != nullptr)
                rows.text_or_null("tablespace", relation.materialized->tablespace)
                    .flag("hasindexes", !relation.materialized->indexes.empty())
                    .flag("ispopulated", relation.materialized->populated);
        }
}

}  // namespace

const std::vector<SystemTable>& class_tables() {
    static const std::vector<SystemTable> tables = {
        {"pg_catalog", "pg_class", fill_class},       {"pg_catalog", "pg_namespace", fill_namespace},
        {"pg_catalog", "pg_tables", fill_tables},     {"pg_catalog", "pg_views", fill_views},
        {"pg_catalog", "pg_matviews", fill_matviews},
    };
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
