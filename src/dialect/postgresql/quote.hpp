#pragma once

#include <string>
#include <string_view>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// As the server's quote_ident: in double quotes unless it is lower case, plain, and no keyword of any supported
/// version that would need them.
std::string quote_identifier(std::string_view name);
std::string quote_name(const QualifiedName& name);
/// As the server's quote_literal: E'…' when there is a backslash, so that it reads the same under either setting of
/// standard_conforming_strings. Throws Error(not_supported) for a NUL.
std::string quote_literal(std::string_view text);

}  // namespace aludel::dialect::postgresql
