#include "script/alembic/second_connection.hpp"

#include <fmt/format.h>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "dialect/dialect.hpp"
#include "python/exception.hpp"
#include "python/import.hpp"
#include "python/object.hpp"
#include "script/alembic/driver.hpp"
#include "script/alembic/engine_text.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/url.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeModule;

struct Second {
    std::unique_ptr<SecondSession> database;  ///< null: closed
    std::shared_ptr<Session> session;
};

/// All that a script has opened, by their numbers.
std::vector<Second>& seconds(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& slot = evaluator.extras[&key];
    if (!slot) {
        slot = std::make_shared<std::vector<Second>>();
    }
    return *static_cast<std::vector<Second>*>(slot.get());
}

Second& second(Call& call) {
    return seconds(call.evaluator).at(static_cast<std::size_t>(call.integer(0)));
}

sqlalchemy::Target target_for(Evaluator& evaluator, std::string_view dialect) {
    sqlalchemy::Target target;
    if (dialect != "postgresql" && dialect != "sqlite") {
        python::refuse(evaluator, fmt::format("an engine for '{}'", dialect), "aludel knows PostgreSQL and SQLite");
    }
    target.database = dialect == "sqlite" ? sqlalchemy::Database::sqlite : sqlalchemy::Database::postgresql;
    return target;
}

dialect::Url parse_url(Call& call, std::string_view text) {
    const std::string_view name = text.substr(0, text.find_first_of(":+"));
    target_for(call.evaluator, name == "postgres" ? "postgresql" : name);
    try {
        return dialect::Url::parse(text);
    } catch (Error& error) {
        throw std::move(error.at(call.place()));
    }
}

/// open(url or None): the number of a new session.
Value open(Call& call) {
    Evaluator& evaluator = call.evaluator;
    LiveDatabase* live = live_database(evaluator);
    if (live == nullptr) {
        ask(evaluator, "a connection of its own (engine.connect())");
    }
    std::optional<dialect::Url> url;
    if (!call.is_none(0)) {
        url = parse_url(call, call.text(0));
    }
    Second made;
    made.database = live->connect(url, call.place());
    made.session = std::make_shared<Session>();
    made.session->context = made.database.get();
    made.session->target = target_for(evaluator, made.database->dialect());
    made.session->second = true;
    std::vector<Second>& all = seconds(evaluator);
    all.push_back(std::move(made));
    return Value::integer(static_cast<std::int64_t>(all.size()) - 1);
}

/// What commit() fails with is told as for any statement.
Value end(Call& call, const std::function<void(SecondSession&)>& how) {
    Second& one = second(call);
    const InSession in(call.evaluator, one.session);
    with_driver(
        call.evaluator, [](const Error&) { return GivenStatement{"COMMIT"}; }, [&] { how(*one.database); });
    return Value::none();
}

std::shared_ptr<NativeModule> host_module() {
    auto made = std::make_shared<NativeModule>("_aludel_second");
    made->function("open", "url", open);
    made->function("close", "number", [](Call& call) {
        second(call).database.reset();
        return Value::none();
    });
    made->function("commit", "number", [](Call& call) { return end(call, [](SecondSession& one) { one.commit(); }); });
    made->function("rollback", "number",
                   [](Call& call) { return end(call, [](SecondSession& one) { one.rollback(); }); });
    made->function("set_isolation", "number, level", [](Call& call) {
        second(call).database->set_isolation(std::string(call.text(1)));
        return Value::none();
    });
    made->function("is_recorded", "",
                   [](Call& call) { return Value::boolean(live_database(call.evaluator) == nullptr); });
    made->function("ask", "question", [](Call& call) -> Value { ask(call.evaluator, call.text(0)); });
    made->function("run_url", "", [](Call& call) {
        LiveDatabase* live = live_database(call.evaluator);
        if (live == nullptr) {
            ask(call.evaluator, "engine.url");
        }
        return call.evaluator.str(sqlalchemy::url_text(live->url()));
    });
    made->function("run_dialect", "",
                   [](Call& call) { return call.evaluator.str(std::string(session(call.evaluator).target.name())); });
    made->function("dialect", "name", [](Call& call) {
        return sqlalchemy::dialect_object(call.evaluator, target_for(call.evaluator, call.text(0)));
    });
    made->function("refuse", "what, instead", [](Call& call) -> Value {
        python::refuse(call.evaluator, std::string(call.text(0)), std::string(call.text(1)));
    });
    return made;
}

Value engine_module(Evaluator& evaluator) {
    return python::import_now(evaluator, "sqlalchemy.engine._second");
}

}  // namespace

void add_second_connections(python::Registry& registry) {
    registry.add(host_module());
    registry.add(sqlalchemy::url_module());
    for (const auto& [name, text] :
         {std::pair("sqlalchemy.engine._second", engine_text()), std::pair("sqlalchemy.ext.asyncio", async_text()),
          std::pair("sqlalchemy.ext.asyncio.session", async_text()),
          std::pair("sqlalchemy.ext.asyncio.engine", async_text()), std::pair("sqlalchemy.pool", pool_text())}) {
        auto made = std::make_shared<NativeModule>(name);
        made->package();
        made->source(text);
        registry.add(made);
    }
}

Value engine_of_run(Evaluator& evaluator) {
    return python::get_attribute(evaluator, engine_module(evaluator), "engine_of_run");
}

bool is_engine(Evaluator& evaluator, const Value& value) {
    return python::is_instance(evaluator, value, python::get_attribute(evaluator, engine_module(evaluator), "Engine"));
}

OnConnection::OnConnection(Evaluator& evaluator, const Value& connection) {
    const Value number = sqlalchemy::field(connection, "_number");
    if (!number.defined()) {
        return;
    }
    if (number.is_none()) {
        sqlalchemy::raise_error(evaluator, "ResourceClosedError", "This Connection is closed");
    }
    if (sqlalchemy::flag(evaluator, connection, "_blocked")) {
        sqlalchemy::raise_error(evaluator, "InvalidRequestError",
                                "Can't operate on closed transaction inside context manager.  Please complete the "
                                "context manager before emitting further commands.");
    }
    sqlalchemy::set_field(evaluator, connection, "_begun", Value::boolean(true));
    const auto at = static_cast<std::size_t>(*sqlalchemy::integer_field(evaluator, connection, "_number"));
    in_.emplace(evaluator, seconds(evaluator).at(at).session);
}

}  // namespace aludel::script::alembic
