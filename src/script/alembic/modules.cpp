#include "script/alembic/modules.hpp"

#include "script/alembic/connection.hpp"
#include "script/alembic/context.hpp"
#include "script/alembic/operations.hpp"
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
        add_operations(*made);
        extension::add_packages(*made);
        return made;
    }();
    return all;
}

}  // namespace aludel::script::alembic
