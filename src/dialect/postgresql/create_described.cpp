#include <fmt/format.h>

#include "base/text.hpp"
#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql {

namespace {

std::string role_sql(const std::string& role) {
    return role == "PUBLIC" ? role : quote_identifier(role);
}

std::string one_grant(bool grant, std::string_view on, const object::Grant& one, std::string_view column) {
    std::vector<std::string> privileges = one.privileges;
    if (!column.empty())
        for (std::string& privilege : privileges) privilege += fmt::format(" ({})", column);
    std::string sql =
        fmt::format("{} {}{} {} {}{};\n", grant ? "GRANT" : "REVOKE", join(privileges, ", "), on, grant ? "TO" : "FROM",
                    role_sql(one.grantee), grant && one.grantable ? " WITH GRANT OPTION" : "");
    if (!one.grantor.empty())
        sql = fmt::format("SET SESSION AUTHORIZATION {};\n{}RESET SESSION AUTHORIZATION;\n",
                          quote_identifier(one.grantor), sql);
    return sql;
}

}  // namespace

std::string names_sql(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + quote_identifier(name);
    return text;
}

std::string settings_sql(const std::vector<object::Setting>& settings) {
    std::string text;
    for (const object::Setting& setting : settings) {
        if (!text.empty())
            text += ", ";
        const std::size_t dot = setting.name.find('.');
        text += dot == std::string::npos ? quote_identifier(setting.name)
                                         : quote_identifier(setting.name.substr(0, dot)) + "." +
                                               quote_identifier(setting.name.substr(dot + 1));
        text += "=" + quote_literal(setting.value);
    }
    return text;
}

std::string with_sql(const std::vector<object::Setting>& settings) {
    return settings.empty() ? "" : " WITH (" + settings_sql(settings) + ")";
}

std::string comment_sql(std::string_view kind, std::string_view name, const std::string& comment) {
    return comment.empty() ? "" : fmt::format("COMMENT ON {} {} IS {};\n", kind, name, quote_literal(comment));
}

std::string privileges_sql(const Script& script, std::string_view kind, std::string_view name,
                           const object::Privileges& privileges, std::string_view column) {
    std::string sql;
    if (!script.options.privileges)
        return sql;
    const std::string on = fmt::format(" ON {} {}", kind, name);
    for (const object::Grant& one : privileges.revoked) sql += one_grant(false, on, one, column);
    // What the owner gives comes first: others pass on what they were given.
    for (const object::Grant& one : privileges.granted)
        if (one.grantor.empty())
            sql += one_grant(true, on, one, column);
    for (const object::Grant& one : privileges.granted)
        if (!one.grantor.empty())
            sql += one_grant(true, on, one, column);
    return sql;
}

std::string described_sql(const Script& script, std::string_view kind, std::string_view name,
                          const object::Described& object, std::string_view grant_kind) {
    std::string sql;
    if (script.options.owners && !object.owner.empty())
        sql += fmt::format("ALTER {} {} OWNER TO {};\n", kind, name, quote_identifier(object.owner));
    sql += comment_sql(kind, name, object.comment);
    sql += privileges_sql(script, grant_kind.empty() ? kind : grant_kind, name, object.privileges);
    return sql;
}

std::string columns_sql(const Script& script, std::string_view kind, const QualifiedName& table,
                        const std::vector<object::Column>& columns) {
    std::string sql;
    const std::string name = quote_name(table);
    const std::string alter = fmt::format("ALTER {} {}{}", kind, kind == "TABLE" ? "ONLY " : "", name);
    for (const object::Column& column : columns) {
        const std::string quoted = quote_identifier(column.name);
        const auto set = [&](const std::string& what) {
            sql += fmt::format("{} ALTER COLUMN {} SET {};\n", alter, quoted, what);
        };
        if (!column.storage.empty())
            set("STORAGE " + column.storage);
        if (!column.compression.empty())
            set("COMPRESSION " + column.compression);
        if (column.statistics_target)
            set(fmt::format("STATISTICS {}", *column.statistics_target));
        if (!column.options.empty())
            set("(" + settings_sql(column.options) + ")");
        sql += comment_sql("COLUMN", name + "." + quoted, column.comment);
        sql += privileges_sql(script, "TABLE", name, column.privileges, quoted);
    }
    return sql;
}

std::string firing_sql(object::Firing firing, std::string_view noun) {
    switch (firing) {
        case object::Firing::disabled:
            return fmt::format("DISABLE {}", noun);
        case object::Firing::replica:
            return fmt::format("ENABLE REPLICA {}", noun);
        case object::Firing::always:
            return fmt::format("ENABLE ALWAYS {}", noun);
        default:
            return {};
    }
}

}  // namespace aludel::dialect::postgresql
