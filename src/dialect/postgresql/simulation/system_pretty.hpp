#pragma once

#include <string>
#include <string_view>

namespace aludel::dialect::postgresql::simulation {

/// An expression, written by the server with all its parentheses, with those alone that the server keeps where it is
/// asked for a pretty text.
std::string pretty_expression(std::string_view expression);

}  // namespace aludel::dialect::postgresql::simulation
