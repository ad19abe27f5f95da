#pragma once

#include <string>

namespace aludel::catalog::object {

/// What belongs to it is not in the catalog.
struct Extension {
    std::string schema;
    std::string version;
    std::string comment;  ///< empty: none, or the one that it brings itself
    friend bool operator==(const Extension&, const Extension&) = default;
};

}  // namespace aludel::catalog::object
