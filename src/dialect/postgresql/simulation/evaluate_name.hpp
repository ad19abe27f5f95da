#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalog/name.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A name as a function reads it from a text: `public."My table"`. Nothing where it is none.
std::optional<catalog::QualifiedName> read_name(std::string_view text);

}  // namespace aludel::dialect::postgresql::simulation
