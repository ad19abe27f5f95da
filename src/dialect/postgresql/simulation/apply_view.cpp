#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/define_index.hpp"
#include "dialect/postgresql/simulation/drop_object.hpp"
#include "dialect/postgresql/simulation/rows.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// What a query gives, as a relation that is made of it has it.
struct CookedQuery {
    std::vector<object::Column> columns;
    std::string definition;
    Cooked needs;
};

CookedQuery cook_query(const Context& context, const Node& query, const std::vector<Node>& aliases) {
    Node select = query;
    Analysis analysis(context);
    std::vector<QueryColumn> columns = analysis.query(select);
    if (aliases.size() > columns.size())
        throw context.error("42601", "CREATE VIEW specifies more column names than columns");
    for (std::size_t i = 0; i < aliases.size(); ++i) columns[i].name = string_of(aliases[i]);
    CookedQuery cooked;
    for (const QueryColumn& one : columns) {
        if (find_column(cooked.columns, one.name) != nullptr)
            throw context.error("42701", fmt::format("column \"{}\" specified more than once", one.name));
        object::Column& column = cooked.columns.emplace_back();
        column.name = one.name;
        column.collation = one.collation;
        if (one.type)
            column.type = *one.type;
        else if (analysis.doubt.empty())
            analysis.doubt = fmt::format("the type of the column {} is not known", one.name);
    }
    // Names that stand before the query are written into it.
    if (!aliases.empty() && !select["larg"] && !select["valuesLists"])
        if (Node* targets = field_of(select, "targetList"))
            for (std::size_t i = 0; i < aliases.size() && i < targets->items.size(); ++i) {
                Node& target = targets->items[i];
                if (Node* name = field_of(target, "name"))
                    name->text = string_of(aliases[i]);
                else
                    target.fields.emplace_back("name", Node{Node::Form::text, {}, string_of(aliases[i]), {}, {}});
            }
    cooked.definition = write_query(select);
    cooked.needs.uses = std::move(analysis.uses);
    cooked.needs.doubt = std::move(analysis.doubt);
    return cooked;
}

/// CREATE OR REPLACE: the columns that are there stay, others may come behind them.
void need_same_columns(const Context& context, const std::vector<object::Column>& before,
                       const std::vector<object::Column>& now) {
    if (now.size() < before.size())
        throw context.error("42P16", "cannot drop columns from view");
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i].name != now[i].name)
            throw context
                .error("42P16",
                       fmt::format("cannot change name of view column \"{}\" to \"{}\"", before[i].name, now[i].name))
                .hint("Use ALTER VIEW ... RENAME COLUMN ... to change name of view column instead.");
        if (!before[i].type.name.name.empty() && !now[i].type.name.name.empty() && !(before[i].type == now[i].type))
            throw context.error(
                "42P16", fmt::format("cannot change data type of view column \"{}\" from {} to {}", before[i].name,
                                     type_words(before[i].type), type_words(now[i].type)));
    }
}

void set_check_option(const Node& statement, std::vector<object::Setting>& options) {
    const std::string& check = statement.word("withCheckOption");
    if (check == "LOCAL_CHECK_OPTION")
        options.push_back({"check_option", "local"});
    else if (check == "CASCADED_CHECK_OPTION")
        options.push_back({"check_option", "cascaded"});
}

void replace_view(const Context& context, const QualifiedName& name, CookedQuery cooked, const Node& statement) {
    object::View& view = context.catalog.views.at(name);
    need_same_columns(context, view.columns, cooked.columns);
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const object::Column& before = view.columns[i];
        cooked.columns[i].comment = before.comment;
        cooked.columns[i].expression = before.expression;
        cooked.columns[i].privileges = before.privileges;
    }
    view.columns = std::move(cooked.columns);
    view.definition = std::move(cooked.definition);
    view.options = settings_of(statement.list("options"));
    set_check_option(statement, view.options);
    const object::Reference self{object::Kind::view, name.schema, name.name, ""};
    remove_dependencies(context.catalog, self);
    context.state.unsure.erase(self);
    add_dependencies(context, self, cooked.needs);
}

/// Columns of a table that a query makes: the types alone.
void fill_table(const Context& context, const QualifiedName& name, const Node& into, CookedQuery cooked) {
    object::Table table;
    table.unlogged = into["rel"].word("relpersistence") == "u";
    table.storage = settings_of(into.list("options"));
    table.tablespace = into.word("tableSpaceName");
    table.columns = std::move(cooked.columns);
    context.catalog.tables.emplace(name, std::move(table));
    if (!cooked.needs.doubt.empty())
        context.not_sure_of({object::Kind::table, name.schema, name.name, ""}, cooked.needs.doubt);
}

void fill_materialized_view(const Context& context, const QualifiedName& name, const Node& into, CookedQuery cooked) {
    object::MaterializedView view;
    view.columns = std::move(cooked.columns);
    view.definition = std::move(cooked.definition);
    view.populated = !into.flag("skipData");
    view.storage = settings_of(into.list("options"));
    view.tablespace = into.word("tableSpaceName");
    context.catalog.materialized_views.emplace(name, std::move(view));
    add_dependencies(context, {object::Kind::materialized_view, name.schema, name.name, ""}, cooked.needs);
}

QualifiedName name_for(const Context& context, const Node& range_var) {
    if (range_var.word("relpersistence") == "t")
        return {std::string(temporary_schema), range_var.word("relname")};
    return created_name(context, name_in(range_var));
}

Result make_of_query(const Context& context, const Node& query, const Node& into, bool materialized,
                     bool if_not_exists) {
    const QualifiedName name = name_for(context, into["rel"]);
    Result result;
    if (relation_named(context.catalog, name)) {
        if (!if_not_exists)
            need_free_relation_name(context, name);
        context.notice("42P07", fmt::format("relation \"{}\" already exists, skipping", name.name));
        return result;
    }
    need_free_type_name(context, name);
    if (!query.is("SelectStmt"))
        throw context.refusal("a table made of the rows of EXECUTE is not simulated");
    change_rows_in(context, query);
    const bool empty = into.flag("skipData") || gives_no_rows(context, query);
    CookedQuery cooked = cook_query(context, query, into.list("colNames"));
    if (materialized)
        fill_materialized_view(context, name, into, std::move(cooked));
    else
        fill_table(context, name, into, std::move(cooked));
    if (empty)
        return result;
    context.state.fill(name);
    result.counted = true;
    result.unknown = "how many rows the query gives";
    return result;
}

}  // namespace

Result create_view(const Context& context, const Node& statement) {
    const QualifiedName name = name_for(context, statement["view"]);
    CookedQuery cooked = cook_query(context, statement["query"], statement.list("aliases"));
    if (const Relation there = relation_named(context.catalog, name)) {
        if (!statement.flag("replace"))
            need_free_relation_name(context, name);
        if (there.kind != RelationKind::view)
            throw context.error("42809", fmt::format("\"{}\" is not a view", name.name));
        replace_view(context, name, std::move(cooked), statement);
        return {};
    }
    need_free_type_name(context, name);
    object::View view;
    view.columns = std::move(cooked.columns);
    view.definition = std::move(cooked.definition);
    view.options = settings_of(statement.list("options"));
    set_check_option(statement, view.options);
    context.catalog.views.emplace(name, std::move(view));
    add_dependencies(context, {object::Kind::view, name.schema, name.name, ""}, cooked.needs);
    return {};
}

Result create_table_as(const Context& context, const Node& statement) {
    return make_of_query(context, statement["query"], statement["into"], statement.word("objtype") == "OBJECT_MATVIEW",
                         statement.flag("if_not_exists"));
}

Result select_into(const Context& context, const Node& select) {
    Node query = select;
    std::erase_if(query.fields, [](const auto& field) { return field.first == "intoClause"; });
    return make_of_query(context, query, select["intoClause"], false, false);
}

Result refresh_view(const Context& context, const Node& statement) {
    const Relation relation = need_relation(context, statement["relation"]);
    if (relation.kind != RelationKind::materialized_view)
        throw context.error("42809", fmt::format("\"{}\" is not a materialized view", relation.name.name));
    context.catalog.materialized_views.at(relation.name).populated = !statement.flag("skipData");
    if (statement.flag("skipData"))
        context.state.empty(relation.name);
    else
        context.state.fill(relation.name);
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
