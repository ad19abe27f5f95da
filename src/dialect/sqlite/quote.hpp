#pragma once

#include <string>
#include <string_view>

#include "dialect/dialect.hpp"

namespace aludel::dialect::sqlite {

/// As it is when SQLite reads it as a plain identifier, else in double quotes.
std::string quote_identifier(std::string_view name);
std::string quote(const QualifiedName& name);
/// '…'; a text that holds a zero byte is written as a cast blob, since SQLite stops reading at one.
std::string quote_literal(std::string_view text);

}  // namespace aludel::dialect::sqlite
