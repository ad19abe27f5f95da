#include "catalog/object/table.hpp"

namespace aludel::catalog::object {

Table::Table() = default;
Table::Table(const Table&) = default;
Table::Table(Table&&) noexcept = default;
Table& Table::operator=(const Table&) = default;
Table& Table::operator=(Table&&) noexcept = default;
Table::~Table() = default;

}  // namespace aludel::catalog::object
