#include "catalog/object/column.hpp"

namespace aludel::catalog::object {

Column::Column() = default;
Column::Column(const Column&) = default;
Column::Column(Column&&) noexcept = default;
Column& Column::operator=(const Column&) = default;
Column& Column::operator=(Column&&) noexcept = default;
Column::~Column() = default;

}  // namespace aludel::catalog::object
