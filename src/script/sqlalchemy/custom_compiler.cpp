#include "script/sqlalchemy/custom_compiler.hpp"

#include <fmt/format.h>

#include "script/sqlalchemy/error.hpp"

namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view attribute = "_compiler_dispatchers";

/// What the script's function gets as `compiler`.
const NativeClass& compiler_class() {
    static const ClassPointer type = [] {
        auto made = std::make_shared<NativeClass>("SQLCompiler", "sqlalchemy.sql.compiler");
        made->method("process", "obj, **kwargs", [](Call& call) {
            Target target = target_of(call.evaluator, field(call.self, "dialect"), Rendering::literal);
            Value element = clause_element(call.evaluator, call[0]);
            Value literal = take(call.evaluator, call.keywords(1), "literal_binds");
            static_cast<void>(literal);  // values are written into the text in any case
            if (is_type(element)) {
                return call.evaluator.str(type_text(call.evaluator, element, target));
            }
            return call.evaluator.str(compile(call.evaluator, element, target).text);
        });
        made->property("sql_compiler", [](Evaluator&, const Value& self) { return self; });
        made->property("preparer", [](Evaluator& evaluator, const Value& self) {
            return python::get_attribute(evaluator, field(self, "dialect"), "identifier_preparer");
        });
        return made;
    }();
    return *type;
}

Value dispatchers(Evaluator& evaluator, const Value& element) {
    Value found = class_field(evaluator, element, attribute);
    return found.is(python::Kind::dict) ? found : Value();
}

}  // namespace

bool has_custom_compiler(Evaluator& evaluator, const Value& element) {
    return element.is(python::Kind::instance) && dispatchers(evaluator, element).defined();
}

std::string custom_text(Evaluator& evaluator, const Value& element, const Target& target) {
    python::Dict& all = dispatchers(evaluator, element).as<python::Dict>();
    Value* function = all.table.find(target.name());
    if (!function) {
        function = all.table.find("default");
    }
    if (!function) {
        raise_error(evaluator, "CompileError",
                    fmt::format("{} construct has no default compilation handler.", class_repr(evaluator, element)));
    }
    Value compiler = make(evaluator, compiler_class(), {{"dialect", dialect_object(evaluator, target)}});
    return python::str_text(evaluator, python::call(evaluator, *function, {element, compiler}));
}

std::shared_ptr<const python::NativeModule> compiler_extension() {
    auto made = std::make_shared<python::NativeModule>("sqlalchemy.ext.compiler");
    static const ClassPointer decorator = [] {
        auto type = std::make_shared<NativeClass>("_compiles", "sqlalchemy.ext.compiler");
        type->method("__call__", "fn", [](Call& call) {
            Evaluator& evaluator = call.evaluator;
            Value of = field(call.self, "class");
            Value own =
                python::lookup_own(evaluator, of.as<python::Class>(), evaluator.intern(attribute).as<python::Str>());
            if (!own.is(python::Kind::dict)) {
                own = Value(evaluator.dict());
                python::set_attribute(evaluator, of, attribute, own);
            }
            std::vector<Value> names = items_of(call.self, "dialects");
            if (names.empty()) {
                names.push_back(evaluator.intern("default"));
            }
            for (const Value& name : names) {
                own.as<python::Dict>().table.set(evaluator, name, call[0]);
            }
            return call[0];
        });
        return type;
    }();
    made->function("compiles", "class_, *specs", [](Call& call) {
        Value of = python::force(call.evaluator, call[0]);
        if (!of.is(python::Kind::class_) || of.as<python::Class>().native) {
            python::refuse(call.evaluator, "compiles() of a class of SQLAlchemy itself is not supported",
                           "derive a class of your own");
        }
        return make(call.evaluator, *decorator, {{"class", of}, {"dialects", call.evaluator.list(call.rest(1))}});
    });
    return made;
}

}  // namespace aludel::script::sqlalchemy
