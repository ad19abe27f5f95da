#include <fmt/format.h>

#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

using object::Kind;

constexpr std::string_view public_comment = "standard public schema";

std::string public_sql(const Script& script, const object::Described& schema) {
    object::Described rest = schema;
    if (rest.owner == "pg_database_owner")
        rest.owner.clear();
    if (rest.comment == public_comment)
        rest.comment.clear();
    std::string sql = described_sql(script, "SCHEMA", "public", rest);
    if (schema.comment.empty())
        sql += "COMMENT ON SCHEMA public IS NULL;\n";
    return sql;
}

}  // namespace

void create_schemas(Script& script) {
    for (const auto& [name, schema] : script.catalog.schemas) {
        const std::string quoted = quote_identifier(name);
        const std::string sql = name == "public" ? public_sql(script, schema)
                                                 : fmt::format("CREATE SCHEMA {};\n", quoted) +
                                                       described_sql(script, "SCHEMA", quoted, schema);
        if (!sql.empty())
            script.add(Turn::schema, {Kind::schema, "", name, ""}, sql);
    }
    for (const auto& [name, extension] : script.catalog.extensions) {
        const std::string quoted = quote_identifier(name);
        script.add(Turn::extension, {Kind::extension, "", name, ""},
                   fmt::format("-- version {}\nCREATE EXTENSION IF NOT EXISTS {} WITH SCHEMA {};\n", extension.version,
                               quoted, quote_identifier(extension.schema)) +
                       comment_sql("EXTENSION", quoted, extension.comment),
                   {{Kind::schema, "", extension.schema, ""}});
    }
}

void create_default_privileges(Script& script) {
    if (!script.options.privileges)
        return;
    for (const object::DefaultPrivileges& one : script.catalog.default_privileges) {
        std::string sql;
        const auto add = [&](bool grant, const object::Grant& right) {
            std::string words;
            for (const std::string& privilege : right.privileges) words += (words.empty() ? "" : ", ") + privilege;
            sql +=
                fmt::format("ALTER DEFAULT PRIVILEGES FOR ROLE {}{} {} {} ON {} {} {}{};\n", quote_identifier(one.role),
                            one.schema.empty() ? "" : " IN SCHEMA " + quote_identifier(one.schema),
                            grant ? "GRANT" : "REVOKE", words, one.kind, grant ? "TO" : "FROM",
                            right.grantee == "PUBLIC" ? right.grantee : quote_identifier(right.grantee),
                            grant && right.grantable ? " WITH GRANT OPTION" : "");
        };
        for (const object::Grant& right : one.privileges.revoked) add(false, right);
        for (const object::Grant& right : one.privileges.granted) add(true, right);
        script.add(Turn::default_privileges, {Kind::schema, "", one.schema, one.role + " " + one.kind}, sql,
                   {{Kind::schema, "", one.schema, ""}});
    }
}

void create_event_triggers(Script& script) {
    for (const auto& [name, trigger] : script.catalog.event_triggers) {
        const std::string quoted = quote_identifier(name);
        std::string sql = fmt::format("CREATE EVENT TRIGGER {} ON {}", quoted, trigger.event);
        if (!trigger.tags.empty()) {
            sql += "\n    WHEN TAG IN (";
            for (std::size_t i = 0; i < trigger.tags.size(); ++i)
                sql += (i == 0 ? "" : ", ") + quote_literal(trigger.tags[i]);
            sql += ")";
        }
        sql += fmt::format("\n    EXECUTE FUNCTION {}();\n", quote_name(trigger.function));
        if (const char* words = trigger.firing == object::Firing::disabled  ? "DISABLE"
                                : trigger.firing == object::Firing::replica ? "ENABLE REPLICA"
                                : trigger.firing == object::Firing::always  ? "ENABLE ALWAYS"
                                                                            : nullptr)
            sql += fmt::format("ALTER EVENT TRIGGER {} {};\n", quoted, words);
        if (script.options.owners)
            sql += fmt::format("ALTER EVENT TRIGGER {} OWNER TO {};\n", quoted, quote_identifier(trigger.owner));
        sql += comment_sql("EVENT TRIGGER", quoted, trigger.comment);
        script.add(Turn::event_trigger, {Kind::event_trigger, "", name, ""}, sql,
                   {{Kind::function, trigger.function.schema, trigger.function.name, ""}});
    }
}

void create_statistics(Script& script) {
    for (const auto& [name, statistics] : script.catalog.statistics) {
        const std::string quoted = quote_name(name);
        std::string sql = "CREATE STATISTICS " + quoted;
        if (!statistics.kinds.empty()) {
            sql += " (";
            for (std::size_t i = 0; i < statistics.kinds.size(); ++i) sql += (i == 0 ? "" : ", ") + statistics.kinds[i];
            sql += ")";
        }
        std::string on = names_sql(statistics.columns);
        for (const std::string& expression : statistics.expressions)
            on += fmt::format("{}({})", on.empty() ? "" : ", ", expression);
        sql += fmt::format(" ON {} FROM {};\n", on, quote_name(statistics.table));
        if (statistics.target)
            sql += fmt::format("ALTER STATISTICS {} SET STATISTICS {};\n", quoted, *statistics.target);
        if (script.options.owners)
            sql += fmt::format("ALTER STATISTICS {} OWNER TO {};\n", quoted, quote_identifier(statistics.owner));
        sql += comment_sql("STATISTICS", quoted, statistics.comment);
        script.add(Turn::statistics, {Kind::statistics, name.schema, name.name, ""}, sql,
                   {{Kind::table, statistics.table.schema, statistics.table.name, ""},
                    {Kind::materialized_view, statistics.table.schema, statistics.table.name, ""}});
    }
}

}  // namespace aludel::dialect::postgresql
