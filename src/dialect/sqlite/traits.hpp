#pragma once

#include <string_view>

#include "dialect/statement.hpp"

namespace aludel::dialect::sqlite {

/// Dialect::traits for SQLite. traits_test.cpp holds every answer to what the library really does.
Traits traits(std::string_view sql);

}  // namespace aludel::dialect::sqlite
