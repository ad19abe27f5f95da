#include "script/extension/flask_config.hpp"

#include <fmt/format.h>

#include <utility>

#include "base/text.hpp"
#include "python/attribute.hpp"
#include "python/evaluator.hpp"
#include "python/import.hpp"

namespace aludel::script::extension {
namespace {

using python::Call;
using python::Evaluator;
using python::NativeModule;
using python::Value;

const char state_key = 0;

struct State {
    FlaskConfig config;
    int evaluating = 0;
};

State& state_of(Evaluator& evaluator) {
    std::shared_ptr<void>& slot = evaluator.extras[&state_key];
    if (!slot) {
        slot = std::make_shared<State>();
    }
    return *static_cast<State*>(slot.get());
}

/// While packages that are not there are unknown instead of refused.
class Evaluating {
public:
    explicit Evaluating(State& state) : state_(state) { ++state_.evaluating; }
    ~Evaluating() { --state_.evaluating; }
    Evaluating(const Evaluating&) = delete;
    Evaluating& operator=(const Evaluating&) = delete;

private:
    State& state_;
};

/// What the embedder has instead (for env.py: something unknown), or the error.
Value otherwise(Evaluator& evaluator, const std::string& name, Error error) {
    error.at(evaluator.place()).detail(evaluator.excerpt());
    if (Value instead = python::instead_of(evaluator, "flask", name, error); instead.defined()) {
        return instead;
    }
    throw error;
}

Error not_named(const std::string& what) {
    return std::move(
        Error(ErrorCode::not_supported, fmt::format("'{}' from 'flask' is used, and no application runs here", what))
            .hint("name its configuration in the settings: flask_config = module:attribute, the object "
                  "that the application gives to app.config.from_object()"));
}

[[noreturn]] void not_found(const FlaskConfig& config, std::string why) {
    throw Error(ErrorCode::config_invalid, fmt::format("flask_config is {}, and {}", config.name, why))
        .at(config.place)
        .hint("module:attribute, the object that the application gives to app.config.from_object()");
}

Value attribute_of(Evaluator& evaluator, const FlaskConfig& config, Value from, std::string_view path) {
    for (const std::string& name : split(path, '.')) {
        const Value found = python::find_attribute(evaluator, python::force(evaluator, from), evaluator.intern(name));
        if (!found.defined()) {
            not_found(config, fmt::format("there is no '{}'", name));
        }
        from = python::force(evaluator, found);
    }
    return from;
}

/// As werkzeug finds what a text names: a colon stands between module and attribute, or the last dot does.
Value find_object(Evaluator& evaluator, const FlaskConfig& config) {
    const std::string& name = config.name;
    const std::size_t colon = name.find(':');
    const std::string module_name = name.substr(0, colon);
    Value module = python::import_now(evaluator, module_name);
    if (colon != std::string::npos) {
        if (!module.defined()) {
            not_found(config, fmt::format("the project has no module '{}'", module_name));
        }
        return attribute_of(evaluator, config, module, name.substr(colon + 1));
    }
    const std::size_t dot = name.rfind('.');
    if (!module.defined() && dot != std::string::npos) {
        module = python::import_now(evaluator, name.substr(0, dot));
        return module.defined() ? attribute_of(evaluator, config, module, name.substr(dot + 1)) : module;
    }
    return module;
}

bool lacks_something(const Error& error) {
    return error.code() == ErrorCode::python_unresolved || error.code() == ErrorCode::not_supported;
}

/// First as any module of the project, so that the packages around it are what they are for others too; then, if
/// something is not there, once more with all that is not there unknown.
Value evaluate_object(Evaluator& evaluator, State& state) {
    try {
        return find_object(evaluator, state.config);
    } catch (const Error& error) {
        if (!lacks_something(error)) {
            throw;
        }
    }
    const Evaluating evaluating(state);
    return find_object(evaluator, state.config);
}

Value object(Call& call) {
    Evaluator& evaluator = call.evaluator;
    State& state = state_of(evaluator);
    Value made;
    try {
        made = evaluate_object(evaluator, state);
    } catch (const Error& error) {
        if (!lacks_something(error) && error.code() != ErrorCode::python_unknown) {
            throw;
        }
        throw Error(error.code() == ErrorCode::python_unknown ? ErrorCode::not_supported : error.code(),
                    fmt::format("flask_config is {}, which cannot be evaluated: {}", state.config.name,
                                replace_all(error.message(), ", which is not known here", "")))
            .at(error.place())
            .detail(error.detail())
            .hint(error.hint());
    }
    if (!made.defined()) {
        not_found(state.config, fmt::format("the project has no module of that name"));
    }
    if (python::is_unknown(made)) {
        not_found(state.config, "what that is comes from " + made.as<python::Unknown>().what);
    }
    if (made.is(python::Kind::dict)) {
        not_found(state.config, "that is a dict, of which from_object() reads no key");
    }
    return made;
}

/// What `current_app.config[KEY]` is: refused where it is not known, unless the embedder goes on with unknown things.
Value value(Call& call) {
    const Value given = python::force(call.evaluator, call[1]);
    if (!python::is_unknown(given)) {
        return given;
    }
    const std::string name = fmt::format("current_app.config[{}]", python::repr(call.evaluator, call[0]));
    Error error(ErrorCode::not_supported,
                fmt::format("{} is not known: it comes from {}", name, given.as<python::Unknown>().what));
    error.hint("write the value out in this file");
    const Value instead = otherwise(call.evaluator, name, std::move(error));
    return instead.defined() ? given : instead;
}

Value lacking_key(Call& call) {
    const std::string name = fmt::format("current_app.config[{}]", python::repr(call.evaluator, call[0]));
    Error error(ErrorCode::not_supported, fmt::format("{} is not known: {}, which flask_config names, does not have it",
                                                      name, state_of(call.evaluator).config.name));
    error.hint("where the application gets it otherwise, write the value out in this file");
    return otherwise(call.evaluator, name, std::move(error));
}

Value lacking(Call& call) {
    const std::string name(call.text(0));
    if (state_of(call.evaluator).config.name.empty()) {
        return otherwise(call.evaluator, name, not_named("current_app"));
    }
    Error error(ErrorCode::not_supported, name + " is not supported: no application runs here");
    error.hint("of current_app there is the configuration that flask_config names, and the logger");
    return otherwise(call.evaluator, name, std::move(error));
}

}  // namespace

void set_flask_config(Evaluator& evaluator, const FlaskConfig& config) {
    state_of(evaluator).config = config;
}

Value missing_in_flask_config(Evaluator& evaluator, const std::string& module, const std::string& name,
                              const Error& why) {
    if (state_of(evaluator).evaluating == 0 || !lacks_something(why)) {
        return {};
    }
    return evaluator.unknown(name.empty() ? module : module + "." + name);
}

std::shared_ptr<NativeModule> flask_config_module() {
    auto m = std::make_shared<NativeModule>("_aludel_flask");
    m->function("current", "application", [](Call& call) -> Value {
        if (state_of(call.evaluator).config.name.empty()) {
            const Value instead = python::instead_of(call.evaluator, "flask", "current_app", not_named("current_app"));
            if (instead.defined()) {
                return instead;
            }
        }
        return call[0];
    });
    m->function("needed", "what, value", [](Call& call) -> Value {
        const std::string what(call.text(0));
        return state_of(call.evaluator).config.name.empty() ? otherwise(call.evaluator, what, not_named(what))
                                                            : call[1];
    });
    m->function("object", "", object);
    m->function("value", "key, value", value);
    m->function("lacking_key", "key", lacking_key);
    m->function("lacking", "what", lacking);
    return m;
}

}  // namespace aludel::script::extension
