#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string kind_text(const SystemType& type) {
    return std::string(1, type.kind);
}

void fill_domain(SystemCatalog& system, SystemRows& rows, const object::Domain& domain) {
    const SystemType* base = system.type(system.type_oid(domain.base));
    const auto modifier = system.type_modifier(domain.base);
    rows.number("typbasetype", base == nullptr ? 0 : base->oid)
        .flag("typnotnull", domain.not_null.has_value())
        .number("typndims", domain.base.dimensions);
    if (modifier)
        rows.number("typtypmod", *modifier);
    rows.text_or_null("typdefaultbin", domain.default_expression)
        .text_or_null("typdefault", system.visible_text(domain.default_expression));
    if (base != nullptr && base->builtin != nullptr) {
        rows.number("typlen", base->builtin->length).flag("typbyval", base->builtin->by_value);
        if (domain.collation.name.empty())
            rows.number("typcollation", base->builtin->collation);
    }
    if (!domain.collation.name.empty())
        rows.number("typcollation", system.collation_oid(domain.collation));
}

void fill_one_type(SystemCatalog& system, SystemRows& rows, const SystemType& type) {
    rows.row(type.maybe)
        .number("oid", type.oid)
        .text("typname", type.name.name)
        .number("typnamespace", system.schema_oid(type.name.schema));
    if (type.kind == '?')
        return;
    rows.text("typtype", kind_text(type))
        .text("typcategory", std::string(1, type.category))
        .number("typarray", type.array)
        .number("typelem", type.element)
        .number("typrelid", type.relation)
        .flag("typisdefined", true)
        .text("typdelim", type.name.name == "box" || type.name.name == "_box" ? ";" : ",");
    if (!type.maybe.empty())
        return;
    const object::Domain* domain = type.type == nullptr ? nullptr : std::get_if<object::Domain>(&type.type->definition);
    rows.number("typbasetype", type.base)
        .number("typtypmod", -1)
        .number("typndims", 0)
        .flag("typnotnull", false)
        .null("typdefault")
        .null("typdefaultbin")
        .flag("typispreferred", type.builtin != nullptr && type.builtin->preferred);
    if (type.builtin != nullptr) {
        rows.number("typlen", type.builtin->length)
            .flag("typbyval", type.builtin->by_value)
            .number("typcollation", type.builtin->collation)
            .text("typalign", std::string(1, type.builtin->alignment))
            .text("typstorage", std::string(1, type.builtin->storage));
    } else if (domain == nullptr) {
        const bool by_value = type.kind == 'e';
        rows.number("typlen", by_value ? 4 : -1)
            .flag("typbyval", by_value)
            .number("typcollation", system.type_collation(type));
    }
    if (domain != nullptr)
        fill_domain(system, rows, *domain);
    if (type.name.schema == "information_schema")
        for (const SystemDomain& one : system_domains)
            if (one.name == type.name.name)
                rows.number("typtypmod", one.modifier).text_or_null("typdefault", std::string(one.default_expression));
}

void fill_types(SystemCatalog& system, SystemRows& rows) {
    for (const SystemType& type : system.types()) fill_one_type(system, rows, type);
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

void fill_enums(SystemCatalog& system, SystemRows& rows) {
    for (const SystemType& type : system.types()) {
        if (type.kind == '?')
            rows.row(type.maybe).number("enumtypid", type.oid);
        const auto* labels = type.type == nullptr ? nullptr : std::get_if<object::Enum>(&type.type->definition);
        if (labels == nullptr)
            continue;
        std::int64_t place = 0;
        for (const std::string& label : labels->labels)
            rows.row(type.maybe)
                .number("oid", system.oid_of({object::Kind::type, type.name.schema, type.name.name, "label " + label}))
                .number("enumtypid", type.oid)
                .number("enumsortorder", ++place)
                .text("enumlabel", label);
        if (!type.maybe.empty())
            rows.row(type.maybe).number("enumtypid", type.oid);
    }
}

}  // namespace

const std::vector<SystemTable>& type_tables() {
    static const std::vector<SystemTable> tables = {
        {"pg_catalog", "pg_type", fill_types},
        {"pg_catalog", "pg_enum", fill_enums},
    };
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
