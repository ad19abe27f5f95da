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

/// Of the domains of the information schema, what differs from domains without anything.
struct SystemDomain {
    std::string_view name;
    int modifier;
    std::string_view default_expression;
    std::string_view check;  ///< its name
    std::string_view condition;
};
inline constexpr SystemDomain system_domains[] = {
    {"cardinal_number", -1, "", "cardinal_number_domain_check", "(VALUE >= 0)"},
    {"time_stamp", 2, "CURRENT_TIMESTAMP(2)", "", ""},
    {"yes_or_no", 7, "", "yes_or_no_check",
     "((VALUE)::text = ANY ((ARRAY['YES'::character varying, 'NO'::character varying])::text[]))"},
};

/// The columns of a system catalog or view: "name type" with the type's oid.
struct SystemShape {
    std::string_view schema;
    std::string_view name;
    std::string_view columns;
};
extern const SystemShape system_shapes[];
extern const std::size_t system_shape_count;

}  // namespace aludel::dialect::postgresql::simulation
