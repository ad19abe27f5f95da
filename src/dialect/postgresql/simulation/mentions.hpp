#pragma once

#include <string>
#include <string_view>

#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// An expression of a table names one of its columns.
bool expression_mentions(const std::string& expression, const std::string& column);
bool mentions(const object::Constraint& constraint, const std::string& column);
bool mentions(const object::Index& index, const std::string& column);
/// A text of SQL has this word in it: what it may be about.
bool has_word(std::string_view sql, std::string_view word);

}  // namespace aludel::dialect::postgresql::simulation
