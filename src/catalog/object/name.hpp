#pragma once

#include <map>
#include <string>
#include <tuple>

#include "catalog/name.hpp"

namespace aludel::catalog::object {

struct ByName {
    bool operator()(const QualifiedName& a, const QualifiedName& b) const {
        return std::tie(a.schema, a.name) < std::tie(b.schema, b.name);
    }
};

/// The objects of one kind, each in a schema.
template <typename T>
using Named = std::map<QualifiedName, T, ByName>;

/// What tells functions of one name apart.
struct Signature {
    QualifiedName name;
    std::string arguments;  ///< the types of its input, as type_text() writes them: "integer, public.mood[]"
    friend bool operator==(const Signature&, const Signature&) = default;
    friend bool operator<(const Signature& a, const Signature& b) {
        return std::tie(a.name.schema, a.name.name, a.arguments) < std::tie(b.name.schema, b.name.name, b.arguments);
    }
};

}  // namespace aludel::catalog::object
