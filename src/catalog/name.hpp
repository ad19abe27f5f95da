#pragma once

#include <string>

namespace aludel::catalog {

/// A name that may be qualified by a schema.
struct QualifiedName {
    std::string schema;  ///< empty: not said
    std::string name;
    friend bool operator==(const QualifiedName&, const QualifiedName&) = default;
};

}  // namespace aludel::catalog
