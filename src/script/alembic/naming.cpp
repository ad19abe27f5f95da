#include "script/alembic/naming.hpp"

#include "python/native.hpp"
#include "python/object.hpp"
#include "script/alembic/session.hpp"

namespace aludel::script::alembic {
namespace {

constexpr std::string_view token = "aludel_unknown_convention";

/// A token of the convention, as MetaData takes functions for such: making the name calls it.
std::shared_ptr<const python::NativeFunction> refusing(const Error& fault) {
    auto function = std::make_shared<python::NativeFunction>();
    function->name = function->qualified_name = std::string(token);
    function->signature = python::Signature::parse("constraint, table");
    function->body = [fault](Call& call) -> Value {
        Error error = fault;
        throw std::move(error.at(call.place()));
    };
    return function;
}

}  // namespace

void set_naming_convention(python::Evaluator& evaluator, const PythonOptions& options) {
    if (options.naming_convention.empty() && !options.naming_fault) {
        return;
    }
    python::Ref<python::Dict> convention = evaluator.dict();
    const auto put = [&](std::string_view kind, const Value& form) {
        convention->table.set(evaluator.intern(kind), form);
    };
    for (const auto& [kind, form] : options.naming_convention) {
        put(kind, evaluator.str(form));
    }
    if (options.naming_fault) {
        for (const char* kind : {"ix", "uq", "fk", "pk"}) {
            put(kind, evaluator.str("%(" + std::string(token) + ")s"));
        }
        // What most conventions make of a CHECK has its own name in it.
        put("ck", evaluator.str("%(" + std::string(token) + ")s%(constraint_name)s"));
        put(token, evaluator.heap().make<python::NativeFunctionObject>(refusing(*options.naming_fault)));
    }
    session(evaluator).naming_convention = Value(convention);
}

}  // namespace aludel::script::alembic
