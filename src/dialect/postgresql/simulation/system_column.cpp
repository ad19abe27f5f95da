#include <algorithm>

#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct HiddenColumn {
    const char* name;
    std::int64_t number;
    TypeId type;
};
constexpr HiddenColumn hidden_columns[] = {{"tableoid", -6, type_id::oid},
                                           {"cmax", -5, 29},
                                           {"xmax", -4, 28},
                                           {"cmin", -3, 29},
                                           {"xmin", -2, 28},
                                           {"ctid", -1, 27}};

void fill_column(SystemCatalog& system, SystemRows& rows, const object::Column& column) {
    const SystemType* type = system.type(system.type_oid(column.type));
    if (type != nullptr)
        rows.number("atttypid", type->oid);
    if (const auto modifier = system.type_modifier(column.type))
        rows.number("atttypmod", *modifier);
    rows.number("attndims", column.type.dimensions)
        .flag("attnotnull", column.not_null.has_value())
        .flag("atthasdef", !column.expression.empty())
        .text("attidentity", column.identity == object::IdentityKind::always       ? "a"
                             : column.identity == object::IdentityKind::by_default ? "d"
                                                                                   : "")
        .text("attgenerated", column.generation == object::Generation::stored     ? "s"
                              : column.generation == object::Generation::computed ? "v"
                                                                                  : "")
        .flag("attislocal", column.local)
        .text("attcompression", column.compression == "lz4"    ? "l"
                                : column.compression == "pglz" ? "p"
                                                               : "")
        .number("attcacheoff", -1)
        .number("attstattarget", column.statistics_target.value_or(-1))
        .null("attfdwoptions");
    if (column.local)
        rows.number("attinhcount", 0);
    if (column.privileges.empty())
        rows.null("attacl");
    std::vector<std::string> options;
    for (const object::Setting& option : column.options) options.push_back(option.name + "=" + option.value);
    if (options.empty())
        rows.null("attoptions");
    else
        rows.texts("attoptions", options);
    if (!column.collation.name.empty())
        rows.number("attcollation", system.collation_oid(column.collation));
    else if (type != nullptr)
        rows.number("attcollation", system.type_collation(*type));
    if (type != nullptr && type->builtin != nullptr)
        rows.number("attlen", type->builtin->length).flag("attbyval", type->builtin->by_value);
}

void begin_attribute(SystemRows& rows, const SystemRelation& relation, const std::string& name, std::int64_t number) {
    rows.row(relation.maybe)
        .number("attrelid", relation.oid)
        .text("attname", name)
        .number("attnum", number)
        .flag("attisdropped", false);
}

void fill_index_attributes(SystemRows& rows, const SystemRelation& relation) {
    const std::vector<std::string> columns = index_columns(relation);
    std::vector<std::string> names;
    std::int64_t number = 0;
    for (const std::string& column : columns) {
        std::string name = column.empty() ? "expr" : column;
        for (int i = 1; std::find(names.begin(), names.end(), name) != names.end(); ++i)
            name = (column.empty() ? std::string("expr") : column) + std::to_string(i);
        names.push_back(name);
        begin_attribute(rows, relation, name, ++number);
        rows.flag("attnotnull", false).flag("atthasdef", false).text("attidentity", "").text("attgenerated", "");
    }
}

void fill_attributes(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (relation.oid < 16384) {
            rows.row("the columns of " + relation.name.name).number("attrelid", relation.oid);
            continue;
        }
        if (relation.kind == 'i' || relation.kind == 'I') {
            fill_index_attributes(rows, relation);
            continue;
        }
        if (!relation.maybe.empty())
            rows.row(relation.maybe).number("attrelid", relation.oid);
        std::int64_t number = 0;
        if (const auto* columns = relation.columns())
            for (const object::Column& column : *columns) {
                begin_attribute(rows, relation, column.name, ++number);
                if (relation.maybe.empty())
                    fill_column(system, rows, column);
            }
        if (relation.kind == 'v' || relation.kind == 'c' || relation.kind == '?')
            continue;
        for (const HiddenColumn& column : hidden_columns) {
            begin_attribute(rows, relation, column.name, column.number);
            rows.number("atttypid", column.type)
                .number("atttypmod", -1)
                .flag("attnotnull", true)
                .flag("atthasdef", false)
                .text("attidentity", "")
                .text("attgenerated", "")
                .number("attcollation", 0);
        }
        if (relation.sequence != nullptr)
            rows.row("the columns of " + relation.name.name).number("attrelid", relation.oid);
    }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

void fill_defaults(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        const auto* columns = relation.columns();
        if (relation.oid < 16384)
            continue;
        if (!relation.maybe.empty())
            rows.row(relation.maybe).number("adrelid", relation.oid);
        std::int64_t number = 0;
        for (const object::Column& column : columns == nullptr ? std::vector<object::Column>() : *columns) {
            ++number;
            if (!column.expression.empty())
                rows.row(relation.maybe)
                    .number("oid", system.oid_of({object::Kind::default_value, relation.name.schema, relation.name.name,
                                                  column.name}))
                    .number("adrelid", relation.oid)
                    .number("adnum", number)
                    .text("adbin", column.expression);
        }
    }
}

void fill_inherits(SystemCatalog& system, SystemRows& rows) {
    for (const auto& [name, table] : system.state().catalog.tables) {
        std::int64_t place = 0;
        for (const QualifiedName& parent : table.inherits) {
            const SystemRelation* child = system.relation(name);
            const SystemRelation* of = system.relation(parent);
            if (child != nullptr && of != nullptr)
                rows.row(child->maybe)
                    .number("inhrelid", child->oid)
                    .number("inhparent", of->oid)
                    .number("inhseqno", ++place)
                    .flag("inhdetachpending", false);
        }
    }
}

void fill_sequences(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (relation.kind != 'S')
            continue;
        rows.row(relation.maybe).number("seqrelid", relation.oid);
        if (relation.sequence == nullptr || !relation.maybe.empty())
            continue;
        const object::Sequence& sequence = *relation.sequence;
        rows.number("seqtypid", system.type_oid(sequence.type))
            .number("seqstart", sequence.start)
            .number("seqincrement", sequence.increment)
            .number("seqmin", sequence.minimum)
            .number("seqmax", sequence.maximum)
            .number("seqcache", sequence.cache)
            .flag("seqcycle", sequence.cycle);
    }
}

void fill_sequences_view(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (relation.kind != 'S')
            continue;
        rows.row(relation.maybe).text("schemaname", relation.name.schema).text("sequencename", relation.name.name);
        if (relation.sequence == nullptr || !relation.maybe.empty())
            continue;
        const object::Sequence& sequence = *relation.sequence;
        rows.number("data_type", system.type_oid(sequence.type))
            .number("start_value", sequence.start)
            .number("min_value", sequence.minimum)
            .number("max_value", sequence.maximum)
            .number("increment_by", sequence.increment)
            .flag("cycle", sequence.cycle)
            .number("cache_size", sequence.cache);
    }
}

}  // namespace

std::vector<std::string> index_columns(const SystemRelation& relation) {
    std::vector<std::string> columns;
    const auto add_keys = [&](const std::vector<object::IndexKey>& keys) {
        for (const object::IndexKey& key : keys) columns.push_back(key.column);
    };
    const auto add = [&](const std::vector<std::string>& names) {
        columns.insert(columns.end(), names.begin(), names.end());
    };
    if (relation.index != nullptr) {
        add_keys(relation.index->keys);
        add(relation.index->include);
    } else if (relation.key != nullptr) {
        if (const auto* key = std::get_if<object::Key>(&relation.key->rule)) {
            add(key->columns);
            add(key->include);
        } else if (const auto* exclusion = std::get_if<object::Exclusion>(&relation.key->rule)) {
            add_keys(exclusion->keys);
            add(exclusion->include);
        }
    }
    return columns;
}

const std::vector<SystemTable>& column_tables() {
    static const std::vector<SystemTable> tables = {
        {"pg_catalog", "pg_attribute", fill_attributes},     {"pg_catalog", "pg_attrdef", fill_defaults},
        {"pg_catalog", "pg_inherits", fill_inherits},        {"pg_catalog", "pg_sequence", fill_sequences},
        {"pg_catalog", "pg_sequences", fill_sequences_view},
    };
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
