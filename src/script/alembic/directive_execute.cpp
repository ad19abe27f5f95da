#include "python/exception.hpp"
#include "python/import.hpp"
#include "python/object.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/directive.hpp"
#include "script/alembic/statement.hpp"
#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/target.hpp"

// execute, bulk_insert, f, inline_literal, run_async.
namespace aludel::script::alembic {
namespace {

Value op_execute(Call& call) {
    enum { sqltext, execution_options };
    execute_statement(call, call[sqltext], {});
    return Value::none();
}

Value bulk_insert(Call& call) {
    enum { table_, rows_, multiinsert };
    Evaluator& evaluator = call.evaluator;
    if (!call[rows_].is(python::Kind::list)) {
        python::raise(evaluator, python::ExceptionType::TypeError, "List expected");
    }
    const std::vector<Value> rows = call[rows_].as<python::List>().items;
    if (!rows.empty() && !rows.front().is(python::Kind::dict)) {
        python::raise(evaluator, python::ExceptionType::TypeError, "List of dictionaries expected");
    }
    const Value insert =
        python::call_method(evaluator, python::call_method(evaluator, call[table_], "insert"), "inline");
    if (!call.truth(multiinsert)) {
        for (const Value& row : rows) {
            execute_statement(call, insert, row);
        }
    } else if (!rows.empty()) {
        execute_statement(call, insert, call.evaluator.list(rows));
    }
    return Value::none();
}

Value formatted(Call& call) {
    return sqlalchemy::make_conv(call.evaluator, std::string(call.text(0)));
}

Value inline_literal(Call& call) {
    Evaluator& evaluator = call.evaluator;
    return sqlalchemy::make_bind(evaluator, call[0], call.is_none(1) ? Value() : call[1]);
}

Value run_async(Call& call) {
    Evaluator& evaluator = call.evaluator;
    context_of(call);
    if (is_offline(evaluator)) {
        refuse_question(call, "run_async() with --sql");
    }
    python::Arguments arguments;
    arguments.positional.push_back(python::call(
        evaluator,
        python::get_attribute(evaluator, python::import_now(evaluator, "sqlalchemy.ext.asyncio"), "AsyncConnection"),
        {connection_of(evaluator)}));
    for (const Value& value : call.rest(1)) {
        arguments.positional.push_back(value);
    }
    for (const auto& entry : call.keywords(2).table.entries()) {
        if (entry.key.defined()) {
            arguments.keywords.emplace_back(entry.key, entry.value);
        }
    }
    return evaluator.run_coroutine(python::call(evaluator, call[0], std::move(arguments)));
}

}  // namespace

std::vector<Directive> execute_directives() {
    return {
        {"execute", "sqltext, *, execution_options=None", op_execute},
        {"bulk_insert", "table, rows, *, multiinsert=True", bulk_insert},
        {"f", "name", formatted},
        {"inline_literal", "value, type_=None", inline_literal},
        {"run_async", "async_function, *args, **kw_args", run_async},
    };
}

}  // namespace aludel::script::alembic
