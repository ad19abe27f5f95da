#pragma once

#include <optional>

#include "python/evaluator.hpp"

namespace aludel::python {

/// boolean, integer, big_integer
Integer to_integer(const Value& value);
/// A number of any kind as a double. Raises OverflowError for an int that is too large.
double to_double(Evaluator& evaluator, const Value& value);
/// What __float__, or else __index__, of an object gives, checked as Python does it. Nothing: it has neither.
std::optional<double> ask_float(Evaluator& evaluator, const Value& value);
/// The elements of a set, or of any iterable, as a set.
Ref<Set> to_set(Evaluator& evaluator, const Value& iterable);
/// Text as int(text, base) reads it; empty when it is no number.
std::optional<Integer> parse_integer(std::string_view text, int base);
/// Text as float(text) reads it.
std::optional<double> parse_float(std::string_view text);
/// Decimal digits. Raises ValueError past the number of digits that Python converts.
std::string integer_text(Evaluator& evaluator, const Integer& number);
/// Rounds to `digits` places, half to even, as round() does.
double round_double(double value, int digits);

}  // namespace aludel::python
