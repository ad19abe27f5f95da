#include <fmt/format.h>

#include <variant>

#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "script/sqlalchemy/clause.hpp"
#include "script/sqlalchemy/error.hpp"
#include "script/sqlalchemy/lower.hpp"
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

/// Whether the conditions of execute_if() hold for this connection.
bool is_wanted(Evaluator& evaluator, const Value& self, const Value& target, const Value& bind) {
    const Value dialect = python::get_attribute(evaluator, bind, "dialect");
    if (const Value wanted = some_field(self, "_if_dialect"); wanted.defined()) {
        const Value name = python::get_attribute(evaluator, dialect, "name");
        const bool matches = python::as_str(wanted) != nullptr ? python::equal(evaluator, wanted, name)
                                                               : python::contains(evaluator, wanted, name);
        if (!matches) {
            return false;
        }
    }
    const Value condition = some_field(self, "_if_callable");
    if (!condition.defined()) {
        return true;
    }
    Arguments arguments{self, target, bind};
    arguments.keywords.emplace_back(evaluator.intern("state"), or_none(field(self, "_if_state")));
    arguments.keywords.emplace_back(evaluator.intern("dialect"), dialect);
    return python::truth(evaluator, python::call(evaluator, condition, std::move(arguments)));
}

Value initialise_element(Call& call) {
    Evaluator& evaluator = call.evaluator;
    set_field(evaluator, call.self, "element", call[0]);
    const Value isolates = take(evaluator, call.keywords(1), "isolate_from_table");
    if (is_constraint(call[0]) && (!isolates.defined() || python::truth(evaluator, isolates))) {
        set_field(evaluator, call[0], "_isolated", Value::boolean(true));
    }
    for (const auto& entry : call.keywords(1).table.entries()) {
        if (entry.key.defined()) {
            set_field(evaluator, call.self, entry.key.as<python::Str>().text, entry.value);
        }
    }
    return Value::none();
}

[[noreturn]] void refuse_without_dialect(Call& call) {
    python::refuse(call.evaluator,
                   fmt::format("the text of a {} for no database", python::type_name(call.evaluator, call.self)),
                   "say which: .compile(dialect=op.get_bind().dialect)");
}

/// As SQLAlchemy lays it out.
std::string text_of(Evaluator& evaluator, const Value& ddl, const Target& target) {
    std::string text;
    for (const catalog::Operation& operation : lower_ddl(evaluator, ddl, target)) {
        const bool table = std::holds_alternative<catalog::CreateTable>(operation);
        const bool drops = std::holds_alternative<catalog::DropTable>(operation) ||
                           std::holds_alternative<catalog::DropIndex>(operation);
        for (const dialect::Statement& statement : target.dialect().compile(operation)) {
            text += (table || drops ? "\n" : "") + statement.sql + (table ? "\n\n" : "");
        }
    }
    return text;
}

}  // namespace

void add_executable_members(NativeClass& element) {
    element.method("execute_if", "dialect=None, callable_=None, state=None", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        set_field(call.evaluator, made, "_if_dialect", call[0]);
        set_field(call.evaluator, made, "_if_callable", call[1]);
        set_field(call.evaluator, made, "_if_state", call[2]);
        return made;
    });
    element.method("against", "target", [](Call& call) {
        Value made = clone(call.evaluator, call.self);
        set_field(call.evaluator, made, "target", call[0]);
        return made;
    });
    element.method("__call__", "target, bind, **kw", [](Call& call) {
        if (is_wanted(call.evaluator, call.self, call[0], call[1])) {
            python::call_method(call.evaluator, call[1], "execute",
                                {python::call_method(call.evaluator, call.self, "against", {call[0]})});
        }
        return Value::none();
    });
    defaults(element, {"target"});
}

void add_ddl_members(NativeClass& ddl) {
    if (ddl.name() == "DDL") {
        ddl.initialise("statement, context=None", initialise_text);
        ddl.method("__repr__", "", [](Call& call) {
            return call.evaluator.str(fmt::format("<DDL@{}; {}>", python::identity(call.self),
                                                  python::repr(call.evaluator, field(call.self, "statement"))));
        });
    } else {
        ddl.initialise("element, **kw", initialise_element);
        ddl.method("compile", "bind=None, dialect=None, **kw", [](Call& call) {
            const Value dialect = call.is_none(1) ? call[0] : call[1];
            if (is_none(dialect)) {
                refuse_without_dialect(call);
            }
            const Target target = target_of(call.evaluator, dialect, Rendering::literal);
            return make_compiled(call.evaluator, text_of(call.evaluator, call.self, target), call.self);
        });
        ddl.method("__str__", "", [](Call& call) -> Value { refuse_without_dialect(call); });
    }
}

}  // namespace aludel::script::sqlalchemy
