#include "script/alembic/connection.hpp"

#include <fmt/format.h>

#include <functional>

#include "python/exception.hpp"
#include "python/import.hpp"
#include "python/object.hpp"
#include "script/alembic/driver.hpp"
#include "script/alembic/element.hpp"
#include "script/alembic/models.hpp"
#include "script/alembic/second_connection.hpp"
#include "script/alembic/statement.hpp"
#include "script/sqlalchemy/absent_member.hpp"
#include "script/sqlalchemy/driver_error.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/inspector.hpp"
#include "script/sqlalchemy/orm.hpp"
#include "script/sqlalchemy/result_set.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeClass;
using python::NativeModule;

/// What every way out of Alembic's own transaction comes to: the version row would not be in it.
constexpr const char* transaction_belongs_to_the_run =
    "leave it out: the run commits, the row of the version table with it. With Alembic what follows a commit() or "
    "rollback() of its connection is lost";

/// Begin and end of a savepoint, as objects.
constexpr std::string_view transaction_text = R"python(
import sqlalchemy.exc


class Transaction:
    is_active = True
    is_valid = True

    def __init__(self, connection):
        self.connection = connection

    def __enter__(self):
        return self


class RootTransaction(Transaction):
    """Alembic's own: it ends with the run."""

    def commit(self):
        self.connection.commit()

    def rollback(self):
        self.connection.rollback()

    close = rollback

    def __exit__(self, kind, value, trace):
        return False


class NestedTransaction(Transaction):
    def __init__(self, connection, name):
        super().__init__(connection)
        self._name = name
        connection._savepoint('SAVEPOINT ' + name)
        self._before = connection._nested
        connection._nested = self

    def _end(self, statement):
        self.is_active = self.is_valid = False
        self.connection._nested = self._before
        self.connection._savepoint(statement + self._name)

    def commit(self):
        if not self.is_active:
            raise sqlalchemy.exc.InvalidRequestError('This nested transaction is inactive')
        self._end('RELEASE SAVEPOINT ')

    def rollback(self):
        if self.is_active:
            self._end('ROLLBACK TO SAVEPOINT ')

    close = rollback

    def __exit__(self, kind, value, trace):
        if not self.is_active:
            return False
        if kind is None:
            try:
                self.commit()
            except BaseException:
                self.connection._savepoint('ROLLBACK TO SAVEPOINT ' + self._name)
                raise
        else:
            self.rollback()
        return False
)python";

Value transaction_class(Evaluator& evaluator, std::string_view name) {
    return python::get_attribute(evaluator, python::import_now(evaluator, "sqlalchemy.engine.transaction"), name);
}

/// What is asked of a recorded result, and needs a database's answer.
const NativeClass& recorded_result_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("CursorResult", "sqlalchemy.engine.cursor");
        for (const char* name : {"fetchall", "fetchone",    "fetchmany", "all",        "first",
                                 "one",      "one_or_none", "scalar",    "scalar_one", "scalar_one_or_none",
                                 "scalars",  "mappings",    "keys",      "partitions", "unique",
                                 "columns",  "tuples",      "yield_per", "freeze",     "__iter__",
                                 "__next__", "__enter__"}) {
            const std::string question =
                std::string_view(name).starts_with("__") ? "a loop over a result" : fmt::format("result.{}()", name);
            made->method(name, "*args, **kw", [question](Call& call) -> Value { ask(call.evaluator, question); });
        }
        for (const char* name : {"rowcount", "inserted_primary_key", "inserted_primary_key_rows", "lastrowid",
                                 "returns_rows", "closed", "t"}) {
            made->property(name, [name](Evaluator& evaluator, const Value&) -> Value {
                ask(evaluator, fmt::format("result.{}", name));
            });
        }
        made->method("close", "", [](Call&) { return Value::none(); });
        made->method("__getattr__", "name", [](Call& call) -> Value {
            if (call.text(0).starts_with("_")) {
                python::raise(call.evaluator, python::ExceptionType::AttributeError,
                              fmt::format("'CursorResult' object has no attribute '{}'", call.text(0)));
            }
            ask(call.evaluator, fmt::format("result.{}", call.text(0)));
        });
        return made;
    }();
    return *type;
}

void require_live(Call& call, std::string_view question) {
    if (live_database(call.evaluator) == nullptr) {
        ask(call.evaluator, question);
    }
}

[[noreturn]] void refuse_end(Call& call) {
    python::refuse(call.evaluator, fmt::format("connection.{}() ends Alembic's own transaction", call.function.name),
                   transaction_belongs_to_the_run);
}

Value execute(Call& call) {
    enum { statement, parameters };
    if (sqlalchemy::as_text(call[statement])) {
        raise_not_executable(call.evaluator, call[statement]);
    }
    return execute_statement(call, call[statement], call.is_none(parameters) ? Value() : call[parameters]);
}

Value dialect_of(Evaluator& evaluator, const Value&) {
    return sqlalchemy::dialect_object(evaluator, session(evaluator).target);
}

[[noreturn]] void raise_begun(Call& call, std::string_view middle) {
    sqlalchemy::raise_error(
        call.evaluator, "InvalidRequestError",
        fmt::format("This connection has already initialized a SQLAlchemy Transaction() object via begin() or "
                    "autobegin; {} unless rollback() or commit() is called first.",
                    middle));
}

void add_executing(NativeClass& made) {
    made.method("execute", "statement, parameters=None, *, execution_options=None", [](Call& call) {
        const OnConnection on(call.evaluator, call.self);
        return execute(call);
    });
    made.method("scalar", "statement, parameters=None, *, execution_options=None", [](Call& call) {
        const OnConnection on(call.evaluator, call.self);
        require_live(call, "connection.scalar()");
        const Value result = execute(call);
        return sqlalchemy::is_a(call[0], sqlalchemy::schema_class("Sequence"))
                   ? result  // the value already
                   : python::call_method(call.evaluator, result, "scalar");
    });
    made.method("scalars", "statement, parameters=None, *, execution_options=None", [](Call& call) {
        const OnConnection on(call.evaluator, call.self);
        require_live(call, "connection.scalars()");
        return python::call_method(call.evaluator, execute(call), "scalars");
    });
    made.method("exec_driver_sql", "statement, parameters=None, execution_options=None", [](Call& call) {
        if (!call.is_none(1)) {
            refuse_question(call, "exec_driver_sql() with parameters");
        }
        const OnConnection on(call.evaluator, call.self);
        return execute_driver_text(call, call.text(0));
    });
    made.method("execution_options", "**opt", [](Call& call) {
        const Value level = sqlalchemy::take(call.evaluator, call.keywords(0), "isolation_level");
        if (level.defined()) {
            raise_begun(call, "isolation_level may not be altered");
        }
        return call.self;
    });
    made.method("_savepoint", "statement", [](Call& call) {
        const OnConnection on(call.evaluator, call.self);
        return execute_driver_text(call, call.text(0));
    });
    made.method("_ask", "question", [](Call& call) {
        require_live(call, call.text(0));
        return Value::none();
    });
}

void add_transactions(NativeClass& made) {
    made.value("_nested", [](Evaluator&) { return Value::none(); });
    made.method("begin", "", [](Call& call) -> Value { raise_begun(call, "can't call begin() here"); });
    made.method("begin_nested", "", [](Call& call) {
        require_live(call, "connection.begin_nested()");
        const std::string name = fmt::format("sa_savepoint_{}", ++session(call.evaluator).savepoints);
        return python::call(call.evaluator, transaction_class(call.evaluator, "NestedTransaction"),
                            {call.self, call.evaluator.str(name)});
    });
    made.method("in_transaction", "", [](Call&) { return Value::boolean(true); });
    made.method("in_nested_transaction", "",
                [](Call& call) { return Value::boolean(sqlalchemy::some_field(call.self, "_nested").defined()); });
    made.method("get_transaction", "", [](Call& call) {
        return python::call(call.evaluator, transaction_class(call.evaluator, "RootTransaction"), {call.self});
    });
    made.method("get_nested_transaction", "",
                [](Call& call) { return python::or_none(sqlalchemy::field(call.self, "_nested")); });
    for (const char* name : {"commit", "rollback", "close", "invalidate", "detach"}) {
        made.method(name, "*args, **kw", [](Call& call) -> Value { refuse_end(call); });
    }
}

const NativeClass& connection_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("Connection", "sqlalchemy.engine.base");
        made->property("dialect", dialect_of);
        made->property("engine", [](Evaluator& evaluator, const Value&) { return engine_of_run(evaluator); });
        made->property("closed", [](Evaluator&, const Value&) { return Value::boolean(false); });
        made->value("info", [](Evaluator& evaluator) { return Value(evaluator.dict()); });
        made->property("connection", [](Evaluator& evaluator, const Value&) -> Value {
            python::refuse(evaluator, "connection.connection, the driver's own, is not supported",
                           "execute on the connection itself");
        });
        made->method("get_isolation_level", "", [](Call& call) {
            const OnConnection on(call.evaluator, call.self);
            if (!session(call.evaluator).target.is_postgresql()) {
                return call.evaluator.intern("SERIALIZABLE");
            }
            require_live(call, "connection.get_isolation_level()");
            const Value result = execute_driver_text(call, "show transaction isolation level");
            return python::call_method(call.evaluator, python::call_method(call.evaluator, result, "scalar"), "upper");
        });
        made->method("run_sync", "*args, **kw", [](Call& call) -> Value {
            python::refuse(call.evaluator, "connection.run_sync() leaves the connection that the migration has",
                           "use op.get_bind() itself");
        });
        add_executing(*made);
        add_transactions(*made);
        return made;
    }();
    return *type;
}

/// Does `work` on what `bind` is: a connection, or one of an engine for this alone, in a transaction.
void on_bind(Evaluator& evaluator, const Value& bind, const std::function<void()>& work) {
    if (sqlalchemy::is_a(bind, connection_class()) || !is_engine(evaluator, bind)) {
        const OnConnection on(evaluator, bind);
        work();
        return;
    }
    const Value connection = python::call_method(evaluator, bind, "connect");
    try {
        const OnConnection on(evaluator, connection);
        work();
    } catch (...) {
        python::call_method(evaluator, connection, "close");
        throw;
    }
    python::call_method(evaluator, connection, "commit");
    python::call_method(evaluator, connection, "close");
}

void load_models_of(Evaluator& evaluator, const Value& element, const Value& tables) {
    if (sqlalchemy::is_none(tables) && sqlalchemy::is_a(element, sqlalchemy::schema_class("MetaData"))) {
        load_models(evaluator, element);
    }
}

std::shared_ptr<NativeModule> module(std::string name) {
    auto made = std::make_shared<NativeModule>(std::move(name));
    made->package();
    return made;
}

/// A name that another of these modules has.
void borrow(NativeModule& into, const char* name, const char* from) {
    into.value(name, [name, from](Evaluator& evaluator) {
        return python::get_attribute(evaluator, python::import_now(evaluator, from), name);
    });
}

void add_names(NativeModule& made) {
    sqlalchemy::add_class(made, "Connection", connection_class());
    for (const char* name : {"Engine", "create_engine", "engine_from_config", "create_mock_engine"}) {
        borrow(made, name, "sqlalchemy.engine._second");
    }
    for (const char* name : {"URL", "make_url"}) {
        borrow(made, name, "sqlalchemy.engine.url");
    }
    for (const char* name : {"Row", "RowMapping"}) {
        borrow(made, name, "sqlalchemy.engine.row");
    }
    for (const char* name : {"Result", "ScalarResult", "MappingResult"}) {
        borrow(made, name, "sqlalchemy.engine.result");
    }
    borrow(made, "Inspector", "sqlalchemy.engine.reflection");
    borrow(made, "CursorResult", "sqlalchemy.engine.cursor");
    for (const char* name : {"Transaction", "RootTransaction", "NestedTransaction"}) {
        borrow(made, name, "sqlalchemy.engine.transaction");
    }
}

const char connection_key = 0;

}  // namespace

Value connection_of(Evaluator& evaluator) {
    std::shared_ptr<void>& slot = evaluator.extras[&connection_key];
    if (!slot) {
        slot = std::make_shared<Value>(evaluator.instance(evaluator.type(connection_class())));
    }
    return *static_cast<Value*>(slot.get());
}

Value recorded_result(Evaluator& evaluator) {
    return evaluator.instance(evaluator.type(recorded_result_class()));
}

void add_engine_modules(python::Registry& registry) {
    for (const char* name : {"sqlalchemy.engine", "sqlalchemy.engine.base", "sqlalchemy.engine.interfaces"}) {
        const std::shared_ptr<NativeModule> made = module(name);
        add_names(*made);
        registry.add(made);
    }
    auto transactions = std::make_shared<NativeModule>("sqlalchemy.engine.transaction");
    transactions->source(transaction_text);
    registry.add(transactions);
    add_second_connections(registry);
    sqlalchemy::add_results(registry);
    sqlalchemy::add_drivers(registry);
    sqlalchemy::add_inspector(registry);
    sqlalchemy::add_orm(registry);
}

void set_hooks(Evaluator& evaluator) {
    sqlalchemy::watch_absent_members(evaluator);
    sqlalchemy::Hooks& hooks = sqlalchemy::hooks(evaluator);
    hooks.create = [](Evaluator& e, const Value& element, const Value& bind, bool check_first, const Value& tables) {
        load_models_of(e, element, tables);
        on_bind(e, bind, [&] { create_element(e, element, check_first, tables); });
    };
    hooks.drop = [](Evaluator& e, const Value& element, const Value& bind, bool check_first, const Value& tables) {
        load_models_of(e, element, tables);
        on_bind(e, bind, [&] { drop_element(e, element, check_first, tables); });
    };
    hooks.load_models = load_models;
    hooks.reflect_table = [](Evaluator& e, const Value& table, const Value& bind, const Value& only, bool resolve) {
        sqlalchemy::reflect_table(e, table, bind, only, resolve);
    };
    hooks.reflect_metadata = [](Evaluator& e, const Value& metadata, const Value& bind, python::Dict& keywords) {
        sqlalchemy::reflect_metadata(e, metadata, bind, keywords);
    };
    hooks.inspect = [](Evaluator& e, const Value& subject) -> Value {
        if (sqlalchemy::is_a(subject, connection_class()) || is_engine(e, subject)) {
            return sqlalchemy::make_inspector(e, subject);
        }
        python::refuse(e, fmt::format("inspect() of a {}", python::type_name(e, subject)),
                       "only connections and engines can be inspected here");
    };
}

}  // namespace aludel::script::alembic
