#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "dialect/reflection.hpp"
#include "dialect/simulation.hpp"

namespace aludel::report {

/// The document "catalog". `database` and `server`: where it comes from; `unsure`: of a simulated one.
std::string catalog_json(const catalog::Catalog& catalog, const dialect::Dialect& dialect, std::string_view database,
                         std::string_view server, const std::vector<dialect::Unsure>& unsure = {});

/// Of what a simulated catalog is not certain, for a person: one line for each object.
std::string unsure_text(const std::vector<dialect::Unsure>& unsure);

/// What the catalog does not show, for a person: one line for each kind; empty where there is none.
std::string not_shown_text(const catalog::Catalog& catalog);

}  // namespace aludel::report
