#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql::sql_text {

namespace {

std::string form(const Node& node) {
    return node.word("xmloption") == "XMLOPTION_DOCUMENT" ? "DOCUMENT " : "CONTENT ";
}

std::string element(const Node& node) {
    std::string text = "XMLELEMENT(NAME " + quote_identifier(node.word("name"));
    if (!node.list("named_args").empty())
        text += ", XMLATTRIBUTES(" + xml_attributes(node.list("named_args")) + ")";
    if (!node.list("args").empty())
        text += ", " + expressions(node.list("args"));
    return text + ")";
}

std::string parse_text(const Node& node) {
    const std::vector<Node>& args = node.list("args");
    const bool preserves = args.size() > 1 && args[1]["boolval"].flag("boolval");
    return "XMLPARSE(" + form(node) + expression(args.at(0)) + (preserves ? " PRESERVE WHITESPACE)" : ")");
}

std::string root(const Node& node) {
    constexpr std::string_view standalone[] = {", STANDALONE YES", ", STANDALONE NO", ", STANDALONE NO VALUE", ""};
    const std::vector<Node>& args = node.list("args");
    return "XMLROOT(" + expression(args.at(0)) + ", VERSION " +
           (args.at(1).flag("isnull") ? "NO VALUE" : expression(args[1])) +
           std::string(standalone[args.at(2)["ival"].number("ival") & 3]) + ")";
}

std::string instruction(const Node& node) {
    const std::vector<Node>& args = node.list("args");
    return "XMLPI(NAME " + quote_identifier(node.word("name")) + (args.empty() ? "" : ", " + expressions(args)) + ")";
}

}  // namespace

std::string xml_attributes(const std::vector<Node>& targets) {
    std::vector<std::string> texts;
    for (const Node& target : targets) {
        std::string text = expression(target["val"]);
        if (!target.word("name").empty())
            text += " AS " + quote_identifier(target.word("name"));
        texts.push_back(std::move(text));
    }
    return join(texts);
}

Piece xml_expression(const Node& node) {
    const std::string& op = node.word("op");
    if (op == "IS_DOCUMENT")
        return {operand(node.list("args").at(0), Level::operation) + " IS DOCUMENT", Level::test};
    if (op == "IS_XMLCONCAT")
        return {"XMLCONCAT(" + expressions(node.list("args")) + ")"};
    if (op == "IS_XMLFOREST")
        return {"XMLFOREST(" + xml_attributes(node.list("named_args")) + ")"};
    if (op == "IS_XMLELEMENT")
        return {element(node)};
    if (op == "IS_XMLPARSE")
        return {parse_text(node)};
    if (op == "IS_XMLPI")
        return {instruction(node)};
    if (op == "IS_XMLROOT")
        return {root(node)};
    refuse(node);
}

Piece xml_serialize(const Node& node) {
    return {"XMLSERIALIZE(" + form(node) + expression(node["expr"]) + " AS " + write_type(node["typeName"]) + ")"};
}

}  // namespace aludel::dialect::postgresql::sql_text
