#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.hpp"

namespace aludel::dialect::sqlite {

/// See dialect::Simulation. Statements are left out where the values beside them say all that they say.
catalog::Catalog normalized(catalog::Catalog catalog);

/// SQL without comments, in one spacing, with words in lower case. A name in quotes loses them where it is read as the
/// same without, so case counts in quotes.
std::string normal_text(std::string_view sql);

}  // namespace aludel::dialect::sqlite
