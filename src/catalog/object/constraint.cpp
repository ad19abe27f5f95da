#include "catalog/object/constraint.hpp"

namespace aludel::catalog::object {

Constraint::Constraint() = default;
Constraint::Constraint(const Constraint&) = default;
Constraint::Constraint(Constraint&&) noexcept = default;
Constraint& Constraint::operator=(const Constraint&) = default;
Constraint& Constraint::operator=(Constraint&&) noexcept = default;
Constraint::~Constraint() = default;

}  // namespace aludel::catalog::object
