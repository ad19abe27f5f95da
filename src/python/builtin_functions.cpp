#include <fmt/format.h>

#include <algorithm>

#include "python/absent.hpp"
#include "python/attribute.hpp"
#include "python/builtin_functions.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/format.hpp"
#include "python/import.hpp"
#include "python/sort.hpp"

namespace aludel::python {
namespace {

/// What a script has put in the place of sys.stdout; undefined when it has not.
Value replaced_output(Evaluator& evaluator) {
    auto sys = evaluator.modules().find("sys");
    if (sys == evaluator.modules().end()) {
        return {};
    }
    Table& names = sys->second->attributes->table;
    const Value* now = names.find("stdout");
    if (!now) {
        return {};
    }
    const Value* original = names.find("__stdout__");
    return original && original->same(*now) ? Value() : *now;
}

Value print(Call& call) {
    Evaluator& evaluator = call.evaluator;
    auto option = [&](std::size_t parameter, const char* otherwise) {
        if (call.is_none(parameter)) {
            return std::string(otherwise);
        }
        const Str* text = as_str(call[parameter]);
        if (!text) {
            raise(evaluator, ExceptionType::TypeError,
                  fmt::format("{} must be None or a string, not {}", call.function.signature.names[parameter], type_name(evaluator, call[parameter])));
        }
        return text->text;
    };
    std::string separator = option(0, " ");
    std::string text;
    bool first = true;
    for (const Value& value : call.rest(4)) {
        text += first ? "" : separator;
        first = false;
        Value shown = to_str(evaluator, value);
        text += is_unknown(shown) ? "<unknown>" : shown.as<Str>().text;
    }
    text += option(1, "\n");
    Value file = call.is_none(2) ? replaced_output(evaluator) : call[2];
    if (file.defined()) {
        call_method(evaluator, file, "write", {evaluator.str(text)});
    } else {
        evaluator.print(text);
    }
    return Value::none();
}

void add_attribute_functions(NativeModule& m) {
    m.function("getattr", "object, name, default=..., /", [](Call& call) {
        if (!as_str(call[1])) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("attribute name must be string, not '{}'", type_name(call.evaluator, call[1])));
        }
        Value name = plain(call[1]);
        if (!call.given(2)) {
            return get_attribute(call.evaluator, call[0], name);
        }
        Value found = find_attribute(call.evaluator, call[0], std::string_view(name.as<Str>().text));
        if (!found.defined()) {
            report_absence(call.evaluator, call[0], name.as<Str>().text);
        }
        return found.defined() ? found : call[2];
    });
    m.function("hasattr", "object, name, /", [](Call& call) {
        if (!as_str(call[1])) {
            raise(call.evaluator, ExceptionType::TypeError, fmt::format("attribute name must be string, not '{}'", type_name(call.evaluator, call[1])));
        }
        const bool found = find_attribute(call.evaluator, call[0], call.text(1)).defined();
        if (!found) {
            report_absence(call.evaluator, call[0], call.text(1));
        }
        return Value::boolean(found);
    });
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("setattr", "object, name, value, /", [](Call& call) {
        call.text(1);
        set_attribute(call.evaluator, call[0], plain(call[1]), call[2]);
        return Value::none();
    });
    m.function("delattr", "object, name, /", [](Call& call) {
        call.text(1);
        delete_attribute(call.evaluator, call[0], plain(call[1]));
        return Value::none();
    });
    m.style(Signature::Style::c, UnknownArguments::infect);
    m.function("dir", "object=..., /", [](Call& call) {
        if (call.given(0)) {
            const Value own = special(call.evaluator, call[0], "__dir__");
            if (!own.is(Kind::method)) {
                return all_names(call.evaluator, call[0]);
            }
            std::vector<Value> told = to_vector(call.evaluator, python::call(call.evaluator, own));
            sort_values(call.evaluator, told, {}, false);
            return call.evaluator.list(std::move(told));
        }
        std::vector<Value> names;
        const Value all = local_names(*call.evaluator.frame());
        for (const auto& entry : plain(all).as<Dict>().table.entries()) {
            if (entry.key.defined()) {
                names.push_back(entry.key);
            }
        }
        sort_values(call.evaluator, names, {}, false);
        return call.evaluator.list(std::move(names));
    });
    m.function("vars", "object=..., /", [](Call& call) {
        if (!call.given(0)) {
            return local_names(*call.evaluator.frame());
        }
        Value found = find_attribute(call.evaluator, call[0], "__dict__");
        if (!found.defined()) {
            raise(call.evaluator, ExceptionType::TypeError, "vars() argument must have __dict__ attribute");
        }
        return found;
    });
    // Called by library text on behalf of the script it is the script's; text of the library asks while it is loaded.
    m.function("globals", "", [](Call& call) {
        const Frame* frame = call.evaluator.frame();
        const Frame* script = call.evaluator.script_frame();
        const bool loading = frame->code.kind == CodeKind::module || !script;
        return Value((loading ? frame : script)->module.globals);
    });
    m.function("locals", "", [](Call& call) { return local_names(*call.evaluator.frame()); });
}

bool issubclass(Evaluator& evaluator, const Value& type, const Value& given) {
    Value base = force(evaluator, given);
    if (base.is(Kind::tuple)) {
        for (const Value& one : std::vector<Value>(base.as<Tuple>().items)) {
            if (issubclass(evaluator, type, one)) {
                return true;
            }
        }
        return false;
    }
    if (!base.is(Kind::class_)) {
        if (Value hook = special(evaluator, base, "__subclasscheck__"); hook.defined()) {
            return truth(evaluator, call(evaluator, hook, {type}));
        }
        raise(evaluator, ExceptionType::TypeError, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
    }
    auto& wanted = base.as<Class>();
    if (is_subclass(type.as<Class>(), wanted)) {
        return true;
    }
    Value hook = lookup(evaluator, *wanted.metaclass, evaluator.intern("__subclasscheck__").as<Str>());
    return hook.is(Kind::function) && truth(evaluator, call(evaluator, hook, {base, type}));
}

void add_type_functions(NativeModule& m) {
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("isinstance", "object, class_or_tuple, /", [](Call& call) {
        return is_unknown(call[0]) ? unknown_from(call.evaluator, call[0], "isinstance()") : Value::boolean(is_instance(call.evaluator, call[0], call[1]));
    });
    m.function("issubclass", "class, class_or_tuple, /", [](Call& call) {
        Value type = force(call.evaluator, call[0]);
        if (!type.is(Kind::class_)) {
            raise(call.evaluator, ExceptionType::TypeError, "issubclass() arg 1 must be a class");
        }
        return Value::boolean(issubclass(call.evaluator, type, call[1]));
    });
    m.function("callable", "object, /", [](Call& call) {
        Value value = force(call.evaluator, call[0]);
        return is_unknown(value) ? unknown_from(call.evaluator, value, "callable()") : Value::boolean(is_callable(call.evaluator, value));
    });
    m.function("id", "object, /", [](Call& call) { return Value::integer(static_cast<std::int64_t>(identity(call[0]))); });
    m.style(Signature::Style::c, UnknownArguments::infect);
    m.function("hash", "object, /", [](Call& call) { return Value::integer(hash(call.evaluator, call[0])); });
    m.function("repr", "object, /", [](Call& call) { return repr_object(call.evaluator, call[0]); });
    m.function("ascii", "object, /", [](Call& call) { return ascii_object(call.evaluator, call[0]); });
    m.function("format", "value, format_spec='', /",
               [](Call& call) { return format_object(call.evaluator, call[0], call.text(1)); });
    m.function("len", "object, /", [](Call& call) { return Value::integer(length(call.evaluator, call[0])); });
}

void add_refusals(NativeModule& m) {
    auto refusal = [&m](const char* name, const char* why, const char* instead) {
        m.function(name, "*args, **kwargs", [why, instead](Call& call) -> Value { refuse(call.evaluator, why, instead); });
    };
    refusal("exec", "exec() runs text as a program, which is not supported", "write the code out, or put it into a function");
    refusal("eval", "eval() runs text as a program, which is not supported", "write the expression out, or use json.loads() for data");
    refusal("compile", "compile() is not supported", "write the code out");
    refusal("input", "input() asks somebody, and nobody is there", "read the value from os.environ");
    refusal("breakpoint", "breakpoint() is not supported", "use print()");
    refusal("memoryview", "memoryview is not supported", "use bytes");
    refusal("bytearray", "bytearray is not supported", "use bytes, or a list of numbers");
    refusal("complex", "complex numbers are not supported", "");
    m.value("__builtins__", [](Evaluator& evaluator) -> Value {
        refuse(evaluator, "'__builtins__' is not supported", "import builtins");
    });
}

std::shared_ptr<const NativeModule> make_builtins() {
    auto made = std::make_shared<NativeModule>("builtins");
    NativeModule& m = *made;
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("print", "*args, sep=None, end=None, file=None, flush=False", print);
    m.style(Signature::Style::c, UnknownArguments::infect);
    add_attribute_functions(m);
    add_type_functions(m);
    add_number_functions(m);
    add_item_functions(m);
    m.style(Signature::Style::c, UnknownArguments::accept);
    m.function("__import__", "name, globals=None, locals=None, fromlist=(), level=0", [](Call& call) {
        std::string name(call.text(0));
        std::size_t dot = name.find('.');
        bool whole = dot == std::string::npos || truth(call.evaluator, call[3]);
        Value found = import_at_once(call.evaluator, name, {});
        if (found.defined() && whole) {
            return found;
        }
        return force(call.evaluator, import_lazily(call.evaluator, whole ? name : name.substr(0, dot)));
    });
    for (const char* name : {"exit", "quit"}) {
        m.function(name, "code=None", [](Call& call) -> Value { raise(call.evaluator, ExceptionType::SystemExit, std::vector<Value>{call[0]}); });
    }
    m.function("open", "*args, **kwargs", [](Call& call) {
        Arguments arguments;
        arguments.positional = call.rest(0);
        for (const auto& entry : call.keywords(1).table.entries()) {
            if (entry.key.defined()) {
                arguments.keywords.emplace_back(entry.key, entry.value);
            }
        }
        Value io = import_lazily(call.evaluator, "io");
        return python::call(call.evaluator, get_attribute(call.evaluator, io, "open"), std::move(arguments));
    });
    add_refusals(m);
    for (Type type : {Type::object, Type::type, Type::boolean, Type::integer, Type::floating, Type::str, Type::bytes, Type::tuple, Type::list, Type::dict,
                      Type::set, Type::frozen_set, Type::range, Type::slice, Type::property, Type::static_method, Type::class_method, Type::super}) {
        m.value(native_type(type).name(), [type](Evaluator& evaluator) { return Value(&evaluator.type(type)); });
    }
#define X(name, base) \
    m.value(#name, [](Evaluator& evaluator) { return Value(&evaluator.type(ExceptionType::name)); });
    ALUDEL_PYTHON_EXCEPTIONS(X)
#undef X
    for (const char* name : {"IOError", "EnvironmentError"}) {
        m.value(name, [](Evaluator& evaluator) { return Value(&evaluator.type(ExceptionType::OSError)); });
    }
    m.value("NotImplemented", [](Evaluator&) { return Value::not_implemented(); });
    m.value("Ellipsis", [](Evaluator&) { return Value::ellipsis(); });
    m.value("__debug__", [](Evaluator&) { return Value::boolean(true); });
    m.value("__name__", [](Evaluator& evaluator) { return evaluator.str("builtins"); });
    return made;
}

}  // namespace

std::shared_ptr<const NativeModule> builtins_module() {
    static const std::shared_ptr<const NativeModule> module = make_builtins();
    return module;
}

bool is_callable(Evaluator& evaluator, const Value& value) {
    switch (value.kind()) {
        case Kind::function:
        case Kind::native_function:
        case Kind::method:
        case Kind::class_:
        case Kind::static_method: return true;
        default: return special(evaluator, value, "__call__").defined();
    }
}

}  // namespace aludel::python
