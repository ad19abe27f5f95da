#include "python/bind.hpp"

#include <fmt/format.h>

#include "python/evaluator.hpp"

namespace aludel::python {
namespace {

/// "'a'", "'a' and 'b'", "'a', 'b', and 'c'"
std::string quoted_list(const std::vector<std::string_view>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
        }
        text += fmt::format("'{}'", names[i]);
    }
    return text;
}

class Binder {
public:
    Binder(Evaluator& evaluator, const ParameterView& view, const Value& self, Arguments& arguments, Value* slots)
        : evaluator_(evaluator), view_(view), self_(self), arguments_(arguments), slots_(slots) {}

    void run() {
        std::size_t given = arguments_.positional.size() + (self_.defined() ? 1 : 0);
        std::size_t named = view_.positional + view_.keyword_only;
        std::size_t taken = 0;
        if (self_.defined() && view_.positional > 0) {
            slots_[taken++] = self_;
        }
        std::size_t first = 0;
        while (taken < view_.positional && first < arguments_.positional.size()) {
            slots_[taken++] = arguments_.positional[first++];
        }
        if (view_.has_arguments) {
            std::vector<Value> rest;
            if (self_.defined() && view_.positional == 0) {
                rest.push_back(self_);
            }
            rest.insert(rest.end(), arguments_.positional.begin() + static_cast<std::ptrdiff_t>(first), arguments_.positional.end());
            slots_[named] = evaluator_.tuple(std::move(rest));
        }
        if (view_.style == Signature::Style::c) {
            check_c(given);
        }
        bind_keywords();
        if (!view_.has_arguments && given > view_.positional) {
            too_many(given);
        }
        fill_defaults();
    }

private:
    [[noreturn]] void fail(std::string message) {
        raise(evaluator_, ExceptionType::TypeError, view_.function_name() + "() " + message);
    }

    /// CPython's builtins count, where functions written in Python name what is missing.
    void check_c(std::size_t given) {
        if (view_.keyword_only == 0 && view_.positional_only == view_.positional && !view_.has_keywords &&
            !arguments_.keywords.empty()) {
            fail("takes no keyword arguments");
        }
        if (view_.has_arguments) {
            return;
        }
        std::size_t least = 0;
        while (least < view_.positional && view_.required(least)) {
            ++least;
        }
        if (view_.positional_only != view_.positional) {
            if (given > view_.positional) {
                fail(fmt::format("takes at most {} argument{} ({} given)", view_.positional, view_.positional == 1 ? "" : "s", given));
            }
            return;
        }
        if (given >= least && given <= view_.positional) {
            return;
        }
        if (view_.positional == 0) {
            fail(fmt::format("takes no arguments ({} given)", given));
        }
        if (least == view_.positional && least == 1) {
            fail(fmt::format("takes exactly one argument ({} given)", given));
        }
        bool few = given < least;
        std::size_t bound = few ? least : view_.positional;
        std::string name = view_.function_name();
        if (std::size_t dot = name.rfind('.'); dot != std::string::npos) {
            name.erase(0, dot + 1);
        }
        raise(evaluator_, ExceptionType::TypeError,
              fmt::format("{} expected {}{} argument{}, got {}", name,
                          least == view_.positional ? "" : few ? "at least " : "at most ", bound, bound == 1 ? "" : "s", given));
    }

    void bind_keywords() {
        if (arguments_.keywords.empty() && !view_.has_keywords) {
            return;
        }
        std::size_t named = view_.positional + view_.keyword_only;
        Ref<Dict> rest;
        if (view_.has_keywords) {
            rest = evaluator_.dict();
            slots_[named + (view_.has_arguments ? 1 : 0)] = rest;
        }
        std::vector<std::string_view> forbidden;
        for (auto& [name, value] : arguments_.keywords) {
            std::string_view text = name.as<Str>().text;
            std::size_t at = view_.positional_only;
            while (at < named && view_.name(at) != text) {
                ++at;
            }
            if (at < named) {
                if (slots_[at].defined()) {
                    if (view_.style == Signature::Style::c) {
                        fail(fmt::format("got multiple values for argument '{}'", text));
                    }
                    fail(fmt::format("got multiple values for argument '{}'", text));
                }
                slots_[at] = value;
            } else if (rest) {
                rest->table.set(name, value);
            } else {
                for (std::size_t i = 0; i < view_.positional_only; ++i) {
                    if (view_.name(i) == text) {
                        forbidden.push_back(text);
                    }
                }
                if (forbidden.empty()) {
                    if (view_.style == Signature::Style::c) {
                        std::string name = view_.function_name();
                        raise(evaluator_, ExceptionType::TypeError,
                              fmt::format("'{}' is an invalid keyword argument for {}()", text, name));
                    }
                    fail(fmt::format("got an unexpected keyword argument '{}'", text));
                }
            }
        }
        if (!forbidden.empty()) {
            std::string names;
            for (std::string_view name : forbidden) {
                names += (names.empty() ? "" : ", ") + std::string(name);
            }
            fail(fmt::format("got some positional-only arguments passed as keyword arguments: '{}'", names));
        }
    }

    [[noreturn]] void too_many(std::size_t given) {
        std::size_t least = 0;
        for (std::size_t i = 0; i < view_.positional; ++i) {
            least += view_.required(i) ? 1 : 0;
        }
        std::size_t keyword_given = 0;
        for (std::size_t i = view_.positional; i < view_.positional + view_.keyword_only; ++i) {
            keyword_given += slots_[i].defined() ? 1 : 0;
        }
        const std::size_t receiver = view_.receiver ? 1 : 0;
        const std::size_t most = view_.positional + receiver;
        least += receiver;
        given += receiver;
        std::string takes = least < most ? fmt::format("from {} to {}", least, most) : std::to_string(most);
        bool plural = least < most || most != 1;
        std::string also;
        if (keyword_given > 0) {
            also = fmt::format(" positional argument{} (and {} keyword-only argument{})", given == 1 ? "" : "s", keyword_given,
                               keyword_given == 1 ? "" : "s");
        }
        fail(fmt::format("takes {} positional argument{} but {}{} {} given", takes, plural ? "s" : "", given, also,
                         given == 1 && keyword_given == 0 ? "was" : "were"));
    }

    void fill_defaults() {
        std::vector<std::string_view> missing;
        for (std::size_t i = 0; i < view_.positional; ++i) {
            if (!slots_[i].defined()) {
                if (view_.required(i)) {
                    missing.push_back(view_.name(i));
                } else {
                    slots_[i] = view_.default_of(evaluator_, i);
                }
            }
        }
        if (!missing.empty()) {
            if (view_.style == Signature::Style::c) {
                std::size_t at = 0;
                while (view_.name(at) != missing[0]) {
                    ++at;
                }
                fail(fmt::format("missing required argument '{}' (pos {})", missing[0], at + 1));
            }
            fail(fmt::format("missing {} required positional argument{}: {}", missing.size(), missing.size() == 1 ? "" : "s",
                             quoted_list(missing)));
        }
        for (std::size_t i = view_.positional; i < view_.positional + view_.keyword_only; ++i) {
            if (!slots_[i].defined()) {
                if (view_.required(i)) {
                    missing.push_back(view_.name(i));
                } else {
                    slots_[i] = view_.default_of(evaluator_, i);
                }
            }
        }
        if (!missing.empty()) {
            fail(fmt::format("missing {} required keyword-only argument{}: {}", missing.size(), missing.size() == 1 ? "" : "s",
                             quoted_list(missing)));
        }
    }

    Evaluator& evaluator_;
    const ParameterView& view_;
    const Value& self_;
    Arguments& arguments_;
    Value* slots_;
};

class NativeParameters : public ParameterView {
public:
    explicit NativeParameters(const NativeFunction& function) : function_(function), signature_(function.signature) {
        positional = signature_.positional;
        positional_only = signature_.positional_only;
        keyword_only = signature_.keyword_only;
        has_arguments = signature_.has_arguments;
        has_keywords = signature_.has_keywords;
        style = signature_.style;
        receiver = function.method;
    }
    std::string_view name(std::size_t parameter) const override { return signature_.names[parameter]; }
    bool required(std::size_t parameter) const override {
        return signature_.defaults[parameter].kind == Default::Kind::required;
    }
    Value default_of(Evaluator& evaluator, std::size_t parameter) const override {
        const Default& value = signature_.defaults[parameter];
        switch (value.kind) {
            case Default::Kind::none: return Value::none();
            case Default::Kind::true_: return Value::boolean(true);
            case Default::Kind::false_: return Value::boolean(false);
            case Default::Kind::integer: return Value::integer(value.integer);
            case Default::Kind::string: return evaluator.intern(value.text);
            case Default::Kind::tuple: return evaluator.tuple({});
            case Default::Kind::list: return evaluator.list();
            case Default::Kind::dict: return evaluator.dict();
            default: return {};
        }
    }
    std::string function_name() const override { return function_.qualified_name; }

private:
    const NativeFunction& function_;
    const Signature& signature_;
};

}  // namespace

void bind_arguments(Evaluator& evaluator, const ParameterView& view, const Value& self, Arguments& arguments, Value* slots) {
    Binder(evaluator, view, self, arguments, slots).run();
}

Value call_native(Evaluator& evaluator, const NativeFunction& function, const Value& self, Arguments& arguments) {
    evaluator.check_stack();
    const Signature& signature = function.signature;
    if (function.unknown == UnknownArguments::infect) {
        if (const Value* unknown = find_unknown(arguments)) {
            return unknown_from(evaluator, *unknown, function.name + "()");
        }
    }
    std::vector<Value> slots(signature.names.size());
    // The usual case needs no binder: as many positional arguments as there are parameters.
    if (arguments.keywords.empty() && arguments.positional.size() == signature.names.size() && signature.keyword_only == 0 &&
        !signature.has_arguments && !signature.has_keywords) {
        slots = std::move(arguments.positional);
        Call call(evaluator, function, self, std::move(slots), arguments);
        Value result = function.body(call);
        return result.defined() ? result : Value::none();
    }
    bind_arguments(evaluator, NativeParameters(function), {}, arguments, slots.data());
    Call call(evaluator, function, self, std::move(slots), arguments);
    Value result = function.body(call);
    return result.defined() ? result : Value::none();
}

}  // namespace aludel::python
