#include "script/alembic/statement.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/driver.hpp"
#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/driver_error.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/result_set.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::alembic {
namespace {

using python::Kind;

bool is_sequence(const Value& value) {
    return value.is(Kind::list) || value.is(Kind::tuple);
}

/// SQLite's driver takes no more than one at a time.
void require_one_statement(Call& call, const std::string& sql, const std::function<GivenStatement()>& given) {
    const sqlalchemy::Target& target = session(call.evaluator).target;
    if (target.is_postgresql() || dialect::find_dialect(target.name()).split(sql, call.place()).size() < 2) {
        return;
    }
    Error error(ErrorCode::sql_syntax, "more than one statement where one is expected");
    error.at(call.place()).statement(sql).hint("give each to a call of its own");
    const GivenStatement text = given();
    raise_for(call.evaluator,
              sqlalchemy::driver_exception(call.evaluator, target,
                                           {"You can only execute one statement at a time.", 0, {}, {}}, text.text,
                                           text.parameters.is_none() ? call.evaluator.tuple({}) : text.parameters),
              error);
}

/// The database is live.
dialect::Result run(Call& call, const std::string& sql, const std::function<GivenStatement()>& given) {
    dialect::Result result;
    if (take_transaction_control(call, sql)) {
        return result;
    }
    require_one_statement(call, sql, given);
    with_driver(
        call.evaluator, [&](const Error&) { return given(); },
        [&] {
            result = live_database(call.evaluator)->execute({sql, call.place(), {}, {}, {}});
        });
    return result;
}

/// One execution of a statement: it, and its values.
struct Execution {
    const Value& clause;
    Value parameters;
    sqlalchemy::CompiledSql compiled;
    bool many = false;  ///< one of several parameter sets
};

Execution prepare(Call& call, const Value& clause, const Value& parameters, bool many) {
    return {clause, parameters, sqlalchemy::compile(call.evaluator, clause, session(call.evaluator).target, parameters),
            many};
}

Value carry_out(Call& call, const Execution& one) {
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    if (live_database(evaluator) == nullptr) {
        note_watchers(call);
        if (one.compiled.is_text) {
            perform_text(call, one.compiled.text);
        } else {
            perform(call, catalog::ExecuteSql{one.compiled.text, {}});
        }
        return recorded_result(evaluator);
    }
    const dialect::Result result = run(call, one.compiled.text, [&] {
        sqlalchemy::DriverStatement given = sqlalchemy::driver_statement(evaluator, one.clause, target, one.parameters);
        return GivenStatement{std::move(given.text), std::move(given.parameters)};
    });
    return sqlalchemy::make_result(
        evaluator, target, result,
        {&one.compiled, sqlalchemy::node_of(one.clause) == sqlalchemy::Node::insert, one.many});
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
            sqlalchemy::raise_missing_value(evaluator, name, group);
        }
        made->table.set(evaluator, entry.key, *value);
    }
    return Value(made);
}

/// The values of all sets are made before the first is sent; written out as SQL, each goes by itself.
Value execute_many(Call& call, const Value& clause, const std::vector<Value>& sets) {
    Evaluator& evaluator = call.evaluator;
    const bool several = sets.size() > 1;
    Value result;
    if (is_offline(evaluator)) {
        for (const Value& one : sets) {
            result = carry_out(call, prepare(call, clause, one, several));
        }
        return result;
    }
    const bool insert = sqlalchemy::node_of(clause) == sqlalchemy::Node::insert;
    std::vector<Execution> all;
    all.reserve(sets.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
        all.push_back(prepare(call, clause, insert ? like_first(call, sets.front(), sets[i], i) : sets[i], several));
    }
    std::int64_t rows = 0;
    std::vector<Value> results;
    Value unknown;
    for (const Execution& one : all) {
        result = carry_out(call, one);
        unknown = unknown.defined() || !python::is_unknown(result) ? unknown : result;
        if (live_database(evaluator) != nullptr && !unknown.defined()) {
            rows += std::max<std::int64_t>(0, sqlalchemy::integer_field(evaluator, result, "rowcount").value_or(0));
            results.push_back(result);
        }
    }
    if (unknown.defined()) {
        return unknown;
    }
    if (live_database(evaluator) != nullptr && several) {
        sqlalchemy::set_field(evaluator, result, "rowcount", Value::integer(rows));
        // RETURNING: the rows of all of them.
        result = python::call_method(evaluator, result, "_with_rows_of", {evaluator.list(std::move(results))});
    }
    return result;
}

/// Which of the values it is, from 1.
std::size_t position_of(const Value& culprit, const Value& values) {
    const std::vector<Value>& all = sqlalchemy::items(values);
    const auto found = std::find_if(all.begin(), all.end(), [&](const Value& one) { return one.same(culprit); });
    return found == all.end() ? 0 : static_cast<std::size_t>(found - all.begin()) + 1;
}

/// Raises what a driver says of a value that it cannot send; it has the statement already.
[[noreturn]] void raise_not_adapted(Call& call, const Value& culprit, const Value& clause, const Value& parameters) {
    Evaluator& evaluator = call.evaluator;
    const sqlalchemy::Target& target = session(evaluator).target;
    std::vector<Value> sets{Value()};
    if (is_sequence(parameters) && !sqlalchemy::items(parameters).empty()) {
        sets = python::to_vector(evaluator, parameters);
    } else if (!is_sequence(parameters)) {
        sets.front() = parameters;
    }
    sqlalchemy::DriverStatement given;
    std::vector<Value> values;
    std::size_t position = 0;
    for (const Value& set : sets) {
        given = sqlalchemy::driver_statement(evaluator, clause, target, set);
        values.push_back(given.parameters);
        position = position == 0 ? position_of(culprit, given.parameters) : position;
    }
    const std::string type = python::type_name(evaluator, culprit);
    std::string text = target.is_postgresql() ? fmt::format("can't adapt type '{}'", type)
                                              : fmt::format("Error binding parameter {}: type '{}' is not supported",
                                                            std::max<std::size_t>(position, 1), type);
    const Value all = values.size() > 1 ? evaluator.list(std::move(values)) : given.parameters;
    python::raise(evaluator, sqlalchemy::not_adapted(evaluator, target, std::move(text), given.text, all));
}

Value execute_clause(Call& call, const Value& clause, const Value& parameters) {
    Evaluator& evaluator = call.evaluator;
    Value culprit;
    try {
        if (is_sequence(parameters) && !sqlalchemy::items(parameters).empty()) {
            return execute_many(call, clause, python::to_vector(evaluator, parameters));
        }
        return carry_out(call, prepare(call, clause, is_sequence(parameters) ? Value() : parameters, false));
    } catch (const python::Raised& raised) {
        culprit = python::find_attribute(evaluator, raised.exception, "_culprit");
        if (!culprit.defined()) {
            sqlalchemy::complete_statement_error(evaluator, raised.exception, clause, session(evaluator).target,
                                                 parameters);
            throw;
        }
    }
    raise_not_adapted(call, culprit, clause, parameters);
}

bool is_function(const Value& clause) {
    const sqlalchemy::Node node = sqlalchemy::node_of(clause);
    return node == sqlalchemy::Node::function || node == sqlalchemy::Node::next_value;
}

/// A sequence that is executed gives its next value itself, not a result with it.
Value next_value_of(Call& call, const Value& sequence) {
    Evaluator& evaluator = call.evaluator;
    const Value next = python::call_method(evaluator, sequence, "next_value");
    const Value result = execute_clause(call, python::call_method(evaluator, next, "select"), {});
    return live_database(evaluator) == nullptr ? result : python::call_method(evaluator, result, "scalar");
}

}  // namespace

void raise_not_executable(Evaluator& evaluator, const Value& given) {
    python::raise(evaluator,
                  python::call(evaluator, sqlalchemy::exception_class(evaluator, "ObjectNotExecutableError"), {given}));
}

Value execute_statement(Call& call, const Value& statement, const Value& parameters) {
    Evaluator& evaluator = call.evaluator;
    context_of(call);
    if (const Value given = python::force(evaluator, statement); python::is_unknown(given)) {
        evaluator.require_known(given);
    }
    const std::optional<std::string> text = sqlalchemy::as_text(statement);
    const Value clause =
        text ? sqlalchemy::make_text(evaluator, *text) : sqlalchemy::clause_element(evaluator, statement);
    if (sqlalchemy::is_a(clause, sqlalchemy::schema_class("Sequence"))) {
        return next_value_of(call, clause);
    }
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
    if (is_function(clause) && !is_offline(evaluator)) {
        return execute_clause(call, python::call_method(evaluator, clause, "select"), parameters);
    }
    return execute_clause(call, clause, parameters);
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
