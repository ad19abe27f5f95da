#include "python/import_guard.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string_view>

#include "python/attribute.hpp"
#include "python/import.hpp"
#include "python/import_state.hpp"

namespace aludel::python {
namespace {

std::string_view name_text(const Frame& frame, NameIndex name) {
    return frame.program->names[name];
}

enum class Caught : std::uint8_t { nothing, everything, imports };

/// What a handler's type says of ImportError, as far as it can be seen from its name.
Caught caught_by(const Frame& frame, const Expression* type) {
    if (!type) {
        return Caught::everything;
    }
    if (type->kind == Syntax::tuple) {
        Caught most = Caught::nothing;
        for (const Expression* item : static_cast<const Sequence*>(type)->items) {
            most = std::max(most, caught_by(frame, item));
        }
        return most;
    }
    if (type->kind != Syntax::name) {
        return Caught::nothing;
    }
    const std::string_view name = name_text(frame, static_cast<const Name*>(type)->name);
    if (name == "ImportError" || name == "ModuleNotFoundError") {
        return Caught::imports;
    }
    return name == "Exception" || name == "BaseException" ? Caught::everything : Caught::nothing;
}

/// The same of a class of exceptions itself, or of a tuple of them.
Caught caught_by(Evaluator& evaluator, const Value& type) {
    if (type.is(Kind::tuple)) {
        Caught most = Caught::nothing;
        for (const Value& item : type.as<Tuple>().items) {
            most = std::max(most, caught_by(evaluator, item));
        }
        return most;
    }
    if (!type.is(Kind::class_)) {
        return Caught::nothing;
    }
    const Class* asked = &type.as<Class>();
    if (asked == &evaluator.type(ExceptionType::ImportError) ||
        asked == &evaluator.type(ExceptionType::ModuleNotFoundError)) {
        return Caught::imports;
    }
    return asked == &evaluator.type(ExceptionType::Exception) || asked == &evaluator.type(ExceptionType::BaseException)
               ? Caught::everything
               : Caught::nothing;
}

/// What a manager swallows of ImportError: nothing, unless it is contextlib's suppress.
Caught swallowed_by(Evaluator& evaluator, const Value& manager) {
    const auto module = evaluator.modules().find("contextlib");
    if (!manager.is(Kind::instance) || module == evaluator.modules().end()) {
        return Caught::nothing;
    }
    const Value* suppress = module->second->attributes->table.find("suppress");
    if (!suppress || !suppress->is(Kind::class_) || !is_subclass(type_of(evaluator, manager), suppress->as<Class>())) {
        return Caught::nothing;
    }
    return caught_by(evaluator, find_attribute(evaluator, manager, "_exceptions"));
}

using Visit = std::function<void(const Statement&)>;

/// Calls `visit` for each statement, those within others too, but not those of functions and classes.
void walk(const Block& block, const Visit& visit) {
    for (const Statement* statement : block) {
        visit(*statement);
        switch (statement->kind) {
            case Syntax::if_: {
                const auto& node = static_cast<const If&>(*statement);
                walk(node.body, visit);
                walk(node.otherwise, visit);
                break;
            }
            case Syntax::for_: {
                const auto& node = static_cast<const For&>(*statement);
                walk(node.body, visit);
                walk(node.otherwise, visit);
                break;
            }
            case Syntax::while_: {
                const auto& node = static_cast<const While&>(*statement);
                walk(node.body, visit);
                walk(node.otherwise, visit);
                break;
            }
            case Syntax::with:
                walk(static_cast<const With&>(*statement).body, visit);
                break;
            case Syntax::try_: {
                const auto& node = static_cast<const Try&>(*statement);
                walk(node.body, visit);
                for (const Handler& handler : node.handlers) {
                    walk(handler.body, visit);
                }
                walk(node.otherwise, visit);
                walk(node.finally, visit);
                break;
            }
            case Syntax::match:
                for (const Case& one : static_cast<const Match&>(*statement).cases) {
                    walk(one.body, visit);
                }
                break;
            default:
                break;
        }
    }
}

using Names = std::vector<const Name*>;

void add_targets(const Expression& target, Names& names) {
    if (target.kind == Syntax::name) {
        names.push_back(static_cast<const Name*>(&target));
    } else if (target.kind == Syntax::tuple || target.kind == Syntax::list) {
        for (const Expression* item : static_cast<const Sequence&>(target).items) {
            add_targets(*item, names);
        }
    } else if (target.kind == Syntax::starred) {
        add_targets(*static_cast<const Starred&>(target).value, names);
    }
}

/// The names that a statement itself binds.
void add_bound(const Statement& statement, Names& names) {
    switch (statement.kind) {
        case Syntax::assign:
            for (const Expression* target : static_cast<const Assign&>(statement).targets) {
                add_targets(*target, names);
            }
            break;
        case Syntax::annotated_assign:
            if (static_cast<const AnnotatedAssign&>(statement).value) {
                add_targets(*static_cast<const AnnotatedAssign&>(statement).target, names);
            }
            break;
        case Syntax::augmented_assign:
            add_targets(*static_cast<const AugmentedAssign&>(statement).target, names);
            break;
        case Syntax::for_:
            add_targets(*static_cast<const For&>(statement).target, names);
            break;
        case Syntax::function:
            names.push_back(static_cast<const FunctionDefinition&>(statement).target);
            break;
        case Syntax::class_:
            names.push_back(static_cast<const ClassDefinition&>(statement).target);
            break;
        case Syntax::import:
            for (const ImportItem& item : static_cast<const Import&>(statement).items) {
                names.push_back(item.target);
            }
            break;
        case Syntax::import_from:
            for (const ImportItem& item : static_cast<const ImportFrom&>(statement).items) {
                names.push_back(item.target);
            }
            break;
        default:
            break;
    }
}

/// The name at the left end of `a.b(c).d`; null where there is none.
const Name* root_of(const Expression* expression) {
    for (;;) {
        switch (expression->kind) {
            case Syntax::name:
                return static_cast<const Name*>(expression);
            case Syntax::attribute:
                expression = static_cast<const Attribute*>(expression)->object;
                break;
            case Syntax::call:
                expression = static_cast<const CallExpression*>(expression)->callee;
                break;
            case Syntax::subscript:
                expression = static_cast<const Subscript*>(expression)->object;
                break;
            case Syntax::await:
                expression = static_cast<const Await*>(expression)->value;
                break;
            default:
                return nullptr;
        }
    }
}

bool calls(const Frame& frame, const Statement& statement, std::initializer_list<std::string_view> functions) {
    if (statement.kind != Syntax::expression) {
        return false;
    }
    const Expression* value = static_cast<const ExpressionStatement&>(statement).value;
    if (value->kind != Syntax::call) {
        return false;
    }
    const Expression* callee = static_cast<const CallExpression*>(value)->callee;
    const NameIndex name = callee->kind == Syntax::name        ? static_cast<const Name*>(callee)->name
                           : callee->kind == Syntax::attribute ? static_cast<const Attribute*>(callee)->name
                                                               : no_name;
    return name != no_name && std::find(functions.begin(), functions.end(), name_text(frame, name)) != functions.end();
}

bool only_tells(const Frame& frame, const Statement& statement) {
    return calls(frame, statement,
                 {"print", "debug", "info", "warning", "warn", "error", "exception", "critical", "log", "print_exc"});
}

/// Where the handler goes on, the script does without the package.
bool goes_on(const Frame& frame, const Handler& handler) {
    const Statement& last = *handler.body.back();
    return last.kind != Syntax::raise && !calls(frame, last, {"exit", "quit", "_exit", "abort", "fail", "skip"});
}

bool leaves(const Statement& statement) {
    return statement.kind == Syntax::return_ || statement.kind == Syntax::break_ || statement.kind == Syntax::continue_;
}

/// What is bound now; undefined for nothing.
Value current(Frame& frame, const Name& name) {
    switch (name.binding) {
        case Binding::local:
            return frame.locals[name.slot];
        case Binding::cell:
            return frame.cells[name.slot]->value;
        case Binding::class_body:
        case Binding::class_cell: {
            Value* found = frame.names->table.find(frame.module.names[name.name].as<Str>());
            return found ? *found : Value();
        }
        default: {
            Value* found = frame.module.globals->table.find(frame.module.names[name.name].as<Str>());
            return found ? *found : Value();
        }
    }
}

std::string depends(const std::string& module) {
    return fmt::format("what is done here depends on whether '{}' is installed, which is not known here", module);
}

/// Who evaluates has something for what is not there: nothing is refused then.
bool has_stand_in(Evaluator& evaluator, const std::string& module) {
    return instead_of(evaluator, module, {}, Error(ErrorCode::python_unresolved, depends(module))).defined();
}

[[noreturn]] void refuse_import(Frame& frame, const std::string& module) {
    throw Error(ErrorCode::python_unresolved, depends(module))
        .at(frame.evaluator.place())
        .detail(frame.evaluator.excerpt())
        .hint("write what is meant without the `try` or `with` around the import");
}

}  // namespace

bool ImportGuard::catches(const Frame& frame, const Try& node) {
    return std::any_of(node.handlers.begin(), node.handlers.end(),
                       [&](const Handler& handler) { return caught_by(frame, handler.type) != Caught::nothing; });
}

bool ImportGuard::catches(Evaluator& evaluator, const Value& manager) {
    return swallowed_by(evaluator, manager) != Caught::nothing;
}

ImportGuard::ImportGuard(Frame& frame, const Try& node)
    : frame_(frame), body_(node.body), otherwise_(node.otherwise), handlers_(node.handlers), outer_(frame.guard) {
    for (const Handler& handler : node.handlers) {
        named_ = named_ || caught_by(frame, handler.type) == Caught::imports;
    }
    frame.guard = this;
}

ImportGuard::ImportGuard(Frame& frame, const With& node, const Value& manager)
    : frame_(frame),
      body_(node.body),
      suppresses_(true),
      outer_(frame.guard),
      named_(swallowed_by(frame.evaluator, manager) == Caught::imports) {
    frame.guard = this;
}

std::vector<Block> ImportGuard::without() const {
    std::vector<Block> ways;
    if (suppresses_) {
        ways.emplace_back();
    }
    for (const Handler& handler : handlers_) {
        if (caught_by(frame_, handler.type) != Caught::nothing && goes_on(frame_, handler)) {
            ways.push_back(handler.body);
        }
    }
    return ways;
}

void ImportGuard::leave() {
    if (entered_) {
        frame_.guard = outer_;
        entered_ = false;
    }
}

void ImportGuard::undecided(const std::string& module, const Name* name) {
    if (without().empty()) {
        return;
    }
    if (name) {
        bound_.push_back(name->name);
    }
    if (module_.empty()) {
        module_ = module;
        import_ = frame_;
        if (named_ && !has_stand_in(frame_.evaluator, module)) {
            refuse_effects();
        }
    }
}

void ImportGuard::refuse_effects() const {
    Names imported;
    walk(body_, [&](const Statement& statement) {
        if (statement.kind == Syntax::import || statement.kind == Syntax::import_from) {
            add_bound(statement, imported);
        }
    });
    const auto of_import = [&](const Expression* expression) {
        const Name* root = expression ? root_of(expression) : nullptr;
        return root &&
               std::any_of(imported.begin(), imported.end(), [&](const Name* one) { return one->name == root->name; });
    };
    const auto names_only = [](const Expression& target) {
        return target.kind != Syntax::attribute && target.kind != Syntax::subscript;
    };
    const auto has_effect = [&](const Statement& statement) {
        switch (statement.kind) {
            case Syntax::expression: {
                const Expression* value = static_cast<const ExpressionStatement&>(statement).value;
                return value->kind != Syntax::constant && !of_import(value);
            }
            case Syntax::assign: {
                const auto& targets = static_cast<const Assign&>(statement).targets;
                return !std::all_of(targets.begin(), targets.end(),
                                    [&](const Expression* one) { return names_only(*one); });
            }
            case Syntax::annotated_assign:
                return !names_only(*static_cast<const AnnotatedAssign&>(statement).target);
            case Syntax::augmented_assign:
                return !names_only(*static_cast<const AugmentedAssign&>(statement).target);
            case Syntax::return_:
                return !of_import(static_cast<const Return&>(statement).value);
            case Syntax::delete_:
            case Syntax::break_:
            case Syntax::continue_:
                return true;
            default:
                return false;
        }
    };
    bool effects = false;
    const Visit after = [&](const Statement& statement) {
        effects = effects || (statement.begin > import_.offset && has_effect(statement));
    };
    walk(body_, after);
    walk(otherwise_, after);
    const bool body_returns = otherwise_.empty() && body_.back()->kind == Syntax::return_;
    for (const Block& way : without()) {
        walk(way, [&](const Statement& statement) {
            effects = effects ||
                      (leaves(statement) ? !body_returns : has_effect(statement) && !only_tells(frame_, statement));
        });
    }
    if (effects) {
        refuse_import(frame_, module_);
    }
}

void ImportGuard::settle() {
    if (module_.empty()) {
        return;
    }
    const std::vector<Block> ways = without();
    Names instead;
    for (const Block& way : ways) {
        walk(way, [&](const Statement& statement) { add_bound(statement, instead); });
    }
    Names names = instead;
    const Visit after = [&](const Statement& statement) {
        if (statement.begin > import_.offset) {
            add_bound(statement, names);
        }
    };
    walk(body_, after);
    walk(otherwise_, after);
    // Where unknown values stand for what is not there, only what both ways say is one.
    if (has_stand_in(frame_.evaluator, module_)) {
        names = std::move(instead);
    }
    for (const Name* name : names) {
        const bool imported = std::find(bound_.begin(), bound_.end(), name->name) != bound_.end();
        if (imported && current(frame_, *name).is(Kind::placeholder)) {
            continue;  // its own import says more
        }
        Value made = make_placeholder(frame_.evaluator, module_, std::string(name_text(frame_, name->name)));
        made.as<Placeholder>().doubtful = true;
        made.as<Placeholder>().origin = import_;
        store_name(frame_, *name, std::move(made));
    }
}

bool in_guarded_call(const Frame& frame) {
    for (const Frame* at = &frame; at->code.kind != CodeKind::module && at->caller; at = at->caller) {
        if (at->caller->guard && at->caller->guard->names_imports()) {
            return true;
        }
    }
    return false;
}

void refuse_undecided(Frame& frame, const std::string& module) {
    if (!has_stand_in(frame.evaluator, module)) {
        refuse_import(frame, module);
    }
}

}  // namespace aludel::python
