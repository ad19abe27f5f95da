#include "python/library/support.hpp"

#include "python/evaluator.hpp"

namespace aludel::python::library {

void add_support(NativeModule& module) {
    module.function("_static_type", "cls, /", [](Call& call) {
        call[0].as<Class>().dotted = true;
        return call[0];
    });
    module.function("_index", "x, /", [](Call& call) { return Value::integer(call.integer(0)); });
    module.function("_type_name", "x, /",
                    [](Call& call) { return call.evaluator.str(type_name(call.evaluator, call[0])); });
    module.function("_unsupported", "what, instead='', /", [](Call& call) -> Value {
        refuse(call.evaluator, std::string(call.text(0)), std::string(call.text(1)));
    });
}

}  // namespace aludel::python::library
