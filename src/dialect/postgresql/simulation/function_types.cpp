#include <algorithm>
#include <array>
#include <string_view>

#include "dialect/postgresql/simulation/analyze.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct Returns {
    std::string_view functions;  ///< between blanks
    std::string_view type;
};

/// What does not depend on the arguments.
constexpr Returns fixed[] = {
    {" count row_number rank dense_rank nextval currval setval lastval bit_length_big ntile_big pg_relation_size "
     "pg_total_relation_size pg_table_size pg_database_size txid_current hashtextextended ",
     "int8"},
    {" length char_length character_length octet_length bit_length ascii strpos position cardinality array_length "
     "array_ndims array_upper array_lower array_position ntile jsonb_array_length json_array_length pg_backend_pid "
     "hashtext width_bucket ",
     "int4"},
    {" lower upper initcap concat concat_ws substring substr replace trim btrim ltrim rtrim left right lpad rpad "
     "repeat "
     "reverse to_char md5 string_agg format quote_ident quote_literal quote_nullable split_part translate chr encode "
     "regexp_replace overlay to_hex array_to_string current_setting set_config json_extract_path_text "
     "jsonb_extract_path_text jsonb_typeof json_typeof jsonb_pretty version pg_get_viewdef pg_get_constraintdef "
     "pg_get_indexdef pg_get_expr pg_get_functiondef format_type obj_description col_description timeofday "
     "pg_get_serial_sequence normalize string_agg regexp_substr pg_size_pretty ",
     "text"},
    {" now transaction_timestamp statement_timestamp clock_timestamp to_timestamp pg_postmaster_start_time "
     "make_timestamptz ",
     "timestamptz"},
    {" make_timestamp ", "timestamp"},
    {" to_date make_date ", "date"},
    {" make_time ", "time"},
    {" age make_interval justify_days justify_hours justify_interval ", "interval"},
    {" date_part random pi sqrt_float percentile_cont cume_dist percent_rank corr stddev_float ts_rank_cd_float "
     "similarity_float sin cos tan asin acos atan atan2 radians degrees ",
     "float8"},
    {" extract to_number ", "numeric"},
    {" ts_rank ts_rank_cd ", "float4"},
    {" gen_random_uuid ", "uuid"},
    {" to_tsvector setweight strip tsvector_concat array_to_tsvector ", "tsvector"},
    {" to_tsquery plainto_tsquery phraseto_tsquery websearch_to_tsquery ", "tsquery"},
    {" json_agg json_object_agg json_build_object json_build_array to_json row_to_json array_to_json json_object "
     "json_strip_nulls json_extract_path json_array_elements ",
     "json"},
    {" jsonb_agg jsonb_object_agg jsonb_build_object jsonb_build_array to_jsonb jsonb_object jsonb_set jsonb_insert "
     "jsonb_strip_nulls jsonb_extract_path jsonb_array_elements jsonb_path_query jsonb_path_query_first jsonb_concat ",
     "jsonb"},
    {" jsonb_object_keys json_object_keys jsonb_array_elements_text json_array_elements_text regexp_split_to_table "
     "string_to_table ",
     "text"},
    {" bool_and bool_or every starts_with isfinite pg_try_advisory_lock pg_is_in_recovery isempty lower_inc upper_inc "
     "lower_inf upper_inf jsonb_exists jsonb_path_exists jsonb_path_match has_table_privilege pg_table_is_visible "
     "has_schema_privilege regexp_like row_security_active ",
     "bool"},
    {" decode convert_to sha224 sha256 sha384 sha512 ", "bytea"},
    {" current_database current_schema current_user session_user user ", "name"},
    {" to_regclass ", "regclass"},
    {" to_regtype pg_typeof ", "regtype"},
    {" inet_client_addr inet_server_addr ", "inet"},
    {" host masklen_text abbrev ", "text"},
};

/// What comes out as it goes in.
constexpr std::string_view same_as_first =
    " min max abs lag lead first_value last_value nth_value greatest least array_append array_remove array_cat "
    "array_replace unnest_same date_bin mode any_value bit_and bit_or ";

bool has(std::string_view words, const std::string& word) {
    return words.find(" " + word + " ") != std::string_view::npos;
}

bool is(const std::optional<object::TypeName>& type, std::string_view name) {
    return type && type->dimensions == 0 && type->name.schema == "pg_catalog" && type->name.name == name;
}

object::TypeName without_modifiers(object::TypeName type) {
    type.modifiers.clear();
    return type;
}

constexpr std::array<std::string_view, 6> numbers = {"int2", "int4", "int8", "numeric", "float4", "float8"};

std::size_t rank_of(const std::optional<object::TypeName>& type) {
    for (std::size_t i = 0; i < numbers.size(); ++i)
        if (is(type, numbers[i]))
            return i;
    return numbers.size();
}

std::optional<object::TypeName> sum_type(const std::optional<object::TypeName>& of) {
    if (is(of, "int2") || is(of, "int4"))
        return own_type("int8");
    if (is(of, "int8") || is(of, "numeric"))
        return own_type("numeric");
    if (is(of, "float4") || is(of, "float8") || is(of, "interval") || is(of, "money"))
        return without_modifiers(*of);
    return std::nullopt;
}

std::optional<object::TypeName> average_type(const std::optional<object::TypeName>& of) {
    if (is(of, "int2") || is(of, "int4") || is(of, "int8") || is(of, "numeric"))
        return own_type("numeric");
    if (is(of, "float4") || is(of, "float8"))
        return own_type("float8");
    if (is(of, "interval"))
        return own_type("interval");
    return std::nullopt;
}

bool is_date_or_time(const std::optional<object::TypeName>& type) {
    return is(type, "date") || is(type, "timestamp") || is(type, "timestamptz") || is(type, "time") ||
           is(type, "timetz") || is(type, "interval");
}

std::optional<object::TypeName> arithmetic_of_dates(const std::string& name,
                                                    const std::optional<object::TypeName>& left,
                                                    const std::optional<object::TypeName>& right) {
    if (name == "-" && (is(left, "timestamp") || is(left, "timestamptz")) &&
        (is(right, "timestamp") || is(right, "timestamptz")))
        return own_type("interval");
    if (is(left, "date") && is(right, "date"))
        return own_type("int4");
    const auto& moment = is(left, "interval") || !is_date_or_time(left) ? right : left;
    const auto& step = &moment == &left ? right : left;
    if (is(moment, "date"))
        return is(step, "interval") ? std::optional(own_type("timestamp"))
               : rank_of(step) < 3  ? std::optional(own_type("date"))
                                    : std::nullopt;
    if (is(moment, "interval"))
        return own_type("interval");
    return moment && is(step, "interval") ? std::optional(without_modifiers(*moment)) : std::nullopt;
}

}  // namespace

std::optional<object::TypeName> function_type(const std::string& name,
                                              const std::vector<std::optional<object::TypeName>>& arguments) {
    const std::optional<object::TypeName> first = arguments.empty() ? std::nullopt : arguments.front();
    if ((name == "lower" || name == "upper") && first && first->name.name.ends_with("range"))
        return std::nullopt;
    if (name == "substring" && is(first, "bytea"))
        return own_type("bytea");
    if (name == "timezone" && arguments.size() == 2) {
        if (is(arguments[1], "timestamptz"))
            return own_type("timestamp");
        return is(arguments[1], "timestamp") ? std::optional(own_type("timestamptz")) : std::nullopt;
    }
    if (name == "age" && first && !is_date_or_time(first))
        return std::nullopt;
    for (const Returns& one : fixed)
        if (has(one.functions, name))
            return own_type(one.type);
    if (name == "sum")
        return sum_type(first);
    if (name == "avg")
        return average_type(first);
    if (has(same_as_first, name)) {
        if ((name == "min" || name == "max") && is(first, "varchar"))
            return own_type("text");
        return first ? std::optional(without_modifiers(*first)) : std::nullopt;
    }
    if (name == "round" || name == "ceil" || name == "floor" || name == "ceiling" || name == "trunc") {
        if (arguments.size() == 2)
            return own_type("numeric");
        if (is(first, "numeric"))
            return own_type("numeric");
        return rank_of(first) < numbers.size() ? std::optional(own_type("float8")) : std::nullopt;
    }
    if (name == "date_trunc") {
        const auto second = arguments.size() > 1 ? arguments[1] : std::nullopt;
        if (is(second, "date"))
            return own_type("timestamptz");
        return second ? std::optional(without_modifiers(*second)) : std::nullopt;
    }
    if (name == "array_agg" && first && first->dimensions == 0) {
        object::TypeName type = without_modifiers(*first);
        type.dimensions = 1;
        return type;
    }
    if (name == "unnest" && first && first->dimensions > 0) {
        object::TypeName type = without_modifiers(*first);
        type.dimensions = 0;
        return type;
    }
    if (name == "generate_series" && first)
        return is(first, "date") ? std::optional(own_type("timestamptz")) : std::optional(without_modifiers(*first));
    // date(x) is a cast.
    if (arguments.size() == 1 && is_own_type(name))
        return own_type(name);
    return std::nullopt;
}

std::optional<object::TypeName> operator_type(const std::string& name, const std::optional<object::TypeName>& left,
                                              const std::optional<object::TypeName>& right) {
    static constexpr std::string_view boolean =
        " = <> != < > <= >= ~ ~* !~ !~* ~~ ~~* !~~ !~~* @> <@ && ? ?| ?& @@ @? ";
    if (has(boolean, name))
        return own_type("bool");
    const bool json = is(left, "json") || is(left, "jsonb");
    if (name == "->" || name == "#>")
        return json ? std::optional(*left) : std::nullopt;
    if (name == "->>" || name == "#>>")
        return json ? std::optional(own_type("text")) : std::nullopt;
    if (name == "||") {
        if (is(left, "jsonb") || is(left, "tsvector") || (left && left->dimensions > 0))
            return without_modifiers(*left);
        if (is(right, "jsonb") || (right && right->dimensions > 0))
            return without_modifiers(*right);
        return own_type("text");
    }
    if (is_date_or_time(left) || is_date_or_time(right))
        return arithmetic_of_dates(name, left, right);
    if (name == "-" && is(left, "jsonb"))
        return own_type("jsonb");
    if (name == "+" || name == "-" || name == "*" || name == "/" || name == "%" || name == "^") {
        const std::size_t a = rank_of(left);
        const std::size_t b = rank_of(right);
        if (a == numbers.size() && b == numbers.size())
            return std::nullopt;
        const std::size_t higher = a == numbers.size() ? b : b == numbers.size() ? a : std::max(a, b);
        if (higher == numbers.size())
            return std::nullopt;
        if (name == "^")
            return own_type(higher == 3 ? "numeric" : "float8");
        // A number of a type that a float does not take without a loss makes it one of eight bytes.
        const bool mixed_float = higher == 4 && a != b;
        return own_type(mixed_float ? "float8" : numbers[higher]);
    }
    return std::nullopt;
}

std::optional<object::TypeName> common_type(const std::vector<std::optional<object::TypeName>>& types) {
    std::optional<object::TypeName> common;
    bool first = true;
    for (const auto& type : types) {
        if (!type)
            return std::nullopt;
        if (first) {
            common = type;
            first = false;
            continue;
        }
        if (*common == *type)
            continue;
        if (common->name == type->name && common->dimensions == type->dimensions) {
            common->modifiers.clear();
            continue;
        }
        const std::size_t a = rank_of(common);
        const std::size_t b = rank_of(type);
        if (a < numbers.size() && b < numbers.size()) {
            common = own_type(numbers[std::max(a, b)]);
            continue;
        }
        const auto is_text = [](const std::optional<object::TypeName>& one) {
            return is(one, "text") || is(one, "varchar") || is(one, "bpchar");
        };
        if (is_text(common) && is_text(type)) {
            common = own_type(is(common, "text") || is(type, "text") ? "text" : "varchar");
            continue;
        }
        return std::nullopt;
    }
    return common;
}

}  // namespace aludel::dialect::postgresql::simulation
