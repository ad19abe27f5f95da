#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "dialect/postgresql/reflect_state.hpp"

namespace aludel::dialect::postgresql {

namespace {

void take_statistics(ReflectionState& state, const Row& row) {
    const ReflectionState::Relation* relation = state.relation(row.oid(4));
    if (relation == nullptr)
        return;
    object::Statistics statistics;
    statistics.owner = state.role(row.oid(3));
    statistics.comment = state.comment(of_statistics, row.oid(0));
    statistics.table = relation->name;
    for (const std::int64_t number : numbers_of(row.view(5))) statistics.columns.push_back(relation->column(number));
    statistics.expressions = array_elements(row.view(7));
    for (const std::string& letter : array_elements(row.view(6))) {
        if (letter == "d")
            statistics.kinds.emplace_back("ndistinct");
        else if (letter == "f")
            statistics.kinds.emplace_back("dependencies");
        else if (letter == "m")
            statistics.kinds.emplace_back("mcv");
    }
    std::sort(statistics.kinds.begin(), statistics.kinds.end());
    if (statistics.columns.empty() && statistics.expressions.size() == 1)
        statistics.kinds.clear();
    if (!row.null(8))
        statistics.target = row.number(8);
    const QualifiedName name = state.name(row.oid(2), row.view(1));
    state.references.emplace(ReflectionState::key(of_statistics, row.oid(0)),
                             object::Reference{object::Kind::statistics, name.schema, name.name, ""});
    state.catalog.statistics.emplace(name, std::move(statistics));
}

void take_default_privileges(ReflectionState& state, const Row& row) {
    object::DefaultPrivileges privileges;
    privileges.role = state.role(row.oid(0));
    if (const Oid schema = row.oid(1); schema != 0)
        privileges.schema = state.schemas[schema];
    switch (row.letter(2)) {
        case 'r':
            privileges.kind = "TABLES";
            break;
        case 'S':
            privileges.kind = "SEQUENCES";
            break;
        case 'f':
            privileges.kind = "FUNCTIONS";
            break;
        case 'T':
            privileges.kind = "TYPES";
            break;
        case 'n':
            privileges.kind = "SCHEMAS";
            break;
        default:
            privileges.kind = "LARGE OBJECTS";
    }
    privileges.privileges = privileges_of(row.view(3), row.view(4), privileges.role);
    state.catalog.default_privileges.push_back(std::move(privileges));
}

std::optional<object::Reference> reference_of(ReflectionState& state, Oid catalog, Oid oid, int part) {
    using object::Kind;
    using object::Reference;
    if (const auto member = state.members.find(ReflectionState::key(catalog, oid)); member != state.members.end()) {
        const auto extension = state.extensions.find(member->second);
        return extension == state.extensions.end()
                   ? std::nullopt
                   : std::optional(Reference{Kind::extension, "", extension->second, ""});
    }
    if (const auto known = state.references.find(ReflectionState::key(catalog, oid)); known != state.references.end())
        return known->second;
    if (catalog == of_default) {
        const auto found = state.defaults.find(oid);
        const ReflectionState::Relation* relation =
            found == state.defaults.end() ? nullptr : state.relation(found->second.first);
        return relation == nullptr
                   ? std::nullopt
                   : std::optional(Reference{Kind::default_value, relation->name.schema, relation->name.name,
                                             relation->column(found->second.second)});
    }
    if (catalog == of_type) {
        auto found = state.types.find(oid);
        if (found != state.types.end() && found->second.element != 0)
            found = state.types.find(found->second.element);
        if (found == state.types.end())
            return std::nullopt;
        if (found->second.relation == 0 || state.catalog.types.count(found->second.name) != 0)
            return Reference{Kind::type, found->second.name.schema, found->second.name.name, ""};
        oid = found->second.relation;
        part = 0;
        catalog = of_relation;
    }
    if (catalog != of_relation)
        return std::nullopt;
    const ReflectionState::Relation* relation = state.relation(oid);
    if (relation == nullptr)
        return std::nullopt;
    const Kind kind = relation->kind == 'S'   ? Kind::sequence
                      : relation->kind == 'v' ? Kind::view
                      : relation->kind == 'm' ? Kind::materialized_view
                      : relation->kind == 'c' ? Kind::type
                                              : Kind::table;
    if (part > 0 && relation->find(part) != nullptr)
        return Reference{Kind::column, relation->name.schema, relation->name.name, relation->column(part)};
    return Reference{kind, relation->name.schema, relation->name.name, ""};
}

/// What a reader of the values knows without it.
bool is_said(const object::Dependency& dependency, Oid on_catalog) {
    using object::Kind;
    const Kind from = dependency.object.kind;
    const Kind on = dependency.on.kind;
    if (dependency.object == dependency.on)
        return true;
    if (on == Kind::extension)
        return false;
    if (from == Kind::table || from == Kind::column || from == Kind::type)
        return true;
    return from == Kind::function && on_catalog == of_type;  // of an argument, or what it returns
}

void take_dependency(ReflectionState& state, const Row& row) {
    auto from = reference_of(state, row.oid(0), row.oid(1), row.number(2));
    if (!from || (from->kind == object::Kind::extension && row.oid(0) != of_extension))
        return;
    auto on = reference_of(state, row.oid(3), row.oid(4), row.number(5));
    if (!on)
        return;
    object::Dependency dependency{std::move(*from), std::move(*on)};
    if (!is_said(dependency, row.oid(3)))
        state.catalog.dependencies.push_back(std::move(dependency));
}

void take_not_shown(ReflectionState& state, const Row& row) {
    if (state.in_extension(row.oid(2), row.oid(3)))
        return;
    state.catalog.not_shown.push_back({row.text(0), row.text(1)});
}

struct Unknown {
    const char* kind;
    const char* table;
    const char* name;
    const char* condition = "true";
};

/// What the model has no value for. Names are as a reader would look for them.
constexpr Unknown unknown[] = {
    {"foreign table", "pg_class", "o.oid::regclass::text", "o.relkind = 'f'"},
    {"base type", "pg_type", "o.oid::regtype::text", "o.typtype = 'b' AND NOT (o.typlen = -1 AND o.typcategory = 'A')"},
    {"cast", "pg_cast", "format_type(o.castsource, NULL) || ' as ' || format_type(o.casttarget, NULL)",
     // A range brings its own.
     "NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 2605 AND x.objid = o.oid AND x.deptype = 'i')"},
    {"collation", "pg_collation", "o.collname"},
    {"conversion", "pg_conversion", "o.conname"},
    {"operator", "pg_operator", "o.oid::regoperator::text"},
    {"operator class", "pg_opclass", "o.opcname"},
    {"operator family", "pg_opfamily", "o.opfname"},
    {"language", "pg_language", "o.lanname"},
    {"access method", "pg_am", "o.amname"},
    {"text search configuration", "pg_ts_config", "o.cfgname"},
    {"text search dictionary", "pg_ts_dict", "o.dictname"},
    {"text search parser", "pg_ts_parser", "o.prsname"},
    {"text search template", "pg_ts_template", "o.tmplname"},
    {"foreign data wrapper", "pg_foreign_data_wrapper", "o.fdwname"},
    {"foreign server", "pg_foreign_server", "o.srvname"},
    {"publication", "pg_publication", "o.pubname"},
    {"transform", "pg_transform", "format_type(o.trftype, NULL)"},
};

std::string not_shown_query() {
    std::string sql;
    for (const Unknown& one : unknown) {
        if (!sql.empty())
            sql += " UNION ALL ";
        sql += fmt::format("SELECT '{}', ({})::text, '{}'::regclass::oid, o.oid FROM {} o WHERE o.oid >= 16384 AND {}",
                           one.kind, one.name, one.table, one.table, one.condition);
    }
    sql +=
        " UNION ALL SELECT 'subscription', o.subname::text, 6100::oid, o.oid FROM pg_subscription o WHERE o.subdbid = "
        "(SELECT "
        "oid FROM pg_database WHERE datname = current_database())";
    // What has been granted or revoked since the extension was made.
    for (const auto& [catalog, name, acl] :
         {std::tuple("pg_class", "regclass", "relacl"), std::tuple("pg_proc", "regprocedure", "proacl")})
        sql += fmt::format(
            " UNION ALL SELECT 'privileges on what an extension has made:', o.oid::{1}::text, 0::oid, 0::oid FROM {0} "
            "o "
            "JOIN pg_depend e ON e.classid = '{0}'::regclass AND e.objid = o.oid AND e.deptype = 'e' LEFT JOIN "
            "pg_init_privs i ON i.classoid = e.classid AND i.objoid = o.oid AND i.objsubid = 0 WHERE o.{2} IS DISTINCT "
            "FROM i.initprivs",
            catalog, name, acl);
    // Of all objects that have one there is one line for each provider.
    sql += " UNION ALL SELECT DISTINCT 'security label', o.provider, 0::oid, 0::oid FROM pg_seclabel o";
    sql +=
        " UNION ALL SELECT 'object in pg_catalog', o.relname::text, 1259::oid, o.oid FROM pg_class o WHERE o.oid >= "
        "16384 AND "
        "o.relnamespace = 11 AND o.relkind IN ('r', 'p', 'v', 'm', 'S', 'c')";
    sql +=
        " UNION ALL SELECT 'object in pg_catalog', o.proname::text, 1255::oid, o.oid FROM pg_proc o WHERE o.oid >= "
        "16384 AND "
        "o.pronamespace = 11";
    return sql;
}

}  // namespace

void add_rest_parts(int version, std::vector<Part>& parts) {
    parts.push_back(
        {std::string("SELECT s.oid, s.stxname, s.stxnamespace, s.stxowner, s.stxrelid, s.stxkeys, s.stxkind, ") +
             (version >= 140000 ? "pg_get_statisticsobjdef_expressions(s.oid)" : "NULL") + ", " +
             (version >= 170000 ? "s.stxstattarget" : "NULLIF(s.stxstattarget, -1)") +
             " FROM pg_statistic_ext s WHERE " + in_our_schemas("s.stxnamespace") + " AND " +
             in_no_extension(of_statistics, "s.oid"),
         take_statistics});
    parts.push_back(
        {"SELECT d.defaclrole, d.defaclnamespace, d.defaclobjtype, d.defaclacl, CASE WHEN "
         "d.defaclnamespace = 0 THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE "
         "d.defaclobjtype END, d.defaclrole) END FROM pg_default_acl d",
         take_default_privileges});
    // A foreign key's columns and its key's index are said by its value.
    parts.push_back(
        {"SELECT classid, objid, objsubid, refclassid, refobjid, refobjsubid FROM pg_depend WHERE deptype = 'n' AND "
         "objid >= 16384 AND refobjid >= 16384 AND classid IN (1247, 1255, 1259, 2604, 2606, 2618, 2620, 3256, 3381, "
         "3466) "
         "AND refclassid IN (1247, 1255, 1259, 2606, 2617, 3079) AND NOT (classid = 2606 AND refclassid = 1259)",
         take_dependency});
    parts.push_back({not_shown_query(), take_not_shown});
}

}  // namespace aludel::dialect::postgresql
