#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "python/call.hpp"
#include "python/native.hpp"

namespace aludel::python {

/// The parameters that arguments are bound to, of whatever kind of function.
class ParameterView {
public:
    virtual ~ParameterView() = default;
    virtual std::string_view name(std::size_t parameter) const = 0;
    /// Undefined where the parameter has no default.
    virtual Value default_of(Evaluator& evaluator, std::size_t parameter) const = 0;
    virtual bool required(std::size_t parameter) const = 0;
    virtual std::string function_name() const = 0;

    std::size_t positional = 0;
    std::size_t positional_only = 0;
    std::size_t keyword_only = 0;
    bool has_arguments = false;
    bool has_keywords = false;
    bool receiver = false;  ///< there is one, which is not among the parameters: messages count it all the same
    Signature::Style style = Signature::Style::python;
};

/// Fills `slots` (positional, keyword-only, *args, **kwargs). Raises CPython's TypeErrors. `self`, when defined,
/// is the first positional argument.
void bind_arguments(Evaluator& evaluator, const ParameterView& view, const Value& self, Arguments& arguments, Value* slots);

/// Calls a native function with `self` as its receiver.
Value call_native(Evaluator& evaluator, const NativeFunction& function, const Value& self, Arguments& arguments);

}  // namespace aludel::python
