#include "dialect/postgresql/simulation/default_privileges.hpp"

#include "dialect/postgresql/simulation/rights.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

void give(const catalog::Catalog& catalog, std::string_view kind, const std::string& schema,
          object::Privileges& privileges) {
    for (const object::DefaultPrivileges& one : catalog.default_privileges) {
        if (one.role != simulated_role || one.kind != kind || (!one.schema.empty() && one.schema != schema))
            continue;
        for (const object::Grant& grant : one.privileges.granted)
            change_rights(privileges, {grant.grantee, kind, true, grant.grantable}, grant.privileges);
        for (const object::Grant& grant : one.privileges.revoked)
            change_rights(privileges, {grant.grantee, kind, false, false}, grant.privileges);
    }
}

const std::string& schema_of(const QualifiedName& name) {
    return name.schema;
}
const std::string& schema_of(const object::Signature& signature) {
    return signature.name.schema;
}

template <typename Map>
void give_new(const catalog::Catalog& catalog, const Map& before, Map& now, std::string_view kind) {
    for (auto& [name, one] : now)
        if (before.count(name) == 0)
            give(catalog, kind, schema_of(name), one.privileges);
}

}  // namespace

std::string default_privileges_kind(const std::string& object_type) {
    if (object_type == "OBJECT_TABLE")
        return "TABLES";
    if (object_type == "OBJECT_SEQUENCE")
        return "SEQUENCES";
    if (object_type == "OBJECT_TYPE")
        return "TYPES";
    return object_type == "OBJECT_SCHEMA" ? "SCHEMAS" : "FUNCTIONS";
}

void give_default_privileges(const catalog::Catalog& before, catalog::Catalog& now) {
    give_new(now, before.tables, now.tables, "TABLES");
    give_new(now, before.views, now.views, "TABLES");
    give_new(now, before.materialized_views, now.materialized_views, "TABLES");
    give_new(now, before.sequences, now.sequences, "SEQUENCES");
    give_new(now, before.types, now.types, "TYPES");
    give_new(now, before.functions, now.functions, "FUNCTIONS");
}

}  // namespace aludel::dialect::postgresql::simulation
