#include "dialect/postgresql/write_sql_parts.hpp"

#include "base/error.hpp"
#include "dialect/postgresql/quote.hpp"

namespace aludel::dialect::postgresql::sql_text {

std::string expression(const Node& node) {
    return piece(node).text;
}

std::string operand(const Node& node, Level least) {
    Piece written = piece(node);
    return written.level < least ? "(" + written.text + ")" : written.text;
}

std::string narrow_operand(const Node& node) {
    Piece written = piece(node);
    return written.level < Level::sign ? "(" + written.text + ")" : written.text;
}

std::string expressions(const std::vector<Node>& nodes) {
    std::vector<std::string> texts;
    for (const Node& node : nodes) texts.push_back(expression(node));
    return join(texts);
}

std::string join(const std::vector<std::string>& texts, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0)
            out += between;
        out += texts[i];
    }
    return out;
}

std::string quoted(const std::vector<Node>& strings) {
    std::vector<std::string> texts;
    for (const Node& node : strings) texts.push_back(quote_identifier(string_of(node)));
    return join(texts);
}

std::string qualified(const std::vector<Node>& strings) {
    std::vector<std::string> texts;
    for (const Node& node : strings) texts.push_back(node.is("A_Star") ? "*" : quote_identifier(string_of(node)));
    return join(texts, ".");
}

std::string indirections(const std::vector<Node>& nodes) {
    std::string out;
    for (const Node& node : nodes) {
        if (node.is("A_Star"))
            out += ".*";
        else if (node.is("String"))
            out += "." + quote_identifier(string_of(node));
        else if (!node.is("A_Indices"))
            refuse(node);
        else if (node.flag("is_slice"))
            out += "[" + (node["lidx"] ? expression(node["lidx"]) : "") + ":" +
                   (node["uidx"] ? expression(node["uidx"]) : "") + "]";
        else
            out += "[" + expression(node["uidx"]) + "]";
    }
    return out;
}

void refuse(const Node& node) {
    throw Error(ErrorCode::not_supported, "the syntax tree has a " +
                                              (node.kind.empty() ? "node without a name" : node.kind) +
                                              ", which aludel cannot write as SQL");
}

}  // namespace aludel::dialect::postgresql::sql_text
