#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/change_names.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/rename_column.hpp"
#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

using object::Kind;
using object::Reference;

void rename_one_reference(const Context& context, const Reference& from, const Reference& to) {
    const auto rename_it = [&](Reference& one) {
        if (one == from)
            one = to;
    };
    for (object::Dependency& one : context.catalog.dependencies) {
        rename_it(one.object);
        rename_it(one.on);
    }
    if (const auto found = context.state.unsure.extract(from)) {
        Unsure unsure = found.mapped();
        unsure.object = to;
        context.state.unsure.emplace(to, std::move(unsure));
    }
}

template <typename Map>
void move_key(Map& map, const std::string& from, const std::string& to) {
    auto node = map.extract(from);
    node.key() = to;
    map.insert(std::move(node));
}

/// An index, or the constraint that it is behind.
void rename_index(const Context& context, const Relation& index, const std::string& name) {
    const QualifiedName table = index.table();
    const Reference from = reference_to(index);
    Reference to = from;
    to.part = name;
    if (index.of_constraint)
        move_key(context.catalog.tables.at(table).constraints, index.name.name, name);
    else
        move_key(context.catalog.materialized_views.count(table) != 0
                     ? context.catalog.materialized_views.at(table).indexes
                     : context.catalog.tables.at(table).indexes,
                 index.name.name, name);
    if (const auto found = context.catalog.tables.find(table); found != context.catalog.tables.end()) {
        if (found->second.clustered_on == index.name.name)
            found->second.clustered_on = name;
        if (found->second.replica_identity_index == index.name.name)
            found->second.replica_identity_index = name;
    }
    for (auto& [child, value] : context.catalog.tables) {
        for (auto& [own, one] : value.indexes)
            if (one.parent == index.name)
                one.parent.name = name;
        for (auto& [own, one] : value.constraints)
            if (one.index_parent == index.name)
                one.index_parent.name = name;
    }
    rename_one_reference(context, from, to);
}

void rename_relation(const Context& context, const Relation& relation, const std::string& name) {
    const QualifiedName to{relation.name.schema, name};
    need_free_relation_name(context, to);
    if (relation.kind == RelationKind::index)
        return rename_index(context, relation, name);
    if (relation.kind != RelationKind::sequence)
        need_free_type_name(context, to);
    change_names(context, relation.name.name, [&](NameKind kind, QualifiedName& one) {
        if ((kind == NameKind::relation || kind == NameKind::type) && one == relation.name)
            one = to;
    });
}

Result rename_relation_statement(const Context& context, const Node& statement) {
    const QualifiedName name = name_in(statement["relation"]);
    if (statement.flag("missing_ok") && !find_relation(context.state, name)) {
        context.notice("00000", fmt::format("relation \"{}\" does not exist, skipping", name.name));
        return {};
    }
    const Relation relation = need_relation(context, name);
    const std::string& type = statement.word("renameType");
    const auto need = [&](RelationKind kind, std::string_view wanted, const char* what) {
        if (type == wanted && relation.kind != kind)
            throw context.error("42809", fmt::format("\"{}\" is not {}", relation.name.name, what));
    };
    need(RelationKind::view, "OBJECT_VIEW", "a view");
    need(RelationKind::materialized_view, "OBJECT_MATVIEW", "a materialized view");
    need(RelationKind::sequence, "OBJECT_SEQUENCE", "a sequence");
    if (relation.kind == RelationKind::composite)
        throw context.error("42809", fmt::format("\"{}\" is a composite type", relation.name.name))
            .hint("Use ALTER TYPE instead.");
    rename_relation(context, relation, statement.word("newname"));
    return {};
}

Result rename_column_statement(const Context& context, const Node& statement) {
    const QualifiedName name = name_in(statement["relation"]);
    if (statement.flag("missing_ok") && !find_relation(context.state, name)) {
        context.notice("00000", fmt::format("relation \"{}\" does not exist, skipping", name.name));
        return {};
    }
    rename_column(context, need_relation(context, name), statement.word("subname"), statement.word("newname"));
    return {};
}

Result rename_constraint(const Context& context, const Node& statement) {
    const QualifiedName name = name_in(statement["relation"]);
    if (statement.flag("missing_ok") && !find_relation(context.state, name)) {
        context.notice("00000", fmt::format("relation \"{}\" does not exist, skipping", name.name));
        return {};
    }
    const QualifiedName table = need_relation(context, name).name;
    auto& constraints = need_table(context, table).constraints;
    const std::string& from = statement.word("subname");
    const std::string& to = statement.word("newname");
    const auto found = constraints.find(from);
    if (found == constraints.end())
        throw context.error("42704",
                            fmt::format("constraint \"{}\" for table \"{}\" does not exist", from, table.name));
    if (std::holds_alternative<object::Key>(found->second.rule) ||
        std::holds_alternative<object::Exclusion>(found->second.rule)) {
        need_free_relation_name(context, {table.schema, to});
        rename_index(context, {RelationKind::index, {table.schema, from}, table.name, true}, to);
        return {};
    }
    if (constraints.count(to) != 0)
        throw context.error("42710",
                            fmt::format("constraint \"{}\" for relation \"{}\" already exists", to, table.name));
    const bool check = std::holds_alternative<object::Check>(found->second.rule);
    move_key(constraints, from, to);
    rename_one_reference(context, {Kind::constraint, table.schema, table.name, from},
                         {Kind::constraint, table.schema, table.name, to});
    if (check)
        for (auto& [child, value] : context.catalog.tables)
            if (std::find(value.inherits.begin(), value.inherits.end(), table) != value.inherits.end() &&
                value.constraints.count(from) != 0)
                move_key(value.constraints, from, to);
    return {};
}

Result rename_type(const Context& context, const Node& statement) {
    const QualifiedName from = need_type_name(context, statement["object"].list("items"));
    if (context.catalog.types.count(from) == 0) {
        if (relation_named(context.catalog, from))
            throw context.error("42809", fmt::format("{} is a table's row type", visible_name(context.state, from)))
                .hint("Use ALTER TABLE instead.");
        throw context.refusal("only types that were made here can have another name");
    }
    const QualifiedName to{from.schema, statement.word("newname")};
    need_free_type_name(context, to);
    change_names(context, from.name, [&](NameKind kind, QualifiedName& one) {
        if (kind == NameKind::type && one == from)
            one = to;
    });
    return {};
}

Result rename_domain_constraint(const Context& context, const Node& statement) {
    const QualifiedName name = need_type_name(context, statement["object"].list("items"));
    auto* domain = std::get_if<object::Domain>(&context.catalog.types.at(name).definition);
    const std::string& from = statement.word("subname");
    if (domain == nullptr || domain->checks.count(from) == 0)
        throw context.error("42704", fmt::format("constraint \"{}\" for domain {} does not exist", from, name.name));
    move_key(domain->checks, from, statement.word("newname"));
    rename_one_reference(context, {Kind::domain_constraint, name.schema, name.name, from},
                         {Kind::domain_constraint, name.schema, name.name, statement.word("newname")});
    return {};
}

void move_function(const Context& context, const object::Signature& from, const QualifiedName& to) {
    if (context.catalog.functions.count({to, from.arguments}) != 0)
        throw context.error("42723", fmt::format("function {}({}) already exists in schema \"{}\"", to.name,
                                                 from.arguments, to.schema));
    rename_one_reference(context, {Kind::function, from.name.schema, from.name.name, from.arguments},
                         {Kind::function, to.schema, to.name, from.arguments});
    // Others of the same name keep it: only what names no arguments cannot tell them apart.
    auto node = context.catalog.functions.extract(from);
    node.key().name = to;
    context.catalog.functions.insert(std::move(node));
    change_names(context, from.name.name, [&](NameKind kind, QualifiedName& one) {
        const bool others = [&] {
            const auto at = context.catalog.functions.lower_bound({from.name, ""});
            return at != context.catalog.functions.end() && at->first.name == from.name;
        }();
        if (kind == NameKind::function && one == from.name && !others)
            one = to;
    });
}

Result rename_schema(const Context& context, const Node& statement) {
    const std::string& from = statement.word("subname");
    const std::string& to = statement.word("newname");
    if (context.catalog.schemas.count(from) == 0)
        throw context.error("3F000", fmt::format("schema \"{}\" does not exist", from));
    if (schema_exists(context.state, to))
        throw context.error("42P06", fmt::format("schema \"{}\" already exists", to));
    move_key(context.catalog.schemas, from, to);
    change_names(context, from, [&](NameKind /*kind*/, QualifiedName& one) {
        if (one.schema == from)
            one.schema = to;
    });
    for (auto& [name, extension] : context.catalog.extensions)
        if (extension.schema == from)
            extension.schema = to;
    return {};
}

/// Triggers, rules and policies.
Result rename_part(const Context& context, const Node& statement, Kind kind) {
    const Relation relation = need_relation(context, statement["relation"]);
    const std::string& from = statement.word("subname");
    const std::string& to = statement.word("newname");
    const char* word = kind == Kind::trigger ? "trigger" : kind == Kind::rule ? "rule" : "policy";
    const auto move = [&](auto& map) {
        if (map.count(from) == 0)
            throw context.error("42704", fmt::format("{} \"{}\" for {} \"{}\" does not exist", word, from,
                                                     kind == Kind::rule ? "relation" : "table", relation.name.name));
        if (map.count(to) != 0)
            throw context.error("42710", fmt::format("{} \"{}\" for {} \"{}\" already exists", word, to,
                                                     kind == Kind::policy ? "table" : "relation", relation.name.name));
        move_key(map, from, to);
    };
    if (relation.is_table()) {
        object::Table& table = context.catalog.tables.at(relation.name);
        if (kind == Kind::trigger)
            move(table.triggers);
        else if (kind == Kind::policy)
            move(table.policies);
        else
            move(table.rules);
    } else if (relation.kind == RelationKind::view) {
        object::View& view = context.catalog.views.at(relation.name);
        if (kind == Kind::trigger)
            move(view.triggers);
        else
            move(view.rules);
    }
    rename_one_reference(context, {kind, relation.name.schema, relation.name.name, from},
                         {kind, relation.name.schema, relation.name.name, to});
    return {};
}

bool is_function(const std::string& type) {
    return type == "OBJECT_FUNCTION" || type == "OBJECT_PROCEDURE" || type == "OBJECT_ROUTINE" ||
           type == "OBJECT_AGGREGATE";
}

bool is_relation(const std::string& type) {
    return type == "OBJECT_TABLE" || type == "OBJECT_VIEW" || type == "OBJECT_MATVIEW" || type == "OBJECT_SEQUENCE" ||
           type == "OBJECT_INDEX";
}

void move_relation(const Context& context, const Relation& relation, const std::string& schema) {
    if (relation.kind == RelationKind::index)
        throw context.error("42809", fmt::format("cannot change schema of index \"{}\"", relation.name.name));
    const QualifiedName to{schema, relation.name.name};
    if (relation.name == to)
        return;
    if (relation.kind == RelationKind::sequence &&
        !context.catalog.sequences.at(relation.name).owner_table.name.empty())
        throw context.error("0A000", "cannot move an owned sequence into another schema")
            .detail(fmt::format("Sequence \"{}\" is linked to table \"{}\".", relation.name.name,
                                context.catalog.sequences.at(relation.name).owner_table.name));
    if (relation_named(context.catalog, to))
        throw context.error("42P07", fmt::format("relation \"{}\" already exists in schema \"{}\"", to.name, schema));
    std::vector<QualifiedName> moved{relation.name};
    for (const auto& [name, sequence] : context.catalog.sequences)
        if (sequence.owner_table == relation.name)
            moved.push_back(name);
    std::vector<QualifiedName> indexes;
    if (relation.is_table()) {
        const object::Table& table = context.catalog.tables.at(relation.name);
        for (const auto& [name, index] : table.indexes) indexes.push_back({relation.name.schema, name});
        for (const auto& [name, constraint] : table.constraints) indexes.push_back({relation.name.schema, name});
    }
    change_names(context, relation.name.schema, [&](NameKind kind, QualifiedName& one) {
        const auto& names = kind == NameKind::index ? indexes : moved;
        if (kind != NameKind::function && kind != NameKind::statistics &&
            std::find(names.begin(), names.end(), one) != names.end())
            one.schema = schema;
    });
}

}  // namespace

Result rename(const Context& context, const Node& statement) {
    const std::string& type = statement.word("renameType");
    if (is_relation(type))
        return rename_relation_statement(context, statement);
    if (type == "OBJECT_COLUMN" || type == "OBJECT_ATTRIBUTE")
        return rename_column_statement(context, statement);
    if (type == "OBJECT_TABCONSTRAINT")
        return rename_constraint(context, statement);
    if (type == "OBJECT_TYPE" || type == "OBJECT_DOMAIN")
        return rename_type(context, statement);
    if (type == "OBJECT_DOMCONSTRAINT")
        return rename_domain_constraint(context, statement);
    if (is_function(type)) {
        const object::Signature from = need_function(context, statement["object"]);
        move_function(context, from, {from.name.schema, statement.word("newname")});
        return {};
    }
    if (type == "OBJECT_SCHEMA")
        return rename_schema(context, statement);
    if (type == "OBJECT_TRIGGER")
        return rename_part(context, statement, Kind::trigger);
    if (type == "OBJECT_RULE")
        return rename_part(context, statement, Kind::rule);
    if (type == "OBJECT_POLICY")
        return rename_part(context, statement, Kind::policy);
    if (type == "OBJECT_ROLE" || type == "OBJECT_DATABASE" || type == "OBJECT_TABLESPACE")
        return {};
    throw context.refusal("this kind of RENAME is not simulated (" + type + ")");
}

Result set_schema(const Context& context, const Node& statement) {
    const std::string& type = statement.word("objectType");
    const std::string& schema = statement.word("newschema");
    if (is_relation(type)) {
        const QualifiedName name = name_in(statement["relation"]);
        if (statement.flag("missing_ok") && !find_relation(context.state, name)) {
            context.notice("00000", fmt::format("relation \"{}\" does not exist, skipping", name.name));
            return {};
        }
        const Relation relation = need_relation(context, name);
        need_schema(context, schema);
        move_relation(context, relation, schema);
    } else if (is_function(type)) {
        const object::Signature from = need_function(context, statement["object"]);
        need_schema(context, schema);
        move_function(context, from, {schema, from.name.name});
    } else if (type == "OBJECT_TYPE" || type == "OBJECT_DOMAIN") {
        const QualifiedName from = need_type_name(context, statement["object"].list("items"));
        need_schema(context, schema);
        change_names(context, from.name, [&](NameKind kind, QualifiedName& one) {
            if (kind == NameKind::type && one == from)
                one.schema = schema;
        });
    } else if (type == "OBJECT_EXTENSION") {
        const auto found = context.catalog.extensions.find(string_of(statement["object"]));
        if (found == context.catalog.extensions.end())
            throw context.error("42704",
                                fmt::format("extension \"{}\" does not exist", string_of(statement["object"])));
        need_schema(context, schema);
        const std::string before = found->second.schema;
        each_type_name(context.catalog, [&](object::TypeName& one) {
            if (one.name.schema == before && context.catalog.types.count(one.name) == 0 &&
                !relation_named(context.catalog, one.name))
                one.name.schema = schema;
        });
        found->second.schema = schema;
    } else {
        throw context.refusal("this kind of SET SCHEMA is not simulated (" + type + ")");
    }
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
