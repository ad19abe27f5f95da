#include <fmt/format.h>

#include "python/call.hpp"
#include "python/import.hpp"
#include "python/import_native.hpp"
#include "python/import_state.hpp"
#include "python/native.hpp"
#include "python/standard_names.hpp"

// `module.name`
namespace aludel::python {

Value find_provided(Evaluator& evaluator, const Ref<Module>& module, const Value& name) {
    const Str& text = name.as<Str>();
    if (Value* found = module->attributes->table.find(text)) {
        return *found;
    }
    if (module->native) {
        const NativeModule& native = *module->native;
        if (const Member* member = native.members().find(text.text)) {
            Value made = make_member(evaluator, *member);
            module->attributes->table.set(name, made);
            return made;
        }
        if (!native.source().empty() && !module->source_loaded) {
            module->source_loaded = true;
            run_native_source(evaluator, *module);
            if (Value* found = module->attributes->table.find(text)) {
                return *found;
            }
        }
        if (native.fallback()) {
            Value made = native.fallback()(evaluator, text.text);
            if (made.defined()) {
                module->attributes->table.set(name, made);
                return made;
            }
        }
    }
    return {};
}

namespace {

/// What a module of ours has for itself only, and Python's has not.
bool is_hidden(Evaluator& evaluator, const Ref<Module>& module, const std::string& name, const Value& found) {
    if (!module->native || !in_script(evaluator)) {
        return false;
    }
    if (found.is(Kind::module) && is_ours_alone(str_text(evaluator, found.as<Module>().name))) {
        return true;
    }
    // C++ asks for names with an underscore on behalf of the script.
    const std::string module_name = str_text(evaluator, module->name);
    if (name.starts_with('_') || standard_module_has(module_name, name).value_or(true) ||
        is_of_later_python(module_name, name)) {
        return false;
    }
    const auto& given = imports_of(evaluator).given;
    const auto own = given.find(module.get());
    return own == given.end() || !own->second.contains(name);
}

}  // namespace

Value find_module_attribute(Evaluator& evaluator, const Value& value, const Value& name) {
    Ref<Module> module(&value.as<Module>());
    const Str& text = name.as<Str>();
    if (Value found = find_provided(evaluator, module, name);
        found.defined() && !is_hidden(evaluator, module, text.text, found)) {
        return found;
    }
    std::string module_name = str_text(evaluator, module->name);
    if (Value* hook = module->attributes->table.find("__getattr__"); hook && !module->native) {
        Value function = *hook;
        return call(evaluator, function, {name});
    }
    if (Ref<Module> submodule = known_module(evaluator, module_name + "." + text.text)) {
        return submodule;
    }
    if (!module->native && module->attributes->table.find("__path__")) {
        Value submodule = import_now(evaluator, module_name + "." + text.text);
        if (submodule.defined()) {
            return submodule;
        }
    }
    if (text.text == "__dict__") {
        if (module->native && in_script(evaluator)) {
            refuse(evaluator, fmt::format("'{}.__dict__' is not supported", module_name),
                   "take what is wanted by its name");
        }
        return module->attributes;
    }
    if (text.text == "__class__") {
        return Value(&evaluator.type(Type::module));
    }
    if (const BrokenPackage* broken = broken_package(evaluator, value); broken && !text.text.starts_with("__")) {
        Error error(ErrorCode::python_unresolved,
                    fmt::format("'{}' of '{}' is used, but that package cannot be evaluated ({})", text.text,
                                module_name, broken->reason));
        const Location& followed = imports_of(evaluator).statement;
        error.at(evaluator.place())
            .detail(use_and_import(evaluator, followed.program ? followed : broken->imported))
            .hint(write_it_out);
        if (Value instead = instead_of(evaluator, module_name, text.text, error); instead.defined()) {
            return instead;
        }
        throw error;
    }
    if (module->native && evaluator.registry().refusal(module_name + "." + text.text)) {
        return put_off(evaluator, module_name + "." + text.text, {});
    }
    if (module->native && module_name != "builtins" && !text.text.starts_with("__") &&
        (standard_module_has(module_name, text.text).value_or(true) || is_of_later_python(module_name, text.text))) {
        const std::string what = fmt::format("'{}.{}' is not supported", module_name, text.text);
        if (Value instead = instead_of(evaluator, module_name, text.text, Error(ErrorCode::not_supported, what));
            instead.defined()) {
            return instead;
        }
        refuse(evaluator, what);
    }
    return {};
}

}  // namespace aludel::python
