#pragma once

#include <string_view>
#include <vector>

#include "catalog/name.hpp"

namespace aludel::dialect::sqlite {

/// The tables and views that the text of a view or of a trigger names: behind FROM, JOIN, INTO, UPDATE and IN. As they
/// are written; common table expressions and functions that give rows are none.
std::vector<catalog::QualifiedName> named_relations(std::string_view sql);

}  // namespace aludel::dialect::sqlite
