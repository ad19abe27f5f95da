#include "script/alembic/statement.hpp"

#include <fmt/format.h>

#include "python/object.hpp"
#include "script/sqlalchemy/compile.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/lower.hpp"

namespace aludel::script::alembic {

void perform_statement(Call& call, const Value& statement, const Value& parameters) {
    Evaluator& evaluator = call.evaluator;
    if (parameters.is(python::Kind::list) || parameters.is(python::Kind::tuple)) {
        for (const Value& one : python::to_vector(evaluator, parameters)) {
            perform_statement(call, statement, one);
        }
        return;
    }
    const std::optional<std::string> text = sqlalchemy::as_text(statement);
    const Value clause =
        text ? sqlalchemy::make_text(evaluator, *text) : sqlalchemy::clause_element(evaluator, statement);
    if (!sqlalchemy::is_clause(clause)) {
        sqlalchemy::raise_error(evaluator, "ObjectNotExecutableError",
                                fmt::format("Not an executable object: {}", python::repr(evaluator, statement)));
    }
    const sqlalchemy::Target& target = session(evaluator).target;
    if (sqlalchemy::node_of(clause) == sqlalchemy::Node::ddl) {
        for (catalog::Operation& operation : sqlalchemy::lower_ddl(evaluator, clause, target)) {
            perform(call, std::move(operation));
        }
        return;
    }
    const sqlalchemy::CompiledSql compiled = sqlalchemy::compile(evaluator, clause, target, parameters);
    if (compiled.is_text) {
        perform_text(call, compiled.text);
    } else {
        perform(call, catalog::ExecuteSql{compiled.text, {}});
    }
}

}  // namespace aludel::script::alembic
