#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql::sql_text {

namespace {

std::string column_definitions(const std::vector<Node>& columns) {
    std::vector<std::string> texts;
    for (const Node& column : columns) {
        std::string text = quote_identifier(column.word("colname")) + " " + write_type(column["typeName"]);
        if (const Node& collation = column["collClause"])
            text += " COLLATE " + qualified(collation.list("collname"));
        texts.push_back(std::move(text));
    }
    return "(" + join(texts) + ")";
}

/// Where only a call may stand, a cast is written as one.
std::string call(const Node& node) {
    if (node.is("TypeCast"))
        return "CAST(" + expression(node["arg"]) + " AS " + write_type(node["typeName"]) + ")";
    return expression(node);
}

std::string function(const Node& node) {
    std::string text = node.flag("lateral") ? "LATERAL " : "";
    std::vector<std::string> calls;
    for (const Node& item : node.list("functions")) {
        const std::vector<Node>& parts = item.list("items");
        std::string written = call(parts.at(0));
        if (parts.size() > 1 && !parts[1].items.empty())
            written += " AS " + column_definitions(parts[1].items);
        else if (parts.size() > 1 && !parts[1].list("items").empty())
            written += " AS " + column_definitions(parts[1].list("items"));
        calls.push_back(std::move(written));
    }
    text += node.flag("is_rowsfrom") ? "ROWS FROM (" + join(calls) + ")" : join(calls);
    if (node.flag("ordinality"))
        text += " WITH ORDINALITY";
    const std::vector<Node>& definitions = node.list("coldeflist");
    if (definitions.empty())
        return text + alias(node["alias"]);
    const std::string& name = node["alias"].word("aliasname");
    return text + " AS " + (name.empty() ? "" : quote_identifier(name)) + column_definitions(definitions);
}

std::string subselect(const Node& node) {
    return std::string(node.flag("lateral") ? "LATERAL " : "") + "(" + query(node["subquery"]) + ")" +
           alias(node["alias"]);
}

std::string join_kind(const Node& node) {
    const std::string natural = node.flag("isNatural") ? " NATURAL" : "";
    const std::string& type = node.word("jointype");
    if (type == "JOIN_LEFT")
        return natural + " LEFT JOIN ";
    if (type == "JOIN_RIGHT")
        return natural + " RIGHT JOIN ";
    if (type == "JOIN_FULL")
        return natural + " FULL JOIN ";
    if (type != "JOIN_INNER")
        refuse(node);
    const bool crosses = natural.empty() && !node["quals"] && node.list("usingClause").empty();
    return natural + (crosses ? " CROSS JOIN " : " JOIN ");
}

std::string joined(const Node& node) {
    const Node& right = node["rarg"];
    const bool nested = right.is("JoinExpr") && !right["alias"];
    std::string text =
        from_item(node["larg"]) + join_kind(node) + (nested ? "(" : "") + from_item(right) + (nested ? ")" : "");
    if (!node.list("usingClause").empty())
        text += " USING (" + quoted(node.list("usingClause")) + ")" + alias(node["join_using_alias"]);
    if (node["quals"])
        text += " ON " + expression(node["quals"]);
    return node["alias"] ? "(" + text + ")" + alias(node["alias"]) : text;
}

std::string sample(const Node& node) {
    std::string text = from_item(node["relation"]) + " TABLESAMPLE " + qualified(node.list("method")) + "(" +
                       expressions(node.list("args")) + ")";
    if (node["repeatable"])
        text += " REPEATABLE (" + expression(node["repeatable"]) + ")";
    return text;
}

std::string xml_column(const Node& column) {
    std::string text = quote_identifier(column.word("colname"));
    if (column.flag("for_ordinality"))
        return text + " FOR ORDINALITY";
    text += " " + write_type(column["typeName"]);
    if (column["colexpr"])
        text += " PATH " + narrow_operand(column["colexpr"]);
    if (column["coldefexpr"])
        text += " DEFAULT " + narrow_operand(column["coldefexpr"]);
    return text + (column.flag("is_not_null") ? " NOT NULL" : "");
}

std::string xml_table(const Node& node) {
    std::string text = std::string(node.flag("lateral") ? "LATERAL " : "") + "XMLTABLE(";
    std::vector<std::string> spaces;
    for (const Node& space : node.list("namespaces")) {
        const std::string& name = space.word("name");
        spaces.push_back(name.empty() ? "DEFAULT " + narrow_operand(space["val"])
                                      : narrow_operand(space["val"]) + " AS " + quote_identifier(name));
    }
    if (!spaces.empty())
        text += "XMLNAMESPACES(" + join(spaces) + "), ";
    std::vector<std::string> columns;
    for (const Node& column : node.list("columns")) columns.push_back(xml_column(column));
    return text + operand(node["rowexpr"], Level::primary) + " PASSING " + operand(node["docexpr"], Level::primary) +
           " COLUMNS " + join(columns) + ")" + alias(node["alias"]);
}

}  // namespace

std::string alias(const Node& node) {
    if (!node)
        return "";
    std::string text = " AS " + quote_identifier(node.word("aliasname"));
    if (!node.list("colnames").empty())
        text += "(" + quoted(node.list("colnames")) + ")";
    return text;
}

std::string relation(const Node& range_var) {
    std::string text = range_var.flag("inh") ? "" : "ONLY ";
    for (const std::string_view field : {"catalogname", "schemaname"})
        if (!range_var.word(field).empty())
            text += quote_identifier(range_var.word(field)) + ".";
    return text + quote_identifier(range_var.word("relname")) + alias(range_var["alias"]);
}

std::string from_item(const Node& item) {
    if (item.is("RangeVar"))
        return relation(item);
    if (item.is("JoinExpr"))
        return joined(item);
    if (item.is("RangeSubselect"))
        return subselect(item);
    if (item.is("RangeFunction"))
        return function(item);
    if (item.is("RangeTableSample"))
        return sample(item);
    if (item.is("RangeTableFunc"))
        return xml_table(item);
    refuse(item);
}

std::string from_list(const std::vector<Node>& items) {
    std::vector<std::string> texts;
    for (const Node& item : items) texts.push_back(from_item(item));
    return join(texts);
}

}  // namespace aludel::dialect::postgresql::sql_text
