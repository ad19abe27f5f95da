#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace aludel::dialect::postgresql::simulation {

// What a new database of PostgreSQL 15 has before anybody has made anything: read from its catalogs.

/// "name:oid:kind", by blanks, the kinds being those of pg_class.
extern const std::string_view pg_catalog_relations;
extern const std::string_view information_schema_relations;
extern const std::string_view pg_toast_relations;
/// "name", or "name:2" where there are two of it.
extern const std::string_view pg_catalog_functions;

/// "oid:method:name:type:default".
extern const std::string_view pg_catalog_operator_classes;

/// A row of pg_type; the arrays of these are not among them.
struct SystemTypeName {
    std::uint32_t oid;
    std::string_view name;
    char kind;
    char category;
    std::uint32_t array;  ///< 0: none
    int length;
    std::uint32_t collation;
    bool by_value;
    bool preferred;
    char alignment;
    char storage;
    bool information_schema;  ///< else of pg_catalog
    std::uint32_t base;       ///< of a domain
};
extern const SystemTypeName system_types[];
extern const std::size_t system_type_count;

/// The columns of a system catalog or view: "name type" with the type's oid.
struct SystemShape {
    std::string_view schema;
    std::string_view name;
    std::string_view columns;
};
extern const SystemShape system_shapes[];
extern const std::size_t system_shape_count;

}  // namespace aludel::dialect::postgresql::simulation
