#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "script/sqlalchemy/support.hpp"

// What PostgreSQL writes of values that hold others.

namespace aludel::script::sqlalchemy {

/// `{1,2,NULL}` as a list, its members as the driver makes them of the type with that oid.
Value read_array(Evaluator& evaluator, std::string_view text, std::uint32_t element);
/// `"a"=>"1", "b"=>NULL` as a dict.
Value read_hstore(Evaluator& evaluator, std::string_view text);
/// A range, of which nothing is known but its text: it may be sent back, and whoever looks at it is refused.
Value make_range(Evaluator& evaluator, std::string_view text);
std::optional<std::string> range_text(const Value& value);  ///< nullopt: it is no such range

}  // namespace aludel::script::sqlalchemy
