#pragma once

#include <string_view>

namespace aludel::script::sqlalchemy {

// Rows and results. Their classes are Python text: what they do is said soonest in their own language.
extern const std::string_view row_text;     ///< sqlalchemy.engine.row
extern const std::string_view result_text;  ///< sqlalchemy.engine.result
extern const std::string_view cursor_text;  ///< sqlalchemy.engine.cursor

}  // namespace aludel::script::sqlalchemy
