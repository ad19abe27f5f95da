#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/column_type.hpp"

namespace aludel::dialect::sqlite {

/// The type that SQLAlchemy makes of the word a column was declared with: one of its own where it knows the word, else
/// by SQLite's rules of affinity. `unknown`: no word, or a BLOB of some kind. Arguments it cannot use are left out,
/// with a warning.
catalog::ColumnType reflect_type(std::string_view declared, std::vector<std::string>& warnings);

}  // namespace aludel::dialect::sqlite
