#include <algorithm>
#include <iterator>

#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql::sql_text {

namespace {

struct Operator {
    std::string symbol;
    Level level = Level::operation;
};

Level level_of(std::string_view symbol) {
    constexpr std::string_view comparisons[] = {"<", ">", "=", "<=", ">=", "<>"};
    if (std::find(std::begin(comparisons), std::end(comparisons), symbol) != std::end(comparisons))
        return Level::comparison;
    if (symbol == "+" || symbol == "-")
        return Level::sum;
    if (symbol == "*" || symbol == "/" || symbol == "%")
        return Level::product;
    return symbol == "^" ? Level::power : Level::operation;
}

Operator operator_of(const Node& node) {
    const std::vector<Node>& name = node.list("name");
    if (name.size() == 1)
        return {string_of(name[0]), level_of(string_of(name[0]))};
    std::string schema;
    for (std::size_t i = 0; i + 1 < name.size(); ++i) schema += quote_identifier(string_of(name[i])) + ".";
    return {"OPERATOR(" + schema + string_of(name.back()) + ")", Level::operation};
}

Piece plain(const Node& node) {
    const Operator op = operator_of(node);
    if (!node["lexpr"]) {
        const bool sign = op.symbol == "-" || op.symbol == "+";
        return {op.symbol + " " + operand(node["rexpr"], sign ? Level::sign : Level::sum),
                sign ? Level::sign : Level::operation};
    }
    // Comparisons do not stand beside each other.
    const Level left = op.level == Level::comparison ? Level::pattern : op.level;
    return {operand(node["lexpr"], left) + " " + op.symbol + " " + operand(node["rexpr"], tighter(op.level)), op.level};
}

/// ANY and ALL of an array. A query in its place would be one of rows.
Piece of_array(const Node& node, std::string_view word) {
    if (node["rexpr"].is("SubLink") && node["rexpr"].word("subLinkType") == "EXPR_SUBLINK")
        refuse(node);
    return {operand(node["lexpr"], Level::sum) + " " + operator_of(node).symbol + std::string(word) + "(" +
                expression(node["rexpr"]) + ")",
            Level::comparison};
}

Piece membership(const Node& node) {
    const std::vector<Node>& items = node["rexpr"].list("items");
    if (items.size() == 1 && items[0].is("SubLink") && items[0].word("subLinkType") == "EXPR_SUBLINK")
        refuse(node);
    return {operand(node["lexpr"], Level::operation) +
                (string_of(node.list("name").at(0)) == "=" ? " IN (" : " NOT IN (") + expressions(items) + ")",
            Level::pattern};
}

Piece range(const Node& node, std::string_view words) {
    const std::vector<Node>& bounds = node["rexpr"].list("items");
    return {operand(node["lexpr"], Level::operation) + std::string(words) + narrow_operand(bounds.at(0)) + " AND " +
                operand(bounds.at(1), Level::operation),
            Level::pattern};
}

bool calls(const Node& node, std::string_view function) {
    const std::vector<Node>& name = node.list("funcname");
    return node.is("FuncCall") && name.size() == 2 && string_of(name[0]) == "pg_catalog" &&
           string_of(name[1]) == function;
}

Piece pattern(const Node& node, const std::string& word) {
    const bool negated = string_of(node.list("name").at(0)).starts_with('!');
    const Node& right = node["rexpr"];
    std::string text = operand(node["lexpr"], Level::operation) + (negated ? " NOT " : " ") + word + " ";
    const std::vector<Node>& args = right.list("args");
    const bool similar = word == "SIMILAR TO";
    if (similar && (!calls(right, "similar_to_escape") || args.empty()))
        refuse(node);
    if (calls(right, similar ? "similar_to_escape" : "like_escape") && args.size() == 2)
        text += operand(args[0], Level::operation) + " ESCAPE " + operand(args[1], Level::operation);
    else
        text += operand(similar ? args[0] : right, Level::operation);
    return {text, Level::pattern};
}

Piece distinction(const Node& node, std::string_view words) {
    return {operand(node["lexpr"], Level::operation) + std::string(words) + operand(node["rexpr"], Level::operation),
            Level::test};
}

}  // namespace

Piece operator_expression(const Node& node) {
    const std::string& kind = node.word("kind");
    if (kind == "AEXPR_OP")
        return plain(node);
    if (kind == "AEXPR_OP_ANY")
        return of_array(node, " ANY ");
    if (kind == "AEXPR_OP_ALL")
        return of_array(node, " ALL ");
    if (kind == "AEXPR_DISTINCT")
        return distinction(node, " IS DISTINCT FROM ");
    if (kind == "AEXPR_NOT_DISTINCT")
        return distinction(node, " IS NOT DISTINCT FROM ");
    if (kind == "AEXPR_NULLIF")
        return {"NULLIF(" + expression(node["lexpr"]) + ", " + expression(node["rexpr"]) + ")"};
    if (kind == "AEXPR_IN")
        return membership(node);
    if (kind == "AEXPR_LIKE")
        return pattern(node, "LIKE");
    if (kind == "AEXPR_ILIKE")
        return pattern(node, "ILIKE");
    if (kind == "AEXPR_SIMILAR")
        return pattern(node, "SIMILAR TO");
    if (kind == "AEXPR_BETWEEN")
        return range(node, " BETWEEN ");
    if (kind == "AEXPR_NOT_BETWEEN")
        return range(node, " NOT BETWEEN ");
    if (kind == "AEXPR_BETWEEN_SYM")
        return range(node, " BETWEEN SYMMETRIC ");
    if (kind == "AEXPR_NOT_BETWEEN_SYM")
        return range(node, " NOT BETWEEN SYMMETRIC ");
    refuse(node);
}

}  // namespace aludel::dialect::postgresql::sql_text
