#pragma once

namespace aludel::python {

class Evaluator;
class NativeModule;
class Value;

// The functions of `builtins`, by what they are about; builtin_functions.cpp has the rest.

void add_number_functions(NativeModule& module);  ///< abs, round, divmod, pow, hex …
void add_item_functions(NativeModule& module);    ///< min, sum, sorted, iter, zip, map …

bool is_callable(Evaluator& evaluator, const Value& value);

}  // namespace aludel::python
