#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/system_catalog.hpp"
#include "dialect/postgresql/type_modifiers.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr TypeId type_time = 1083, type_timetz = 1266, type_interval = 1186, type_bit = 1560, type_varbit = 1562;
constexpr std::int64_t full_precision = 0xFFFF;

std::int64_t interval_modifier(std::string_view written) {
    const int bits = interval_bits(written);
    std::int64_t precision = full_precision;
    if (const std::size_t open = written.find('('); open != std::string_view::npos)
        precision = whole_number(written.substr(open + 1, written.find(')') - open - 1)).value_or(full_precision);
    return (static_cast<std::int64_t>(bits == 0 ? every_interval_field : bits) << 16) | precision;
}

}  // namespace

std::optional<std::int64_t> SystemCatalog::type_modifier(const object::TypeName& name) {
    if (name.modifiers.empty())
        return -1;
    const ObjectId type = type_oid({name.name, "", 0});
    if (type == type_interval)
        return interval_modifier(name.modifiers);
    const std::vector<std::string> parts = split(name.modifiers, ',');
    const auto first = whole_number(parts[0]);
    if (!first)
        return std::nullopt;
    switch (type) {
        case type_id::varchar:
        case type_id::bpchar:
            return *first + 4;
        case type_id::numeric: {
            const std::int64_t scale = parts.size() > 1 ? whole_number(parts[1]).value_or(0) : 0;
            return ((*first << 16) | (scale & 0x7FF)) + 4;
        }
        default:
            return parts.size() == 1 ? first : std::nullopt;
    }
}

std::string modifiers_text(TypeId type, std::int64_t modifier) {
    if (modifier < 0)
        return {};
    return modifiers_of(type, static_cast<int>(modifier)).value_or(std::to_string(modifier));
}

std::string SystemCatalog::type_text(TypeId oid, const std::string& modifiers) {
    if (oid == 0)
        return "-";
    const SystemType* found = type(oid);
    if (found == nullptr)
        return "???";
    if (found->element != 0 && found->category == 'A' && oid != type_id::int2vector && oid != type_id::oidvector)
        return type_text(found->element, modifiers) + "[]";
    if (oid == type_id::json)  // a keyword of later servers
        return "json";
    if (found->name.schema == "pg_catalog")
        return write_type({found->name, modifiers, 0});
    return qualified(found->name.schema, found->name.name, is_visible(*found)) +
           (modifiers.empty() ? "" : "(" + modifiers + ")");
}

std::string SystemCatalog::object_text(TypeId type, ObjectId oid) {
    if (type == type_id::regnamespace) {
        for (const char* schema : {"pg_catalog", "pg_toast", "information_schema", "public"})
            if (schema_oid(schema) == oid)
                return schema;
    }
    const object::Reference* found = object_with(oid);
    if (oid == 0)
        return "-";
    if (found == nullptr)
        return std::to_string(oid);
    if (type == type_id::regnamespace)
        return qualified("", found->name, true);
    const bool visible = std::find(path_.begin(), path_.end(), found->schema) != path_.end();
    std::string text = qualified(found->schema, found->name, visible);
    if (type == type_id::regprocedure)
        text += "(" + replace_all(found->part, ", ", ",") + ")";
    return text;
}

}  // namespace aludel::dialect::postgresql::simulation
