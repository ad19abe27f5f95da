#include "dialect/postgresql/simulation/cook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/simulation/jsonb_text.hpp"
#include "dialect/postgresql/simulation/moment_text.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// Column names of a tree in the order of its text.
void collect_columns(const Node& node, std::vector<std::string>& columns) {
    if (node.is("ColumnRef")) {
        const Node& last = node.list("fields").back();
        if (last.is("String") && std::find(columns.begin(), columns.end(), string_of(last)) == columns.end())
            columns.push_back(string_of(last));
        return;
    }
    for (const auto& [name, value] : node.fields) collect_columns(value, columns);
    for (const Node& one : node.items) collect_columns(one, columns);
}

bool is_null(const Node& node) {
    return node.is("A_Const") && node.flag("isnull");
}

bool is_own(const object::TypeName& type, std::string_view name) {
    return type.name.schema == "pg_catalog" && type.name.name == name && type.dimensions == 0;
}

bool is_true_word(const std::string& text) {
    const std::string word = ascii_lower(trim(text));
    return word == "t" || word == "true" || word == "y" || word == "yes" || word == "on" || word == "1";
}

object::TypeName plain(object::TypeName type) {
    type.modifiers.clear();
    type.dimensions = std::min(type.dimensions, 1);
    return type;
}

/// 'now()' as a text is worked out when the statement runs.
bool is_moment_of_now(const std::string& text, const object::TypeName& type) {
    static constexpr std::array types = {"date", "time", "timetz", "timestamp", "timestamptz"};
    static constexpr std::array words = {"now", "today", "tomorrow", "yesterday"};
    std::string word;
    for (const char letter : ascii_lower(text))
        if (letter >= 'a' && letter <= 'z')
            word += letter;
    return type.dimensions == 0 && !is_users(type) &&
           std::find(types.begin(), types.end(), type.name.name) != types.end() &&
           std::find(words.begin(), words.end(), word) != words.end();
}

void check_label(const Context& context, const Node& literal, const object::TypeName& type) {
    const auto found = context.catalog.types.find(type.name);
    const auto* labels =
        found == context.catalog.types.end() ? nullptr : std::get_if<object::Enum>(&found->second.definition);
    if (labels == nullptr || type.dimensions > 0)
        return;
    const std::string& text = literal["sval"].word("sval");
    if (std::find(labels->labels.begin(), labels->labels.end(), text) == labels->labels.end())
        throw context.error(
            "22P02",
            fmt::format("invalid input value for enum {}: \"{}\"", visible_name(context.state, type.name), text),
            literal.location());
}

}  // namespace

std::string literal_text(const std::string& value, const object::TypeName& type) {
    if (is_own(type, "bool"))
        return is_true_word(value) ? "true" : "false";
    if (is_own(type, "int4") && !value.empty() && value.front() != '-')
        return std::string(trim(value));
    if (is_own(type, "numeric") && !value.empty() && value.front() >= '0' && value.front() <= '9' &&
        value.find_first_of(".eE") != std::string::npos)
        return value;
    std::string text = value;
    double number = 0;
    const char* end = value.data() + value.size();
    // A float is written back in as few digits as tell it.
    if (is_own(type, "float8") && std::from_chars(value.data(), end, number).ptr == end)
        text = fmt::format("{}", number);
    else if (is_own(type, "jsonb"))
        text = jsonb_text(value);
    else if (type.dimensions == 0 && type.name.schema == "pg_catalog")
        text = moment_text(value, type.name.name);
    return quote_literal(text) + "::" + write_type(plain(type));
}

Cooked cook(const Context& context, Node expression, const Scope& scope) {
    Analysis analysis(context);
    Cooked cooked;
    cooked.type = analysis.expression(expression, scope);
    cooked.uses = std::move(analysis.uses);
    cooked.doubt = std::move(analysis.doubt);
    collect_columns(expression, cooked.columns);
    cooked.text = write_expression(expression);
    return cooked;
}

Cooked cook_default(const Context& context, Node expression, const object::TypeName& type) {
    const object::TypeName base = type.dimensions > 0 ? object::TypeName(type) : base_type(context.catalog, type);
    if (is_null(expression)) {
        // With a length to be kept there is a call around it.
        Cooked cooked;
        if (!type.modifiers.empty() || !(base == type))
            cooked.text = "NULL::" + write_type(plain(base));
        return cooked;
    }
    Analysis analysis(context);
    const Scope nothing;
    analysis.expression_as(expression, nothing, base);
    Cooked cooked;
    cooked.uses = std::move(analysis.uses);
    cooked.doubt = std::move(analysis.doubt);
    if (expression.is("A_Const") && expression["sval"]) {
        check_label(context, expression, base);
        if (is_moment_of_now(expression["sval"].word("sval"), base))
            cooked.doubt = "the moment at which the statement runs is a constant in it";
        cooked.text = literal_text(expression["sval"].word("sval"), base);
        return cooked;
    }
    if (expression.is("TypeCast") && expression["arg"].is("A_Const") && expression["arg"]["sval"]) {
        const object::TypeName cast = need_type(context, expression["typeName"]);
        check_label(context, expression["arg"], cast);
        if (cast.modifiers.empty()) {
            cooked.text = literal_text(expression["arg"]["sval"].word("sval"), cast);
            return cooked;
        }
    }
    cooked.text = write_expression(expression);
    return cooked;
}

Cooked cook_generated(const Context& context, Node expression, const Scope& scope) {
    return cook(context, std::move(expression), scope);
}

void add_dependency(catalog::Catalog& catalog, const object::Reference& object, const object::Reference& on) {
    if (object != on)
        catalog.dependencies.push_back({object, on});
}

void add_dependencies(const Context& context, const object::Reference& object, const Cooked& cooked) {
    for (const object::Reference& on : cooked.uses) {
        const bool own = (on.kind == object::Kind::column || on.kind == object::Kind::table ||
                          on.kind == object::Kind::materialized_view) &&
                         on.schema == object.schema && on.name == object.name;
        if (!own)
            add_dependency(context.catalog, object, on);
    }
    if (cooked.doubt.empty())
        return;
    object::Reference unsure = object;
    if (unsure.kind == object::Kind::default_value)  // which is a part of its column
        unsure.kind = object::Kind::column;
    context.not_sure_of(unsure, cooked.doubt);
}

void remove_dependencies(catalog::Catalog& catalog, const object::Reference& object) {
    std::erase_if(catalog.dependencies, [&](const object::Dependency& one) { return one.object == object; });
}

std::string definition_text(const Node& definition) {
    const Node& value = definition["arg"];
    if (!value)
        return "true";
    if (value.is("String"))
        return string_of(value);
    if (value.is("Integer"))
        return std::to_string(value.number("ival"));
    if (value.is("Float"))
        return value.word("fval");
    if (value.is("Boolean"))
        return value.flag("boolval") ? "true" : "false";
    if (value.is("TypeName"))
        return shown_type(value);
    if (value.is("List"))
        return join(strings_of(value.list("items")), ".");
    return {};
}

std::vector<object::Setting> settings_of(const std::vector<Node>& definitions) {
    std::vector<object::Setting> settings;
    change_settings(settings, definitions, false);
    return settings;
}

void change_settings(std::vector<object::Setting>& settings, const std::vector<Node>& definitions, bool reset) {
    for (const Node& definition : definitions) {
        const std::string& space = definition.word("defnamespace");
        const std::string name = (space.empty() ? "" : space + ".") + definition.word("defname");
        // What is set again comes behind the others.
        std::erase_if(settings, [&](const object::Setting& one) { return one.name == name; });
        if (!reset)
            settings.push_back({name, definition_text(definition)});
    }
    // Those of the TOAST table come last.
    std::stable_partition(settings.begin(), settings.end(),
                          [](const object::Setting& one) { return !one.name.starts_with("toast."); });
}

}  // namespace aludel::dialect::postgresql::simulation
