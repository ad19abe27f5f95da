#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql {

namespace sql_text {

namespace {

std::string returning(const Node& node) {
    return node.list("returningList").empty() ? "" : " RETURNING " + targets(node.list("returningList"));
}

std::string where(const Node& node) {
    return node["whereClause"] ? " WHERE " + expression(node["whereClause"]) : "";
}

std::string assigned(const Node& target) {
    return quote_identifier(target.word("name")) + indirections(target.list("indirection"));
}

/// Columns that one row is assigned to stand there one by one, each with the whole row.
std::string assignments(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const Node& value = nodes[i]["val"];
        if (!value.is("MultiAssignRef")) {
            texts.push_back(assigned(nodes[i]) + " = " + expression(value));
            continue;
        }
        std::vector<std::string> columns = {assigned(nodes[i])};
        const auto count = static_cast<std::size_t>(value.number("ncolumns"));
        while (columns.size() < count && i + 1 < nodes.size()) columns.push_back(assigned(nodes[++i]));
        texts.push_back("(" + join(columns) + ") = " + expression(value["source"]));
    }
    return join(texts);
}

std::string inferred_keys(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (const Node& node : nodes) {
        std::string text = node["expr"] ? "(" + expression(node["expr"]) + ")" : quote_identifier(node.word("name"));
        if (!node.list("collation").empty())
            text += " COLLATE " + qualified(node.list("collation"));
        if (!node.list("opclass").empty())
            text += " " + qualified(node.list("opclass"));
        if (node.word("ordering") != "SORTBY_DEFAULT" || node.word("nulls_ordering") != "SORTBY_NULLS_DEFAULT" ||
            !node.list("opclassopts").empty())
            refuse(node);  // which the server would too
        texts.push_back(std::move(text));
    }
    return "(" + join(texts) + ")";
}

std::string on_conflict(const Node& clause) {
    if (!clause)
        return "";
    std::string text = " ON CONFLICT";
    if (const Node& infer = clause["infer"]) {
        if (!infer.word("conname").empty())
            text += " ON CONSTRAINT " + quote_identifier(infer.word("conname"));
        else
            text += " " + inferred_keys(infer.list("indexElems")) + where(infer);
    }
    if (clause.word("action") == "ONCONFLICT_NOTHING")
        return text + " DO NOTHING";
    return text + " DO UPDATE SET " + assignments(clause.list("targetList")) + where(clause);
}

std::string insert(const Node& node) {
    std::string text = with_clause(node["withClause"]) + "INSERT INTO " + relation(node["relation"]);
    std::vector<std::string> columns;
    for (const Node& column : node.list("cols")) columns.push_back(assigned(column));
    if (!columns.empty())
        text += " (" + join(columns) + ")";
    if (node.word("override") == "OVERRIDING_SYSTEM_VALUE")
        text += " OVERRIDING SYSTEM VALUE";
    else if (node.word("override") == "OVERRIDING_USER_VALUE")
        text += " OVERRIDING USER VALUE";
    text += node["selectStmt"] ? " " + query(node["selectStmt"]) : " DEFAULT VALUES";
    return text + on_conflict(node["onConflictClause"]) + returning(node);
}

std::string update(const Node& node) {
    std::string text = with_clause(node["withClause"]) + "UPDATE " + relation(node["relation"]) + " SET " +
                       assignments(node.list("targetList"));
    if (!node.list("fromClause").empty())
        text += " FROM " + from_list(node.list("fromClause"));
    return text + where(node) + returning(node);
}

std::string remove(const Node& node) {
    std::string text = with_clause(node["withClause"]) + "DELETE FROM " + relation(node["relation"]);
    if (!node.list("usingClause").empty())
        text += " USING " + from_list(node.list("usingClause"));
    return text + where(node) + returning(node);
}

std::string notify(const Node& node) {
    const std::string& payload = node.word("payload");
    return "NOTIFY " + quote_identifier(node.word("conditionname")) +
           (payload.empty() ? "" : ", " + quote_literal(payload));
}

std::string rule(const Node& node) {
    std::vector<std::string> actions;
    for (const Node& action : node.list("actions")) actions.push_back(statement(action));
    std::string text = std::string("CREATE ") + (node.flag("replace") ? "OR REPLACE " : "") + "RULE " +
                       quote_identifier(node.word("rulename")) + " AS ON " +
                       node.word("event").substr(std::string_view("CMD_").size()) + " TO " +
                       relation(node["relation"]) + where(node) + (node.flag("instead") ? " DO INSTEAD " : " DO ");
    if (actions.empty())
        return text + "NOTHING";
    return text + (actions.size() == 1 ? actions[0] : "(" + join(actions, "; ") + ")");
}

}  // namespace

std::string statement(const Node& node) {
    if (node.is("SelectStmt"))
        return query(node);
    if (node.is("InsertStmt"))
        return insert(node);
    if (node.is("UpdateStmt"))
        return update(node);
    if (node.is("DeleteStmt"))
        return remove(node);
    if (node.is("NotifyStmt"))
        return notify(node);
    if (node.is("RuleStmt"))
        return rule(node);
    refuse(node);
}

}  // namespace sql_text

std::string write_statement(const Node& statement) {
    return sql_text::statement(statement);
}

}  // namespace aludel::dialect::postgresql
