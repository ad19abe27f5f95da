#pragma once

#include "dialect/postgresql/normal_type.hpp"

namespace aludel::dialect::postgresql::normal {

/// The constant 'text' as the server writes it once it has the type: true, 1, '01:00:00'. What is not surely the same
/// stays as it is. Times without a zone are taken as UTC.
Node typed_constant(const std::string& text, const TypeText& type);
/// The type that a constant has by itself.
TypeText own_type(const Node& constant);

}  // namespace aludel::dialect::postgresql::normal
