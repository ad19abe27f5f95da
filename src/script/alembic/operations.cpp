#include "script/alembic/operations.hpp"

#include <fmt/format.h>

#include <iterator>
#include <memory>
#include <utility>

#include "python/exception.hpp"
#include "python/object.hpp"
#include "script/alembic/batch.hpp"
#include "script/alembic/connection.hpp"
#include "script/alembic/context.hpp"
#include "script/extension/package.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::alembic {
namespace {

using python::NativeClass;
using python::NativeModule;

constexpr std::string_view base_text = R"python(
import _host
from alembic.operations.ops import ExecuteSQLOp as _ExecuteSQLOp


class _Implementation:
    """What Alembic calls `impl`: as much of it as code outside of Alembic may rely on."""

    def __init__(self, operations):
        self._operations = operations
        self.as_sql = False

    @property
    def dialect(self):
        return self._operations.get_context().dialect

    @property
    def bind(self):
        return self._operations.get_bind()

    connection = bind

    @property
    def __dialect__(self):
        return self.dialect.name

    @property
    def transactional_ddl(self):
        return self.dialect.name == 'postgresql'

    def execute(self, sql, execution_options=None):
        self._operations.execute(sql)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        _host.refuse("'impl.%s' of Operations is not supported" % name, 'use the directive of `op` that does the same')


class AbstractOperations(_Directives):
    """One of these stands behind `op`: it knows no more than what `op` acts on."""

    def __init__(self, migration_context=None, impl=None):
        self.impl = impl or _Implementation(self)

    @property
    def migration_context(self):
        return self.get_context()

    @classmethod
    def register_operation(cls, name, sourcename=None):
        def register(op_cls):
            function = getattr(op_cls, sourcename or name)

            def operation(self, *args, **options):
                return function(self, *args, **options)

            operation.__name__ = name
            operation.__doc__ = function.__doc__
            setattr(cls, name, operation)
            return op_cls
        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        def decorate(function):
            if op_cls in _implementations and not replace:
                raise ValueError('Can not set dispatch function for object %r: key already exists. To replace existing '
                                 'function, use replace=True.' % (op_cls,))
            _implementations[op_cls] = function
            return function
        return decorate

    def invoke(self, operation):
        for kind in type(operation).__mro__:
            if kind in _implementations:
                return _implementations[kind](self, operation)
        raise ValueError('no dispatch function for object: %s' % operation)


class Operations(AbstractOperations):
    pass


class BatchOperations(AbstractOperations):
    """Operations that are registered here would belong to batch_alter_table(): a call of one is refused there."""


_implementations = {}


@Operations.implementation_for(_ExecuteSQLOp)
def _execute(operations, operation):
    operations.execute(operation.sqltext)


_current = Operations()
)python";

constexpr std::string_view ops_text = R"python(
class MigrateOperation:
    _mutations = frozenset()

    @property
    def info(self):
        return self.__dict__.setdefault('_info', {})

    def reverse(self):
        raise NotImplementedError

    def to_diff_tuple(self):
        raise NotImplementedError


class ExecuteSQLOp(MigrateOperation):
    def __init__(self, sqltext, *, execution_options=None):
        self.sqltext = sqltext
        self.execution_options = execution_options

    def to_diff_tuple(self):
        return ('execute', self.sqltext)
)python";

constexpr std::string_view base_module = "alembic.operations.base";

const NativeClass& directives_class() {
    static const std::shared_ptr<NativeClass> type = [] {
        auto made = std::make_shared<NativeClass>("_Directives", std::string(base_module));
        for (const Directive& directive : all_directives()) {
            made->method(std::string(directive.name), directive.signature, directive.body);
        }
        return made;
    }();
    return *type;
}

std::shared_ptr<NativeModule> module(std::string_view name) {
    auto made = std::make_shared<NativeModule>(std::string(name));
    made->package();
    return made;
}

Value method_of_operations(Evaluator& evaluator, std::string_view name) {
    const Value base = evaluator.import_module(std::string(base_module), true);
    return python::find_attribute(evaluator, python::get_attribute(evaluator, base, "_current"), name);
}

/// A module that a file has imported was not looked at as long as no name of it was used; it may register operations.
void load_imports(Evaluator& evaluator) {
    const python::Frame* frame = evaluator.script_frame();
    if (frame == nullptr || !frame->module.globals) {
        return;
    }
    std::vector<Value> imported;
    for (const auto& entry : frame->module.globals->table.entries()) {
        if (entry.key.defined() && entry.value.is(python::Kind::placeholder) &&
            !entry.value.as<python::Placeholder>().resolved.defined()) {
            imported.push_back(entry.value);
        }
    }
    for (const Value& one : imported) {
        try {
            python::force(evaluator, one);
        } catch (const Error& error) {
            if (error.code() != ErrorCode::python_unresolved && error.code() != ErrorCode::not_supported) {
                throw;
            }
        }
    }
}

}  // namespace

std::vector<Directive> all_directives() {
    std::vector<Directive> all;
    for (std::vector<Directive> some :
         {table_directives(), column_directives(), constraint_directives(), index_directives(), execute_directives()}) {
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    all.push_back({"batch_alter_table", batch_signature, batch_alter_table});
    all.push_back({"get_bind", "", [](Call& call) {
                       context_of(call);
                       return connection_of(call.evaluator);
                   }});
    all.push_back({"get_context", "", [](Call& call) {
                       context_of(call);
                       return context_object(call.evaluator);
                   }});
    return all;
}

void add_operations(python::Registry& registry) {
    auto ops = module("alembic.operations.ops");
    ops->source(ops_text);
    registry.add(ops);
    auto base = module(base_module);
    sqlalchemy::add_class(*base, "_Directives", directives_class());
    base->source(base_text);
    registry.add(base);
    auto package = module("alembic.operations");
    for (const auto& [name, from] : {std::pair("AbstractOperations", base_module), std::pair("Operations", base_module),
                                     std::pair("BatchOperations", base_module),
                                     std::pair("MigrateOperation", std::string_view("alembic.operations.ops"))}) {
        package->value(name, [name = name, from = std::string(from)](Evaluator& evaluator) {
            return python::get_attribute(evaluator, evaluator.import_module(from, true), name);
        });
    }
    registry.add(package);
}

Value registered_operation(Evaluator& evaluator, std::string_view name) {
    if (name.starts_with('_')) {
        return {};
    }
    if (Value found = method_of_operations(evaluator, name); found.defined()) {
        return found;
    }
    if (const extension::Package* package = extension::provider_of(name)) {
        extension::load(evaluator, *package);
    } else {
        load_imports(evaluator);
    }
    return method_of_operations(evaluator, name);
}

void refuse_batch_operation(Evaluator& evaluator, const Value& batch, std::string_view name) {
    const Value base = evaluator.import_module(std::string(base_module), true);
    const Value operations = python::get_attribute(evaluator, base, "BatchOperations");
    if (python::find_attribute(evaluator, operations, name).defined()) {
        python::refuse(evaluator,
                       fmt::format("'{}' of a batch, an operation of the project's own, is not supported", name),
                       "write the operations that it stands for");
    }
    python::raise(evaluator, python::ExceptionType::AttributeError,
                  fmt::format("'{}' object has no attribute '{}'", python::type_name(evaluator, batch), name));
}

}  // namespace aludel::script::alembic
