#pragma once

#include "python/syntax.hpp"

namespace aludel::python {

/// The grammar may attach a star to the first part of what is starred: `*f(x)` as `(*f)(x)`. Takes the star off
/// `first` and gives it with `whole` below it; without a star gives `whole`.
Expression* lift_star(Expression*& first, Expression* whole);

}  // namespace aludel::python
