#pragma once

#include <string>
#include <string_view>

#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql {

/// libpg_query's JSON leaves a negative integer out, as if it were 0: so in the bounds of an array, too, which are -1
/// where none is written.
bool may_lack_integers(std::string_view json);
/// Its other form has them all: this puts them into the tree of `sql`, in the order in which both have them.
void restore_negative_integers(Node& tree, const std::string& sql);

}  // namespace aludel::dialect::postgresql
