#include "script/alembic/driver.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/sqlalchemy/driver_error.hpp"

namespace aludel::script::alembic {
namespace {

constexpr std::size_t failures_kept = 16;

/// Did the database answer, and say no?
bool is_answer(const Error& error) {
    return !error.sqlstate().empty() &&
           (error.code() == ErrorCode::statement_failed || error.code() == ErrorCode::lock_timeout ||
            error.code() == ErrorCode::statement_not_transactional);
}

}  // namespace

std::string ddl_as_given(std::string_view sql) {
    if (sql.starts_with("CREATE TABLE")) {
        return "\n" + std::string(sql) + "\n\n";
    }
    if (sql.starts_with("DROP TABLE") || sql.starts_with("DROP INDEX")) {
        return "\n" + std::string(sql);
    }
    return std::string(sql);
}

LiveDatabase* live_database(Evaluator& evaluator) {
    MigrationContext* context = session(evaluator).context;
    return context != nullptr ? context->live() : nullptr;
}

void with_driver(Evaluator& evaluator, const std::function<GivenStatement(const Error&)>& given,
                 const std::function<void()>& work) {
    std::optional<Error> failure;
    try {
        work();
        return;
    } catch (const Error& error) {
        if (!is_answer(error) || live_database(evaluator) == nullptr) {
            throw;
        }
        failure = error;
    }
    Session& now = session(evaluator);
    const GivenStatement statement = given(*failure);
    const Value nothing = now.target.is_postgresql() ? Value(evaluator.dict()) : evaluator.tuple({});
    const Value exception =
        sqlalchemy::driver_exception(evaluator, now.target, now.context->live()->last_failure(), statement.text,
                                     statement.parameters.is_none() ? nothing : statement.parameters);
    if (failure->sqlstate() == "25P02") {
        failure->hint(
            "the script has caught an earlier error of the database: after one, PostgreSQL refuses everything up to the "
            "end of the transaction. Put what may fail into `with op.get_bind().begin_nested():`");
    }
    if (now.failures.size() == failures_kept) {
        now.failures.erase(now.failures.begin());
    }
    now.failures.emplace_back(exception, *failure);
    python::raise(evaluator, exception);
}

std::optional<Error> failure_behind(Evaluator& evaluator, const Value& exception) {
    for (const auto& [one, error] : session(evaluator).failures) {
        if (one.same(exception)) {
            return error;
        }
    }
    return std::nullopt;
}

}  // namespace aludel::script::alembic
