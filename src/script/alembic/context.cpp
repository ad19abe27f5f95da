#include "script/alembic/context.hpp"

#include <fmt/format.h>

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/script_directory.hpp"
#include "script/alembic/statement.hpp"
#include "script/sqlalchemy/target.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeClass;

/// `with op.get_context().autocommit_block():`
const NativeClass& autocommit_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("AutocommitBlock", "alembic.runtime.migration");
        made->method("__enter__", "", [](Call& call) {
            // SQLite's driver commits by itself: the block says nothing there.
            if (session(call.evaluator).target.is_postgresql()) {
                begin_autocommit_block(call);
            }
            return Value::none();
        });
        made->method("__exit__", "kind, value, trace", [](Call& call) {
            if (session(call.evaluator).target.is_postgresql()) {
                end_autocommit_block(call);
            }
            return Value::boolean(false);
        });
        return made;
    }();
    return *type;
}

/// `with context.begin_transaction():` within the one that is open anyway.
const NativeClass& transaction_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("_ProxyTransaction", "alembic.runtime.migration");
        made->method("__enter__", "", [](Call& call) { return call.self; });
        made->method("__exit__", "kind, value, trace", [](Call&) { return Value::boolean(false); });
        return made;
    }();
    return *type;
}

Value context_text_of(Evaluator& evaluator) {
    return evaluator.import_module("alembic.context", true);
}

const NativeClass& context_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("MigrationContext", "alembic.runtime.migration");
        made->property("dialect", [](Evaluator& evaluator, const Value&) {
            return sqlalchemy::dialect_object(evaluator, session(evaluator).target);
        });
        made->property("bind", [](Evaluator& evaluator, const Value&) { return connection_of(evaluator); });
        made->property("connection", [](Evaluator& evaluator, const Value&) { return connection_of(evaluator); });
        made->property("script", [](Evaluator& evaluator, const Value&) { return script_directory(evaluator); });
        made->property("as_sql",
                       [](Evaluator& evaluator, const Value&) { return Value::boolean(is_offline(evaluator)); });
        made->property("config", [](Evaluator& evaluator, const Value&) {
            return python::get_attribute(evaluator, context_text_of(evaluator), "config");
        });
        made->property("opts", [](Evaluator& evaluator, const Value&) {
            return python::call(evaluator, python::get_attribute(evaluator, context_text_of(evaluator), "_options"));
        });
        made->property("impl", [](Evaluator& evaluator, const Value&) {
            const Value base = evaluator.import_module("alembic.operations.base", true);
            return python::get_attribute(evaluator, python::get_attribute(evaluator, base, "_current"), "impl");
        });
        for (const char* name : {"version_table", "version_table_schema", "environment_context", "output_buffer"}) {
            made->property(name, [name](Evaluator& evaluator, const Value&) -> Value {
                python::refuse(evaluator, fmt::format("MigrationContext.{} is not supported", name),
                               "take what it says from the project's configuration");
            });
        }
        made->method("execute", "sql, execution_options=None", [](Call& call) {
            execute_statement(call, call[0], {});
            return Value::none();
        });
        made->method("autocommit_block", "", [](Call& call) {
            return Value(call.evaluator.instance(call.evaluator.type(autocommit_class())));
        });
        made->method("begin_transaction", "_per_migration=False", [](Call& call) {
            return Value(call.evaluator.instance(call.evaluator.type(transaction_class())));
        });
        for (const char* question : {"get_current_revision", "get_current_heads", "stamp", "run_migrations"}) {
            made->method(question, "*args, **kw", [question](Call& call) -> Value {
                refuse_question(call, std::string("MigrationContext.") + question + "()");
            });
        }
        return made;
    }();
    return *type;
}

}  // namespace

Value context_object(Evaluator& evaluator) {
    return evaluator.instance(evaluator.type(context_class()));
}

}  // namespace aludel::script::alembic
