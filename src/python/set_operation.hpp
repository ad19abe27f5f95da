#pragma once

#include "python/evaluator.hpp"

namespace aludel::python {

// The operations of sets, done in the way of CPython: the order of a set's elements follows from it.

/// set, frozenset, keys and items of dicts
bool is_set_like(const Value& value);

/// | & - ^ between two of them; not_implemented for others.
Value set_operation(Evaluator& evaluator, BinaryOperator operation, const Value& a, const Value& b);

/// What a set is asked about: for a set, which has no hash, a frozenset like it.
Value set_key(Evaluator& evaluator, const Value& item);

/// Adds everything of an iterable.
void set_update(Evaluator& evaluator, Set& set, const Value& iterable);
Ref<Set> set_intersection(Evaluator& evaluator, Set& set, const Value& iterable, bool frozen);
Ref<Set> set_difference(Evaluator& evaluator, Set& set, const Value& iterable, bool frozen);
void set_difference_update(Evaluator& evaluator, Set& set, const Value& iterable);
/// Toggles everything of an iterable.
void set_symmetric_update(Evaluator& evaluator, Set& set, const Value& iterable);
Ref<Set> set_copy(Evaluator& evaluator, Set& set, bool frozen);

}  // namespace aludel::python
