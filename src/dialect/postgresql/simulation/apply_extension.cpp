#include <fmt/format.h>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/known_extensions.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

void make(const Context& context, const std::string& name, const std::string& schema, const std::string& version) {
    const KnownExtension* known = known_extension(name);
    object::Extension extension;
    extension.schema = schema;
    if (known != nullptr) {
        if (!known->schema.empty())
            extension.schema = known->schema;
        extension.version = known->version;
        extension.comment = known->comment;
    }
    if (!version.empty())
        extension.version = version;
    context.catalog.extensions.emplace(name, std::move(extension));
    if (known == nullptr || (known->version.empty() && version.empty()))
        context.not_sure_of({object::Kind::extension, "", name, ""}, "which version of it a server has is not known");
}

}  // namespace

Result create_extension(const Context& context, const Node& statement) {
    const std::string& name = statement.word("extname");
    if (name == "plpgsql" || context.catalog.extensions.count(name) != 0) {
        const std::string message = fmt::format("extension \"{}\" already exists", name);
        if (!statement.flag("if_not_exists"))
            throw context.error("42710", message);
        context.notice("42710", message + ", skipping");
        return {};
    }
    std::string schema;
    std::string version;
    bool cascade = false;
    for (const Node& option : statement.list("options")) {
        if (option.word("defname") == "schema")
            schema = string_of(option["arg"]);
        else if (option.word("defname") == "new_version")
            version = string_of(option["arg"]);
        else if (option.word("defname") == "cascade")
            cascade = option["arg"].flag("boolval");
    }
    if (schema.empty())
        schema = creation_schema(context);
    else
        need_schema(context, schema);
    if (const KnownExtension* known = known_extension(name); known != nullptr && !known->requires_extension.empty()) {
        const std::string wanted(known->requires_extension);
        if (context.catalog.extensions.count(wanted) == 0) {
            if (!cascade)
                throw context.error("42704", fmt::format("required extension \"{}\" is not installed", wanted))
                    .hint("Use CREATE EXTENSION ... CASCADE to install required extensions too.");
            make(context, wanted, schema, "");
        }
        context.catalog.dependencies.push_back(
            {{object::Kind::extension, "", name, ""}, {object::Kind::extension, "", wanted, ""}});
    }
    make(context, name, schema, version);
    return {};
}

Result alter_extension(const Context& context, const Node& statement) {
    const std::string& name = statement.word("extname");
    const auto found = context.catalog.extensions.find(name);
    if (found == context.catalog.extensions.end())
        throw context.error("42704", fmt::format("extension \"{}\" does not exist", name));
    std::string version;
    for (const Node& option : statement.list("options")) version = string_of(option["arg"]);
    const KnownExtension* known = known_extension(name);
    if (version.empty() && known != nullptr)
        version = known->version;
    if (version.empty())
        context.not_sure_of({object::Kind::extension, "", name, ""}, "which version of it a server has is not known");
    else
        found->second.version = version;
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
