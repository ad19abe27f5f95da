#pragma once

#include <cstdint>
#include <string>

#include "catalog/object/privileges.hpp"
#include "catalog/object/type_name.hpp"

namespace aludel::catalog::object {

struct Sequence : Described {
    TypeName type;  ///< int2, int4, int8
    std::int64_t start = 1;
    std::int64_t increment = 1;
    std::int64_t minimum = 1;
    std::int64_t maximum = INT64_MAX;
    std::int64_t cache = 1;
    bool cycle = false;
    bool unlogged = false;
    QualifiedName owner_table;  ///< OWNED BY; empty: none
    std::string owner_column;
    bool identity = false;  ///< the one behind the identity column that owns it
    friend bool operator==(const Sequence&, const Sequence&) = default;
};

}  // namespace aludel::catalog::object
