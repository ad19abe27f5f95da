#include "dialect/postgresql/simulation/system_catalog.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/known_extensions.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

constexpr ObjectId pg_catalog_oid = 11, pg_toast_oid = 99, public_oid = 2200, information_schema_oid = 13'500;

/// FNV-1a: the same on every machine.
std::uint32_t hash_of(const Reference& reference) {
    std::uint32_t hash = 2166136261U;
    const auto mix = [&](std::string_view text) {
        for (const char letter : text) hash = (hash ^ static_cast<unsigned char>(letter)) * 16777619U;
        hash = (hash ^ 0xFFU) * 16777619U;
    };
    mix(std::to_string(static_cast<int>(reference.kind)));
    mix(reference.schema);
    mix(reference.name);
    mix(reference.part);
    return hash;
}

/// Relations that extensions bring.
struct ExtensionRelations {
    std::string_view extension;
    std::string_view names;
};
constexpr ExtensionRelations extension_relations[] = {
    {"pg_stat_statements", "pg_stat_statements pg_stat_statements_info"},
    {"pg_buffercache", "pg_buffercache"},
    {"postgis", "spatial_ref_sys geometry_columns geography_columns"},
};

void add_system_relations(std::vector<SystemRelation>& relations, std::string_view schema, std::string_view list) {
    for (const std::string& one : split_any(list, " ")) {
        const std::vector<std::string> parts = aludel::split(one, ':');
        SystemRelation relation;
        relation.name = {std::string(schema), parts.at(0)};
        std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), relation.oid);
        relation.kind = parts.at(2).front();
        relations.push_back(std::move(relation));
    }
}

}  // namespace

const std::vector<object::Column>* SystemRelation::columns() const {
    if (table != nullptr)
        return &table->columns;
    if (view != nullptr)
        return &view->columns;
    if (materialized != nullptr)
        return &materialized->columns;
    if (composite != nullptr)
        return &std::get<object::Composite>(composite->definition).attributes;
    return nullptr;
}

SystemCatalog::SystemCatalog(const State& state) : state_(state) {
    for (const std::string& schema : state_.search_path())
        if (state_.catalog.schemas.count(schema) != 0 || schema == "information_schema" || schema == "pg_catalog")
            path_.push_back(schema);
    for (const auto& [name, extension] : state_.catalog.extensions)
        if (known_extension(name) == nullptr)
            strangers_ = "what belongs to the extension " + name;
    if (!state_.catalog.not_shown.empty())
        strangers_ = state_.catalog.not_shown.front().kind + " " + state_.catalog.not_shown.front().name;
}

std::optional<std::string> SystemCatalog::current_schema() const {
    return path_.empty() ? std::nullopt : std::optional(path_.front());
}

ObjectId SystemCatalog::claim(const Reference& reference) {
    const auto [found, added] = oids_.try_emplace(reference, 0);
    if (!added)
        return found->second;
    ObjectId oid = 16384 + hash_of(reference) % 2'000'000'000U;
    while (objects_.count(oid) != 0) ++oid;
    found->second = oid;
    objects_.emplace(oid, reference);
    return oid;
}

ObjectId SystemCatalog::oid_of(const Reference& reference) {
    // All relations and types have theirs first, so that who asks for what changes nothing.
    relations();
    types();
    return claim(reference);
}

ObjectId SystemCatalog::schema_oid(const std::string& schema) {
    if (schema == "pg_catalog")
        return pg_catalog_oid;
    if (schema == "pg_toast")
        return pg_toast_oid;
    if (schema == "information_schema")
        return information_schema_oid;
    if (schema == "public")
        return public_oid;
    return oid_of({Kind::schema, "", schema, ""});
}

const Reference* SystemCatalog::object_with(ObjectId oid) {
    relations();
    types();
    const auto found = objects_.find(oid);
    return found == objects_.end() ? nullptr : &found->second;
}

std::string SystemCatalog::unsure_of(Kind kind, const QualifiedName& name) const {
    const auto found = state_.unsure.find({kind, name.schema, name.name, ""});
    return found == state_.unsure.end() ? std::string() : found->second.why;
}

void SystemCatalog::add_relation(SystemRelation relation, Kind kind) {
    relation.oid = claim({kind, relation.name.schema, relation.name.name, ""});
    if (relation.maybe.empty())
        relation.maybe = unsure_of(kind, relation.name);
    relations_.push_back(std::move(relation));
}

void SystemCatalog::add_table_relations(const QualifiedName& name, const object::Table& table) {
    SystemRelation relation;
    relation.name = name;
    relation.kind = table.partition_key ? 'p' : 'r';
    relation.table = &table;
    add_relation(relation, Kind::table);
    const std::string maybe = relations_.back().maybe;
    const auto add_index = [&](const std::string& index_name, const object::Index* index,
                               const object::Constraint* key) {
        SystemRelation one;
        one.name = {name.schema, index_name};
        one.kind = table.partition_key ? 'I' : 'i';
        one.index = index;
        one.key = key;
        one.of = name;
        one.maybe = maybe;
        const auto found = state_.unsure.find({Kind::index, name.schema, name.name, index_name});
        if (found != state_.unsure.end())
            one.maybe = found->second.why;
        add_relation(std::move(one), Kind::index);
    };
    for (const auto& [index_name, index] : table.indexes) add_index(index_name, &index, nullptr);
    for (const auto& [constraint_name, constraint] : table.constraints)
        if (std::holds_alternative<object::Key>(constraint.rule) ||
            std::holds_alternative<object::Exclusion>(constraint.rule))
            add_index(constraint_name, nullptr, &constraint);
}

void SystemCatalog::build_relations() {
    const catalog::Catalog& catalog = state_.catalog;
    add_system_relations(relations_, "pg_catalog", pg_catalog_relations);
    add_system_relations(relations_, "information_schema", information_schema_relations);
    add_system_relations(relations_, "pg_toast", pg_toast_relations);
    for (const auto& [name, table] : catalog.tables) add_table_relations(name, table);
    for (const auto& [name, view] : catalog.views) {
        SystemRelation relation;
        relation.name = name;
        relation.kind = 'v';
        relation.view = &view;
        add_relation(std::move(relation), Kind::view);
    }
    for (const auto& [name, view] : catalog.materialized_views) {
        SystemRelation relation;
        relation.name = name;
        relation.kind = 'm';
        relation.materialized = &view;
        add_relation(std::move(relation), Kind::materialized_view);
        for (const auto& [index_name, index] : view.indexes) {
            SystemRelation one;
            one.name = {name.schema, index_name};
            one.kind = 'i';
            one.index = &index;
            one.of = name;
            add_relation(std::move(one), Kind::index);
        }
    }
    for (const auto& [name, sequence] : catalog.sequences) {
        SystemRelation relation;
        relation.name = name;
        relation.kind = 'S';
        relation.sequence = &sequence;
        add_relation(std::move(relation), Kind::sequence);
    }
    for (const auto& [name, type] : catalog.types)
        if (std::holds_alternative<object::Composite>(type.definition)) {
            SystemRelation relation;
            relation.name = name;
            relation.kind = 'c';
            relation.composite = &type;
            add_relation(std::move(relation), Kind::type);
        }
    for (const ExtensionRelations& one : extension_relations)
        if (const auto found = catalog.extensions.find(std::string(one.extension)); found != catalog.extensions.end())
            for (const std::string& name : split_any(one.names, " ")) {
                SystemRelation relation;
                relation.name = {found->second.schema, name};
                relation.kind = '?';
                relation.maybe = "what belongs to the extension " + found->first;
                add_relation(std::move(relation), Kind::extension);
            }
    add_unsure_relations();
    for (std::size_t i = 0; i < relations_.size(); ++i) {
        relations_by_oid_.emplace(relations_[i].oid, i);
        relations_by_name_.emplace(relations_[i].name, i);
    }
}

/// What is not in the catalog, and may be there all the same.
void SystemCatalog::add_unsure_relations() {
    const auto known = [&](const Reference& reference) {
        return std::any_of(relations_.begin(), relations_.end(), [&](const SystemRelation& one) {
            return one.name.schema == reference.schema &&
                   one.name.name == (reference.kind == Kind::index ? reference.part : reference.name);
        });
    };
    for (const auto& [reference, unsure] : state_.unsure) {
        static const std::pair<Kind, char> kinds[] = {{Kind::table, '?'},
                                                      {Kind::view, '?'},
                                                      {Kind::materialized_view, '?'},
                                                      {Kind::sequence, 'S'},
                                                      {Kind::index, 'i'}};
        const auto* kind = std::find_if(std::begin(kinds), std::end(kinds),
                                        [&](const auto& pair) { return pair.first == reference.kind; });
        if (kind == std::end(kinds) || known(reference))
            continue;
        SystemRelation relation;
        const bool index = reference.kind == Kind::index && !reference.part.empty();
        relation.name = {reference.schema, index ? reference.part : reference.name};
        relation.kind = kind->second;
        if (index)
            relation.of = {reference.schema, reference.name};
        relation.maybe = unsure.why;
        add_relation(std::move(relation), reference.kind);
    }
}

const std::vector<SystemRelation>& SystemCatalog::relations() {
    if (!relations_built_) {
        relations_built_ = true;
        build_relations();
    }
    return relations_;
}

const SystemRelation* SystemCatalog::relation(ObjectId oid) {
    relations();
    const auto found = relations_by_oid_.find(oid);
    return found == relations_by_oid_.end() ? nullptr : &relations_[found->second];
}

const SystemRelation* SystemCatalog::relation(const QualifiedName& name) {
    relations();
    const auto found = relations_by_name_.find(name);
    return found == relations_by_name_.end() ? nullptr : &relations_[found->second];
}

const SystemRelation* SystemCatalog::visible_relation(const QualifiedName& name) {
    if (!name.schema.empty())
        return relation(name);
    const bool last = std::find(path_.begin(), path_.end(), "pg_catalog") != path_.end();
    if (!last)
        if (const SystemRelation* found = relation(QualifiedName{"pg_catalog", name.name}))
            return found;
    for (const std::string& schema : path_)
        if (const SystemRelation* found = relation(QualifiedName{schema, name.name}))
            return found;
    return nullptr;
}

bool SystemCatalog::is_visible(const SystemRelation& one) {
    return visible_relation({"", one.name.name}) == &one;
}

std::string SystemCatalog::qualified(const std::string& schema, const std::string& name, bool visible) const {
    return visible ? quote_identifier(name) : quote_name({schema, name});
}

std::string SystemCatalog::relation_text(ObjectId oid) {
    const SystemRelation* found = relation(oid);
    return found == nullptr ? std::to_string(oid) : qualified(found->name.schema, found->name.name, is_visible(*found));
}

// ---- types

void SystemCatalog::add_type(SystemType type, Kind kind) {
    const Reference reference{kind, type.name.schema, type.name.name, "type"};
    type.oid = claim(reference);
    const Reference array{Kind::type, type.name.schema, type.name.name, "[]"};
    if (type.kind != 'p')
        type.array = claim(array);
    SystemType of_array;
    of_array.oid = type.array;
    of_array.kind = 'b';
    of_array.category = 'A';
    of_array.element = type.oid;
    of_array.maybe = type.maybe;
    of_array.name = {type.name.schema, "_" + type.name.name.substr(0, 62)};
    types_.push_back(std::move(type));
    if (of_array.oid != 0)
        types_.push_back(std::move(of_array));
}

void SystemCatalog::add_extension_types() {
    for (const auto& [name, extension] : state_.catalog.extensions)
        if (const KnownExtension* known = known_extension(name))
            for (const std::string& one : split_any(known->types, " ")) {
                SystemType type;
                type.name = {extension.schema, one};
                type.category = one == "citext" ? 'S' : 'U';
                add_type(std::move(type), Kind::extension);
            }
}

void SystemCatalog::build_types() {
    for (std::size_t i = 0; i < system_type_count; ++i) {
        const SystemTypeName& builtin = system_types[i];
        SystemType type;
        type.oid = builtin.oid;
        type.name = {builtin.information_schema ? "information_schema" : "pg_catalog", std::string(builtin.name)};
        type.kind = builtin.kind;
        type.category = builtin.category;
        type.array = builtin.array;
        type.base = builtin.base;
        type.element = element_of(builtin.oid);
        type.builtin = &builtin;
        types_.push_back(type);
        if (builtin.array != 0) {
            SystemType array;
            array.oid = builtin.array;
            array.name = {type.name.schema, "_" + type.name.name};
            array.category = 'A';
            array.element = builtin.oid;
            types_.push_back(std::move(array));
        }
    }
    for (const auto& [name, definition] : state_.catalog.types) {
        SystemType type;
        type.name = name;
        type.type = &definition;
        type.maybe = unsure_of(Kind::type, name);
        const std::size_t what = definition.definition.index();
        static constexpr char kinds[] = {'e', 'd', 'c', 'r'};
        static constexpr char categories[] = {'E', 'U', 'C', 'R'};
        type.kind = kinds[what];
        type.category = categories[what];
        if (type.kind == 'c')
            type.relation = claim({Kind::type, name.schema, name.name, ""});
        add_type(std::move(type), Kind::type);
        if (const auto* range = std::get_if<object::Range>(&definition.definition);
            range != nullptr && !range->multirange.name.empty()) {
            SystemType multirange;
            multirange.name = range->multirange;
            multirange.kind = 'm';
            multirange.category = 'R';
            multirange.maybe = unsure_of(Kind::type, name);
            add_type(std::move(multirange), Kind::type);
        }
    }
    for (const SystemRelation& relation : relations())
        if (relation.oid >= 16384 && (relation.kind == 'r' || relation.kind == 'p' || relation.kind == 'v' ||
                                      relation.kind == 'm' || relation.kind == '?')) {
            SystemType type;
            type.name = relation.name;
            type.kind = 'c';
            type.category = 'C';
            type.relation = relation.oid;
            type.maybe = relation.maybe;
            add_type(std::move(type), Kind::table);
        }
    for (const auto& [reference, unsure] : state_.unsure)
        if (reference.kind == Kind::type && state_.catalog.types.count({reference.schema, reference.name}) == 0) {
            SystemType type;
            type.name = {reference.schema, reference.name};
            type.kind = '?';
            type.maybe = unsure.why;
            add_type(std::move(type), Kind::type);
        }
    add_extension_types();
    for (std::size_t i = 0; i < types_.size(); ++i) {
        types_by_oid_.emplace(types_[i].oid, i);
        types_by_name_.emplace(types_[i].name, i);
    }
    // Domains are based on what may come later in the list.
    for (SystemType& type : types_)
        if (type.type != nullptr)
            if (const auto* domain = std::get_if<object::Domain>(&type.type->definition)) {
                type.base = type_oid(domain->base);
                if (const auto found = types_by_oid_.find(type.base); found != types_by_oid_.end())
                    type.category = types_[found->second].category;
            }
}

const std::vector<SystemType>& SystemCatalog::types() {
    if (!types_built_) {
        types_built_ = true;
        build_types();
    }
    return types_;
}

const SystemType* SystemCatalog::type(ObjectId oid) {
    types();
    const auto found = types_by_oid_.find(oid);
    return found == types_by_oid_.end() ? nullptr : &types_[found->second];
}

const SystemType* SystemCatalog::visible_type(const QualifiedName& name) {
    types();
    const auto in = [&](const std::string& schema) -> const SystemType* {
        const auto found = types_by_name_.find({schema, name.name});
        return found == types_by_name_.end() ? nullptr : &types_[found->second];
    };
    if (!name.schema.empty())
        return in(name.schema);
    if (std::find(path_.begin(), path_.end(), "pg_catalog") == path_.end())
        if (const SystemType* found = in("pg_catalog"))
            return found;
    for (const std::string& schema : path_)
        if (const SystemType* found = in(schema))
            return found;
    return nullptr;
}

bool SystemCatalog::is_visible(const SystemType& one) {
    return visible_type({"", one.name.name}) == &one;
}

ObjectId SystemCatalog::type_oid(const object::TypeName& name) {
    const SystemType* found = visible_type(name.name);
    if (found == nullptr)
        return 0;
    return name.dimensions > 0 ? found->array : found->oid;
}

}  // namespace aludel::dialect::postgresql::simulation
