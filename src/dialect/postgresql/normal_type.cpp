#include "dialect/postgresql/normal_type.hpp"

#include <algorithm>
#include <iterator>

#include "dialect/postgresql/normal_node.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

/// varchar and text are one: casts between them change nothing.
TypeText plain(const std::string& name) {
    return name == "varchar" ? "text" : name;
}

bool is_default_schema(const std::string& schema) {
    return schema.empty() || schema == "pg_catalog" || schema == "public";
}

/// The types that SQL has words for.
bool has_words(const std::string& name) {
    constexpr std::string_view names[] = {"bit",         "bool",   "bpchar",   "float4",  "float8", "int2",
                                          "int4",        "int8",   "interval", "numeric", "time",   "timestamp",
                                          "timestamptz", "timetz", "varbit",   "varchar"};
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

struct Result {
    std::string_view function;
    std::string_view type;  ///< "=": that of the first argument
};

constexpr Result results[] = {
    {"abs", "="},
    {"age", "interval"},
    {"array_agg", "=[]"},
    {"array_append", "="},
    {"array_length", "int4"},
    {"array_remove", "="},
    {"array_to_string", "text"},
    {"bool_and", "bool"},
    {"bool_or", "bool"},
    {"btrim", "text"},
    {"cardinality", "int4"},
    {"char_length", "int4"},
    {"clock_timestamp", "timestamptz"},
    {"concat", "text"},
    {"concat_ws", "text"},
    {"count", "int8"},
    {"current_setting", "text"},
    {"date_part", "float8"},
    {"date_trunc", "2"},
    {"dense_rank", "int8"},
    {"encode", "text"},
    {"every", "bool"},
    {"extract", "numeric"},
    {"first_value", "="},
    {"format", "text"},
    {"gen_random_uuid", "uuid"},
    {"initcap", "text"},
    {"jsonb_agg", "jsonb"},
    {"jsonb_array_length", "int4"},
    {"jsonb_build_array", "jsonb"},
    {"jsonb_build_object", "jsonb"},
    {"jsonb_extract_path_text", "text"},
    {"jsonb_object_agg", "jsonb"},
    {"jsonb_set", "jsonb"},
    {"jsonb_typeof", "text"},
    {"lag", "="},
    {"last_value", "="},
    {"lead", "="},
    {"left", "text"},
    {"length", "int4"},
    {"lower", "text"},
    {"lpad", "text"},
    {"ltrim", "text"},
    {"max", "="},
    {"md5", "text"},
    {"min", "="},
    {"nextval", "int8"},
    {"now", "timestamptz"},
    {"octet_length", "int4"},
    {"position", "int4"},
    {"random", "float8"},
    {"rank", "int8"},
    {"regexp_replace", "text"},
    {"repeat", "text"},
    {"replace", "text"},
    {"reverse", "text"},
    {"right", "text"},
    {"row_number", "int8"},
    {"rpad", "text"},
    {"rtrim", "text"},
    {"setweight", "tsvector"},
    {"split_part", "text"},
    {"statement_timestamp", "timestamptz"},
    {"string_agg", "text"},
    {"strpos", "int4"},
    {"substr", "text"},
    {"substring", "text"},
    {"to_char", "text"},
    {"to_date", "date"},
    {"to_json", "json"},
    {"to_jsonb", "jsonb"},
    {"to_timestamp", "timestamptz"},
    {"to_tsquery", "tsquery"},
    {"to_tsvector", "tsvector"},
    {"transaction_timestamp", "timestamptz"},
    {"translate", "text"},
    {"upper", "text"},
};

TypeText sum_of(const TypeText& type) {
    const int width = width_of(type);
    return width == 0 ? type : width <= 2 ? "int8" : width <= 4 ? "numeric" : type;
}

TypeText average_of(const TypeText& type) {
    const int width = width_of(type);
    return width == 0 ? type : width <= 4 ? "numeric" : "float8";
}

}  // namespace

TypeText type_of(const catalog::object::TypeName& type, const catalog::Catalog& catalog) {
    TypeText text;
    const auto found = catalog.types.find(type.name);
    const auto* const domain =
        found == catalog.types.end() ? nullptr : std::get_if<catalog::object::Domain>(&found->second.definition);
    if (domain != nullptr)
        text = type_of(domain->base, catalog);
    else
        text = is_default_schema(type.name.schema) ? plain(type.name.name) : type.name.schema + "." + type.name.name;
    return type.dimensions > 0 ? text + "[]" : text;
}

TypeText type_of(const Node& type_name) {
    const std::vector<std::string> names = strings_of(type_name.list("names"));
    if (names.empty() || type_name.flag("pct_type") || type_name.flag("setof"))
        return {};
    const std::string schema = names.size() > 1 ? names[names.size() - 2] : "";
    const bool array = !type_name.list("arrayBounds").empty();
    TypeText text = is_default_schema(schema) ? plain(names.back()) : schema + "." + names.back();
    return array ? text + "[]" : text;
}

void normalize_type_name(Node& type_name) {
    std::vector<Node>& names = list_of(type_name, "names");
    if (names.empty() || type_name.flag("pct_type"))
        return;
    if (names.size() == 2 && is_default_schema(string_of(names[0])))
        names.erase(names.begin());
    if (names.size() == 1 && has_words(string_of(names[0])))
        names.insert(names.begin(), string_node("pg_catalog"));
    if (Node* const bounds = field_of(type_name, "arrayBounds"); bounds != nullptr && !bounds->items.empty())
        bounds->items = {object_node("Integer", {{"ival", Node{Node::Form::number, {}, "-1", {}, {}}}})};
}

bool known(const TypeText& type) {
    return !type.empty() && type != untyped && type != "unknown[]";
}

bool is_array(const TypeText& type) {
    return type.ends_with("[]");
}

TypeText element_of(const TypeText& type) {
    return is_array(type) ? type.substr(0, type.size() - 2) : TypeText();
}

int width_of(const TypeText& type) {
    constexpr std::string_view numbers[] = {"int2", "int4", "int8", "numeric", "float4", "float8"};
    const auto* const found = std::find(std::begin(numbers), std::end(numbers), type);
    return found == std::end(numbers) ? 0 : static_cast<int>(found - std::begin(numbers)) + 1;
}

TypeText common_type(const TypeText& a, const TypeText& b) {
    if (a == b || b == untyped)
        return a;
    if (a == untyped)
        return b;
    const int width_a = width_of(a);
    const int width_b = width_of(b);
    return width_a == 0 || width_b == 0 ? TypeText() : width_a < width_b ? b : a;
}

TypeText result_of(std::string_view function, const std::vector<TypeText>& arguments) {
    const TypeText first = arguments.empty() ? TypeText() : arguments.front();
    if (function == "sum")
        return sum_of(first);
    if (function == "avg")
        return average_of(first);
    if (function == "round" || function == "floor" || function == "ceil" || function == "trunc")
        return width_of(first) >= 4 ? first : TypeText();
    const auto* const found = std::lower_bound(std::begin(results), std::end(results), function,
                                               [](const Result& a, std::string_view b) { return a.function < b; });
    if (found == std::end(results) || found->function != function)
        return {};
    if (found->type == "=")
        return known(first) ? first : TypeText();
    if (found->type == "=[]")
        return known(first) && !is_array(first) ? first + "[]" : TypeText();
    if (found->type == "2")
        return arguments.size() < 2 ? TypeText() : arguments[1] == "date" ? "timestamptz" : arguments[1];
    return std::string(found->type);
}

TypeText parameter_of(std::string_view function, std::size_t place, std::size_t count) {
    if (place == 0 && (function == "nextval" || function == "currval" || function == "setval"))
        return "regclass";
    if (place == 0 && count == 2 &&
        (function == "to_tsvector" || function == "to_tsquery" || function == "plainto_tsquery" ||
         function == "phraseto_tsquery" || function == "websearch_to_tsquery"))
        return "regconfig";
    if (place == 1 && function == "setweight")
        return "char";
    if (function == "jsonb_set" && place == 1)
        return "text[]";
    if (function == "jsonb_set" && place == 2)
        return "jsonb";
    return {};
}

bool widens_dates(std::string_view function) {
    return function == "generate_series" || function == "date_trunc" || function == "to_char" || function == "age";
}

bool takes_text(std::string_view function) {
    // These take whatever comes, and write a character column with its blanks.
    constexpr std::string_view takes_any[] = {"array_to_string", "concat", "concat_ws", "encode", "format", "to_char"};
    return result_of(function, {}) == "text" &&
           std::find(std::begin(takes_any), std::end(takes_any), function) == std::end(takes_any);
}

bool widens_numbers(std::string_view function) {
    constexpr std::string_view names[] = {"cbrt", "exp", "ln", "log", "percentile_cont", "pow", "power", "sqrt"};
    return std::find(std::begin(names), std::end(names), function) != std::end(names);
}

TypeText right_operand_of(std::string_view symbol, const TypeText& left) {
    if (symbol == "#>" || symbol == "#>>" || symbol == "#-" || symbol == "?|" || symbol == "?&")
        return "text[]";
    if (symbol == "@?" || (symbol == "@@" && left == "jsonb"))
        return "jsonpath";
    return symbol == "@@" && left == "tsvector" ? "tsquery" : "";
}

TypeText result_of_operator(std::string_view symbol, const TypeText& left, const TypeText& right) {
    constexpr std::string_view arithmetic[] = {"+", "-", "*", "/", "%"};
    if (symbol == "->>" || symbol == "#>>")
        return "text";
    if (symbol == "->" || symbol == "#>")
        return left;
    if (symbol == "||")
        return left == "text" || right == "text" ? "text" : common_type(left, right);
    if (std::find(std::begin(arithmetic), std::end(arithmetic), symbol) != std::end(arithmetic)) {
        if (width_of(left) > 0 && width_of(right) > 0)
            return left != right && (left == "float4" || right == "float4") ? "float8" : common_type(left, right);
        if (left == "date" && right == "date" && symbol == "-")
            return "int4";
        if (left == "date" && width_of(right) > 0)
            return "date";
        if (left == "date" && right == "interval")
            return "timestamp";
        if ((left == "timestamp" || left == "timestamptz" || left == "interval") && right == "interval" &&
            (symbol == "+" || symbol == "-"))
            return left;
        if (left == right && (left == "timestamp" || left == "timestamptz") && symbol == "-")
            return "interval";
        return {};
    }
    constexpr std::string_view conditions[] = {"=",   "<>",  "<",  ">",    "<=", ">=", "~", "~*", "!~", "!~*", "~~",
                                               "!~~", "~~*", "@>", "!~~*", "<@", "&&", "?", "?|", "?&", "@@"};
    return std::find(std::begin(conditions), std::end(conditions), symbol) != std::end(conditions) ? "bool"
                                                                                                   : TypeText();
}

}  // namespace aludel::dialect::postgresql::normal
