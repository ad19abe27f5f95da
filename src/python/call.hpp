#pragma once

#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "python/value.hpp"

namespace aludel::python {

class Evaluator;
struct NativeFunction;
struct CallExpression;
struct Class;
struct Dict;
struct List;
struct Tuple;

/// The arguments of one call, before they are bound to parameters.
struct Arguments {
    std::vector<Value> positional;
    std::vector<std::pair<Value, Value>> keywords;  ///< names are str
    const CallExpression* expression = nullptr;     ///< where they were written, when a script calls

    Arguments() = default;
    Arguments(std::initializer_list<Value> values) : positional(values) {}
};

/// The first argument that is unknown; null when there is none.
const Value* find_unknown(const Arguments& arguments);

/// Calls anything callable. Raises TypeError for what is not; refuses placeholders by name.
Value call(Evaluator& evaluator, const Value& callee, Arguments&& arguments);
Value call(Evaluator& evaluator, const Value& callee, std::initializer_list<Value> arguments = {});
/// object.name(arguments)
Value call_method(Evaluator& evaluator, const Value& object, std::string_view name, Arguments&& arguments);
Value call_method(Evaluator& evaluator, const Value& object, std::string_view name,
                  std::initializer_list<Value> arguments = {});

/// A call of a native function: its arguments bound to the parameters of its signature.
class Call {
public:
    Call(Evaluator& e, const NativeFunction& f, Value s, std::vector<Value> v, Arguments& given)
        : evaluator(e), function(f), self(std::move(s)), values(std::move(v)), arguments(given) {}

    /// The n-th parameter: positional, keyword-only, then *args (a tuple) and **kwargs (a dict).
    const Value& operator[](std::size_t parameter) const { return values[parameter]; }
    bool given(std::size_t parameter) const { return values[parameter].defined(); }
    bool is_none(std::size_t parameter) const { return values[parameter].is_none(); }

    // The parameter as what it must be; else raises TypeError naming function and parameter.
    std::string_view text(std::size_t parameter) const;
    std::int64_t integer(std::size_t parameter) const;  ///< also OverflowError
    double number(std::size_t parameter) const;
    bool truth(std::size_t parameter) const;

    const std::vector<Value>& rest(std::size_t parameter) const;  ///< items of *args
    Dict& keywords(std::size_t parameter) const;                  ///< **kwargs

    /// Where the call stands, and where the argument of a parameter was written.
    Place place() const;
    Place place(std::size_t parameter) const;

    Evaluator& evaluator;
    const NativeFunction& function;
    Value self;
    std::vector<Value> values;
    const Arguments& arguments;
};

}  // namespace aludel::python
