#include "dialect/postgresql/normal_text.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/text.hpp"
#include "dialect/postgresql/write_sql.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

/// What the writer refuses stays as it was.
template <typename Rewrite>
std::string rewritten(const std::string& sql, const std::string& statement, const Rewrite& rewrite) {
    try {
        Parsed parsed = parse(statement);
        return parsed.statement ? rewrite(parsed.statement) : sql;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::not_supported)
            throw;
        return sql;
    }
}

std::string datums(Node& bound, std::string_view field, Rewriter& rewriter, const std::vector<TypeText>& types) {
    std::string text;
    std::vector<Node>& nodes = list_of(bound, field);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::size_t key = field == "listdatums" ? 0 : i;
        rewriter.expression_of(nodes[i], {}, key < types.size() ? types[key] : TypeText());
        text += (i == 0 ? "" : ", ") + write_expression(nodes[i]);
    }
    return text;
}

std::string written_bound(Node& bound, Rewriter& rewriter, const std::vector<TypeText>& types) {
    if (bound.flag("is_default"))
        return "DEFAULT";
    if (!bound.list("listdatums").empty())
        return "FOR VALUES IN (" + datums(bound, "listdatums", rewriter, types) + ")";
    if (!bound.list("lowerdatums").empty()) {
        const std::string low = datums(bound, "lowerdatums", rewriter, types);
        return "FOR VALUES FROM (" + low + ") TO (" + datums(bound, "upperdatums", rewriter, types) + ")";
    }
    return fmt::format("FOR VALUES WITH (modulus {}, remainder {})", bound.number("modulus"),
                       bound.number("remainder"));
}

}  // namespace

std::string expression_text(const std::string& sql, const catalog::Catalog& catalog, const Scope& scope,
                            const TypeText& type) {
    return sql.empty() ? sql : rewritten(sql, "SELECT (" + sql + "\n)", [&](Node& select) {
        std::vector<Node>& targets = list_of(select, "targetList");
        if (targets.size() != 1 || !targets[0].word("name").empty())
            return sql;
        Node& expression = *field_of(targets[0], "val");
        Rewriter(catalog).expression_of(expression, scope, type);
        return write_expression(expression);
    });
}

std::string query_text(const std::string& sql, const catalog::Catalog& catalog, const std::vector<std::string>& names) {
    return rewritten(sql, sql, [&](Node& select) {
        if (!select.is("SelectStmt"))
            return sql;
        Rewriter(catalog).query(select, {}, &names);
        return write_query(select);
    });
}

std::string rule_text(const std::string& sql, const catalog::Catalog& catalog, const Scope& scope) {
    return rewritten(sql, sql, [&](Node& rule) {
        if (!rule.is("RuleStmt"))
            return sql;
        Rewriter rewriter(catalog);
        drop_field(rule, "replace");
        if (Node* const relation = field_of(rule, "relation"); relation->word("schemaname") == "public")
            drop_field(*relation, "schemaname");
        if (Node* const condition = field_of(rule, "whereClause"))
            rewriter.expression_of(*condition, scope, "bool");
        for (Node& action : list_of(rule, "actions"))
            if (!action.is("NotifyStmt"))
                rewriter.statement(action, scope);
        return write_statement(rule);
    });
}

std::string body_text(const std::string& sql, const catalog::Catalog& catalog) {
    return sql.empty() ? sql : rewritten(sql, "CREATE FUNCTION f() RETURNS int LANGUAGE sql\n" + sql, [&](Node& made) {
        Rewriter rewriter(catalog);
        Node* const body = field_of(made, "sql_body");
        if (body == nullptr)
            return sql;
        if (Node* const value = field_of(*body, "returnval")) {
            rewriter.expression(*value, {});
            return "RETURN " + write_expression(*value);
        }
        std::string text = "BEGIN ATOMIC";
        for (Node& block : list_of(*body, "items"))
            for (Node& statement : list_of(block, "items")) {
                rewriter.statement(statement, {});
                text += " " + write_statement(statement) + ";";
            }
        return text + " END";
    });
}

std::string bound_text(const std::string& sql, const catalog::Catalog& catalog, const std::vector<TypeText>& types) {
    if (sql.empty())
        return sql;
    return rewritten(sql, "ALTER TABLE a ATTACH PARTITION b " + sql, [&](Node& alter) {
        std::vector<Node>& commands = list_of(alter, "cmds");
        Node* const command = commands.empty() ? nullptr : field_of(commands[0], "def");
        Node* const bound = command != nullptr ? field_of(*command, "bound") : nullptr;
        if (bound == nullptr)
            return sql;
        Rewriter rewriter(catalog);
        return written_bound(*bound, rewriter, types);
    });
}

}  // namespace aludel::dialect::postgresql::normal
