#pragma once

#include <string>

#include "dialect/postgresql/create_parts.hpp"

namespace aludel::dialect::postgresql {

/// " GENERATED ALWAYS AS IDENTITY (…)", with the options of the sequence behind it.
std::string identity_sql(const Script& script, const QualifiedName& table, const object::Column& column);

}  // namespace aludel::dialect::postgresql
