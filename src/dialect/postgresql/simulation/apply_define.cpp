#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/cook.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

std::string lower_name(std::string text) {
    for (char& letter : text) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    return text;
}

/// A function that a definition names: one of the catalog, else the server's own.
QualifiedName named_function(const Context& context, const Node& definition, Cooked& needs) {
    const Node& value = definition["arg"];
    QualifiedName name = name_in(value.list(value.is("TypeName") ? "names" : "items"));
    for (const std::string& schema :
         name.schema.empty() ? context.state.search_path() : std::vector<std::string>{name.schema}) {
        const auto at = context.catalog.functions.lower_bound({{schema, name.name}, ""});
        if (at != context.catalog.functions.end() && at->first.name == QualifiedName{schema, name.name}) {
            needs.uses.insert({object::Kind::function, schema, name.name, at->first.arguments});
            return at->first.name;
        }
    }
    name.schema = "pg_catalog";
    return name;
}

void set_part(const Context& context, const Node& definition, object::Aggregate& aggregate, Cooked& needs) {
    const std::string name = lower_name(definition.word("defname"));
    if (name == "sfunc" || name == "sfunc1")
        aggregate.transition = named_function(context, definition, needs);
    else if (name == "stype" || name == "stype1")
        aggregate.state = need_type(context, definition["arg"]);
    else if (name == "finalfunc")
        aggregate.final = named_function(context, definition, needs);
    else if (name == "combinefunc")
        aggregate.combine = named_function(context, definition, needs);
    else if (name == "serialfunc")
        aggregate.serial = named_function(context, definition, needs);
    else if (name == "deserialfunc")
        aggregate.deserial = named_function(context, definition, needs);
    else if (name == "initcond" || name == "initcond1")
        aggregate.initial = definition_text(definition);
    else if (name == "sspace")
        aggregate.state_size = static_cast<int>(definition["arg"].number("ival"));
    else if (name == "finalfunc_extra")
        aggregate.final_extra = definition_text(definition) != "false";
    else if (name != "parallel" && name != "basetype")
        needs.doubt = "a part of an aggregate that is not understood: " + name;
}

Result create_aggregate(const Context& context, const Node& statement) {
    const QualifiedName name = created_name(context, name_in(statement.list("defnames")));
    object::Function function;
    function.kind = object::FunctionKind::aggregate;
    function.language = "internal";
    function.body = "aggregate_dummy";
    function.volatility = "IMMUTABLE";
    Cooked needs;
    std::vector<object::TypeName> inputs;
    if (const auto& arguments = statement.list("args"); !arguments.empty())
        for (const Node& one : arguments.front().list("items")) {
            object::Argument& argument = function.arguments.emplace_back();
            argument.name = one.word("name");
            argument.type = need_type(context, one["argType"]);
            if (one.word("mode") == "FUNC_PARAM_VARIADIC")
                argument.mode = object::ArgumentMode::variadic;
            inputs.push_back(argument.type);
        }
    object::Aggregate aggregate;
    for (const Node& definition : statement.list("definition")) {
        set_part(context, definition, aggregate, needs);
        if (lower_name(definition.word("defname")) == "basetype" && !statement["args"]) {
            object::Argument& argument = function.arguments.emplace_back();
            argument.type = need_type(context, definition["arg"]);
            inputs.push_back(argument.type);
        }
        if (lower_name(definition.word("defname")) == "parallel") {
            function.parallel.clear();
            for (const char letter : definition_text(definition))
                function.parallel += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
        }
    }
    function.returns = aggregate.state;
    if (!aggregate.final.name.empty()) {
        function.returns.reset();
        for (const object::Reference& one : needs.uses)
            if (one.schema == aggregate.final.schema && one.name == aggregate.final.name)
                function.returns = context.catalog.functions.at({aggregate.final, one.part}).returns;
        if (!function.returns)
            needs.doubt = "what its final function gives is not known";
    }
    function.aggregate = std::move(aggregate);
    const object::Signature signature{name, signature_arguments(inputs)};
    const object::Reference self{object::Kind::function, name.schema, name.name, signature.arguments};
    if (context.catalog.functions.count(signature) != 0) {
        if (!statement.flag("replace"))
            throw context.error("42723",
                                fmt::format("function \"{}\" already exists with same argument types", name.name));
        remove_dependencies(context.catalog, self);
    }
    context.catalog.functions[signature] = std::move(function);
    add_dependencies(context, self, needs);
    return {};
}

struct Named {
    std::string_view type;
    std::string_view kind;
};

constexpr Named named[] = {
    {"OBJECT_COLLATION", "collation"},
    {"OBJECT_TSCONFIGURATION", "text search configuration"},
    {"OBJECT_TSDICTIONARY", "text search dictionary"},
    {"OBJECT_TSPARSER", "text search parser"},
    {"OBJECT_TSTEMPLATE", "text search template"},
};

/// One line of what is not shown; with the same name it is there already.
Result add_not_shown(const Context& context, std::string kind, std::string name, bool if_not_exists) {
    const catalog::NotShown one{std::move(kind), std::move(name)};
    const auto& all = context.catalog.not_shown;
    if (std::find(all.begin(), all.end(), one) == all.end()) {
        context.catalog.not_shown.push_back(one);
        return {};
    }
    const std::string message = fmt::format("{} \"{}\" already exists", one.kind, one.name);
    if (!if_not_exists)
        throw context.error("42710", message);
    context.notice("42710", message + ", skipping");
    return {};
}

/// The function that an operator or a cast is made of, where it is one of the catalog.
void note_need(const Context& context, const catalog::NotShown& what, const QualifiedName& function,
               std::size_t arguments) {
    const FoundFunction found = find_function(context.state, function, arguments);
    if (found.signature)
        context.state.not_shown_needs.emplace_back(
            what, object::Reference{object::Kind::function, found.signature->name.schema, found.signature->name.name,
                                    found.signature->arguments});
}

std::string operator_text(const Context& context, const Node& statement) {
    std::string left = "NONE";
    std::string right = "NONE";
    for (const Node& one : statement.list("definition")) {
        if (lower_name(one.word("defname")) == "leftarg")
            left = type_words(need_type(context, one["arg"]));
        if (lower_name(one.word("defname")) == "rightarg")
            right = type_words(need_type(context, one["arg"]));
    }
    const QualifiedName name = created_name(context, name_in(statement.list("defnames")));
    return fmt::format("{}.{}({},{})", name.schema, name.name, left, right);
}

Result create_operator(const Context& context, const Node& statement) {
    const catalog::NotShown what{"operator", operator_text(context, statement)};
    const auto& all = context.catalog.not_shown;
    if (std::find(all.begin(), all.end(), what) != all.end())
        throw context.error("42723",
                            fmt::format("operator {} already exists", name_in(statement.list("defnames")).name));
    std::size_t arguments = 0;
    for (const Node& one : statement.list("definition")) arguments += lower_name(one.word("defname")).ends_with("arg");
    for (const Node& one : statement.list("definition"))
        if (const std::string name = lower_name(one.word("defname")); name == "function" || name == "procedure")
            note_need(context, what, name_in(one["arg"].list(one["arg"].is("TypeName") ? "names" : "items")),
                      arguments);
    return add_not_shown(context, what.kind, what.name, false);
}

}  // namespace

Result define(const Context& context, const Node& statement) {
    const std::string& kind = statement.word("kind");
    if (kind == "OBJECT_AGGREGATE")
        return create_aggregate(context, statement);
    if (kind == "OBJECT_OPERATOR")
        return create_operator(context, statement);
    const QualifiedName name = name_in(statement.list("defnames"));
    for (const Named& one : named)
        if (one.type == kind)
            return add_not_shown(context, std::string(one.kind), name.name, statement.flag("if_not_exists"));
    throw context.refusal("a base type is not simulated");
}

Result create_not_shown(const Context& context, const Node& statement) {
    const bool if_not_exists = statement.flag("if_not_exists");
    if (statement.is("CreatePublicationStmt"))
        return add_not_shown(context, "publication", statement.word("pubname"), false);
    if (statement.is("CreateSubscriptionStmt"))
        return add_not_shown(context, "subscription", statement.word("subname"), false);
    if (statement.is("CreatePLangStmt"))
        return add_not_shown(context, "language", statement.word("plname"), statement.flag("replace"));
    if (statement.is("CreateFdwStmt"))
        return add_not_shown(context, "foreign data wrapper", statement.word("fdwname"), false);
    if (statement.is("CreateForeignServerStmt"))
        return add_not_shown(context, "foreign server", statement.word("servername"), if_not_exists);
    if (statement.is("CreateAmStmt"))
        return add_not_shown(context, "access method", statement.word("amname"), false);
    if (statement.is("CreateOpClassStmt"))
        return add_not_shown(context, "operator class", name_in(statement.list("opclassname")).name, false);
    if (statement.is("CreateOpFamilyStmt"))
        return add_not_shown(context, "operator family", name_in(statement.list("opfamilyname")).name, false);
    if (statement.is("CreateConversionStmt"))
        return add_not_shown(context, "conversion", name_in(statement.list("conversion_name")).name, false);
    if (statement.is("CreateTransformStmt"))
        return add_not_shown(context, "transform", type_words(need_type(context, statement["type_name"])), true);
    if (statement.is("CreateCastStmt") && statement["func"])
        note_need(context,
                  {"cast", type_words(need_type(context, statement["sourcetype"])) + " as " +
                               type_words(need_type(context, statement["targettype"]))},
                  name_in(statement["func"].list("objname")), statement["func"].list("objargs").size());
    if (statement.is("CreateCastStmt"))
        return add_not_shown(context, "cast",
                             type_words(need_type(context, statement["sourcetype"])) + " as " +
                                 type_words(need_type(context, statement["targettype"])),
                             false);
    const Node& relation = statement["base"]["relation"];
    const QualifiedName name = created_name(context, name_in(relation));
    return add_not_shown(context, "foreign table", shown(name), statement["base"].flag("if_not_exists"));
}

}  // namespace aludel::dialect::postgresql::simulation
