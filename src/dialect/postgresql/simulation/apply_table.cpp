#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/copy_table.hpp"
#include "dialect/postgresql/simulation/define_column.hpp"
#include "dialect/postgresql/simulation/partition_bound.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

QualifiedName new_table_name(const Context& context, const Node& range_var) {
    if (range_var.word("relpersistence") == "t" || range_var.word("schemaname") == temporary_schema)
        return {std::string(temporary_schema), range_var.word("relname")};
    return created_name(context, name_in(range_var));
}

/// Columns of a parent, in its order; one that two parents have is made once.
void inherit_columns(const Context& context, const QualifiedName& table, const QualifiedName& parent) {
    object::Table& own = context.catalog.tables.at(table);
    for (const object::Column& column : context.catalog.tables.at(parent).columns) {
        if (object::Column* there = find_column(own.columns, column.name)) {
            if (column.not_null && !there->not_null)
                there->not_null.emplace();
            continue;
        }
        object::Column mine = column;
        mine.local = false;
        mine.comment.clear();
        mine.privileges = {};
        mine.identity = object::IdentityKind::none;
        mine.statistics_target.reset();
        mine.options.clear();
        own.columns.push_back(std::move(mine));
        for (const object::Dependency& one : std::vector(context.catalog.dependencies))
            if (one.object == default_reference(parent, column.name))
                add_dependency(context.catalog, default_reference(table, column.name), one.on);
    }
}

void inherit(const Context& context, const QualifiedName& table, const Node& statement) {
    for (const Node& one : statement.list("inhRelations")) {
        const Relation parent = need_relation(context, one);
        if (!parent.is_table())
            throw context.error(
                "42809", fmt::format("inherited relation \"{}\" is not a table or foreign table", parent.name.name));
        const object::Table& of = context.catalog.tables.at(parent.name);
        const bool partition = static_cast<bool>(statement["partbound"]);
        if (partition && !of.partition_key)
            throw context.error("42809", fmt::format("\"{}\" is not partitioned", parent.name.name));
        if (!partition && of.partition_key)
            throw context.error("42809", fmt::format("cannot inherit from partitioned table \"{}\"", parent.name.name));
        inherit_columns(context, table, parent.name);
        inherit_checks(context, table, parent.name);
        context.catalog.tables.at(table).inherits.push_back(parent.name);
    }
}

void set_of_type(const Context& context, const QualifiedName& table, const Node& type_name) {
    const object::TypeName type = need_type(context, type_name);
    const auto found = context.catalog.types.find(type.name);
    const auto* composite =
        found == context.catalog.types.end() ? nullptr : std::get_if<object::Composite>(&found->second.definition);
    if (composite == nullptr)
        throw context.error("42809", fmt::format("type {} is not a composite type", type.name.name));
    object::Table& own = context.catalog.tables.at(table);
    own.of_type = type.name;
    own.columns = composite->attributes;
    for (object::Column& column : own.columns) column.comment.clear();
}

void set_partition_key(const Context& context, const QualifiedName& table, const Node& spec) {
    object::PartitionKey key;
    for (const char letter : spec.word("strategy"))
        key.strategy += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    const Relation relation{RelationKind::table, table, {}, false};
    Cooked needs;
    const std::string method = key.strategy == "HASH" ? "hash" : "btree";
    for (const Node& element : spec.list("partParams"))
        if (const std::string& column = element.word("name");
            !column.empty() && find_column(context.catalog.tables.at(table).columns, column) == nullptr)
            throw context.error("42703", fmt::format("column \"{}\" named in partition key does not exist", column),
                                element.location());
    key.keys = cook_keys(context, spec.list("partParams"), scope_of(context.catalog, relation), method, needs);
    for (object::IndexKey& one : key.keys) one.descending = one.nulls_first = false;
    context.catalog.tables.at(table).partition_key = std::move(key);
}

/// PARTITION OF p (a NOT NULL DEFAULT 1, …): of a column that is there already.
void change_inherited(const Context& context, const QualifiedName& table, const Node& definition,
                      std::vector<WantedConstraint>& wanted) {
    object::Column* column = find_column(context.catalog.tables.at(table).columns, definition.word("colname"));
    if (column == nullptr)
        throw context.error("42703", fmt::format("column \"{}\" does not exist", definition.word("colname")));
    for (const Node& one : definition.list("constraints")) {
        const std::string& type = one.word("contype");
        if (type == "CONSTR_NOTNULL")
            column->not_null.emplace();
        else if (type == "CONSTR_DEFAULT")
            set_default(context, table, *column, one["raw_expr"]);
        else
            wanted.push_back({one, column->name});
    }
}

void add_elements(const Context& context, const QualifiedName& table, const Node& statement,
                  std::vector<WantedConstraint>& wanted) {
    const bool with_columns = statement["partbound"] || statement["ofTypename"];
    for (const Node& element : statement.list("tableElts")) {
        if (element.is("ColumnDef") && with_columns)
            change_inherited(context, table, element, wanted);
        else if (element.is("ColumnDef"))
            add_column(context, table, element, wanted);
        else if (element.is("TableLikeClause"))
            copy_table(context, table, element);
        else if (element.is("Constraint"))
            wanted.push_back({element, {}});
    }
}

}  // namespace

Result create_table(const Context& context, const Node& statement) {
    const Node& relation = statement["relation"];
    const QualifiedName name = new_table_name(context, relation);
    if (relation_named(context.catalog, name)) {
        if (!statement.flag("if_not_exists"))
            need_free_relation_name(context, name);
        context.notice("42P07", fmt::format("relation \"{}\" already exists, skipping", name.name));
        return {};
    }
    need_free_type_name(context, name);
    object::Table table;
    table.unlogged = relation.word("relpersistence") == "u";
    table.storage = settings_of(statement.list("options"));
    table.tablespace = statement.word("tablespacename");
    if (const std::string& method = statement.word("accessMethod"); method != "heap")
        table.access_method = method;
    context.catalog.tables.emplace(name, std::move(table));
    inherit(context, name, statement);
    if (const Node& type = statement["ofTypename"])
        set_of_type(context, name, type);
    std::vector<WantedConstraint> wanted;
    add_elements(context, name, statement, wanted);
    for (const Node& one : statement.list("constraints")) wanted.push_back({one, {}});
    if (const Node& spec = statement["partspec"])
        set_partition_key(context, name, spec);
    set_generations(context, name, wanted);
    add_constraints(context, name, std::move(wanted), false);
    finish_copies(context, name, statement);
    if (const Node& bound = statement["partbound"]) {
        const QualifiedName parent = context.catalog.tables.at(name).inherits.front();
        context.catalog.tables.at(name).partition_bound = partition_bound(context, parent, bound);
        attach_to_parent(context, name, parent);
    }
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
