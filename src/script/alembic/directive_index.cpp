#include <algorithm>

#include "python/object.hpp"
#include "script/alembic/directive.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

// create_index, drop_index.
namespace aludel::script::alembic {
namespace {

/// An Index of a table that has the columns named. Texts name columns; all else is an expression.
Value make_index(Call& call, const Value& name, const Value& table_name, const std::vector<Value>& parts,
                 const Value& schema, const Keywords& keywords, python::Dict& more) {
    Evaluator& evaluator = call.evaluator;
    std::vector<Value> columns;
    std::vector<std::string> seen;
    for (const Value& part : parts) {
        const std::optional<std::string> text = sqlalchemy::as_text(part);
        if (text && std::find(seen.begin(), seen.end(), *text) == seen.end()) {
            columns.push_back(part);
            seen.push_back(*text);
        }
    }
    const Value table = make_plain_table(
        evaluator, sqlalchemy::is_none(table_name) ? evaluator.str("no_table") : table_name, columns, schema);
    std::vector<Value> arguments{name};
    for (const Value& part : parts) {
        const std::optional<std::string> text = sqlalchemy::as_text(part);
        arguments.push_back(text ? sqlalchemy::column_of(table, *text) : part);
    }
    Keywords all = keywords;
    all.emplace_back("_table", table);
    return make_item(evaluator, "Index", std::move(arguments), all, &more);
}

Value create(Call& call) {
    enum { index_name, table_name, columns, schema, unique, if_not_exists, keywords };
    const std::vector<Value> parts = python::to_vector(call.evaluator, call[columns]);
    const Value index = make_index(call, call[index_name], call[table_name], parts, call[schema],
                                   {{"unique", call[unique]}}, call.keywords(keywords));
    create_index(call, index, !sqlalchemy::is_none(call[if_not_exists]) && call.truth(if_not_exists));
    return Value::none();
}

Value drop(Call& call) {
    enum { index_name, table_name, schema, if_exists, keywords };
    Evaluator& evaluator = call.evaluator;
    const Value index = make_index(call, call[index_name], call[table_name], {evaluator.str("x")}, call[schema], {},
                                   call.keywords(keywords));
    const catalog::Index lowered = sqlalchemy::lower_index(evaluator, index, session(evaluator).target);
    perform(call,
            catalog::DropIndex{{lowered.table.schema, lowered.name},
                               lowered.name_may_be_cut,
                               !sqlalchemy::is_none(call[if_exists]) && call.truth(if_exists),
                               sqlalchemy::is_concurrent(evaluator, index),
                               {}},
            index);
    return Value::none();
}

}  // namespace

std::vector<Directive> index_directives() {
    return {
        {"create_index", "index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw",
         create},
        {"drop_index", "index_name, table_name=None, *, schema=None, if_exists=None, **kw", drop},
    };
}

}  // namespace aludel::script::alembic
