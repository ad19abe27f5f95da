#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"
#include "dialect/postgresql/simulation/system_rows.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr TypeId any_enum = 3500, any_range = 3831, any_multirange = 4537, inet = 869, cidr = 650;

struct OperatorClass {
    ObjectId oid;
    ObjectId method;
    std::string name;
    ObjectId type;
    bool standard;
};

const std::vector<OperatorClass>& operator_classes() {
    static const auto classes = [] {
        std::vector<OperatorClass> all;
        for (const std::string& one : split_any(pg_catalog_operator_classes, " ")) {
            const std::vector<std::string> parts = split(one, ':');
            all.push_back({static_cast<ObjectId>(*whole_number(parts.at(0))),
                           static_cast<ObjectId>(*whole_number(parts.at(1))), parts.at(2),
                           static_cast<ObjectId>(*whole_number(parts.at(3))), parts.at(4) == "1"});
        }
        return all;
    }();
    return classes;
}

/// Extensions' own, where a column of theirs is in an index without any said.
struct ExtensionClass {
    std::string_view type;
    std::string_view method;
    std::string_view name;
};
constexpr ExtensionClass extension_classes[] = {
    {"citext", "btree", "citext_ops"},   {"citext", "hash", "citext_ops"},        {"ltree", "btree", "ltree_ops"},
    {"ltree", "gist", "gist_ltree_ops"}, {"hstore", "btree", "btree_hstore_ops"}, {"hstore", "hash", "hash_hstore_ops"},
    {"hstore", "gin", "gin_hstore_ops"}, {"hstore", "gist", "gist_hstore_ops"},   {"vector", "btree", "vector_ops"},
};

ObjectId own_class_oid(SystemCatalog& system, const QualifiedName& name, ObjectId method) {
    return system.oid_of({object::Kind::extension, name.schema, name.name, "operator class " + std::to_string(method)});
}

/// The type that has the operator classes of a type.
TypeId class_type(SystemCatalog& system, TypeId type) {
    const SystemType* found = system.type(type);
    while (found != nullptr && found->kind == 'd' && found->base != 0) found = system.type(found->base);
    if (found == nullptr)
        return 0;
    if (found->category == 'A' && found->oid != type_id::int2vector && found->oid != type_id::oidvector)
        return type_id::anyarray;
    switch (found->kind) {
        case 'e':
            return any_enum;
        case 'r':
            return any_range;
        case 'm':
            return any_multirange;
        case 'c':
            return type_id::record;
        default:
            return found->oid == type_id::varchar ? type_id::text : found->oid == cidr ? inet : found->oid;
    }
}

std::optional<ObjectId> default_class(SystemCatalog& system, TypeId type, const std::string& method) {
    const ObjectId method_oid = system.method_oid(method);
    const TypeId wanted = class_type(system, type);
    for (const OperatorClass& one : operator_classes())
        if (one.method == method_oid && one.type == wanted && one.standard)
            return one.oid;
    if (const SystemType* found = system.type(wanted))
        for (const ExtensionClass& one : extension_classes)
            if (one.type == found->name.name && one.method == method)
                return own_class_oid(system, {found->name.schema, std::string(one.name)}, method_oid);
    return std::nullopt;
}

/// Of the keys of an index, whoever owns it.
struct IndexParts {
    std::vector<object::IndexKey> keys;
    std::vector<std::string> include;
    std::string method = "btree";
    std::string condition;
    bool unique = false;
    bool primary = false;
    bool exclusion = false;
    bool nulls_not_distinct = false;
};

IndexParts parts_of(const SystemRelation& relation) {
    IndexParts parts;
    if (relation.index != nullptr) {
        parts.keys = relation.index->keys;
        parts.include = relation.index->include;
        parts.method = relation.index->method;
        parts.condition = relation.index->condition;
        parts.unique = relation.index->unique;
        parts.nulls_not_distinct = relation.index->nulls_not_distinct;
        return parts;
    }
    if (const auto* key = std::get_if<object::Key>(&relation.key->rule)) {
        for (const std::string& column : key->columns) {
            parts.keys.emplace_back();
            parts.keys.back().column = column;
        }
        parts.include = key->include;
        parts.unique = true;
        parts.primary = key->primary;
        parts.nulls_not_distinct = key->nulls_not_distinct;
    } else if (const auto* exclusion = std::get_if<object::Exclusion>(&relation.key->rule)) {
        parts.keys = exclusion->keys;
        parts.include = exclusion->include;
        parts.method = exclusion->method;
        parts.condition = exclusion->condition;
        parts.exclusion = true;
    }
    return parts;
}

/// The type of an expression over the table's columns; 0 where it is not known.
TypeId expression_type(SystemCatalog& system, const SystemRelation& table, const std::string& expression) {
    const Parsed parsed = parse("SELECT " + expression + " FROM " + system.relation_text(table.oid));
    if (!parsed.statement)
        return 0;
    try {
        const Statement text{"", {}, {}, {}, {}};
        Evaluator evaluator(system.state(), text);
        const RowSet shape = evaluator.shape(parsed.statement);
        return shape.columns.size() == 1 ? shape.columns.front().type : 0;
    } catch (const Error&) {
        return 0;
    }
}

std::optional<ObjectId> class_of_key(SystemCatalog& system, const SystemRelation& table, const object::IndexKey& key,
                                     const std::string& method) {
    const ObjectId method_oid = system.method_oid(method);
    if (!key.operator_class.name.empty()) {
        for (const OperatorClass& one : operator_classes())
            if (one.method == method_oid && one.name == key.operator_class.name &&
                (key.operator_class.schema.empty() || key.operator_class.schema == "pg_catalog"))
                return one.oid;
        return own_class_oid(system, key.operator_class, method_oid);
    }
    TypeId type = 0;
    if (key.column.empty())
        type = expression_type(system, table, key.expression);
    else if (const object::Column* column = column_of(table, key.column))
        type = system.type_oid(column->type);
    return type == 0 ? std::nullopt : default_class(system, type, method);
}

void fill_index_keys(SystemCatalog& system, SystemRows& rows, const SystemRelation& table, const IndexParts& parts) {
    std::vector<std::int64_t> numbers;
    std::vector<std::int64_t> options;
    std::vector<std::int64_t> classes;
    std::vector<std::int64_t> collations;
    bool classes_known = true;
    bool collations_known = true;
    std::string expressions;
    for (const object::IndexKey& key : parts.keys) {
        numbers.push_back(key.column.empty() ? 0 : column_number(table, key.column));
        if (key.column.empty())
            expressions += (expressions.empty() ? "" : ", ") + key.expression;
        options.push_back((key.descending ? 1 : 0) + (key.nulls_first ? 2 : 0));
        const auto known = class_of_key(system, table, key, parts.method);
        classes_known = classes_known && known.has_value();
        classes.push_back(known.value_or(0));
        const object::Column* column = key.column.empty() ? nullptr : column_of(table, key.column);
        if (!key.collation.name.empty()) {
            collations.push_back(system.collation_oid(key.collation));
        } else if (column != nullptr && !column->collation.name.empty()) {
            collations.push_back(system.collation_oid(column->collation));
        } else if (const SystemType* type = column == nullptr ? nullptr : system.type(system.type_oid(column->type))) {
            collations.push_back(system.type_collation(*type));
        } else {
            collations_known = false;
        }
    }
    for (const std::string& column : parts.include) numbers.push_back(column_number(table, column));
    rows.numbers("indkey", numbers).numbers("indoption", options).text_or_null("indexprs", expressions);
    if (classes_known)
        rows.numbers("indclass", classes);
    if (collations_known)
        rows.numbers("indcollation", collations);
}

void fill_indexes(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (relation.oid < 16384 || (relation.kind != 'i' && relation.kind != 'I'))
            continue;
        const SystemRelation* table = system.relation(relation.of);
        rows.row(relation.maybe).number("indexrelid", relation.oid);
        if (table == nullptr)
            continue;
        rows.number("indrelid", table->oid);
        if (!relation.maybe.empty())
            continue;
        const IndexParts parts = parts_of(relation);
        const auto keys = static_cast<std::int64_t>(parts.keys.size());
        rows.number("indnatts", keys + static_cast<std::int64_t>(parts.include.size()))
            .number("indnkeyatts", keys)
            .flag("indisunique", parts.unique)
            .flag("indnullsnotdistinct", parts.nulls_not_distinct)
            .flag("indisprimary", parts.primary)
            .flag("indisexclusion", parts.exclusion)
            .flag("indimmediate", relation.key == nullptr || !relation.key->deferrable)
            .flag("indisvalid", relation.index == nullptr || relation.index->valid)
            .flag("indisready", true)
            .flag("indislive", true)
            .text_or_null("indpred", parts.condition);
        if (table->table != nullptr)
            rows.flag("indisclustered", table->table->clustered_on == relation.name.name)
                .flag("indisreplident", table->table->replica_identity == "INDEX" &&
                                            table->table->replica_identity_index == relation.name.name);
        fill_index_keys(system, rows, *table, parts);
    }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

void fill_operator_classes(SystemCatalog& system, SystemRows& rows) {
    for (const OperatorClass& one : operator_classes())
        rows.row()
            .number("oid", one.oid)
            .number("opcmethod", one.method)
            .text("opcname", one.name)
            .number("opcnamespace", system.schema_oid("pg_catalog"))
            .number("opcintype", one.type)
            .flag("opcdefault", one.standard);
    // Those that indexes name, and those of extensions.
    std::vector<ObjectId> seen;
    const auto add = [&](const QualifiedName& name, const std::string& method, bool standard) {
        const ObjectId method_oid = system.method_oid(method);
        const ObjectId oid = own_class_oid(system, name, method_oid);
        if (std::find(seen.begin(), seen.end(), oid) != seen.end())
            return;
        seen.push_back(oid);
        rows.row()
            .number("oid", oid)
            .number("opcmethod", method_oid)
            .text("opcname", name.name)
            .number("opcnamespace", system.schema_oid(name.schema))
            .flag("opcdefault", standard);
    };
    for (const SystemType& type : std::vector<SystemType>(system.types()))
        for (const ExtensionClass& one : extension_classes)
            if (one.type == type.name.name && type.oid >= 16384)
                add({type.name.schema, std::string(one.name)}, std::string(one.method), true);
    for (const SystemRelation& relation : std::vector<SystemRelation>(system.relations()))
        if (relation.index != nullptr)
            for (const object::IndexKey& key : relation.index->keys)
                if (!key.operator_class.name.empty() && key.operator_class.schema != "pg_catalog")
                    add(key.operator_class, relation.index->method, false);
}

void fill_methods(SystemCatalog& system, SystemRows& rows) {
    for (const char* name : {"heap", "btree", "hash", "gist", "gin", "spgist", "brin"})
        rows.row()
            .number("oid", system.method_oid(name))
            .text("amname", name)
            .text("amtype", std::string_view(name) == "heap" ? "t" : "i");
    std::vector<std::string> seen;
    for (const SystemRelation& relation : std::vector<SystemRelation>(system.relations()))
        if (relation.index != nullptr && system.method_oid(relation.index->method) >= 16384 &&
            std::find(seen.begin(), seen.end(), relation.index->method) == seen.end()) {
            seen.push_back(relation.index->method);
            rows.row()
                .number("oid", system.method_oid(relation.index->method))
                .text("amname", relation.index->method)
                .text("amtype", "i");
        }
}

/// "pg_class" of "pg_class_oid_index": the longest name of a relation that it begins with.
std::string table_of_system_index(SystemCatalog& system, const QualifiedName& index) {
    for (std::size_t end = index.name.rfind('_'); end != std::string::npos && end > 0;
         end = index.name.rfind('_', end - 1))
        if (system.relation(QualifiedName{index.schema, index.name.substr(0, end)}) != nullptr)
            return index.name.substr(0, end);
    return index.name;
}

void fill_indexes_view(SystemCatalog& system, SystemRows& rows) {
    for (const SystemRelation& relation : system.relations()) {
        if (relation.kind != 'i' && relation.kind != 'I')
            continue;
        rows.row(relation.maybe).text("schemaname", relation.name.schema).text("indexname", relation.name.name);
        if (relation.oid < 16384) {
            rows.text("tablename", table_of_system_index(system, relation.name));
            continue;
        }
        rows.text("tablename", relation.of.name);
        if (relation.maybe.empty()) {
            const std::string& space =
                relation.index != nullptr ? relation.index->tablespace : relation.key->tablespace;
            rows.text_or_null("tablespace", space).text("indexdef", system.index_definition(relation, false));
        }
    }
    if (!system.strangers().empty())
        rows.row(system.strangers());
}

}  // namespace

const object::Column* column_of(const SystemRelation& relation, const std::string& name) {
    const auto* columns = relation.columns();
    if (columns == nullptr)
        return nullptr;
    const auto found =
        std::find_if(columns->begin(), columns->end(), [&](const object::Column& one) { return one.name == name; });
    return found == columns->end() ? nullptr : &*found;
}

std::int64_t column_number(const SystemRelation& relation, const std::string& name) {
    const object::Column* column = column_of(relation, name);
    return column == nullptr ? 0 : column - relation.columns()->data() + 1;
}

const std::vector<SystemTable>& index_tables() {
    static const std::vector<SystemTable> tables = {
        {"pg_catalog", "pg_index", fill_indexes},
        {"pg_catalog", "pg_indexes", fill_indexes_view},
        {"pg_catalog", "pg_opclass", fill_operator_classes},
        {"pg_catalog", "pg_am", fill_methods},
    };
    return tables;
}

}  // namespace aludel::dialect::postgresql::simulation
