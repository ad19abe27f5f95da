#include <fmt/format.h>
#include <fmt/ranges.h>

#include "script/sqlalchemy/type.hpp"

namespace aludel::script::sqlalchemy {

std::string type_text(const catalog::ColumnType& type, const Target& target) {
    return target.dialect().type_text(type);
}

std::string type_repr(Evaluator& evaluator, const Value& type) {
    std::string name = python::str_text(evaluator, python::type_of(evaluator, type).name);
    std::vector<std::string> arguments;
    if (is_enum(type)) {
        if (Value of = some_field(type, "enum_class"); of.defined()) {
            arguments.push_back(python::repr(evaluator, of));
        } else {
            for (const Value& label : items_of(type, "enums")) {
                arguments.push_back(python::repr(evaluator, label));
            }
        }
        for (const char* option : {"name", "schema", "metadata"}) {
            if (Value given = some_field(type, option); given.defined()) {
                arguments.push_back(fmt::format("{}={}", option, python::repr(evaluator, given)));
            }
        }
        for (auto [option, usual] : {std::pair("native_enum", true), std::pair("create_constraint", false)}) {
            if (flag(evaluator, type, option, usual) != usual) {
                arguments.push_back(fmt::format("{}={}", option, usual ? "False" : "True"));
            }
        }
    } else if (Value initialiser = class_field(evaluator, type, "__init__");
               initialiser.is(python::Kind::native_function)) {
        const python::Signature& taken = initialiser.as<python::NativeFunctionObject>().function->signature;
        for (std::size_t i = 0; i < taken.positional + taken.keyword_only; ++i) {
            Value held = field(type, taken.names[i]);
            if (taken.defaults[i].kind == python::Default::Kind::required) {
                arguments.push_back(python::repr(evaluator, or_none(held)));
            } else if (held.defined() && !(held.is_none() && taken.defaults[i].kind == python::Default::Kind::none) &&
                       !(held.is(python::Kind::boolean) &&
                         held.as_boolean() == (taken.defaults[i].kind == python::Default::Kind::true_))) {
                arguments.push_back(fmt::format("{}={}", taken.names[i], python::repr(evaluator, held)));
            }
        }
    }
    // What these make of their texts is told whether it was given or not.
    for (const auto& [of, option] :
         {std::pair("postgresql.JSON", "astext_type"), std::pair("postgresql.HSTORE", "text_type")}) {
        if (is_a(type, type_class(of)) && !some_field(type, option).defined()) {
            arguments.push_back(fmt::format("{}=Text()", option));
        }
    }
    return fmt::format("{}({})", name, fmt::join(arguments, ", "));
}

}  // namespace aludel::script::sqlalchemy
