#include <fmt/format.h>

#include "python/attribute.hpp"
#include "python/evaluate.hpp"
#include "python/import.hpp"
#include "python/import_guard.hpp"
#include "python/import_state.hpp"

namespace aludel::python {
namespace {

std::string dotted(const Frame& frame, const Items<NameIndex>& path) {
    std::string text;
    for (NameIndex name : path) {
        text += (text.empty() ? "" : ".") + frame.program->names[name];
    }
    return text;
}

/// What an import statement of the script finds; `target` is what it binds.
Value found_by(Frame& frame, const std::string& module, const std::string& name, const Name& target) {
    Evaluator& evaluator = frame.evaluator;
    const auto lazily = [&] {
        return name.empty() ? import_lazily(evaluator, module) : import_name_lazily(evaluator, module, name);
    };
    if (frame.program->source.library()) {
        return lazily();
    }
    if (is_ours_alone(module)) {
        return make_placeholder(evaluator, module, name);
    }
    if (frame.guard) {
        Value found = import_at_once(evaluator, module, name);
        if (!found.defined()) {
            frame.guard->undecided(name.empty() ? module : module + "." + name, &target);
            found = lazily();
        }
        return found;
    }
    if (in_guarded_call(frame)) {
        Value found = import_at_once(evaluator, module, name);
        if (!found.defined()) {
            refuse_undecided(frame, module);
            found = lazily();
        }
        return found;
    }
    check_standard_name(evaluator, module, name);
    return lazily();
}

void import_star(Frame& frame, const std::string& name) {
    Evaluator& evaluator = frame.evaluator;
    Value module;
    try {
        module = frame.guard ? import_at_once(evaluator, name, {}) : import_now(evaluator, name);
        if (module.is(Kind::placeholder)) {
            module = Value();
        }
    } catch (const Error& error) {
        if (!instead_of(evaluator, name, "", error).defined()) {
            throw;
        }
    }
    if (!module.defined()) {
        Value placeholder = import_lazily(evaluator, name);
        if (placeholder.is(Kind::placeholder)) {
            frame.module.star_imports.push_back(placeholder);
            imports_of(evaluator).incomplete.insert(frame.module.globals.get());
            return;
        }
        module = placeholder;
    }
    Value all = find_attribute(evaluator, module, "__all__");
    std::vector<Value> names;
    if (all.defined()) {
        names = to_vector(evaluator, all);
    } else {
        Value every = all_names(evaluator, module);
        for (const Value& one : every.as<List>().items) {
            if (!one.as<Str>().text.starts_with('_')) {
                names.push_back(one);
            }
        }
    }
    for (const Value& one : names) {
        frame.module.globals->table.set(one, get_attribute(evaluator, module, one));
    }
}

}  // namespace

Flow execute_import(Frame& frame, const Import& node) {
    for (const ImportItem& item : node.items) {
        frame.offset = item.begin;
        frame.end = item.end;
        std::string name = dotted(frame, item.path);
        if (item.aliased) {
            store_name(frame, *item.target, found_by(frame, name, {}, *item.target));
            continue;
        }
        // `import a.b` binds a; that b is there too shows when it is used.
        Value found = found_by(frame, name, {}, *item.target);
        if (item.path.size > 1) {
            found = import_lazily(frame.evaluator, frame.program->names[item.path[0]]);
        }
        store_name(frame, *item.target, std::move(found));
    }
    return Flow::normal;
}

Flow execute_import_from(Frame& frame, const ImportFrom& node) {
    std::string path = dotted(frame, node.path);
    std::string module = node.level == 0 ? path : absolute_name(frame.evaluator, frame.module.globals->table, node.level, path);
    if (node.items.empty()) {
        import_star(frame, module);
        return Flow::normal;
    }
    for (const ImportItem& item : node.items) {
        frame.offset = item.begin;
        frame.end = item.end;
        store_name(frame, *item.target, found_by(frame, module, frame.program->names[item.path[0]], *item.target));
    }
    return Flow::normal;
}

}  // namespace aludel::python
