#include "dialect/postgresql/lost_rows.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace aludel::dialect::postgresql {

namespace {

/// Beyond this rows are not counted.
constexpr long counted_rows = 1000;

std::string oid_list(const std::vector<std::string>& oids) {
    return oids.empty() ? "NULL::oid" : join(oids, ", ");
}

/// A table or a column of the answer to doomed_sql.
struct Target {
    std::string table;
    std::string column;  ///< empty: the whole table
    bool countable = false;
    bool own_rows = false;  ///< rows of the tables that inherit from it are told of them

    std::string name() const { return column.empty() ? table : table + "." + column; }
};

std::string count_sql(const Target& target) {
    return fmt::format(
        "SELECT (SELECT ARRAY[count(*), count(value)] FROM (SELECT {1} AS value FROM {4} {0} AS t LIMIT {2}) AS "
        "counted), "
        "(SELECT sum(greatest(c.reltuples, 0))::bigint FROM pg_catalog.pg_class c WHERE c.oid = {3}::regclass)",
        target.table, target.column.empty() ? "1" : "t." + target.column, counted_rows + 1,
        "'" + replace_all(target.table, "'", "''") + "'", target.own_rows ? "ONLY" : "");
}

}  // namespace

void LostRows::drop(const std::string& catalog, const std::string& oid, bool cascade, const std::string& column) {
    std::string root = fmt::format("('pg_catalog.{}'::regclass::oid, {}::oid, {}::int, {})", catalog, oid, column,
                                   cascade ? "true" : "false");
    if (known_.insert(root).second)
        roots_.push_back(std::move(root));
}

void LostRows::drop_owned_by(Connection& connection, const std::string& role, bool cascade) {
    const std::vector<Value> parameters{role};
    for (const auto& row :
         connection
             .query("SELECT c.relname, s.objid FROM pg_catalog.pg_shdepend s JOIN pg_catalog.pg_class c ON c.oid = "
                    "s.classid JOIN pg_catalog.pg_database d ON d.oid = s.dbid AND d.datname = "
                    "pg_catalog.current_database() JOIN pg_catalog.pg_roles r ON r.oid = s.refobjid WHERE s.refclassid "
                    "= 'pg_catalog.pg_authid'::regclass AND s.deptype = 'o' AND r.rolname = $1",
                    parameters)
             .rows)
        drop(*row[0], *row[1], cascade);
}

void LostRows::truncate(const std::string& oid, bool cascade) {
    (cascade ? emptied_with_others_ : emptied_).push_back(oid);
}

/// Rows of (table, column or NULL, whether its rows can be seen, whether only its own count).
std::string LostRows::doomed_sql() const {
    return fmt::format(
        "WITH RECURSIVE doomed(classid, objid, objsubid, cascade) AS (SELECT * FROM (VALUES {}) AS roots UNION "
        "SELECT d.classid, d.objid, d.objsubid, r.cascade FROM doomed r JOIN pg_catalog.pg_depend d ON d.refclassid = "
        "r.classid AND d.refobjid = r.objid AND (r.objsubid = 0 OR d.refobjsubid = r.objsubid) WHERE r.cascade OR "
        "d.deptype <> 'n'), "
        "emptied(oid) AS (SELECT oid FROM pg_catalog.pg_class WHERE oid IN ({}) UNION SELECT k.conrelid FROM "
        "pg_catalog.pg_constraint k JOIN emptied e ON k.confrelid = e.oid WHERE k.contype = 'f'), "
        "lost(oid, number) AS (SELECT objid, objsubid FROM doomed WHERE classid = 'pg_catalog.pg_class'::regclass "
        "UNION SELECT oid, 0 FROM emptied UNION SELECT oid, 0 FROM pg_catalog.pg_class WHERE oid IN ({})) "
        "SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname), "
        "pg_catalog.quote_ident(a.attname), pg_catalog.has_table_privilege(c.oid, 'SELECT') AND "
        "pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND NOT pg_catalog.row_security_active(c.oid), l.number = 0 "
        "AND c.relkind = "
        "'r' AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhparent = c.oid AND NOT EXISTS (SELECT "
        "FROM "
        "lost child WHERE child.oid = i.inhrelid AND child.number = 0)) "
        "FROM lost l JOIN pg_catalog.pg_class c ON c.oid = l.oid JOIN pg_catalog.pg_namespace n ON n.oid = "
        "c.relnamespace LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = l.number AND l.number "
        "> 0 WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND (l.number = 0 OR a.attname IS NOT NULL AND "
        "NOT EXISTS (SELECT FROM lost whole WHERE whole.oid = l.oid AND whole.number = 0) AND "
        "coalesce(pg_catalog.to_jsonb(a)->>'attgenerated', '') = '') AND NOT (c.relispartition AND EXISTS (SELECT FROM "
        "pg_catalog.pg_inherits i JOIN lost parent ON parent.oid = i.inhparent WHERE i.inhrelid = c.oid AND "
        "(parent.number = 0) = (l.number = 0))) ORDER BY c.oid, l.number",
        roots_.empty() ? "(NULL::oid, NULL::oid, 0, false)" : join(roots_, ", "), oid_list(emptied_with_others_),
        oid_list(emptied_));
}

void LostRows::tell(Connection& connection, Losses& losses) const {
    if (roots_.empty() && emptied_.empty() && emptied_with_others_.empty())
        return;
    std::vector<Target> targets;
    for (const auto& row : connection.query(doomed_sql()).rows)
        targets.push_back({row[0].value_or(""), row[1].value_or(""), row[2] == "t", row[3] == "t"});
    for (const Target& target : targets) {
        auto& list = target.column.empty() ? losses.tables : losses.columns;
        if (!target.countable) {
            list.push_back(fmt::format("{} (its rows cannot be counted)", target.name()));
            continue;
        }
        const auto row = connection.query(count_sql(target)).rows.at(0);
        const std::vector<std::string> counts = split_any(row[0].value_or("{0,0}"), "{},");
        const long rows = std::stol(counts.at(0));
        const long values = std::stol(counts.at(1));
        const long estimate = std::stol(row[1].value_or("0"));
        if (rows > counted_rows)
            list.push_back(estimate > counted_rows
                               ? fmt::format("{} (at least {} rows, about {})", target.name(), counted_rows, estimate)
                               : fmt::format("{} (at least {} rows)", target.name(), counted_rows));
        else if (values > 0)
            list.push_back(fmt::format("{} ({})", target.name(), plural(static_cast<std::size_t>(values), "row")));
    }
}

}  // namespace aludel::dialect::postgresql
