#pragma once

#include <string>
#include <string_view>

#include "catalog/catalog.hpp"
#include "dialect/reflection.hpp"

namespace aludel::report {

/// The document "catalog". `database` and `server`: where it comes from.
std::string catalog_json(const catalog::Catalog& catalog, const dialect::Dialect& dialect, std::string_view database,
                         std::string_view server);

/// What the catalog does not show, for a person: one line for each kind; empty where there is none.
std::string not_shown_text(const catalog::Catalog& catalog);

}  // namespace aludel::report
