#pragma once

#include <functional>
#include <string_view>

namespace aludel::script::sqlalchemy {

/// Cuts the text of text() at its binds: `:name`. A colon behind a backslash is none (the backslash goes), nor is a
/// cast like `::int`. Pieces come in order; plain ones may be empty.
void split_binds(std::string_view text, const std::function<void(std::string_view)>& plain,
                 const std::function<void(std::string_view)>& bind);

}  // namespace aludel::script::sqlalchemy
