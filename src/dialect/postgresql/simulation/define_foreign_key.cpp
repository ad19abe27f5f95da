#include "dialect/postgresql/simulation/define_foreign_key.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "dialect/postgresql/simulation/define_index.hpp"
#include "dialect/postgresql/simulation/names.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

object::Action action_of(const std::string& letter) {
    if (letter == "r")
        return object::Action::restrict;
    if (letter == "c")
        return object::Action::cascade;
    if (letter == "n")
        return object::Action::set_null;
    return letter == "d" ? object::Action::set_default : object::Action::none;
}

void need_columns(const Context& context, const object::Table& table, const std::vector<std::string>& columns) {
    for (const std::string& column : columns)
        if (find_column(table.columns, column) == nullptr)
            throw context.error("42703", fmt::format("column \"{}\" referenced in foreign key constraint does not "
                                                     "exist",
                                                     column));
}

std::vector<std::string> primary_columns(const Context& context, const QualifiedName& referred) {
    for (const auto& [name, constraint] : context.catalog.tables.at(referred).constraints)
        if (const auto* key = std::get_if<object::Key>(&constraint.rule); key != nullptr && key->primary)
            return key->columns;
    throw context.error("42704", fmt::format("there is no primary key for referenced table \"{}\"", referred.name));
}

/// In whatever order.
void need_unique(const Context& context, const QualifiedName& referred, const std::vector<std::string>& columns) {
    const object::Table& table = context.catalog.tables.at(referred);
    const std::set<std::string> wanted(columns.begin(), columns.end());
    if (wanted.size() != columns.size())
        throw context.error("42830", "foreign key referenced-columns list must not contain duplicates");
    const auto is_same = [&](const std::vector<std::string>& have) {
        return have.size() == wanted.size() && std::set<std::string>(have.begin(), have.end()) == wanted;
    };
    for (const auto& [name, constraint] : table.constraints)
        if (const auto* key = std::get_if<object::Key>(&constraint.rule);
            key != nullptr && !constraint.deferrable && is_same(key->columns))
            return;
    for (const auto& [name, index] : table.indexes) {
        std::vector<std::string> have;
        for (const object::IndexKey& key : index.keys) have.push_back(key.column);
        if (index.unique && index.condition.empty() && is_same(have))
            return;
    }
    throw context.error("42830", fmt::format("there is no unique constraint matching given keys for referenced table "
                                             "\"{}\"",
                                             referred.name));
}

/// Types that compare with each other have the same word.
std::string family_of(const catalog::Catalog& catalog, const object::TypeName& type) {
    const object::TypeName base = type.dimensions > 0 ? type : base_type(catalog, type);
    const std::string& name = base.name.name;
    if (base.dimensions > 0 || base.name.schema != "pg_catalog")
        return base.name.schema + "." + name + std::string(static_cast<std::size_t>(base.dimensions), '[');
    for (const char* number : {"int2", "int4", "int8", "numeric", "float4", "float8"})
        if (name == number)
            return "number";
    for (const char* text : {"text", "varchar", "bpchar", "name"})
        if (name == text)
            return "text";
    for (const char* moment : {"date", "timestamp", "timestamptz"})
        if (name == moment)
            return "moment";
    return name;
}

}  // namespace

void need_same_types(const Context& context, const QualifiedName& table, const object::ForeignKey& key,
                     const std::string& name) {
    for (std::size_t i = 0; i < key.columns.size(); ++i) {
        const object::Column* own = find_column(context.catalog.tables.at(table).columns, key.columns[i]);
        const object::Column* other =
            find_column(context.catalog.tables.at(key.referred).columns, key.referred_columns[i]);
        const std::string a = family_of(context.catalog, own->type);
        const std::string b = family_of(context.catalog, other->type);
        // Of extensions nothing is known.
        if (a == b || (is_users(own->type) && context.catalog.types.count(own->type.name) == 0) ||
            (is_users(other->type) && context.catalog.types.count(other->type.name) == 0))
            continue;
        object::TypeName mine = own->type;
        object::TypeName theirs = other->type;
        mine.modifiers.clear();
        theirs.modifiers.clear();
        throw context.error("42804", fmt::format("foreign key constraint \"{}\" cannot be implemented", name))
            .detail(fmt::format("Key columns \"{}\" and \"{}\" are of incompatible types: {} and {}.", own->name,
                                other->name, write_type(mine), write_type(theirs)));
    }
}

void attach_foreign_key(const Context& context, const QualifiedName& partition, const std::string& name,
                        const object::Constraint& of_parent) {
    object::Table& own = context.catalog.tables.at(partition);
    const auto& key = std::get<object::ForeignKey>(of_parent.rule);
    for (auto& [mine, constraint] : own.constraints)
        if (constraint.rule == of_parent.rule && !constraint.attached) {
            constraint.attached = true;
            constraint.local = false;
            return;
        }
    object::Constraint constraint = of_parent;
    constraint.local = false;
    constraint.attached = true;
    constraint.comment.clear();
    const std::string chosen = own.constraints.count(name) == 0
                                   ? name
                                   : free_constraint_name(context.catalog, partition.name, names_joined(key.columns),
                                                          "fkey", partition.schema);
    own.constraints.emplace(chosen, constraint);
    for (const QualifiedName& child : partitions_of(context.catalog, partition))
        attach_foreign_key(context, child, chosen, constraint);
}

void add_foreign_key(const Context& context, const QualifiedName& table, const Node& node, const std::string& column,
                     bool existing_rows) {
    const Relation referred = need_relation(context, node["pktable"]);
    if (!referred.is_table())
        throw context.error("42809", fmt::format("referenced relation \"{}\" is not a table", referred.name.name));
    object::ForeignKey key;
    key.referred = referred.name;
    key.columns = strings_of(node.list("fk_attrs"));
    if (key.columns.empty())
        key.columns = {column};
    object::Table& of = context.catalog.tables.at(table);
    need_columns(context, of, key.columns);
    key.referred_columns = strings_of(node.list("pk_attrs"));
    if (key.referred_columns.empty()) {
        key.referred_columns = primary_columns(context, referred.name);
    } else {
        need_columns(context, context.catalog.tables.at(referred.name), key.referred_columns);
        need_unique(context, referred.name, key.referred_columns);
    }
    if (key.columns.size() != key.referred_columns.size())
        throw context.error("42830", "number of referencing and referenced columns for foreign key disagree");
    key.on_update = action_of(node.word("fk_upd_action"));
    key.on_delete = action_of(node.word("fk_del_action"));
    key.on_delete_columns = strings_of(node.list("fk_del_set_cols"));
    const std::string& match = node.word("fk_matchtype");
    key.match = match == "f" ? object::Match::full : match == "p" ? object::Match::partial : object::Match::simple;
    std::string name = node.word("conname");
    if (name.empty())
        name = free_constraint_name(context.catalog, table.name, names_joined(key.columns), "fkey", table.schema);
    else if (of.constraints.count(name) != 0)
        throw context.error("42710",
                            fmt::format("constraint \"{}\" for relation \"{}\" already exists", name, table.name));
    need_same_types(context, table, key, name);
    object::Constraint constraint;
    constraint.deferrable = node.flag("deferrable");
    constraint.deferred = node.flag("initdeferred");
    constraint.validated = !(existing_rows && node.flag("skip_validation"));
    constraint.rule = std::move(key);
    of.constraints.emplace(name, constraint);
    for (const QualifiedName& partition : partitions_of(context.catalog, table))
        attach_foreign_key(context, partition, name, constraint);
}

}  // namespace aludel::dialect::postgresql::simulation
