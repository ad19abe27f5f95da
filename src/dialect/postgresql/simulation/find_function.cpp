#include "dialect/postgresql/simulation/find_function.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/postgresql/simulation/known_extensions.hpp"
#include "dialect/postgresql/simulation/system_names.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

struct Counts {
    std::size_t least = 0;
    std::size_t most = 0;
};

Counts counts_of(const object::Function& function) {
    Counts counts;
    for (const object::Argument& argument : function.arguments) {
        if (argument.mode == object::ArgumentMode::out || argument.mode == object::ArgumentMode::table)
            continue;
        ++counts.most;
        if (argument.mode == object::ArgumentMode::variadic)
            counts.most = SIZE_MAX / 2;
        else if (argument.default_expression.empty())
            ++counts.least;
    }
    return counts;
}

std::vector<std::string> schemas_for(const State& state, const QualifiedName& name) {
    return name.schema.empty() ? state.search_path() : std::vector<std::string>{name.schema};
}

std::vector<object::Signature> all_named(const catalog::Catalog& catalog, const QualifiedName& name) {
    std::vector<object::Signature> found;
    for (auto at = catalog.functions.lower_bound({name, ""}); at != catalog.functions.end() && at->first.name == name;
         ++at)
        found.push_back(at->first);
    return found;
}

/// The types that are written, each as it is shown.
std::vector<object::TypeName> argument_types(const Context& context, const Node& object_with_args) {
    std::vector<object::TypeName> types;
    for (const Node& one : object_with_args.list("objargs")) {
        object::TypeName type = need_type(context, one);
        type.modifiers.clear();
        type.dimensions = std::min(type.dimensions, 1);
        types.push_back(std::move(type));
    }
    return types;
}

}  // namespace

FoundFunction find_function(const State& state, const QualifiedName& name, std::size_t arguments) {
    FoundFunction found;
    if (name.schema == "pg_catalog")
        return found;
    for (const std::string& schema : schemas_for(state, name)) {
        for (const object::Signature& one : all_named(state.catalog, {schema, name.name})) {
            const Counts counts = counts_of(state.catalog.functions.at(one));
            if (arguments < counts.least || arguments > counts.most)
                continue;
            if (found.signature) {
                found.signature.reset();
                found.several = true;
                return found;
            }
            found.signature = one;
        }
        if (found.signature)
            return found;
        found.extension = extension_with_function(state, {schema, name.name});
        if (!found.extension.empty()) {
            found.schema = schema;
            if (found.extension == "uuid-ossp")
                found.returns = own_type("uuid");
            return found;
        }
    }
    return found;
}

std::string signature_arguments(const std::vector<object::TypeName>& types) {
    std::string text;
    for (object::TypeName type : types) {
        type.modifiers.clear();
        type.dimensions = std::min(type.dimensions, 1);
        text += (text.empty() ? "" : ", ") + write_type(type);
    }
    return text;
}

std::string shown_function(const Context& context, const Node& object_with_args) {
    std::string arguments;
    for (const Node& one : object_with_args.list("objargs")) {
        object::TypeName type = need_type(context, one);
        type.modifiers.clear();
        std::string text = write_type(type);
        if (is_users(type) && is_visible(context.state, type.name))
            text = text.substr(text.find('.') + 1);
        arguments += (arguments.empty() ? "" : ",") + text;
    }
    return shown(name_in(object_with_args.list("objname"))) + "(" + arguments + ")";
}

std::optional<object::Signature> find_function(const Context& context, const Node& object_with_args) {
    const QualifiedName name = name_in(object_with_args.list("objname"));
    if (object_with_args.flag("args_unspecified")) {
        for (const std::string& schema : schemas_for(context.state, name)) {
            const auto found = all_named(context.catalog, {schema, name.name});
            if (found.size() > 1)
                throw context.error("42725", fmt::format("function name \"{}\" is not unique", shown(name)))
                    .hint("Specify the argument list to select the function unambiguously.");
            if (!found.empty())
                return found.front();
        }
        return std::nullopt;
    }
    const std::string arguments = signature_arguments(argument_types(context, object_with_args));
    for (const std::string& schema : schemas_for(context.state, name))
        if (context.catalog.functions.count({{schema, name.name}, arguments}) != 0)
            return object::Signature{{schema, name.name}, arguments};
    return std::nullopt;
}

object::Signature need_function(const Context& context, const Node& object_with_args) {
    if (auto found = find_function(context, object_with_args))
        return *found;
    const QualifiedName name = name_in(object_with_args.list("objname"));
    if (object_with_args.flag("args_unspecified"))
        throw context.error("42883", fmt::format("could not find a function named \"{}\"", shown(name)));
    throw context.error("42883", fmt::format("function {} does not exist", shown_function(context, object_with_args)));
}

bool is_function_of_server(const Context& context, const Node& object_with_args) {
    if (find_function(context, object_with_args))
        return false;
    const QualifiedName name = name_in(object_with_args.list("objname"));
    if (!context.catalog.extensions.empty())
        return true;
    const std::string all = fmt::format(" {} ", pg_catalog_functions);
    return (name.schema.empty() || name.schema == "pg_catalog") &&
           (all.find(fmt::format(" {} ", name.name)) != std::string::npos ||
            all.find(fmt::format(" {}:", name.name)) != std::string::npos);
}

}  // namespace aludel::dialect::postgresql::simulation
