#include "script/alembic/statement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/driver.hpp"
#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/result_set.hpp"

namespace aludel::script::alembic {
namespace {

using python::Kind;

bool is_sequence(const Value& value) {
    return value.is(Kind::list) || value.is(Kind::tuple);
}

/// The database is live.
dialect::Result run(Call& call, const std::string& sql, const std::function<GivenStatement()>& given) {
    dialect::Result result;
    if (take_transaction_control(call, sql)) {
        return result;
    }
    with_driver(
        call.evaluator, [&](const Error&) { return given(); },
        [&] {
            result = live_database(call.evaluator)->execute({sql, call.place(), {}, {}, {}});
        });
    return result;
}

Value execute_once(Call& call, const Value& clause, const Value& parameters, bool many) {
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    const sqlalchemy::CompiledSql compiled = sqlalchemy::compile(evaluator, clause, target, parameters);
    if (live_database(evaluator) == nullptr) {
        note_watchers(call);
        if (compiled.is_text) {
            perform_text(call, compiled.text);
        } else {
            perform(call, catalog::ExecuteSql{compiled.text, {}});
        }
        return recorded_result(evaluator);
    }
    const dialect::Result result = run(call, compiled.text, [&] {
        sqlalchemy::DriverStatement given = sqlalchemy::driver_statement(evaluator, clause, target, parameters);
        return GivenStatement{std::move(given.text), std::move(given.parameters)};
    });
    return sqlalchemy::make_result(evaluator, target, result,
                                   {&compiled, sqlalchemy::node_of(clause) == sqlalchemy::Node::insert, many});
}

/// A parameter set of an INSERT with only the names that the first set has: the others are written as it is.
Value like_first(Call& call, const Value& first, const Value& given, std::size_t group) {
    Evaluator& evaluator = call.evaluator;
    if (!first.is(Kind::dict) || !given.is(Kind::dict)) {
        return given;
    }
    const python::Ref<python::Dict> made = evaluator.dict();
    for (const auto& entry : first.as<python::Dict>().table.entries()) {
        if (!entry.key.defined()) {
            continue;
        }
        const std::string name = sqlalchemy::as_text(entry.key).value_or("");
        const Value* value = given.as<python::Dict>().table.find(name);
        if (value == nullptr) {
            sqlalchemy::raise_statement_error(
                evaluator, fmt::format("(sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter "
                                       "'{}', in parameter group {}",
                                       name, group));
        }
        made->table.set(evaluator, entry.key, *value);
    }
    return Value(made);
}

Value execute_many(Call& call, const Value& clause, const std::vector<Value>& sets) {
    const bool insert = sqlalchemy::node_of(clause) == sqlalchemy::Node::insert;
    Value result;
    std::int64_t rows = 0;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        const Value one = insert && !is_offline(call.evaluator) ? like_first(call, sets.front(), sets[i], i) : sets[i];
        result = execute_once(call, clause, one, sets.size() > 1);
        if (live_database(call.evaluator) != nullptr) {
            rows +=
                std::max<std::int64_t>(0, sqlalchemy::integer_field(call.evaluator, result, "rowcount").value_or(0));
        }
    }
    if (live_database(call.evaluator) != nullptr && sets.size() > 1) {
        sqlalchemy::set_field(call.evaluator, result, "rowcount", Value::integer(rows));
    }
    return result;
}

}  // namespace

void raise_not_executable(Evaluator& evaluator, const Value& given) {
    python::raise(evaluator,
                  python::call(evaluator, sqlalchemy::exception_class(evaluator, "ObjectNotExecutableError"), {given}));
}

Value execute_statement(Call& call, const Value& statement, const Value& parameters) {
    Evaluator& evaluator = call.evaluator;
    context_of(call);
    const std::optional<std::string> text = sqlalchemy::as_text(statement);
    const Value clause =
        text ? sqlalchemy::make_text(evaluator, *text) : sqlalchemy::clause_element(evaluator, statement);
    if (!sqlalchemy::is_clause(clause)) {
        raise_not_executable(evaluator, statement);
    }
    if (sqlalchemy::node_of(clause) == sqlalchemy::Node::ddl) {
        for (catalog::Operation& operation : sqlalchemy::lower_ddl(evaluator, clause, session(evaluator).target)) {
            perform(call, std::move(operation));
        }
        return live_database(evaluator) == nullptr
                   ? recorded_result(evaluator)
                   : sqlalchemy::make_result(evaluator, session(evaluator).target, {}, {});
    }
    if (is_sequence(parameters) && !sqlalchemy::items(parameters).empty()) {
        const std::vector<Value> sets = python::to_vector(evaluator, parameters);
        return execute_many(call, clause, sets);
    }
    return execute_once(call, clause, is_sequence(parameters) ? Value() : parameters, false);
}

Value execute_driver_text(Call& call, std::string_view sql) {
    Evaluator& evaluator = call.evaluator;
    if (live_database(evaluator) == nullptr) {
        perform_text(call, sql);
        return recorded_result(evaluator);
    }
    const std::string text(sql);
    const dialect::Result result = run(call, text, [&] { return GivenStatement{text}; });
    return sqlalchemy::make_result(evaluator, session(evaluator).target, result, {});
}

}  // namespace aludel::script::alembic
