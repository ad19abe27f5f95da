#include "dialect/postgresql/simulation/define_constraint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/define_foreign_key.hpp"
#include "dialect/postgresql/simulation/names.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

object::Table& table_at(const Context& context, const QualifiedName& name) {
    return context.catalog.tables.at(name);
}

Relation table_relation(const QualifiedName& name) {
    return {RelationKind::table, name, {}, false};
}

void need_free_constraint(const Context& context, const QualifiedName& table, const std::string& name) {
    if (table_at(context, table).constraints.count(name) != 0)
        throw context.error("42710",
                            fmt::format("constraint \"{}\" for relation \"{}\" already exists", name, table.name));
}

void set_deferral(const Node& node, object::Constraint& constraint) {
    constraint.deferrable = node.flag("deferrable");
    constraint.deferred = node.flag("initdeferred");
}

void add_to_children(const Context& context, const QualifiedName& table, const std::string& name,
                     const object::Constraint& constraint, const Cooked& cooked) {
    for (const QualifiedName& child : children_of(context.catalog, table)) {
        object::Constraint own = constraint;
        own.local = false;
        own.comment.clear();
        const auto [at, is_new] = table_at(context, child).constraints.emplace(name, own);
        if (is_new)
            add_dependencies(context, {object::Kind::constraint, child.schema, child.name, name}, cooked);
        add_to_children(context, child, name, constraint, cooked);
    }
}

void add_check(const Context& context, const QualifiedName& table, const WantedConstraint& wanted, bool existing_rows,
               std::set<std::string>& names) {
    const Node& node = wanted.node;
    Cooked cooked = cook(context, node["raw_expr"], scope_of(context.catalog, table_relation(table)));
    // Its own columns go without saying, in tables that inherit it too.
    std::erase_if(cooked.uses, [&](const object::Reference& one) {
        return one.kind == object::Kind::column && one.schema == table.schema && one.name == table.name;
    });
    std::string name = node.word("conname");
    if (name.empty())
        name =
            free_constraint_name(context.catalog, table.name, cooked.columns.size() == 1 ? cooked.columns.front() : "",
                                 "check", table.schema, names);
    else if (names.count(name) != 0)
        throw context.error("42710", fmt::format("check constraint \"{}\" already exists", name));
    else if (const auto there = table_at(context, table).constraints.find(name);
             there != table_at(context, table).constraints.end()) {
        // The same one of a parent is its own now too.
        const auto* check = std::get_if<object::Check>(&there->second.rule);
        if (check == nullptr || there->second.local)
            need_free_constraint(context, table, name);
        there->second.local = true;
        return;
    }
    names.insert(name);
    object::Constraint constraint;
    constraint.rule = object::Check{cooked.text, !node.flag("is_no_inherit")};
    constraint.validated = !(existing_rows && node.flag("skip_validation"));
    table_at(context, table).constraints.emplace(name, constraint);
    add_dependencies(context, {object::Kind::constraint, table.schema, table.name, name}, cooked);
    if (!node.flag("is_no_inherit"))
        add_to_children(context, table, name, constraint, cooked);
}

std::vector<std::string> key_columns(const WantedConstraint& wanted) {
    if (!wanted.node.list("keys").empty())
        return strings_of(wanted.node.list("keys"));
    return {wanted.column};
}

void need_key_columns(const Context& context, const QualifiedName& table, const std::vector<std::string>& columns) {
    std::set<std::string> seen;
    for (const std::string& column : columns) {
        if (find_column(table_at(context, table).columns, column) == nullptr)
            throw context.error("42703", fmt::format("column \"{}\" named in key does not exist", column));
        if (!seen.insert(column).second)
            throw context.error("42701", fmt::format("column \"{}\" appears twice in unique constraint", column));
    }
}

void set_not_null(const Context& context, const QualifiedName& table, const std::vector<std::string>& columns) {
    for (const std::string& column : columns)
        if (object::Column* found = find_column(table_at(context, table).columns, column))
            if (!found->not_null)
                found->not_null.emplace();
    for (const QualifiedName& child : children_of(context.catalog, table)) set_not_null(context, child, columns);
}

/// ADD CONSTRAINT … UNIQUE USING INDEX i: the index is behind the constraint from now on.
void take_index(const Context& context, const QualifiedName& table, const Node& node, bool primary) {
    const std::string& index_name = node.word("indexname");
    object::Table& of = table_at(context, table);
    const auto found = of.indexes.find(index_name);
    if (found == of.indexes.end()) {
        if (!relation_named(context.catalog, {table.schema, index_name}))
            throw context.error("42704", fmt::format("index \"{}\" does not exist", index_name), node.location());
        throw context.error("55000", fmt::format("index \"{}\" is already associated with a constraint", index_name),
                            node.location());
    }
    if (!found->second.unique)
        throw context.error("42809", fmt::format("\"{}\" is not a unique index", index_name), node.location());
    object::Constraint constraint;
    object::Key key;
    key.primary = primary;
    for (const object::IndexKey& one : found->second.keys) key.columns.push_back(one.column);
    key.include = found->second.include;
    key.nulls_not_distinct = found->second.nulls_not_distinct;
    constraint.storage = found->second.storage;
    constraint.tablespace = found->second.tablespace;
    constraint.index_comment = found->second.comment;
    set_deferral(node, constraint);
    const std::string name = node.word("conname").empty() ? index_name : node.word("conname");
    if (name != index_name)
        context.notice("00000", fmt::format("ALTER TABLE / ADD CONSTRAINT USING INDEX will rename index \"{}\" to "
                                            "\"{}\"",
                                            index_name, name));
    if (primary)
        set_not_null(context, table, key.columns);
    constraint.rule = std::move(key);
    need_free_constraint(context, table, name);
    of.indexes.erase(found);
    if (of.replica_identity_index == index_name)
        of.replica_identity_index = name;
    if (of.clustered_on == index_name)
        of.clustered_on = name;
    of.constraints.emplace(name, std::move(constraint));
}

void add_key_to(const Context& context, const QualifiedName& table, const std::string& name,
                object::Constraint constraint) {
    const auto& key = std::get<object::Key>(constraint.rule);
    if (key.primary)
        set_not_null(context, table, key.columns);
    table_at(context, table).constraints.emplace(name, constraint);
    for (const QualifiedName& partition : partitions_of(context.catalog, table)) {
        object::Constraint own = constraint;
        own.local = false;
        own.attached = true;
        own.index_parent = {table.schema, name};
        std::vector<std::string> parts = key.columns;
        parts.insert(parts.end(), key.include.begin(), key.include.end());
        add_key_to(context, partition,
                   free_relation_name(context.catalog, partition.name, key.primary ? "" : names_joined(parts),
                                      key.primary ? "pkey" : "key", partition.schema, true),
                   std::move(own));
    }
}

void add_key(const Context& context, const QualifiedName& table, const WantedConstraint& wanted) {
    const Node& node = wanted.node;
    const bool primary = node.word("contype") == "CONSTR_PRIMARY";
    if (primary)
        for (const auto& [name, one] : table_at(context, table).constraints)
            if (const auto* key = std::get_if<object::Key>(&one.rule); key != nullptr && key->primary)
                throw context.error("42P16",
                                    fmt::format("multiple primary keys for table \"{}\" are not allowed", table.name));
    if (!node.word("indexname").empty())
        return take_index(context, table, node, primary);
    object::Key key;
    key.primary = primary;
    key.columns = key_columns(wanted);
    key.include = strings_of(node.list("including"));
    key.nulls_not_distinct = node.flag("nulls_not_distinct");
    std::vector<std::string> all = key.columns;
    need_key_columns(context, table, key.columns);
    for (const std::string& column : key.include) {
        need_key_columns(context, table, {column});
        all.push_back(column);
    }
    need_partition_columns(context, table, key.columns, primary ? "primary key" : "unique");
    std::string name = node.word("conname");
    if (name.empty()) {
        name = free_relation_name(context.catalog, table.name, primary ? "" : names_joined(all),
                                  primary ? "pkey" : "key", table.schema, true);
    } else {
        need_free_relation_name(context, {table.schema, name});
        need_free_constraint(context, table, name);
    }
    object::Constraint constraint;
    set_deferral(node, constraint);
    constraint.storage = settings_of(node.list("options"));
    constraint.tablespace = node.word("indexspace");
    constraint.rule = std::move(key);
    add_key_to(context, table, name, std::move(constraint));
}

void add_exclusion(const Context& context, const QualifiedName& table, const WantedConstraint& wanted) {
    const Node& node = wanted.node;
    const Scope scope = scope_of(context.catalog, table_relation(table));
    object::Exclusion exclusion;
    exclusion.method = node.word("access_method");
    std::vector<Node> elements;
    for (const Node& pair : node.list("exclusions")) {
        const auto& items = pair.list("items");
        elements.push_back(items.at(0));
        QualifiedName name = name_in(items.at(1).list("items"));
        if (name.schema.empty())
            name.schema = "pg_catalog";
        exclusion.operators.push_back(std::move(name));
    }
    Cooked needs;
    exclusion.keys = cook_keys(context, elements, scope, exclusion.method, needs);
    exclusion.include = strings_of(node.list("including"));
    if (const Node& condition = node["where_clause"]) {
        Cooked cooked = cook(context, condition, scope);
        exclusion.condition = cooked.text;
        needs.uses.merge(cooked.uses);
    }
    std::string name = node.word("conname");
    if (name.empty()) {
        name = free_relation_name(context.catalog, table.name, names_joined(index_column_names(elements)), "excl",
                                  table.schema, true);
    } else {
        need_free_relation_name(context, {table.schema, name});
        need_free_constraint(context, table, name);
    }
    object::Constraint constraint;
    set_deferral(node, constraint);
    constraint.storage = settings_of(node.list("options"));
    constraint.tablespace = node.word("indexspace");
    constraint.rule = std::move(exclusion);
    table_at(context, table).constraints.emplace(name, std::move(constraint));
    add_dependencies(context, {object::Kind::constraint, table.schema, table.name, name}, needs);
}

bool is_key(const WantedConstraint& one) {
    const std::string& type = one.node.word("contype");
    return type == "CONSTR_PRIMARY" || type == "CONSTR_UNIQUE";
}

/// A key that says the same as one before it is made once: UNIQUE PRIMARY KEY.
void remove_doubled(std::vector<WantedConstraint>& keys) {
    for (std::size_t i = 0; i < keys.size(); ++i)
        for (std::size_t j = i + 1; j < keys.size();) {
            const bool same =
                key_columns(keys[i]) == key_columns(keys[j]) &&
                strings_of(keys[i].node.list("including")) == strings_of(keys[j].node.list("including")) &&
                keys[i].node.flag("deferrable") == keys[j].node.flag("deferrable") &&
                keys[i].node.flag("initdeferred") == keys[j].node.flag("initdeferred") &&
                keys[i].node.flag("nulls_not_distinct") == keys[j].node.flag("nulls_not_distinct");
            if (same && keys[i].node.word("conname").empty())
                keys[i].node = [&] {
                    Node node = keys[i].node;
                    if (!keys[j].node.word("conname").empty())
                        node.fields.emplace_back("conname", keys[j].node["conname"]);
                    return node;
                }();
            if (same)
                keys.erase(keys.begin() + static_cast<std::ptrdiff_t>(j));
            else
                ++j;
        }
}

}  // namespace

void need_partition_columns(const Context& context, const QualifiedName& table, const std::vector<std::string>& columns,
                            const std::string& what) {
    const auto& partition_key = context.catalog.tables.at(table).partition_key;
    if (!partition_key)
        return;
    for (const object::IndexKey& key : partition_key->keys) {
        if (key.column.empty())
            throw context.error("0A000", fmt::format("unsupported {} constraint with partition key definition", what));
        if (std::find(columns.begin(), columns.end(), key.column) == columns.end())
            throw context.error("0A000",
                                "unique constraint on partitioned table must include all partitioning columns");
    }
}

void inherit_checks(const Context& context, const QualifiedName& child, const QualifiedName& parent) {
    for (const auto& [name, constraint] : table_at(context, parent).constraints) {
        const auto* check = std::get_if<object::Check>(&constraint.rule);
        if (check == nullptr || !check->inheritable)
            continue;
        object::Constraint own = constraint;
        own.local = false;
        own.comment.clear();
        table_at(context, child).constraints.emplace(name, std::move(own));
    }
}

void attach_to_parent(const Context& context, const QualifiedName& partition, const QualifiedName& parent) {
    const object::Table of = table_at(context, parent);
    object::Table& own = table_at(context, partition);
    for (const auto& [name, constraint] : of.constraints) {
        if (const auto* key = std::get_if<object::Key>(&constraint.rule)) {
            const auto same = std::find_if(own.constraints.begin(), own.constraints.end(), [&](const auto& one) {
                const auto* mine = std::get_if<object::Key>(&one.second.rule);
                return mine != nullptr && mine->primary == key->primary && mine->columns == key->columns &&
                       !one.second.attached;
            });
            if (same != own.constraints.end()) {
                same->second.attached = true;
                same->second.local = false;
                same->second.index_parent = {parent.schema, name};
                continue;
            }
            object::Constraint mine = constraint;
            mine.local = false;
            mine.attached = true;
            mine.comment.clear();
            mine.index_parent = {parent.schema, name};
            std::vector<std::string> parts = key->columns;
            parts.insert(parts.end(), key->include.begin(), key->include.end());
            add_key_to(context, partition,
                       free_relation_name(context.catalog, partition.name, key->primary ? "" : names_joined(parts),
                                          key->primary ? "pkey" : "key", partition.schema, true),
                       std::move(mine));
        } else if (std::holds_alternative<object::ForeignKey>(constraint.rule)) {
            attach_foreign_key(context, partition, name, constraint);
        }
    }
    for (const auto& [name, index] : of.indexes) {
        const auto same = std::find_if(own.indexes.begin(), own.indexes.end(), [&](const auto& one) {
            return one.second.parent.name.empty() && one.second.keys == index.keys &&
                   one.second.unique == index.unique && one.second.method == index.method &&
                   one.second.condition == index.condition && one.second.include == index.include;
        });
        if (same != own.indexes.end()) {
            same->second.parent = {parent.schema, name};
            continue;
        }
        object::Index mine = index;
        mine.parent = {parent.schema, name};
        mine.comment.clear();
        add_index(context, partition,
                  free_relation_name(context.catalog, partition.name, names_joined(name_parts(index)), "idx",
                                     partition.schema, false),
                  mine, {}, true);
    }
}

void add_constraints(const Context& context, const QualifiedName& table, std::vector<WantedConstraint> wanted,
                     bool existing_rows) {
    std::set<std::string> names;
    std::vector<WantedConstraint> keys;
    for (const WantedConstraint& one : wanted) {
        if (one.node.word("contype") == "CONSTR_CHECK")
            add_check(context, table, one, existing_rows, names);
        else if (is_key(one))
            keys.push_back(one);
    }
    std::stable_partition(keys.begin(), keys.end(),
                          [](const WantedConstraint& one) { return one.node.word("contype") == "CONSTR_PRIMARY"; });
    if (keys.size() > 1 && keys[1].node.word("contype") == "CONSTR_PRIMARY")
        throw context.error("42P16", fmt::format("multiple primary keys for table \"{}\" are not allowed", table.name),
                            keys[1].node.location());
    remove_doubled(keys);
    for (const WantedConstraint& one : keys) add_key(context, table, one);
    for (const WantedConstraint& one : wanted)
        if (one.node.word("contype") == "CONSTR_EXCLUSION")
            add_exclusion(context, table, one);
    for (const WantedConstraint& one : wanted)
        if (one.node.word("contype") == "CONSTR_FOREIGN")
            add_foreign_key(context, table, one.node, one.column, existing_rows);
}

}  // namespace aludel::dialect::postgresql::simulation
