#pragma once

#include <string>

#include "catalog/catalog.hpp"
#include "dialect/dialect.hpp"

namespace aludel::dialect {

struct SqlOptions {
    bool owners = true;
    bool privileges = true;
};

/// What a Dialect can do besides: read a whole database, and write one.
class Reflection {
public:
    virtual ~Reflection() = default;
    /// As it is at one moment. In a transaction of its own, of which nothing stays: none may be open.
    virtual catalog::Catalog reflect(Connection& connection) const = 0;
    /// A script that makes an empty database into one with this catalog, each object after what it needs. Throws
    /// Error(not_supported) for objects that need each other in a way that cannot be broken up.
    virtual std::string create_sql(const catalog::Catalog& catalog, const SqlOptions& options = {}) const = 0;
    /// "character varying(100)[]"
    virtual std::string type_sql(const catalog::object::TypeName& type) const = 0;
};

/// Throws Error(not_supported) where the dialect has none.
const Reflection& reflection_of(const Dialect& dialect);

}  // namespace aludel::dialect
