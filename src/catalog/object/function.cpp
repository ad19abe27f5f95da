#include "catalog/object/function.hpp"

namespace aludel::catalog::object {

Function::Function() = default;
Function::Function(const Function&) = default;
Function::Function(Function&&) noexcept = default;
Function& Function::operator=(const Function&) = default;
Function& Function::operator=(Function&&) noexcept = default;
Function::~Function() = default;

}  // namespace aludel::catalog::object
