#include <fmt/format.h>

#include "dialect/postgresql/create_parts.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_type.hpp"

namespace aludel::dialect::postgresql {

namespace {

using object::Kind;
using object::Reference;

std::string collate_sql(const QualifiedName& collation) {
    return collation.name.empty() ? "" : " COLLATE " + quote_name(collation);
}

std::string enum_sql(const std::string& name, const object::Enum& type) {
    std::string sql = fmt::format("CREATE TYPE {} AS ENUM (", name);
    for (std::size_t i = 0; i < type.labels.size(); ++i)
        sql += fmt::format("{}\n    {}", i == 0 ? "" : ",", quote_literal(type.labels[i]));
    return sql + (type.labels.empty() ? "" : "\n") + ");\n";
}

std::string composite_sql(const std::string& name, const object::Composite& type) {
    std::string sql = fmt::format("CREATE TYPE {} AS (", name);
    std::string comments;
    for (std::size_t i = 0; i < type.attributes.size(); ++i) {
        const object::Column& one = type.attributes[i];
        sql += fmt::format("{}\n    {} {}{}", i == 0 ? "" : ",", quote_identifier(one.name), write_type(one.type),
                           collate_sql(one.collation));
        comments += comment_sql("COLUMN", name + "." + quote_identifier(one.name), one.comment);
    }
    return sql + (type.attributes.empty() ? "" : "\n") + ");\n" + comments;
}

std::string range_sql(const std::string& name, const object::Range& type) {
    std::string sql = fmt::format("CREATE TYPE {} AS RANGE (\n    subtype = {}", name, write_type(type.subtype));
    const auto add = [&](std::string_view option, const QualifiedName& value) {
        if (!value.name.empty())
            sql += fmt::format(",\n    {} = {}", option, quote_name(value));
    };
    add("multirange_type_name", type.multirange);
    add("subtype_opclass", type.operator_class);
    add("collation", type.collation);
    add("canonical", type.canonical);
    add("subtype_diff", type.difference);
    return sql + "\n);\n";
}

std::string check_sql(const std::string& name, const object::DomainCheck& check) {
    return fmt::format("CONSTRAINT {} CHECK ({}){}", quote_identifier(name), check.condition,
                       check.validated ? "" : " NOT VALID");
}

/// The domain, with those checks that call no function of ours.
std::string domain_sql(Script& script, const QualifiedName& name, const object::Domain& domain, const Reference& self,
                       std::vector<Reference>& needs) {
    const std::string quoted = quote_name(name);
    std::string sql =
        fmt::format("CREATE DOMAIN {} AS {}{}", quoted, write_type(domain.base), collate_sql(domain.collation));
    if (!domain.default_expression.empty())
        sql += " DEFAULT " + domain.default_expression;
    if (domain.not_null)
        sql += (domain.not_null->name.empty() ? "" : " CONSTRAINT " + quote_identifier(domain.not_null->name)) +
               std::string(" NOT NULL");
    std::string comments;
    if (domain.not_null && !domain.not_null->comment.empty())
        comments += comment_sql(
            "CONSTRAINT",
            quote_identifier(domain.not_null->name.empty() ? name.name + "_not_null" : domain.not_null->name) +
                " ON DOMAIN " + quoted,
            domain.not_null->comment);
    for (const auto& [check_name, check] : domain.checks) {
        const Reference check_self{Kind::domain_constraint, name.schema, name.name, check_name};
        const std::string comment =
            comment_sql("CONSTRAINT", quote_identifier(check_name) + " ON DOMAIN " + quoted, check.comment);
        if (script.needs_function(check_self) || !check.validated) {
            script.add(Turn::constraint, check_self,
                       fmt::format("ALTER DOMAIN {} ADD {};\n", quoted, check_sql(check_name, check)) + comment,
                       {self});
        } else {
            sql += "\n    " + check_sql(check_name, check);
            comments += comment;
            for (const Reference& need : script.needs_of(check_self)) needs.push_back(need);
        }
    }
    return sql + ";\n" + comments;
}

}  // namespace

void create_types(Script& script) {
    for (const auto& [name, type] : script.catalog.types) {
        const Reference self{Kind::type, name.schema, name.name, ""};
        const std::string quoted = quote_name(name);
        std::vector<Reference> needs;
        std::string sql;
        std::string_view kind = "TYPE";
        if (const auto* one = std::get_if<object::Enum>(&type.definition)) {
            sql = enum_sql(quoted, *one);
        } else if (const auto* domain = std::get_if<object::Domain>(&type.definition)) {
            kind = "DOMAIN";
            script.need_type(needs, domain->base);
            sql = domain_sql(script, name, *domain, self, needs);
        } else if (const auto* composite = std::get_if<object::Composite>(&type.definition)) {
            sql = composite_sql(quoted, *composite);
            for (const object::Column& one : composite->attributes) script.need_type(needs, one.type);
        } else if (const auto* range = std::get_if<object::Range>(&type.definition)) {
            sql = range_sql(quoted, *range);
            if (!range->canonical.name.empty())
                script.add(Turn::type, {Kind::type, name.schema, name.name, "shell"},
                           fmt::format("CREATE TYPE {};\n", quoted));
            script.need_type(needs, range->subtype);
            for (const QualifiedName& function : {range->canonical, range->difference})
                if (!function.name.empty())
                    needs.push_back({Kind::function, function.schema, function.name, ""});
        }
        sql += described_sql(script, kind, quoted, type, "TYPE");
        script.add(Turn::type, self, sql, needs);
    }
}

}  // namespace aludel::dialect::postgresql
