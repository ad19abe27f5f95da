#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/cook.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/known_extensions.hpp"
#include "dialect/postgresql/simulation/setting.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

object::ArgumentMode mode_of(const std::string& word) {
    if (word == "FUNC_PARAM_OUT")
        return object::ArgumentMode::out;
    if (word == "FUNC_PARAM_INOUT")
        return object::ArgumentMode::in_out;
    if (word == "FUNC_PARAM_VARIADIC")
        return object::ArgumentMode::variadic;
    return word == "FUNC_PARAM_TABLE" ? object::ArgumentMode::table : object::ArgumentMode::in;
}

bool is_output(object::ArgumentMode mode) {
    return mode == object::ArgumentMode::out || mode == object::ArgumentMode::table;
}

object::TypeName plain_type(const Context& context, const Node& type_name) {
    object::TypeName type = need_type(context, type_name);
    type.modifiers.clear();
    type.dimensions = std::min(type.dimensions, 1);
    return type;
}

void set_arguments(const Context& context, const Node& statement, object::Function& function, Cooked& needs) {
    for (const Node& one : statement.list("parameters")) {
        object::Argument& argument = function.arguments.emplace_back();
        argument.mode = mode_of(one.word("mode"));
        argument.name = one.word("name");
        if (!find_type(context, one["argType"]) && !has_unknown_extension(context.state))
            throw context.error("42704", fmt::format("type {} does not exist", shown_type(one["argType"])));
        argument.type = plain_type(context, one["argType"]);
        if (const Node& expression = one["defexpr"]) {
            Cooked cooked = cook_default(context, expression, argument.type);
            argument.default_expression = cooked.text.empty() ? "NULL::" + type_words(argument.type) : cooked.text;
            needs.uses.merge(cooked.uses);
        }
    }
}

/// Of OUT arguments: the one, or a row of several.
std::optional<object::TypeName> type_of_outputs(const object::Function& function) {
    std::vector<object::TypeName> outputs;
    for (const object::Argument& one : function.arguments)
        if (is_output(one.mode) || one.mode == object::ArgumentMode::in_out)
            outputs.push_back(one.type);
    if (outputs.empty())
        return std::nullopt;
    return outputs.size() == 1 ? outputs.front() : own_type("record");
}

void set_result(const Context& context, const Node& statement, object::Function& function) {
    if (statement.flag("is_procedure")) {
        function.kind = object::FunctionKind::procedure;
        return;
    }
    const auto outputs = type_of_outputs(function);
    if (const Node& type = statement["returnType"]) {
        function.returns =
            outputs && !function.arguments.empty() && function.arguments.back().mode == object::ArgumentMode::table
                ? *outputs
                : plain_type(context, type);
        function.returns_set = type.flag("setof");
    } else if (outputs) {
        function.returns = outputs;
    } else {
        throw context.error("42P13", "function result type must be specified");
    }
}

void set_body(object::Function& function, const Node& definition) {
    const auto& parts = definition["arg"].list("items");
    if (parts.size() == 2) {  // of C: the library and the symbol
        function.library = string_of(parts[0]);
        function.body = string_of(parts[1]);
    } else if (function.language == "c") {
        function.library = string_of(parts.at(0));
    } else {
        function.body = string_of(parts.at(0));
    }
}

double number_of(const Node& definition) {
    const std::string text = definition_text(definition);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

void set_function_setting(object::Function& function, const Node& set) {
    const std::string& name = set.word("name");
    std::erase_if(function.settings, [&](const object::Setting& one) { return one.name == name; });
    if (set.word("kind") == "VAR_SET_VALUE")
        function.settings.push_back({name, setting_text(name, set.list("args"))});
    if (set.word("kind") == "VAR_RESET_ALL")
        function.settings.clear();
}

/// One of the options that ALTER FUNCTION takes too.
void set_option(const Context& context, object::Function& function, const Node& option) {
    const std::string& name = option.word("defname");
    const auto upper = [](std::string text) {
        for (char& letter : text) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
        return text;
    };
    if (name == "volatility") {
        function.volatility = upper(string_of(option["arg"]));
    } else if (name == "parallel") {
        function.parallel = upper(string_of(option["arg"]));
    } else if (name == "strict") {
        function.strict = option["arg"].flag("boolval");
    } else if (name == "security") {
        function.security_definer = option["arg"].flag("boolval");
    } else if (name == "leakproof") {
        function.leakproof = option["arg"].flag("boolval");
    } else if (name == "cost") {
        const double standard = function.language == "c" || function.language == "internal" ? 1 : 100;
        function.cost = number_of(option) == standard ? std::nullopt : std::optional(number_of(option));
    } else if (name == "rows") {
        if (!function.returns_set)
            throw context.error("22023", "ROWS is not applicable when function does not return a set");
        function.rows = number_of(option) == 1000 ? std::nullopt : std::optional(number_of(option));
    } else if (name == "set") {
        set_function_setting(function, option["arg"]);
    } else if (name == "support") {
        function.support = name_in(option["arg"].list("items"));
    } else if (name == "window" && option["arg"].flag("boolval")) {
        function.kind = object::FunctionKind::window;
    } else if (name == "transform") {
        for (const Node& type : option["arg"].list("items")) function.transforms.push_back(plain_type(context, type));
    }
}

void set_options(const Context& context, const Node& statement, object::Function& function) {
    for (const Node& option : statement.list("options"))
        if (option.word("defname") == "language")
            function.language = string_of(option["arg"]);
    if (function.language.empty() && !statement["sql_body"])
        throw context.error("42P13", "no language specified");
    if (function.language.empty())
        function.language = "sql";
    static constexpr std::array<std::string_view, 4> own = {"sql", "plpgsql", "c", "internal"};
    const bool known = std::find(own.begin(), own.end(), function.language) != own.end() ||
                       std::any_of(context.catalog.not_shown.begin(), context.catalog.not_shown.end(),
                                   [&](const catalog::NotShown& one) { return one.name == function.language; }) ||
                       std::any_of(context.catalog.extensions.begin(), context.catalog.extensions.end(),
                                   [&](const auto& one) { return one.first.starts_with("pl"); });
    if (!known)
        throw context.error("42704", fmt::format("language \"{}\" does not exist", function.language));
    for (const Node& option : statement.list("options")) {
        if (option.word("defname") == "as")
            set_body(function, option);
        else
            set_option(context, function, option);
    }
}

object::Signature signature_of(const QualifiedName& name, const object::Function& function) {
    std::vector<object::TypeName> inputs;
    for (const object::Argument& one : function.arguments)
        if (!is_output(one.mode))
            inputs.push_back(one.type);
    return {name, signature_arguments(inputs)};
}

void replace_function(const Context& context, object::Function& there, object::Function function,
                      const QualifiedName& name) {
    if (there.kind != function.kind)
        throw context.error("42809", "cannot change routine kind")
            .detail(fmt::format("\"{}\" is a {}.", name.name,
                                there.kind == object::FunctionKind::procedure   ? "procedure"
                                : there.kind == object::FunctionKind::aggregate ? "aggregate function"
                                                                                : "function"));
    if (there.returns != function.returns || there.returns_set != function.returns_set)
        throw context.error("42P13", "cannot change return type of existing function");
    for (std::size_t i = 0; i < there.arguments.size() && i < function.arguments.size(); ++i)
        if (!there.arguments[i].name.empty() && there.arguments[i].name != function.arguments[i].name &&
            !is_output(there.arguments[i].mode))
            throw context.error("42P13",
                                fmt::format("cannot change name of input parameter \"{}\"", there.arguments[i].name));
    static_cast<object::Described&>(function) = there;
    there = std::move(function);
}

}  // namespace

Result create_function(const Context& context, const Node& statement) {
    const QualifiedName name = created_name(context, name_in(statement.list("funcname")));
    object::Function function;
    Cooked needs;
    set_arguments(context, statement, function, needs);
    set_result(context, statement, function);
    set_options(context, statement, function);
    const object::Signature signature = signature_of(name, function);
    const object::Reference self{object::Kind::function, name.schema, name.name, signature.arguments};
    if (const Node& body = statement["sql_body"]) {
        static_cast<void>(body);
        needs.doubt = "a body in SQL is kept by the server as a tree";
    }
    const auto there = context.catalog.functions.find(signature);
    if (there == context.catalog.functions.end()) {
        context.catalog.functions.emplace(signature, std::move(function));
    } else {
        if (!statement.flag("replace"))
            throw context.error("42723",
                                fmt::format("function \"{}\" already exists with same argument types", name.name));
        replace_function(context, there->second, std::move(function), name);
        remove_dependencies(context.catalog, self);
    }
    add_dependencies(context, self, needs);
    return {};
}

Result alter_function(const Context& context, const Node& statement) {
    const object::Signature signature = need_function(context, statement["func"]);
    for (const Node& option : statement.list("actions"))
        set_option(context, context.catalog.functions.at(signature), option);
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
