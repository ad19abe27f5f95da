#include "catalog/object/type.hpp"

namespace aludel::catalog::object {

Type::Type() = default;
Type::Type(const Type&) = default;
Type::Type(Type&&) noexcept = default;
Type& Type::operator=(const Type&) = default;
Type& Type::operator=(Type&&) noexcept = default;
Type::~Type() = default;

}  // namespace aludel::catalog::object
