#include "catalog/object/trigger.hpp"

namespace aludel::catalog::object {

Trigger::Trigger() = default;
Trigger::Trigger(const Trigger&) = default;
Trigger::Trigger(Trigger&&) noexcept = default;
Trigger& Trigger::operator=(const Trigger&) = default;
Trigger& Trigger::operator=(Trigger&&) noexcept = default;
Trigger::~Trigger() = default;

}  // namespace aludel::catalog::object
