#include "python/import.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/file.hpp"
#include "base/text.hpp"
#include "python/attribute.hpp"
#include "python/builtin_types.hpp"
#include "python/call.hpp"
#include "python/evaluate.hpp"
#include "python/import_native.hpp"
#include "python/import_search.hpp"
#include "python/import_state.hpp"
#include "python/native.hpp"
#include "python/parse.hpp"

namespace aludel::python {

bool in_script(Evaluator& evaluator) {
    return evaluator.frame() != nullptr && !evaluator.frame()->program->source.library();
}

bool is_ours_alone(std::string_view module) {
    return module == "_host" || module.starts_with("_aludel_");
}

Ref<Module> known_module(Evaluator& evaluator, const std::string& name) {
    if (name == "_host" && in_script(evaluator)) {
        return {};
    }
    auto at = evaluator.modules().find(name);
    if (at != evaluator.modules().end()) {
        return at->second;
    }
    if (auto native = evaluator.registry().find(name)) {
        Ref<Module> made = evaluator.heap().make<Module>(evaluator.str(name));
        made->attributes = evaluator.dict();
        made->native = native;
        made->attributes->table.set(evaluator.intern("__name__"), made->name);
        evaluator.modules()[name] = made;
        return made;
    }
    return {};
}

std::string parent_of(const std::string& name) {
    std::size_t dot = name.rfind('.');
    return dot == std::string::npos ? std::string() : name.substr(0, dot);
}

Imports& imports_of(Evaluator& evaluator) {
    static const char key = 0;
    std::shared_ptr<void>& kept = evaluator.extras[&key];
    if (!kept) {
        kept = std::make_shared<Imports>();
    }
    return *static_cast<Imports*>(kept.get());
}

const BrokenPackage* broken_package(Evaluator& evaluator, const Value& module) {
    const auto& broken = imports_of(evaluator).broken;
    auto found = broken.find(&module.as<Module>());
    return found == broken.end() ? nullptr : &found->second;
}

std::string use_and_import(Evaluator& evaluator, const Location& imported) {
    std::string detail = evaluator.excerpt();
    if (imported.program) {
        detail += (detail.empty() ? "" : "\n") + std::string("imported at ") +
                  to_string(imported.program->source.place(imported.offset));
    }
    return detail;
}

namespace {

/// While what an import statement names is looked for.
class Following {
public:
    Following(Evaluator& evaluator, const Location& statement)
        : imports_(imports_of(evaluator)), outer_(std::exchange(imports_.statement, statement)) {}
    ~Following() { imports_.statement = outer_; }
    Following(const Following&) = delete;
    Following& operator=(const Following&) = delete;

private:
    Imports& imports_;
    Location outer_;
};

/// A failure while a module is loaded late would come at a place where Python does not have it, so it is ours.
[[noreturn]] void loading_failed(Evaluator& evaluator, const std::string& name, const Raised& raised) {
    Error error(ErrorCode::python_unresolved, "the module '" + name + "' cannot be loaded: " + describe(evaluator, raised.exception));
    error.at(evaluator.place()).detail(traceback(evaluator, raised.exception));
    throw error;
}

/// The module of a file, before anything of it ran.
Ref<Module> make_module(Evaluator& evaluator, const std::string& name, const ModuleFile& file) {
    Ref<Module> module = evaluator.heap().make<Module>(evaluator.str(name));
    module->attributes = evaluator.dict();
    Table& names = module->attributes->table;
    names.set(evaluator.intern("__name__"), module->name);
    bool package = !file.directory.empty();
    if (package) {
        names.set(evaluator.intern("__path__"), evaluator.list({evaluator.str(file.directory.string())}));
    }
    names.set(evaluator.intern("__package__"), evaluator.str(package ? name : parent_of(name)));
    if (!file.path.empty()) {
        names.set(evaluator.intern("__file__"), evaluator.str(file.path.string()));
    }
    evaluator.modules()[name] = module;
    return module;
}

Ref<Module> load_file(Evaluator& evaluator, const std::string& name, const ModuleFile& file) {
    Ref<Module> module = make_module(evaluator, name, file);
    if (file.path.empty()) {
        return module;
    }
    module->loading = true;
    const AtPlace inner(evaluator, false);
    try {
        auto program = parse(Source(evaluator.display(file.path), read_file(file.path), file.path.string()));
        OwnHandling handling(evaluator);
        run_module(evaluator, program, *module);
    } catch (const Raised& raised) {
        evaluator.modules().erase(name);
        if (inner.before()) {
            throw;
        }
        loading_failed(evaluator, name, raised);
    } catch (...) {
        evaluator.modules().erase(name);
        throw;
    }
    module->loading = false;
    return module;
}

}  // namespace

Value make_placeholder(Evaluator& evaluator, std::string module, std::string name) {
    return evaluator.heap().make<Placeholder>(std::move(module), std::move(name));
}

Value put_off(Evaluator& evaluator, std::string module, std::string name) {
    Value made = make_placeholder(evaluator, std::move(module), std::move(name));
    imports_of(evaluator).put_off.push_back(made);
    return made;
}

namespace {

void refuse_module(Evaluator& evaluator, const Placeholder& placeholder) {
    for (std::string name = placeholder.module; !name.empty(); name = parent_of(name)) {
        if (const Registry::Refusal* refusal = evaluator.registry().refusal(name)) {
            Error error(ErrorCode::not_supported, refusal->why);
            error.at(evaluator.place());
            error.detail(evaluator.excerpt());
            error.hint(refusal->instead);
            throw error;
        }
    }
}

}  // namespace

Value instead_of(Evaluator& evaluator, const std::string& module, const std::string& name, const Error& why) {
    const auto& missing = evaluator.options().missing;
    return missing ? missing(evaluator, module, name, why) : Value();
}

void unresolved(Evaluator& evaluator, const Value& value, std::string_view used_as) {
    const auto& placeholder = value.as<Placeholder>();
    if (placeholder.doubtful) {
        throw Error(ErrorCode::python_unresolved,
                    fmt::format("'{}' depends on whether '{}' is installed, which is not known here", placeholder.name,
                                placeholder.module))
            .at(evaluator.place())
            .detail(use_and_import(evaluator, placeholder.origin))
            .hint("write what is meant without the `try` or `with` around the import");
    }
    refuse_module(evaluator, placeholder);
    if (placeholder.module == type_alias_module) {
        refuse(evaluator, fmt::format("'{}' is used as a value, but it is an alias made by `type`, which is not evaluated", placeholder.name),
               fmt::format("write `{} = ...` instead", placeholder.name));
    }
    std::string what = placeholder.name.empty() ? placeholder.module : placeholder.name;
    if (!used_as.empty()) {
        what = used_as;
    }
    std::string message;
    if (placeholder.name.empty() && used_as.empty()) {
        message = fmt::format("the module '{}' is used, but it is not part of the project and not one that aludel provides", what);
    } else {
        message = fmt::format("'{}' from '{}' is used, but ", what, placeholder.module);
        message += placeholder.reason.empty() ? "that module is not part of the project and not one that aludel provides" : placeholder.reason;
    }
    Error error(ErrorCode::python_unresolved, message);
    error.at(evaluator.place());
    throw error.detail(use_and_import(evaluator, placeholder.origin)).hint(write_it_out);
}

namespace {

/// The package around a module that is wanted. Its __init__ is often the whole application, while a revision wants one
/// module of helpers or constants: when it cannot be evaluated, that matters only to who uses a name of its own.
Value import_parent(Evaluator& evaluator, const std::string& name) {
    try {
        return import_now(evaluator, name);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::python_unresolved && error.code() != ErrorCode::not_supported) {
            throw;
        }
        ModuleFile file;
        if (!find_module_file(evaluator, name, file)) {
            throw;
        }
        Ref<Module> package = make_module(evaluator, name, file);
        Imports& imports = imports_of(evaluator);
        imports.broken[package.get()] = {error.what(), imports.statement};
        return package;
    }
}

}  // namespace

Value import_now(Evaluator& evaluator, const std::string& name) {
    if (Ref<Module> known = known_module(evaluator, name)) {
        return known;
    }
    std::string parent = parent_of(name);
    if (!parent.empty()) {
        Value package = import_parent(evaluator, parent);
        if (!package.defined()) {
            return {};
        }
        if (Ref<Module> known = known_module(evaluator, name)) {
            return known;
        }
    }
    ModuleFile file;
    if (!find_module_file(evaluator, name, file)) {
        return {};
    }
    Ref<Module> module = load_file(evaluator, name, file);
    if (!parent.empty()) {
        Ref<Module> package = known_module(evaluator, parent);
        if (package) {
            package->attributes->table.set(evaluator.intern(name.substr(parent.size() + 1)), module);
        }
    }
    return module;
}

Value import_lazily(Evaluator& evaluator, const std::string& name) {
    if (Ref<Module> known = known_module(evaluator, name)) {
        return known;
    }
    return put_off(evaluator, name, {});
}

void load_put_off_imports(Evaluator& evaluator) {
    const std::vector<Value>& all = imports_of(evaluator).put_off;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& placeholder = all[i].as<Placeholder>();
        const std::string module = placeholder.module;
        const std::string name = placeholder.name;
        ModuleFile file;
        if (!find_module_file(evaluator, module, file)) {
            continue;
        }
        const Value loaded = import_now(evaluator, module);
        const std::string part = module + "." + name;
        if (!name.empty() && !(loaded.defined() && find_attribute(evaluator, loaded, name).defined()) &&
            find_module_file(evaluator, part, file)) {
            import_now(evaluator, part);
        }
    }
}

Value import_name_lazily(Evaluator& evaluator, const std::string& module, const std::string& name) {
    if (Ref<Module> known = known_module(evaluator, module)) {
        if (Value* found = known->attributes->table.find(name)) {
            return *found;
        }
        if (known->native) {
            if (known->native->members().find(name)) {
                return find_module_attribute(evaluator, known, evaluator.intern(name));
            }
            if (Ref<Module> submodule = known_module(evaluator, module + "." + name)) {
                return submodule;
            }
        }
    } else if (Ref<Module> submodule = known_module(evaluator, module + "." + name)) {
        return submodule;
    }
    return put_off(evaluator, module, name);
}

namespace {

constexpr std::string_view in_a_circle = "files take it from each other in a circle, and none defines it";

void resolve_placeholder(Evaluator& evaluator, const Value& value) {
    auto& placeholder = value.as<Placeholder>();
    if (placeholder.doubtful) {
        unresolved(evaluator, value, {});
    }
    refuse_module(evaluator, placeholder);
    // Two files may each take a name from the other.
    if (placeholder.reason == in_a_circle) {
        unresolved(evaluator, value, {});
    }
    const Following following(evaluator, placeholder.origin);
    Value module = import_now(evaluator, placeholder.module);
    if (!module.defined()) {
        unresolved(evaluator, value, {});
    }
    if (placeholder.name.empty()) {
        placeholder.resolved = module;
        return;
    }
    Value found;
    if (module.as<Module>().native) {
        const Value& name = evaluator.intern(placeholder.name);
        Value* own = module.as<Module>().attributes->table.find(placeholder.name);
        found = own ? *own : Value();
        if (!found.defined() && (module.as<Module>().native->members().find(placeholder.name) || !module.as<Module>().native->source().empty() || module.as<Module>().native->fallback())) {
            found = find_module_attribute(evaluator, module, name);
        }
    } else {
        found = find_attribute(evaluator, module, evaluator.intern(placeholder.name));
    }
    // `from package import part` within the package itself finds this placeholder.
    bool circle = found.same(value);
    if (!found.defined() || circle) {
        found = import_now(evaluator, placeholder.module + "." + placeholder.name);
    }
    if (!found.defined()) {
        const BrokenPackage* broken = broken_package(evaluator, module);
        placeholder.reason = circle ? std::string(in_a_circle)
                             : broken ? "that package cannot be evaluated (" + broken->reason + ")"
                             : module.as<Module>().loading ? "the module is still being loaded (a circular import)"
                             : module.as<Module>().native ? "aludel does not provide it"
                                                          : "the module has no such name";
        unresolved(evaluator, value, {});
    }
    if (found.is(Kind::placeholder)) {
        placeholder.reason = in_a_circle;
        found = force(evaluator, found);
        placeholder.reason.clear();
    }
    placeholder.resolved = found;
}

}  // namespace

const Value& force(Evaluator& evaluator, const Value& value) {
    if (!value.is(Kind::placeholder)) {
        return value;
    }
    auto& placeholder = value.as<Placeholder>();
    if (!placeholder.resolved.defined()) {
        Value kept = value;
        try {
            resolve_placeholder(evaluator, kept);
        } catch (const Error& error) {
            Value instead = instead_of(evaluator, placeholder.module, placeholder.name, error);
            if (!instead.defined()) {
                throw;
            }
            placeholder.resolved = std::move(instead);
        }
    }
    return placeholder.resolved;
}

std::string absolute_name(Evaluator& evaluator, const Table& given, std::size_t level, const std::string& path) {
    Table& globals = const_cast<Table&>(given);
    std::string package;
    if (Value* found = globals.find("__package__"); found && found->is(Kind::str)) {
        package = found->as<Str>().text;
    } else if (Value* name = globals.find("__name__"); name && name->is(Kind::str)) {
        package = globals.find("__path__") ? name->as<Str>().text : parent_of(name->as<Str>().text);
    }
    if (package.empty()) {
        raise(evaluator, ExceptionType::ImportError, "attempted relative import with no known parent package");
    }
    for (std::size_t i = 1; i < level; ++i) {
        package = parent_of(package);
        if (package.empty()) {
            raise(evaluator, ExceptionType::ImportError, "attempted relative import beyond top-level package");
        }
    }
    return path.empty() ? package : package + "." + path;
}

Value Evaluator::import_module(const std::string& name, bool needed) {
    return needed ? import_now(*this, name) : import_lazily(*this, name);
}

Ref<Module> Evaluator::builtins() {
    if (!builtins_) {
        builtins_ = heap_->make<Module>(str("builtins"));
        builtins_->attributes = dict();
        builtins_->native = builtins_module();
        modules_["builtins"] = builtins_;
    }
    return builtins_;
}

}  // namespace aludel::python
