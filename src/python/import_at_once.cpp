#include <fmt/format.h>

#include <optional>
#include <vector>

#include "python/attribute.hpp"
#include "python/import.hpp"
#include "python/import_search.hpp"
#include "python/import_state.hpp"
#include "python/standard_names.hpp"

// Imports whose failure a script would notice.
namespace aludel::python {
namespace {

[[noreturn]] void raise_import_error(Evaluator& evaluator, ExceptionType type, std::string message,
                                     const std::string& name) {
    Value exception = make_exception(evaluator, type, {evaluator.str(std::move(message))});
    auto& fields = exception.as<ExceptionObject>();
    fields.attributes = evaluator.dict();
    fields.attributes->table.set(evaluator.intern("name"), evaluator.str(name));
    raise(evaluator, exception);
}

[[noreturn]] void no_such_module(Evaluator& evaluator, const std::string& name) {
    std::string message = fmt::format("No module named '{}'", name);
    const std::string parent = parent_of(name);
    if (is_standard_module(parent) && !is_standard_package(parent)) {
        message += fmt::format("; '{}' is not a package", parent);
    }
    raise_import_error(evaluator, ExceptionType::ModuleNotFoundError, std::move(message), name);
}

[[noreturn]] void no_such_name(Evaluator& evaluator, const Ref<Module>& module, const std::string& name) {
    const std::string module_name = str_text(evaluator, module->name);
    std::string from = "unknown location";
    if (Value* file = module->attributes->table.find("__file__"); file && file->is(Kind::str) && !module->native) {
        from = file->as<Str>().text;
    }
    raise_import_error(evaluator, ExceptionType::ImportError,
                       fmt::format("cannot import name '{}' from '{}' ({})", name, module_name, from), module_name);
}

/// "a", "a.b", "a.b.c"
std::vector<std::string> prefixes(const std::string& name) {
    std::vector<std::string> all;
    for (std::size_t dot = name.find('.'); dot != std::string::npos; dot = name.find('.', dot + 1)) {
        all.push_back(name.substr(0, dot));
    }
    all.push_back(name);
    return all;
}

/// There is no file of the module, and it is none of ours.
Value not_found(Evaluator& evaluator, const std::string& module) {
    std::string base;
    std::string missing;
    for (const std::string& prefix : prefixes(module)) {
        ModuleFile file;
        if (!known_module(evaluator, prefix) && !is_standard_module(prefix) &&
            !find_module_file(evaluator, prefix, file)) {
            missing = prefix;
            break;
        }
        base = prefix;
    }
    if (missing.empty()) {
        return import_lazily(evaluator, module);
    }
    if (base.empty()) {
        if (is_module_of_other_python(module) || is_ours_alone(module)) {
            no_such_module(evaluator, missing);
        }
        return {};
    }
    // A directory without __init__ may be one of several of its name.
    ModuleFile file;
    const bool whole = find_module_file(evaluator, base, file) && !file.path.empty();
    if (is_standard_module(base) || whole) {
        no_such_module(evaluator, missing);
    }
    return {};
}

/// What cannot be evaluated is there all the same.
bool is_there(const Error& error) {
    return error.code() == ErrorCode::python_unresolved || error.code() == ErrorCode::not_supported ||
           error.code() == ErrorCode::python_unknown;
}

Value load_at_once(Evaluator& evaluator, const std::string& module) {
    try {
        const AtPlace here(evaluator, true);
        return import_now(evaluator, module);
    } catch (const Error& error) {
        if (!is_there(error)) {
            throw;
        }
    } catch (const Raised& raised) {
        // Where unknown values stand for what is not there, its failure may come from one of them.
        const Error why(ErrorCode::python_unresolved, "the module '" + module + "' cannot be loaded");
        if (is_exception(evaluator, raised.exception, ExceptionType::ImportError) ||
            !instead_of(evaluator, module, {}, why).defined()) {
            throw;
        }
    }
    return import_lazily(evaluator, module);
}

Value module_at_once(Evaluator& evaluator, const std::string& module) {
    if (!is_ours_alone(module)) {
        if (Ref<Module> known = known_module(evaluator, module)) {
            return known;
        }
    }
    ModuleFile file;
    return find_module_file(evaluator, module, file) ? load_at_once(evaluator, module) : not_found(evaluator, module);
}

Value name_at_once(Evaluator& evaluator, const Ref<Module>& module, const std::string& name) {
    const Value& key = evaluator.intern(name);
    const std::string module_name = str_text(evaluator, module->name);
    try {
        const bool foreign = module->native && !standard_module_has(module_name, name).value_or(true);
        if (Value found = foreign ? Value() : find_provided(evaluator, module, key); found.defined()) {
            return found;
        }
    } catch (const Error& error) {
        if (!is_there(error)) {
            throw;
        }
        return import_name_lazily(evaluator, module_name, name);
    }
    const std::string part = module_name + "." + name;
    if (Ref<Module> submodule = known_module(evaluator, part)) {
        return submodule;
    }
    if (module->native) {
        const std::optional<bool> there = standard_module_has(module_name, name);
        if (!there && !is_standard_module(module_name)) {
            return {};
        }
        if (!there.value_or(true) && !is_standard_module(part)) {
            no_such_name(evaluator, module, name);
        }
        return import_name_lazily(evaluator, module_name, name);
    }
    ModuleFile file;
    if (find_module_file(evaluator, part, file)) {
        return load_at_once(evaluator, part);
    }
    const Imports& imports = imports_of(evaluator);
    if (module->loading || imports.broken.contains(module.get()) ||
        imports.incomplete.contains(module->attributes.get())) {
        return import_name_lazily(evaluator, module_name, name);
    }
    Value found = find_attribute(evaluator, Value(module), name);
    if (!found.defined()) {
        no_such_name(evaluator, module, name);
    }
    return found;
}

}  // namespace

Value import_at_once(Evaluator& evaluator, const std::string& module, const std::string& name) {
    Value found = module_at_once(evaluator, module);
    if (name.empty() || !found.defined()) {
        return found;
    }
    return found.is(Kind::module) ? name_at_once(evaluator, Ref<Module>(&found.as<Module>()), name)
                                  : import_name_lazily(evaluator, module, name);
}

std::optional<bool> can_be_imported(Evaluator& evaluator, const std::string& module) {
    ModuleFile file;
    if (!is_ours_alone(module) && (known_module(evaluator, module) || find_module_file(evaluator, module, file))) {
        return true;
    }
    try {
        return not_found(evaluator, module).defined() ? std::optional<bool>(true) : std::nullopt;
    } catch (const Raised& raised) {
        const Value name = get_attribute(evaluator, raised.exception, "name");
        if (!name.is(Kind::str) || name.as<Str>().text != module) {
            throw;
        }
    }
    return false;
}

void check_standard_name(Evaluator& evaluator, const std::string& module, const std::string& name) {
    if (name.empty()) {
        ModuleFile file;
        const bool foreign = !is_standard_module(module.substr(0, module.find('.'))) || is_standard_module(module);
        if (!foreign && !known_module(evaluator, module) && !find_module_file(evaluator, module, file)) {
            not_found(evaluator, module);
        }
        return;
    }
    if (standard_module_has(module, name).value_or(true) || is_of_later_python(module, name) ||
        is_standard_module(module + "." + name)) {
        return;
    }
    const Ref<Module> known = known_module(evaluator, module);
    if (known && known->native && !known_module(evaluator, module + "." + name) &&
        !find_attribute(evaluator, Value(known), name).defined()) {
        no_such_name(evaluator, known, name);
    }
}

}  // namespace aludel::python
