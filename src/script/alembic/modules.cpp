#include "script/alembic/modules.hpp"

#include "script/alembic/config.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/context.hpp"
#include "script/alembic/operations.hpp"
#include "script/alembic/statement.hpp"
#include "script/extension/package.hpp"
#include "script/sqlalchemy/sqlalchemy.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeModule;

std::shared_ptr<NativeModule> operations_module() {
    auto module = std::make_shared<NativeModule>("alembic.op");
    for (const Directive& directive : all_directives()) {
        module->function(std::string(directive.name), directive.signature, directive.body);
    }
    module->fallback(registered_operation);
    return module;
}

std::shared_ptr<NativeModule> context_module() {
    auto module = std::make_shared<NativeModule>("alembic.context");
    module->function("get_context", "", [](Call& call) {
        context_of(call);
        return context_object(call.evaluator);
    });
    module->function("get_bind", "", [](Call& call) {
        context_of(call);
        return connection_of(call.evaluator);
    });
    module->function("is_offline_mode", "", [](Call& call) { return Value::boolean(is_offline(call.evaluator)); });
    module->function("is_transactional_ddl", "",
                     [](Call& call) { return Value::boolean(session(call.evaluator).target.is_postgresql()); });
    module->function("execute", "sql, execution_options=None", [](Call& call) {
        context_of(call);
        execute_statement(call, call[0], {});
        return Value::none();
    });
    module->source(context_text());
    return module;
}

std::shared_ptr<NativeModule> alembic_config_module() {
    auto module = std::make_shared<NativeModule>("alembic.config");
    module->source(config_text());
    return module;
}

}  // namespace

const std::shared_ptr<const python::Registry>& registry() {
    static const std::shared_ptr<const python::Registry> all = [] {
        std::shared_ptr<python::Registry> made = python::Registry::with_standard_library();
        sqlalchemy::add_sqlalchemy(*made);
        add_engine_modules(*made);
        auto package = std::make_shared<NativeModule>("alembic");
        package->package();
        made->add(package);
        made->add(operations_module());
        made->add(context_module());
        made->add(config_module());
        made->add(alembic_config_module());
        add_operations(*made);
        extension::add_packages(*made);
        return made;
    }();
    return all;
}

}  // namespace aludel::script::alembic
