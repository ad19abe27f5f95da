#pragma once

#include <string>

#include "catalog/catalog.hpp"

namespace aludel::dialect::sqlite {

/// See dialect::Reflection. The statements are those that the database keeps; triggers come last, and a table stands
/// behind those that it refers to and a view behind those that it reads, as far as there is such an order: SQLite does
/// not ask for one.
std::string create_sql(const catalog::Catalog& catalog);

/// "VARCHAR(100)"; empty for a column without a type.
std::string write_type(const catalog::object::TypeName& type);

}  // namespace aludel::dialect::sqlite
