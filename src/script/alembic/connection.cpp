#include "script/alembic/connection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/statement.hpp"
#include "script/sqlalchemy/hooks.hpp"
#include "script/sqlalchemy/lower.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeClass;

/// What is asked of a result, or of a connection, and needs a database's answer.
void refuse_members(NativeClass& type, std::initializer_list<std::string_view> names, std::string_view owner) {
    for (const std::string_view name : names) {
        type.method(
            std::string(name), "*args, **kw",
            [question = fmt::format("{}.{}()", owner, name)](Call& call) -> Value { refuse_question(call, question); });
    }
}

const NativeClass& result_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("CursorResult", "sqlalchemy.engine.cursor");
        refuse_members(*made, {"fetchall", "fetchone",    "fetchmany", "all",        "first",
                               "one",      "one_or_none", "scalar",    "scalar_one", "scalar_one_or_none",
                               "scalars",  "mappings",    "keys",      "partitions", "unique",
                               "columns",  "tuples",      "yield_per", "freeze",     "__iter__",
                               "__next__"},
                       "result");
        for (const char* name : {"rowcount", "inserted_primary_key", "lastrowid", "returns_rows"}) {
            made->property(name, [name](Evaluator& evaluator, const Value&) -> Value {
                python::refuse(evaluator, fmt::format("result.{} asks the database", name),
                               "write this revision as an SQL file of the same id (docs/from-alembic.md)");
            });
        }
        made->method("close", "", [](Call&) { return Value::none(); });
        return made;
    }();
    return *type;
}

Value execute(Call& call) {
    enum { statement, parameters };
    perform_statement(call, call[statement], call.is_none(parameters) ? Value() : call[parameters]);
    return call.evaluator.instance(call.evaluator.type(result_class()));
}

Value execute_text(Call& call) {
    perform_text(call, call.text(0));
    return call.evaluator.instance(call.evaluator.type(result_class()));
}

Value dialect_of(Evaluator& evaluator, const Value&) {
    return sqlalchemy::dialect_object(evaluator, session(evaluator).target);
}

const NativeClass& engine_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("Engine", "sqlalchemy.engine.base");
        made->property("dialect", dialect_of);
        made->property("name", [](Evaluator& evaluator, const Value&) {
            return evaluator.str(std::string(session(evaluator).target.name()));
        });
        refuse_members(*made, {"connect", "begin", "execute", "raw_connection", "has_table", "table_names"}, "engine");
        return made;
    }();
    return *type;
}

const NativeClass& connection_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("Connection", "sqlalchemy.engine.base");
        made->property("dialect", dialect_of);
        made->property("engine", [](Evaluator& evaluator, const Value&) {
            return Value(evaluator.instance(evaluator.type(engine_class())));
        });
        made->method("execute", "statement, parameters=None, *, execution_options=None", execute);
        made->method("exec_driver_sql", "statement, parameters=None, execution_options=None", [](Call& call) {
            if (!call.is_none(1)) {
                refuse_question(call, "exec_driver_sql() with parameters");
            }
            return execute_text(call);
        });
        made->method("execution_options", "**opt", [](Call& call) {
            if (const Value level = sqlalchemy::take(call.evaluator, call.keywords(0), "isolation_level");
                level.defined()) {
                refuse_question(call, "execution_options(isolation_level=…)");
            }
            return call.self;
        });
        refuse_members(
            *made,
            {"scalar", "scalars", "begin", "begin_nested", "commit", "rollback", "in_transaction", "get_transaction",
             "connect", "run_sync", "detach", "invalidate", "close", "get_isolation_level"},
            "connection");
        return made;
    }();
    return *type;
}

/// A type, a table, an index: created as its own `create` does. Whether it is there already is for the statement to
/// say ("IF NOT EXISTS"), where a statement can.
void create_element(Evaluator& evaluator, const Value& element, bool check_first) {
    const sqlalchemy::Target& target = session(evaluator).target;
    MigrationContext* context = session(evaluator).context;
    check_first = check_first && !is_offline(evaluator);
    if (context == nullptr) {
        python::refuse(evaluator, "create() outside of upgrade() and downgrade()");
    }
    const auto speak = [&](catalog::Operation operation) {
        std::visit([&](auto& one) { one.place = evaluator.place(); }, operation);
        context->perform(operation);
    };
    if (sqlalchemy::is_enum(element)) {
        if (target.is_postgresql()) {
            catalog::CreateEnum create = sqlalchemy::lower_enum_type(evaluator, element);
            create.if_not_exists = check_first;
            speak(std::move(create));
        }
        return;
    }
    if (sqlalchemy::is_table(element)) {
        if (check_first && !sqlalchemy::indexes_of(element).empty()) {
            python::refuse(evaluator, "Table.create(checkfirst=True) of a table with indexes asks the database");
        }
        for (catalog::Operation& operation : sqlalchemy::lower_create_table(evaluator, element, target)) {
            if (auto* table = std::get_if<catalog::CreateTable>(&operation)) {
                table->if_not_exists = check_first;
            } else if (auto* type = std::get_if<catalog::CreateEnum>(&operation)) {
                type->if_not_exists = check_first;
            }
            speak(std::move(operation));
        }
        return;
    }
    if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Index"))) {
        catalog::CreateIndex create;
        create.index = sqlalchemy::lower_index(evaluator, element, target);
        create.if_not_exists = check_first;
        create.concurrently = sqlalchemy::is_concurrent(evaluator, element);
        speak(std::move(create));
        return;
    }
    if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Sequence"))) {
        if (target.is_postgresql()) {
            catalog::CreateSequence create;
            create.name = sqlalchemy::lower_name(element);
            create.options = sqlalchemy::lower_sequence_options(evaluator, element);
            create.if_not_exists = check_first;
            speak(std::move(create));
        }
        return;
    }
    python::refuse(evaluator, fmt::format("create() of a {}", python::type_name(evaluator, element)),
                   "write this revision as an SQL file of the same id (docs/from-alembic.md)");
}

void drop_element(Evaluator& evaluator, const Value& element, bool check_first) {
    const sqlalchemy::Target& target = session(evaluator).target;
    MigrationContext* context = session(evaluator).context;
    check_first = check_first && !is_offline(evaluator);
    if (context == nullptr) {
        python::refuse(evaluator, "drop() outside of upgrade() and downgrade()");
    }
    const auto speak = [&](catalog::Operation operation) {
        std::visit([&](auto& one) { one.place = evaluator.place(); }, operation);
        context->perform(operation);
    };
    if (sqlalchemy::is_enum(element)) {
        if (target.is_postgresql()) {
            speak(catalog::DropEnum{sqlalchemy::lower_enum_type(evaluator, element).name, check_first, {}});
        }
    } else if (sqlalchemy::is_table(element)) {
        speak(catalog::DropTable{sqlalchemy::lower_name(element), check_first, {}});
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Index"))) {
        const catalog::Index index = sqlalchemy::lower_index(evaluator, element, target);
        speak(catalog::DropIndex{{index.table.schema, index.name},
                                 index.name_may_be_cut,
                                 check_first,
                                 sqlalchemy::is_concurrent(evaluator, element),
                                 {}});
    } else if (sqlalchemy::is_a(element, sqlalchemy::schema_class("Sequence"))) {
        if (target.is_postgresql()) {
            speak(catalog::DropSequence{sqlalchemy::lower_name(element), check_first, {}});
        }
    } else {
        python::refuse(evaluator, fmt::format("drop() of a {}", python::type_name(evaluator, element)),
                       "write this revision as an SQL file of the same id (docs/from-alembic.md)");
    }
}

[[noreturn]] void refuse_reflection(Evaluator& evaluator, std::string_view what) {
    python::refuse(evaluator, fmt::format("{} asks the database", what),
                   "write this revision as an SQL file of the same id (docs/from-alembic.md)");
}

}  // namespace

Value connection_of(Evaluator& evaluator) {
    return evaluator.instance(evaluator.type(connection_class()));
}

void set_hooks(Evaluator& evaluator) {
    sqlalchemy::Hooks& hooks = sqlalchemy::hooks(evaluator);
    hooks.create = [](Evaluator& e, const Value& element, const Value&, bool check_first, const Value&) {
        create_element(e, element, check_first);
    };
    hooks.drop = [](Evaluator& e, const Value& element, const Value&, bool check_first, const Value&) {
        drop_element(e, element, check_first);
    };
    hooks.reflect_table = [](Evaluator& e, const Value&, const Value&, const Value&, bool) {
        refuse_reflection(e, "Table(…, autoload_with=…)");
    };
    hooks.reflect_metadata = [](Evaluator& e, const Value&, const Value&, python::Dict&) {
        refuse_reflection(e, "MetaData.reflect()");
    };
    hooks.inspect = [](Evaluator& e, const Value&) -> Value { refuse_reflection(e, "inspect()"); };
    hooks.engine = [](Evaluator& e, std::string_view function, Call&) -> Value { refuse_reflection(e, function); };
}

}  // namespace aludel::script::alembic
