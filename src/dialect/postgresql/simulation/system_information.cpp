#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

const std::string the_database(simulated_database);

bool shown(const SystemRelation& relation) {
    return relation.kind == 'r' || relation.kind == 'p' || relation.kind == 'v' || relation.kind == '?';
}

std::string yes_or_no(bool value) {
    return value ? "YES" : "NO";
}

void fill_information_tables(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (!shown(relation))
            continue;
        rows.row(relation.maybe)
            .text("table_catalog", the_database)
            .text("table_schema", relation.name.schema)
            .text("table_name", relation.name.name)
            .null("self_referencing_column_name")
            .null("reference_generation")
            .null("commit_action");
        if (relation.kind == '?')
            continue;
        const bool view = relation.kind == 'v';
        rows.text("table_type", view ? "VIEW" : "BASE TABLE");
        if (!view)
            rows.text("is_insertable_into", "YES");
        if (relation.table != nullptr && !relation.table->of_type.name.empty()) {
            rows.text("is_typed", "YES")
                .text("user_defined_type_catalog", the_database)
                .text("user_defined_type_schema", relation.table->of_type.schema)
                .text("user_defined_type_name", relation.table->of_type.name);
        } else {
            rows.text("is_typed", "NO")
                .null("user_defined_type_catalog")
                .null("user_defined_type_schema")
                .null("user_defined_type_name");
        }
    }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

/// What is said of the type itself: for columns, domains …
void fill_information_type(SystemCatalog& system, SystemRows& rows, const SystemType& type,
                           std::optional<std::int64_t> modifier) {
    const bool array = type.category == 'A' && type.element != 0;
    rows.text("data_type", array                              ? "ARRAY"
                           : type.name.schema == "pg_catalog" ? type.oid == type_id::bpchar ? "character"
                                                                : type.name.name == "bit"   ? "bit"
                                                                                            : system.type_text(type.oid)
                                                              : "USER-DEFINED")
        .text("udt_catalog", the_database)
        .text("udt_schema", type.name.schema)
        .text("udt_name", type.name.name);
    const bool limited = modifier.value_or(-1) >= 0;
    const auto number_or_null = [&](std::string_view column, std::optional<std::int64_t> value) {
        if (!modifier)
            return;
        if (value)
            rows.number(column, *value);
        else
            rows.null(column);
    };
    using Number = std::optional<std::int64_t>;
    const std::string& name = type.name.schema == "pg_catalog" ? type.name.name : std::string();
    const bool characters = name == "varchar" || name == "bpchar";
    const bool bits = name == "bit" || name == "varbit";
    number_or_null("character_maximum_length", characters && limited ? Number(*modifier - 4)
                                               : bits && limited     ? Number(*modifier)
                                                                     : Number());
    number_or_null("character_octet_length", characters && limited          ? Number((*modifier - 4) * 4)
                                             : characters || name == "text" ? Number(1 << 30)
                                                                            : Number());
    const bool numeric = name == "numeric";
    const Number precision = name == "int2"       ? Number(16)
                             : name == "int4"     ? Number(32)
                             : name == "int8"     ? Number(64)
                             : name == "float4"   ? Number(24)
                             : name == "float8"   ? Number(53)
                             : numeric && limited ? Number(((*modifier - 4) >> 16) & 0xFFFF)
                                                  : Number();
    const bool whole = name == "int2" || name == "int4" || name == "int8";
    number_or_null("numeric_precision", precision);
    number_or_null("numeric_precision_radix", numeric ? Number(10) : precision ? Number(2) : Number());
    number_or_null("numeric_scale", whole                ? Number(0)
                                    : numeric && limited ? Number((*modifier - 4) & 0x7FF)
                                                         : Number());
    const bool time = name == "time" || name == "timetz" || name == "timestamp" || name == "timestamptz";
    number_or_null("datetime_precision",
                   name == "date"       ? Number(0)
                   : time               ? Number(limited ? *modifier : 6)
                   : name == "interval" ? Number(limited && (*modifier & 0xFFFF) != 0xFFFF ? *modifier & 0xFFFF : 6)
                                        : Number());
    if (name == "interval" && limited)
        rows.unknown("interval_type", "the fields of an interval");
    else
        rows.null("interval_type");
    for (const char* column :
         {"interval_precision", "character_set_catalog", "character_set_schema", "character_set_name", "scope_catalog",
          "scope_schema", "scope_name", "maximum_cardinality"})
        rows.null(column);
}

const object::Sequence* identity_of(const SystemCatalog& system, const QualifiedName& table,
                                    const std::string& column) {
    for (const auto& [name, sequence] : system.state().catalog.sequences)
        if (sequence.identity && sequence.owner_table == table && sequence.owner_column == column)
            return &sequence;
    return nullptr;
}

void fill_identity(const SystemCatalog& system, SystemRows& rows, const QualifiedName& table,
                   const object::Column& column) {
    rows.text("is_identity", yes_or_no(column.identity != object::IdentityKind::none));
    for (const char* name :
         {"identity_generation", "identity_start", "identity_increment", "identity_maximum", "identity_minimum"})
        rows.null(name);
    rows.text("identity_cycle", "NO");
    const object::Sequence* sequence =
        column.identity == object::IdentityKind::none ? nullptr : identity_of(system, table, column.name);
    if (sequence == nullptr)
        return;
    rows.text("identity_generation", column.identity == object::IdentityKind::always ? "ALWAYS" : "BY DEFAULT")
        .text("identity_start", std::to_string(sequence->start))
        .text("identity_increment", std::to_string(sequence->increment))
        .text("identity_maximum", std::to_string(sequence->maximum))
        .text("identity_minimum", std::to_string(sequence->minimum))
        .text("identity_cycle", yes_or_no(sequence->cycle));
}

void fill_information_column(SystemCatalog& system, SystemRows& rows, const SystemRelation& relation,
                             const object::Column& column) {
    const SystemType* type = system.type(system.type_oid(column.type));
    const object::Domain* domain =
        type == nullptr || type->type == nullptr ? nullptr : std::get_if<object::Domain>(&type->type->definition);
    const bool generated = column.generation != object::Generation::none;
    const std::string expression = system.visible_text(column.expression);
    rows.text_or_null("column_default", generated ? std::string() : expression)
        .text("is_nullable", yes_or_no(!column.not_null && !(domain != nullptr && domain->not_null)))
        .text("is_self_referencing", "NO")
        .text("is_generated", generated ? "ALWAYS" : "NEVER")
        .text_or_null("generation_expression", generated ? expression : std::string());
    if (relation.table != nullptr)
        rows.text("is_updatable", "YES");
    if (column.collation.name.empty())
        rows.null("collation_catalog").null("collation_schema").null("collation_name");
    else
        rows.text("collation_catalog", the_database)
            .text("collation_schema", column.collation.schema)
            .text("collation_name", column.collation.name);
    if (domain != nullptr)
        rows.text("domain_catalog", the_database)
            .text("domain_schema", type->name.schema)
            .text("domain_name", type->name.name);
    else
        rows.null("domain_catalog").null("domain_schema").null("domain_name");
    fill_identity(system, rows, relation.name, column);
    const SystemType* real = domain == nullptr ? type : system.type(type->base);
    if (real != nullptr)
        fill_information_type(system, rows, *real,
                              system.type_modifier(domain == nullptr ? column.type : domain->base));
}

void fill_information_columns(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (!shown(relation))
            continue;
        std::int64_t place = 0;
        const auto begin = [&](const std::string& maybe) {
            rows.row(maybe)
                .text("table_catalog", the_database)
                .text("table_schema", relation.name.schema)
                .text("table_name", relation.name.name);
        };
        if (const auto* columns = relation.columns())
            for (const object::Column& column : *columns) {
                begin(relation.maybe);
                ++place;
                rows.text("column_name", column.name);
                if (!relation.maybe.empty())
                    continue;
                rows.number("ordinal_position", place).text("dtd_identifier", std::to_string(place));
                fill_information_column(system, rows, relation, column);
            }
        if (relation.oid < 16384)
            begin("the columns of " + relation.name.name);
        else if (!relation.maybe.empty())
            begin(relation.maybe);
    }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

void fill_information_schemata(SystemCatalog& system, SystemRows& rows) {
    const auto add = [&](const std::string& name, const std::string& maybe) {
        rows.row(maybe).text("catalog_name", the_database).text("schema_name", name);
        for (const char* column : {"default_character_set_catalog", "default_character_set_schema",
                                   "default_character_set_name", "sql_path"})
            rows.null(column);
    };
    for (const char* name : {"pg_toast", "pg_catalog", "information_schema"}) add(name, "");
    const State& state = system.state();
    for (const auto& [name, schema] : state.catalog.schemas) {
        const auto unsure = state.unsure.find({object::Kind::schema, "", name, ""});
        add(name, unsure == state.unsure.end() ? std::string() : unsure->second.why);
    }
    for (const auto& [reference, unsure] : state.unsure)
        if (reference.kind == object::Kind::schema && state.catalog.schemas.count(reference.name) == 0)
            add(reference.name, unsure.why);
}

}  // namespace

const std::vector<SystemTable>& information_tables() {
    static const std::vector<SystemTable> tables = {
        {"information_schema", "tables", fill_information_tables},
        {"information_schema", "columns", fill_information_columns},
        {"information_schema", "schemata", fill_information_schemata},
    };
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
