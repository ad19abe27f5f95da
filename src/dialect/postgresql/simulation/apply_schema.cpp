#include <fmt/format.h>

#include "dialect/postgresql/simulation/apply.hpp"
#include "dialect/postgresql/simulation/apply_parts.hpp"

namespace aludel::dialect::postgresql::simulation {

Result create_schema(const Context& context, const Node& statement) {
    std::string name = statement.word("schemaname");
    if (name.empty())
        name = statement["authrole"].word("rolename");
    if (name.starts_with("pg_"))
        throw context.error("42939", fmt::format("unacceptable schema name \"{}\"", name))
            .detail("The prefix \"pg_\" is reserved for system schemas.");
    if (schema_exists(context.state, name)) {
        if (!statement.flag("if_not_exists"))
            throw context.error("42P06", fmt::format("schema \"{}\" already exists", name));
        context.notice("42P06", fmt::format("schema \"{}\" already exists, skipping", name));
        return {};
    }
    context.catalog.schemas.emplace(name, object::Described{});
    if (statement.list("schemaElts").empty())
        return {};
    // What stands within it is made in it.
    const auto before = context.state.local_settings;
    context.state.local_settings["search_path"] = "\"" + name + "\"";
    for (const Node& element : statement.list("schemaElts")) apply_within(context.state, element, context.text);
    context.state.local_settings = before;
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
