#include "base/error.hpp"
#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql {

namespace sql_text {

namespace {

std::string values(const std::vector<Node>& rows) {
    std::vector<std::string> texts;
    for (const Node& row : rows) texts.push_back("(" + expressions(row.list("items")) + ")");
    return "VALUES " + join(texts);
}

std::string grouping_set(const Node& node) {
    std::vector<std::string> texts;
    for (const Node& part : node.list("content"))
        texts.push_back(part.is("GroupingSet") ? grouping_set(part) : expression(part));
    const std::string& kind = node.word("kind");
    const std::string inner = "(" + join(texts) + ")";
    if (kind == "GROUPING_SET_ROLLUP")
        return "ROLLUP" + inner;
    if (kind == "GROUPING_SET_CUBE")
        return "CUBE" + inner;
    if (kind == "GROUPING_SET_SETS")
        return "GROUPING SETS " + inner;
    if (kind == "GROUPING_SET_EMPTY")
        return "()";
    refuse(node);
}

std::string group_list(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (const Node& node : nodes) texts.push_back(node.is("GroupingSet") ? grouping_set(node) : expression(node));
    return join(texts);
}

std::string distinct(const std::vector<Node>& clause) {
    if (clause.empty())
        return "";
    return clause.front().kind.empty() ? " DISTINCT" : " DISTINCT ON (" + expressions(clause) + ")";
}

/// SELECT … without what stands behind the last HAVING.
std::string plain_select(const Node& node) {
    std::string text = "SELECT" + distinct(node.list("distinctClause"));
    if (!node.list("targetList").empty())
        text += " " + targets(node.list("targetList"));
    if (node["intoClause"])
        throw Error(ErrorCode::not_supported, "SELECT INTO is a statement that makes a table, and no query");
    if (!node.list("fromClause").empty())
        text += " FROM " + from_list(node.list("fromClause"));
    if (node["whereClause"])
        text += " WHERE " + expression(node["whereClause"]);
    if (!node.list("groupClause").empty())
        text += std::string(" GROUP BY ") + (node.flag("groupDistinct") ? "DISTINCT " : "") +
                group_list(node.list("groupClause"));
    if (node["havingClause"])
        text += " HAVING " + expression(node["havingClause"]);
    std::vector<std::string> windows;
    for (const Node& definition : node.list("windowClause"))
        windows.push_back(quote_identifier(definition.word("name")) + " AS " + window(definition));
    return windows.empty() ? text : text + " WINDOW " + join(windows);
}

bool has_tail(const Node& node) {
    return node["withClause"] || node["limitCount"] || node["limitOffset"] || !node.list("sortClause").empty() ||
           !node.list("lockingClause").empty();
}

std::string set_operation(const Node& node) {
    const std::string word = node.word("op").substr(std::string_view("SETOP_").size());
    const Node& left = node["larg"];
    const Node& right = node["rarg"];
    const std::string& inner = left.word("op");
    // UNION and EXCEPT stand beside each other from the left; INTERSECT binds closer.
    const bool bare_left =
        !has_tail(left) && (inner == "SETOP_NONE" || inner == "SETOP_INTERSECT" || word != "INTERSECT");
    const bool bare_right = !has_tail(right) && right.word("op") == "SETOP_NONE";
    return (bare_left ? query(left) : "(" + query(left) + ")") + " " + word + (node.flag("all") ? " ALL " : " ") +
           (bare_right ? query(right) : "(" + query(right) + ")");
}

std::string limit(const Node& node) {
    std::string text;
    if (node["limitOffset"])
        text += " OFFSET " + operand(node["limitOffset"], Level::primary);
    if (!node["limitCount"])
        return text;
    if (node.word("limitOption") == "LIMIT_OPTION_WITH_TIES")
        return text + " FETCH FIRST " + operand(node["limitCount"], Level::primary) + " ROWS WITH TIES";
    return text + " LIMIT " + expression(node["limitCount"]);
}

std::string locks(const std::vector<Node>& clauses) {
    std::string text;
    for (const Node& clause : clauses) {
        const std::string& strength = clause.word("strength");
        if (strength == "LCS_FORKEYSHARE")
            text += " FOR KEY SHARE";
        else if (strength == "LCS_FORSHARE")
            text += " FOR SHARE";
        else if (strength == "LCS_FORNOKEYUPDATE")
            text += " FOR NO KEY UPDATE";
        else
            text += " FOR UPDATE";
        if (!clause.list("lockedRels").empty())
            text += " OF " + from_list(clause.list("lockedRels"));
        if (clause.word("waitPolicy") == "LockWaitSkip")
            text += " SKIP LOCKED";
        else if (clause.word("waitPolicy") == "LockWaitError")
            text += " NOWAIT";
    }
    return text;
}

std::string search(const Node& clause) {
    return std::string(" SEARCH ") + (clause.flag("search_breadth_first") ? "BREADTH" : "DEPTH") + " FIRST BY " +
           quoted(clause.list("search_col_list")) + " SET " + quote_identifier(clause.word("search_seq_column"));
}

std::string cycle(const Node& clause) {
    return " CYCLE " + quoted(clause.list("cycle_col_list")) + " SET " +
           quote_identifier(clause.word("cycle_mark_column")) + " TO " + expression(clause["cycle_mark_value"]) +
           " DEFAULT " + expression(clause["cycle_mark_default"]) + " USING " +
           quote_identifier(clause.word("cycle_path_column"));
}

std::string common_table(const Node& node) {
    std::string text = quote_identifier(node.word("ctename"));
    if (!node.list("aliascolnames").empty())
        text += "(" + quoted(node.list("aliascolnames")) + ")";
    text += " AS ";
    if (node.word("ctematerialized") == "CTEMaterializeAlways")
        text += "MATERIALIZED ";
    else if (node.word("ctematerialized") == "CTEMaterializeNever")
        text += "NOT MATERIALIZED ";
    text += "(" + statement(node["ctequery"]) + ")";
    if (node["search_clause"])
        text += search(node["search_clause"]);
    if (node["cycle_clause"])
        text += cycle(node["cycle_clause"]);
    return text;
}

}  // namespace

std::string with_clause(const Node& clause) {
    if (!clause)
        return "";
    std::vector<std::string> texts;
    for (const Node& table : clause.list("ctes")) texts.push_back(common_table(table));
    return std::string(clause.flag("recursive") ? "WITH RECURSIVE " : "WITH ") + join(texts) + " ";
}

std::string targets(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (const Node& target : nodes) {
        std::string text = expression(target["val"]);
        if (!target.word("name").empty())
            text += " AS " + quote_identifier(target.word("name"));
        texts.push_back(std::move(text));
    }
    return join(texts);
}

std::string sort_list(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (const Node& node : nodes) {
        std::string text = expression(node["node"]);
        const std::string& direction = node.word("sortby_dir");
        if (direction == "SORTBY_ASC") {
            text += " ASC";
        } else if (direction == "SORTBY_DESC") {
            text += " DESC";
        } else if (direction == "SORTBY_USING") {
            const std::vector<Node>& name = node.list("useOp");
            text += " USING " + (name.size() == 1 ? string_of(name[0])
                                                  : "OPERATOR(" + quote_identifier(string_of(name[0])) + "." +
                                                        string_of(name.back()) + ")");
        }
        if (node.word("sortby_nulls") == "SORTBY_NULLS_FIRST")
            text += " NULLS FIRST";
        else if (node.word("sortby_nulls") == "SORTBY_NULLS_LAST")
            text += " NULLS LAST";
        texts.push_back(std::move(text));
    }
    return join(texts);
}

std::string query(const Node& select) {
    std::string text = with_clause(select["withClause"]);
    if (!select.list("valuesLists").empty())
        text += values(select.list("valuesLists"));
    else if (select["larg"])
        text += set_operation(select);
    else
        text += plain_select(select);
    if (!select.list("sortClause").empty())
        text += " ORDER BY " + sort_list(select.list("sortClause"));
    return text + limit(select) + locks(select.list("lockingClause"));
}

}  // namespace sql_text

std::string write_query(const Node& select) {
    if (!select.is("SelectStmt"))
        sql_text::refuse(select);
    return sql_text::query(select);
}

}  // namespace aludel::dialect::postgresql
