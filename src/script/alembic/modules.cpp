#include "script/alembic/modules.hpp"

#include "script/alembic/batch.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/context.hpp"
#include "script/alembic/directive.hpp"
#include "script/sqlalchemy/sqlalchemy.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeModule;

void add_all(NativeModule& module, const std::vector<Directive>& directives) {
    for (const Directive& directive : directives) {
        module.function(std::string(directive.name), directive.signature, directive.body);
    }
}

std::shared_ptr<NativeModule> operations_module() {
    auto module = std::make_shared<NativeModule>("alembic.op");
    add_all(*module, table_directives());
    add_all(*module, column_directives());
    add_all(*module, constraint_directives());
    add_all(*module, index_directives());
    add_all(*module, execute_directives());
    module->function("batch_alter_table", batch_signature, batch_alter_table);
    module->function("get_bind", "", [](Call& call) {
        context_of(call);
        return connection_of(call.evaluator);
    });
    module->function("get_context", "", [](Call& call) {
        context_of(call);
        return context_object(call.evaluator);
    });
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
    module->function("is_offline_mode", "", [](Call&) { return Value::boolean(false); });
    return module;
}

}  // namespace

const std::shared_ptr<const python::Registry>& registry() {
    static const std::shared_ptr<const python::Registry> all = [] {
        std::shared_ptr<python::Registry> made = python::Registry::with_standard_library();
        sqlalchemy::add_sqlalchemy(*made);
        auto package = std::make_shared<NativeModule>("alembic");
        package->package();
        made->add(package);
        made->add(operations_module());
        made->add(context_module());
        return made;
    }();
    return all;
}

}  // namespace aludel::script::alembic
