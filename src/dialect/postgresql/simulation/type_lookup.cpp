#include "dialect/postgresql/simulation/type_lookup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/known_extensions.hpp"
#include "dialect/postgresql/type_modifiers.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

constexpr std::array with_length = {"varchar", "bpchar",    "bit",         "varbit",  "time",
                                    "timetz",  "timestamp", "timestamptz", "numeric", "interval"};

std::string modifier_text(const Node& node) {
    if (node.is("A_Const")) {
        if (node["ival"])
            return std::to_string(node["ival"].number("ival"));
        if (node["fval"])
            return node["fval"].word("fval");
        return node["sval"].word("sval");
    }
    if (node.is("ColumnRef") && !node.list("fields").empty())
        return string_of(node.list("fields").back());
    return {};
}

/// "year to month(3)": of an interval, from the bits of the grammar.
std::string interval_words(const std::vector<Node>& modifiers) {
    const int bits = static_cast<int>(modifiers.front()["ival"].number("ival"));
    std::string words(interval_fields(bits));
    if (modifiers.size() > 1)
        words += "(" + std::to_string(std::min<std::int64_t>(6, modifiers[1]["ival"].number("ival"))) + ")";
    return words;
}

/// PostGIS writes the names of its shapes so.
std::string shape_name(const std::string& word) {
    static constexpr std::array shapes = {"Geometry",       "Point",
                                          "LineString",     "Polygon",
                                          "MultiPoint",     "MultiLineString",
                                          "MultiPolygon",   "GeometryCollection",
                                          "CircularString", "CompoundCurve",
                                          "CurvePolygon",   "MultiCurve",
                                          "MultiSurface",   "PolyhedralSurface",
                                          "Triangle",       "Tin"};
    for (const char* shape : shapes)
        for (const char* dimensions : {"", "Z", "M", "ZM"})
            if (iequals(word, std::string(shape) + dimensions))
                return std::string(shape) + dimensions;
    return word;
}

std::string modifiers_of(const Context& context, const object::TypeName& type, const Node& type_name) {
    const std::vector<Node>& written = type_name.list("typmods");
    if (written.empty())
        return {};
    if (type.name.schema != "pg_catalog") {
        std::vector<std::string> words;
        for (const Node& one : written) words.push_back(shape_name(modifier_text(one)));
        return join(words, ",");
    }
    const std::string& name = type.name.name;
    if (std::find(with_length.begin(), with_length.end(), name) == with_length.end())
        throw context.error("42601", fmt::format("type modifier is not allowed for type \"{}\"", name),
                            type_name.location());
    if (name == "interval")
        return interval_words(written);
    const std::int64_t first = written.front()["ival"].number("ival");
    if (name == "numeric") {
        if (first < 1 || first > 1000)
            throw context.error("22023", fmt::format("NUMERIC precision {} must be between 1 and 1000", first),
                                type_name.location());
        return fmt::format("{},{}", first, written.size() > 1 ? written[1]["ival"].number("ival") : 0);
    }
    if (name == "varchar" || name == "bpchar" || name == "bit" || name == "varbit") {
        const std::string word = name == "bpchar" ? "char" : name == "varbit" ? "bit varying" : name;
        if (first < 1)
            throw context.error("22023",
                                name == "varchar" || name == "bpchar"
                                    ? fmt::format("length for type {} must be at least 1", word)
                                    : fmt::format("length for type {} must be at least 1", word),
                                type_name.location());
        if ((name == "varchar" || name == "bpchar") && first > 10485760)
            throw context.error("22023", fmt::format("length for type {} cannot exceed 10485760", word),
                                type_name.location());
        return std::to_string(first);
    }
    return std::to_string(std::min<std::int64_t>(6, first));
}

bool has_type(const State& state, const QualifiedName& name) {
    const catalog::Catalog& catalog = state.catalog;
    if (name.schema == "pg_catalog")
        return is_own_type(name.name);
    if (catalog.types.count(name) != 0 || catalog.tables.count(name) != 0 || catalog.views.count(name) != 0 ||
        catalog.materialized_views.count(name) != 0)
        return true;
    for (auto at = catalog.types.lower_bound({name.schema, ""});
         at != catalog.types.end() && at->first.schema == name.schema; ++at)
        if (const auto* range = std::get_if<object::Range>(&at->second.definition))
            if (range->multirange == name)
                return true;
    return !extension_with_type(state, name).empty();
}

/// column%TYPE
std::optional<object::TypeName> type_of_column(const Context& context, const Node& type_name) {
    std::vector<Node> names = type_name.list("names");
    const std::string column = string_of(names.back());
    names.pop_back();
    const Relation relation = find_relation(context.state, name_in(names));
    const auto* columns = columns_of(std::as_const(context.catalog), relation);
    const object::Column* found = columns == nullptr ? nullptr : find_column(*columns, column);
    return found == nullptr ? std::nullopt : std::optional(found->type);
}

}  // namespace

const SystemTypeName* system_type_named(std::string_view name) {
    const SystemTypeName* end = system_types + system_type_count;
    const SystemTypeName* found = std::find_if(
        system_types, end, [&](const SystemTypeName& one) { return one.name == name && !one.information_schema; });
    return found == end ? nullptr : found;
}

std::string type_words(const object::TypeName& type) {
    std::string text = write_type(type);
    // A keyword of newer servers is none of this one.
    if (text.starts_with("\"json\""))
        text.erase(5, 1).erase(0, 1);
    return text;
}

object::TypeName own_type(std::string_view name) {
    return {{"pg_catalog", std::string(name)}, {}, 0};
}

bool is_own_type(std::string_view name) {
    return system_type_named(name) != nullptr;
}

std::optional<QualifiedName> find_type_name(const State& state, const QualifiedName& name) {
    if (!name.schema.empty())
        return has_type(state, name) ? std::optional(name) : std::nullopt;
    if (is_own_type(name.name))
        return QualifiedName{"pg_catalog", name.name};
    if (const QualifiedName temporary{std::string(temporary_schema), name.name}; has_type(state, temporary))
        return temporary;
    for (const std::string& schema : state.search_path())
        if (QualifiedName tried{schema, name.name}; has_type(state, tried))
            return tried;
    return std::nullopt;
}

std::string shown_type(const Node& type_name) {
    return shown(name_in(type_name.list("names")));
}

std::optional<object::TypeName> find_type(const Context& context, const Node& type_name) {
    if (type_name.flag("pct_type"))
        return type_of_column(context, type_name);
    QualifiedName name = name_in(type_name.list("names"));
    object::TypeName type;
    type.dimensions = static_cast<int>(type_name.list("arrayBounds").size());
    if (!name.schema.empty() && name.schema != "pg_catalog")
        need_schema(context, name.schema);
    auto found = find_type_name(context.state, name);
    if (!found && name.name.starts_with('_')) {
        found = find_type_name(context.state, {name.schema, name.name.substr(1)});
        type.dimensions = std::max(1, type.dimensions);
    }
    if (!found)
        return std::nullopt;
    type.name = *found;
    type.modifiers = modifiers_of(context, type, type_name);
    return type;
}

object::TypeName need_type(const Context& context, const Node& type_name) {
    if (auto found = find_type(context, type_name))
        return *found;
    if (has_unknown_extension(context.state)) {
        const QualifiedName name = name_in(type_name.list("names"));
        throw context.refusal(
            fmt::format("the type {} is not known; perhaps one of the extensions brings it", shown(name)),
            type_name.location());
    }
    std::string text = shown_type(type_name);
    for (std::size_t i = 0; i < type_name.list("arrayBounds").size(); ++i) text += "[]";
    throw context.error("42704", fmt::format("type \"{}\" does not exist", text), type_name.location());
}

QualifiedName need_type_name(const Context& context, const std::vector<Node>& names) {
    const QualifiedName name = name_in(names);
    if (!name.schema.empty())
        need_schema(context, name.schema);
    if (auto found = find_type_name(context.state, name))
        return *found;
    throw context.error("42704", fmt::format("type \"{}\" does not exist", shown(name)));
}

bool is_users(const object::TypeName& type) {
    return type.name.schema != "pg_catalog";
}

object::TypeName base_type(const catalog::Catalog& catalog, const object::TypeName& type) {
    object::TypeName base = type;
    while (base.dimensions == 0) {
        const auto found = catalog.types.find(base.name);
        const auto* domain =
            found == catalog.types.end() ? nullptr : std::get_if<object::Domain>(&found->second.definition);
        if (domain == nullptr)
            break;
        base = domain->base;
    }
    return base;
}

void need_free_type_name(const Context& context, const QualifiedName& name) {
    if (has_type(context.state, name))
        throw context.error("42710", fmt::format("type \"{}\" already exists", name.name));
}

QualifiedName collation_of(const Context& context, const Node& clause, const object::TypeName& type) {
    QualifiedName name = name_in(clause.list("collname"));
    if (!name.schema.empty() && name.schema != "pg_catalog")
        return name;
    // The server's own depend on its system; what was made by CREATE COLLATION is told by its name alone.
    name.schema = "pg_catalog";
    for (const catalog::NotShown& one : context.catalog.not_shown)
        if (one.kind == "collation" && one.name == name.name)
            name.schema = "public";
    const std::string own = type.name == QualifiedName{"pg_catalog", "name"} ? "C" : "default";
    return name.schema == "pg_catalog" && name.name == own ? QualifiedName{} : name;
}

}  // namespace aludel::dialect::postgresql::simulation
