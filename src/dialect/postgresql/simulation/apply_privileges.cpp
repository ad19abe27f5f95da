#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "dialect/postgresql/simulation/apply_parts.hpp"
#include "dialect/postgresql/simulation/default_privileges.hpp"
#include "dialect/postgresql/simulation/find_function.hpp"
#include "dialect/postgresql/simulation/rights.hpp"
#include "dialect/postgresql/simulation/role.hpp"
#include "dialect/postgresql/simulation/type_lookup.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// The objects that the statement names, each with the kind of what may be granted on it.
struct Granted {
    object::Privileges* privileges;
    std::string_view kind;
    std::vector<object::Column>* columns = nullptr;
};

template <typename Map>
void all_in(Map& map, const std::string& schema, std::string_view kind, std::vector<Granted>& out) {
    for (auto& [name, one] : map)
        if (name.schema == schema)
            out.push_back({&one.privileges, kind});
}

void all_in_schema(const Context& context, const Node& statement, std::vector<Granted>& out) {
    catalog::Catalog& catalog = context.catalog;
    const std::string& type = statement.word("objtype");
    for (const std::string& schema : strings_of(statement.list("objects"))) {
        need_schema(context, schema);
        if (type == "OBJECT_TABLE") {
            all_in(catalog.tables, schema, "TABLES", out);
            all_in(catalog.views, schema, "TABLES", out);
            all_in(catalog.materialized_views, schema, "TABLES", out);
        } else if (type == "OBJECT_SEQUENCE") {
            all_in(catalog.sequences, schema, "SEQUENCES", out);
        } else {
            for (auto& [signature, function] : catalog.functions)
                if (signature.name.schema == schema)
                    out.push_back({&function.privileges, "FUNCTIONS"});
        }
    }
}

void add_relation(const Context& context, const Node& range_var, std::string_view kind, std::vector<Granted>& out) {
    const Relation relation = need_relation(context, range_var);
    catalog::Catalog& catalog = context.catalog;
    auto* columns = columns_of(catalog, relation);
    if (relation.is_table())
        out.push_back({&catalog.tables.at(relation.name).privileges, "TABLES", columns});
    else if (relation.kind == RelationKind::view)
        out.push_back({&catalog.views.at(relation.name).privileges, "TABLES", columns});
    else if (relation.kind == RelationKind::materialized_view)
        out.push_back({&catalog.materialized_views.at(relation.name).privileges, "TABLES", columns});
    else if (relation.kind == RelationKind::sequence)
        out.push_back({&catalog.sequences.at(relation.name).privileges, "SEQUENCES"});
    static_cast<void>(kind);
}

std::vector<Granted> granted_objects(const Context& context, const Node& statement) {
    std::vector<Granted> out;
    if (statement.word("targtype") == "ACL_TARGET_ALL_IN_SCHEMA") {
        all_in_schema(context, statement, out);
        return out;
    }
    const std::string& type = statement.word("objtype");
    for (const Node& object : statement.list("objects")) {
        if (type == "OBJECT_TABLE" || type == "OBJECT_SEQUENCE") {
            add_relation(context, object, type == "OBJECT_TABLE" ? "TABLES" : "SEQUENCES", out);
        } else if (type == "OBJECT_SCHEMA") {
            const auto found = context.catalog.schemas.find(string_of(object));
            if (found == context.catalog.schemas.end())
                throw context.error("3F000", fmt::format("schema \"{}\" does not exist", string_of(object)));
            out.push_back({&found->second.privileges, "SCHEMAS"});
        } else if (type == "OBJECT_FUNCTION" || type == "OBJECT_PROCEDURE" || type == "OBJECT_ROUTINE") {
            if (!is_function_of_server(context, object))
                out.push_back({&context.catalog.functions.at(need_function(context, object)).privileges, "FUNCTIONS"});
        } else if (type == "OBJECT_TYPE" || type == "OBJECT_DOMAIN") {
            const QualifiedName name = need_type_name(context, object.list("items"));
            if (const auto found = context.catalog.types.find(name); found != context.catalog.types.end())
                out.push_back({&found->second.privileges, "TYPES"});
        }
        // Databases, languages, tablespaces … are in no catalog.
    }
    return out;
}

bool is_owner(const std::string& role) {
    return role.empty() || role == simulated_role;
}

}  // namespace

Result grant(const Context& context, const Node& statement) {
    std::vector<std::string> roles;
    for (const Node& role : statement.list("grantees"))
        if (std::string name = role_name(role); !is_owner(name))
            roles.push_back(std::move(name));
    const bool gives = statement.flag("is_grant");
    const bool grantable = statement.flag("grant_option");
    for (const Granted& object : granted_objects(context, statement)) {
        for (const std::string& role : roles) {
            const RightChange change{role, object.kind, gives, grantable};
            if (statement.list("privileges").empty()) {
                change_rights(*object.privileges, change, all_rights(object.kind));
                // REVOKE on the whole takes what was given on columns too.
                if (!gives && object.columns != nullptr)
                    for (object::Column& column : *object.columns)
                        change_rights(column.privileges, change, all_rights(object.kind));
                continue;
            }
            for (const Node& one : statement.list("privileges")) {
                const std::vector<std::string> words =
                    one.word("priv_name").empty() ? all_rights(object.kind)
                                                  : std::vector<std::string>{upper_word(one.word("priv_name"))};
                if (one.list("cols").empty()) {
                    change_rights(*object.privileges, change, words);
                    if (!gives && object.columns != nullptr)
                        for (object::Column& column : *object.columns) change_rights(column.privileges, change, words);
                    continue;
                }
                for (const std::string& name : strings_of(one.list("cols"))) {
                    object::Column* column = object.columns == nullptr ? nullptr : find_column(*object.columns, name);
                    if (column == nullptr)
                        throw context.error("42703",
                                            fmt::format("column \"{}\" of relation \"{}\" does not exist", name,
                                                        name_in(statement.list("objects").front()).name));
                    change_rights(column->privileges, change, words);
                }
            }
        }
    }
    return {};
}

Result alter_default_privileges(const Context& context, const Node& statement) {
    std::vector<std::string> owners;
    std::vector<std::string> schemas;
    for (const Node& option : statement.list("options")) {
        if (option.word("defname") == "roles")
            for (const Node& role : option["arg"].list("items")) owners.push_back(role_name(role));
        else
            schemas = strings_of(option["arg"].list("items"));
    }
    if (owners.empty())
        owners.emplace_back(simulated_role);
    if (schemas.empty())
        schemas.emplace_back();
    const Node& action = statement["action"];
    const std::string kind = default_privileges_kind(action.word("objtype"));
    for (const std::string& owner : owners)
        for (const std::string& schema : schemas) {
            if (!schema.empty())
                need_schema(context, schema);
            auto& all = context.catalog.default_privileges;
            auto found = std::find_if(all.begin(), all.end(), [&](const object::DefaultPrivileges& one) {
                return one.role == owner && one.schema == schema && one.kind == kind;
            });
            if (found == all.end())
                found = all.insert(all.end(), {owner, schema, kind, {}});
            for (const Node& role : action.list("grantees")) {
                std::vector<std::string> words;
                for (const Node& one : action.list("privileges")) words.push_back(upper_word(one.word("priv_name")));
                if (words.empty())
                    words = all_rights(kind);
                // Within one schema there is nothing by itself that could be taken away.
                const RightChange change{role_name(role), schema.empty() ? std::string_view(kind) : "",
                                         action.flag("is_grant"), action.flag("grant_option")};
                change_rights(found->privileges, change, words);
            }
            if (found->privileges.empty())
                all.erase(found);
        }
    return {};
}

}  // namespace aludel::dialect::postgresql::simulation
