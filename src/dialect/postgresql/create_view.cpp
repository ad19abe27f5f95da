#include <fmt/format.h>

#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql {

namespace {

using object::Kind;
using object::Reference;

/// The columns with their types, and nothing behind them.
void add_stand_in(Script& script, const std::string& name, const object::View& view, Item& item) {
    std::string sql =
        fmt::format("-- its columns alone: what it is made from needs them\nCREATE VIEW {} AS\n    SELECT", name);
    for (std::size_t i = 0; i < view.columns.size(); ++i) {
        const object::Column& column = view.columns[i];
        sql += fmt::format("{} NULL::{}{} AS {}", i == 0 ? "" : ",", write_type(column.type),
                           column.collation.name.empty() ? "" : " COLLATE " + quote_name(column.collation),
                           quote_identifier(column.name));
        script.need_type(item.stand_in_needs, column.type);
    }
    item.stand_in = sql + ";\n";
}

void create_view(Script& script, const QualifiedName& name, const object::View& view) {
    const Reference self{Kind::view, name.schema, name.name, ""};
    const std::string quoted = quote_name(name);
    std::string sql = fmt::format("CREATE VIEW {}{} AS\n{};\n", quoted, with_sql(view.options), view.definition);
    sql += described_sql(script, "VIEW", quoted, view, "TABLE");
    sql += columns_sql(script, "VIEW", name, view.columns);
    for (const object::Column& column : view.columns)
        if (!column.expression.empty())
            sql += fmt::format("ALTER VIEW {} ALTER COLUMN {} SET DEFAULT {};\n", quoted, quote_identifier(column.name),
                               column.expression);
    std::vector<Reference> needs;
    for (const object::Column& column : view.columns) {
        script.need_type(needs, column.type);
        for (const Reference& need : script.needs_of({Kind::default_value, name.schema, name.name, column.name}))
            needs.push_back(need);
    }
    Item& item = script.add(Turn::view, self, sql, needs);
    add_stand_in(script, quoted, view, item);
    create_triggers(script, name, self, view.triggers);
    create_rules(script, name, self, view.rules);
}

void create_materialized_view(Script& script, const QualifiedName& name, const object::MaterializedView& view) {
    const Reference self{Kind::materialized_view, name.schema, name.name, ""};
    const std::string quoted = quote_name(name);
    std::string sql = "CREATE MATERIALIZED VIEW " + quoted;
    if (!view.access_method.empty())
        sql += " USING " + quote_identifier(view.access_method);
    sql += with_sql(view.storage);
    if (!view.tablespace.empty())
        sql += " TABLESPACE " + quote_identifier(view.tablespace);
    sql += fmt::format(" AS\n{}\nWITH NO DATA;\n", view.definition);
    sql += described_sql(script, "MATERIALIZED VIEW", quoted, view, "TABLE");
    sql += columns_sql(script, "MATERIALIZED VIEW", name, view.columns);
    std::vector<Reference> needs;
    for (const object::Column& column : view.columns) script.need_type(needs, column.type);
    for (const auto& [index_name, index] : view.indexes) {
        sql += index_sql(name, index_name, index, false);
        for (const Reference& need : script.needs_of({Kind::index, name.schema, name.name, index_name}))
            if (need != self)
                needs.push_back(need);
    }
    if (!view.clustered_on.empty())
        sql += fmt::format("ALTER MATERIALIZED VIEW {} CLUSTER ON {};\n", quoted, quote_identifier(view.clustered_on));
    script.add(Turn::view, self, sql, needs);
    if (view.populated) {
        // Its functions may ask for anything: all is there then, and found as in any other session.
        std::vector<Reference> before = {self};
        for (const Reference& need : script.needs_of(self))
            if (need.kind == Kind::materialized_view || need.kind == Kind::column)
                before.push_back({Kind::materialized_view, need.schema, need.name, "filled"});
        script.add(Turn::fill, {Kind::materialized_view, name.schema, name.name, "filled"},
                   fmt::format(
                       "RESET search_path;\nREFRESH MATERIALIZED VIEW {};\nSELECT pg_catalog.set_config('search_path', "
                       "'', false);\n",
                       quoted),
                   before);
    }
}

}  // namespace

void create_views(Script& script) {
    for (const auto& [name, view] : script.catalog.views) create_view(script, name, view);
    for (const auto& [name, view] : script.catalog.materialized_views) create_materialized_view(script, name, view);
}

}  // namespace aludel::dialect::postgresql
