#include <fmt/format.h>

#include "base/text.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/schema.hpp"

namespace aludel::script::sqlalchemy {
namespace {

Value initialise_text(Call& call) {
    if (!python::as_str(call[0])) {
        raise_argument_error(call.evaluator, fmt::format("Expected a string or unicode SQL statement, got '{}'",
                                                         python::repr(call.evaluator, call[0])));
    }
    set_field(call.evaluator, call.self, "statement", call[0]);
    set_field(call.evaluator, call.self, "context", call.is_none(1) ? Value(call.evaluator.dict()) : call[1]);
    return Value::none();
}

Value initialise_element(Call& call) {
    Evaluator& evaluator = call.evaluator;
    set_field(evaluator, call.self, "element", call[0]);
    for (const auto& entry : call.keywords(1).table.entries()) {
        if (entry.key.defined()) {
            set_field(evaluator, call.self, entry.key.as<python::Str>().text, entry.value);
        }
    }
    return Value::none();
}

}  // namespace

void add_ddl_members(NativeClass& ddl) {
    if (ddl.name() == "DDL") {
        ddl.initialise("statement, context=None", initialise_text);
        ddl.method("__repr__", "", [](Call& call) {
            return call.evaluator.str(fmt::format("<DDL@{}; {}>", python::identity(call.self),
                                                  python::repr(call.evaluator, field(call.self, "statement"))));
        });
    } else {
        ddl.initialise("element, **kw", initialise_element);
    }
}

}  // namespace aludel::script::sqlalchemy
