#include "report/catalog_parts.hpp"

namespace aludel::report {

namespace object = catalog::object;

namespace {

std::string_view word_of(object::ArgumentMode mode) {
    switch (mode) {
        case object::ArgumentMode::in:
            return "in";
        case object::ArgumentMode::out:
            return "out";
        case object::ArgumentMode::in_out:
            return "inout";
        case object::ArgumentMode::variadic:
            return "variadic";
        case object::ArgumentMode::table:
            return "table";
    }
    return "";
}

std::string_view word_of(object::FunctionKind kind) {
    switch (kind) {
        case object::FunctionKind::function:
            return "function";
        case object::FunctionKind::procedure:
            return "procedure";
        case object::FunctionKind::window:
            return "window";
        case object::FunctionKind::aggregate:
            return "aggregate";
    }
    return "";
}

void optional(JsonWriter& json, std::string_view member, const std::optional<std::string>& text) {
    json.key(member);
    text ? json.value(*text) : json.null();
}

std::string_view modify_word(char letter) {
    return letter == 'r' ? "read only" : letter == 's' ? "shareable" : "read write";
}

}  // namespace

void CatalogWriter::types(const catalog::Catalog& catalog) {
    json.key("types").begin_array();
    for (const auto& [type_name, one] : catalog.types) {
        json.begin_object();
        name(type_name);
        described(one);
        if (const auto* labels = std::get_if<object::Enum>(&one.definition)) {
            json.member("kind", "enum").strings("labels", labels->labels);
        } else if (const auto* domain = std::get_if<object::Domain>(&one.definition)) {
            json.member("kind", "domain");
            type("base", domain->base);
            reference("collation", domain->collation);
            json.member("default", domain->default_expression).member("nullable", !domain->not_null.has_value());
            json.member("not_null_name", domain->not_null ? domain->not_null->name : "");
            json.member("not_null_comment", domain->not_null ? domain->not_null->comment : "");
            json.key("checks").begin_array();
            for (const auto& [check_name, check] : domain->checks)
                json.begin_object()
                    .member("name", check_name)
                    .member("condition", check.condition)
                    .member("validated", check.validated)
                    .member("comment", check.comment)
                    .end_object();
            json.end_array();
        } else if (const auto* composite = std::get_if<object::Composite>(&one.definition)) {
            json.member("kind", "composite").key("attributes").begin_array();
            for (const object::Column& attribute : composite->attributes) {
                json.begin_object().member("name", attribute.name);
                type("type", attribute.type);
                reference("collation", attribute.collation);
                json.member("comment", attribute.comment).end_object();
            }
            json.end_array();
        } else if (const auto* range = std::get_if<object::Range>(&one.definition)) {
            json.member("kind", "range");
            type("subtype", range->subtype);
            reference("operator_class", range->operator_class);
            reference("collation", range->collation);
            reference("canonical", range->canonical);
            reference("difference", range->difference);
            reference("multirange", range->multirange);
        }
        json.end_object();
    }
    json.end_array();
}

void CatalogWriter::sequences(const catalog::Catalog& catalog) {
    json.key("sequences").begin_array();
    for (const auto& [sequence_name, one] : catalog.sequences) {
        json.begin_object();
        name(sequence_name);
        described(one);
        type("type", one.type);
        json.member("start", one.start).member("increment", one.increment).member("minimum", one.minimum);
        json.member("maximum", one.maximum).member("cache", one.cache).member("cycle", one.cycle);
        json.member("unlogged", one.unlogged);
        reference("owner_table", one.owner_table);
        json.member("owner_column", one.owner_column).member("identity", one.identity).end_object();
    }
    json.end_array();
}

void CatalogWriter::aggregate(const object::Function& function) {
    json.key("aggregate");
    if (!function.aggregate) {
        json.null();
        return;
    }
    const object::Aggregate& one = *function.aggregate;
    json.begin_object();
    json.member("kind", one.kind == 'n' ? "plain" : one.kind == 'o' ? "ordered set" : "hypothetical set");
    json.member("direct_arguments", one.direct_arguments);
    reference("transition", one.transition);
    type("state", one.state);
    json.member("state_size", one.state_size);
    reference("final", one.final);
    json.member("final_extra", one.final_extra).member("final_modify", modify_word(one.final_modify));
    reference("combine", one.combine);
    reference("serial", one.serial);
    reference("deserial", one.deserial);
    optional(json, "initial", one.initial);
    reference("moving_transition", one.moving_transition);
    reference("moving_inverse", one.moving_inverse);
    if (one.moving_state)
        type("moving_state", *one.moving_state);
    else
        json.key("moving_state").null();
    json.member("moving_state_size", one.moving_state_size);
    reference("moving_final", one.moving_final);
    json.member("moving_final_extra", one.moving_final_extra);
    json.member("moving_final_modify", modify_word(one.moving_final_modify));
    optional(json, "moving_initial", one.moving_initial);
    reference("sort_operator", one.sort_operator);
    json.end_object();
}

void CatalogWriter::functions(const catalog::Catalog& catalog) {
    json.key("functions").begin_array();
    for (const auto& [signature, one] : catalog.functions) {
        json.begin_object();
        name(signature.name);
        json.member("signature", signature.arguments).member("kind", word_of(one.kind));
        described(one);
        json.key("arguments").begin_array();
        for (const object::Argument& argument : one.arguments) {
            json.begin_object().member("mode", word_of(argument.mode)).member("name", argument.name);
            type("type", argument.type);
            json.member("default", argument.default_expression).end_object();
        }
        json.end_array();
        if (one.returns)
            type("returns", *one.returns);
        else
            json.key("returns").null();
        json.member("returns_set", one.returns_set).member("language", one.language).member("body", one.body);
        json.member("library", one.library).member("sql_body", one.sql_body).member("volatility", one.volatility);
        json.member("parallel", one.parallel).member("strict", one.strict);
        json.member("security_definer", one.security_definer).member("leakproof", one.leakproof);
        json.key("cost");
        one.cost ? json.value(*one.cost) : json.null();
        json.key("rows");
        one.rows ? json.value(*one.rows) : json.null();
        settings("settings", one.settings);
        reference("support", one.support);
        json.key("transforms").begin_array();
        for (const object::TypeName& transform : one.transforms) json.value(reflection_.type_sql(transform));
        json.end_array();
        aggregate(one);
        json.end_object();
    }
    json.end_array();
}

}  // namespace aludel::report
