#pragma once

#include "dialect/dialect.hpp"

namespace aludel::dialect {

const Dialect& postgresql_dialect();

}  // namespace aludel::dialect
