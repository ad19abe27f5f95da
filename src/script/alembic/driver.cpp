#include "script/alembic/driver.hpp"

#include <fmt/format.h>

#include <memory>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/sqlalchemy/driver_error.hpp"

namespace aludel::script::alembic {
namespace {

constexpr std::size_t failures_kept = 16;

/// What the databases refused, by the exceptions that the script was told it with; the last ones.
std::vector<std::pair<Value, Error>>& failures(Evaluator& evaluator) {
    using Failures = std::vector<std::pair<Value, Error>>;
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<Failures>();
    }
    return *static_cast<Failures*>(slot.get());
}

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
    if (failure->sqlstate() == "25P02" && !now.second) {
        failure->hint(
            "the script has caught an earlier error of the database: after one, PostgreSQL refuses everything up to the "
            "end of the transaction. Put what may fail into `with op.get_bind().begin_nested():`");
    }
    raise_for(evaluator, exception, *failure);
}

void raise_for(Evaluator& evaluator, const Value& exception, const Error& error) {
    std::vector<std::pair<Value, Error>>& known = failures(evaluator);
    if (known.size() == failures_kept) {
        known.erase(known.begin());
    }
    known.emplace_back(exception, error);
    python::raise(evaluator, exception);
}

std::optional<Error> failure_behind(Evaluator& evaluator, const Value& exception) {
    for (const auto& [one, error] : failures(evaluator)) {
        if (one.same(exception)) {
            return error;
        }
    }
    return std::nullopt;
}

}  // namespace aludel::script::alembic
