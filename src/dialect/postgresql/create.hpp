#pragma once

#include <string>

#include "catalog/catalog.hpp"
#include "dialect/reflection.hpp"

namespace aludel::dialect::postgresql {

/// See dialect::Reflection.
std::string create_sql(const catalog::Catalog& catalog, const SqlOptions& options);

}  // namespace aludel::dialect::postgresql
