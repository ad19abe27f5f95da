#pragma once

#include "python/operation.hpp"

namespace aludel::python {

bool is_number(const Value& value);
/// What an operator does to two floats, or to two whole numbers of any size.
Value float_operation(Evaluator& evaluator, BinaryOperator operation, double a, double b);
Value integer_operation(Evaluator& evaluator, BinaryOperator operation, const Value& left, const Value& right);

}  // namespace aludel::python
