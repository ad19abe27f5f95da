#pragma once

#include "dialect/dialect.hpp"

namespace aludel::dialect {

/// SQLite, by the library that is linked in.
const Dialect& sqlite_dialect();

}  // namespace aludel::dialect
