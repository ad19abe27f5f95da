#include <algorithm>
#include <iterator>

#include "dialect/postgresql/normal_literal.hpp"
#include "dialect/postgresql/normal_rewrite.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

/// Whether an operator's operands have one type, as far as literals go.
bool is_uniform(const std::string& symbol, const TypeText& left, const TypeText& right) {
    constexpr std::string_view uniform[] = {"=", "<>", "<", ">", "<=", ">=", "+", "-", "*", "/", "%", "@>", "<@", "&&"};
    if (symbol == "||")
        return left == "jsonb" || right == "jsonb" || is_array(left) || is_array(right);
    return std::find(std::begin(uniform), std::end(uniform), symbol) != std::end(uniform);
}

bool has_column(const Node& node) {
    if (node.is("ColumnRef"))
        return true;
    return std::any_of(node.items.begin(), node.items.end(), has_column) ||
           std::any_of(node.fields.begin(), node.fields.end(),
                       [](const auto& field) { return has_column(field.second); });
}

Node compared(const Node& left, std::string symbol, const Node& right) {
    return operation("AEXPR_OP", std::move(symbol), left, right);
}

Node range_condition(const std::string& kind, const Node& value, const Node& low, const Node& high) {
    const auto within = [&](const Node& from, const Node& to) {
        return connected("AND_EXPR", {compared(value, ">=", from), compared(value, "<=", to)});
    };
    const auto outside = [&](const Node& from, const Node& to) {
        return connected("OR_EXPR", {compared(value, "<", from), compared(value, ">", to)});
    };
    if (kind == "AEXPR_BETWEEN")
        return within(low, high);
    if (kind == "AEXPR_NOT_BETWEEN")
        return outside(low, high);
    if (kind == "AEXPR_BETWEEN_SYM")
        return connected("OR_EXPR", {within(low, high), within(high, low)});
    return connected("AND_EXPR", {outside(low, high), outside(high, low)});
}

/// A smallint and a real do not give their type to a number beside them: that is an integer and a double precision.
void settle_operand(Node& node, const TypeText& type) {
    if (type == "float4")
        settle(node, node.is("TypeCast") ? "float8" : "");
    else if (type != "int2")
        settle(node, type);
}

bool is_number_cast(const Node& node) {
    return node.is("TypeCast") && is_number(node["arg"]) && node["typeName"].list("typmods").empty() &&
           width_of(type_of(node["typeName"])) > 0;
}

}  // namespace

TypeText Rewriter::operators(Node& node, const Scope& scope) {
    const std::string kind = node.word("kind");
    drop_default_schema(list_of(node, "name"));
    if (kind == "AEXPR_LIKE" || kind == "AEXPR_ILIKE" || kind == "AEXPR_SIMILAR")
        set_field(node, "kind", word_node("AEXPR_OP"));
    if (kind.find("BETWEEN") != std::string::npos)
        return range(node, scope);
    if (kind == "AEXPR_IN")
        return membership(node, scope);
    if (kind == "AEXPR_OP_ANY" || kind == "AEXPR_OP_ALL")
        return of_array(node, scope);
    if (kind == "AEXPR_NOT_DISTINCT") {
        set_field(node, "kind", word_node("AEXPR_DISTINCT"));
        Node inner = std::move(node);
        node = connected("NOT_EXPR", {std::move(inner)});
        return boolean(node, scope);
    }
    if (kind != "AEXPR_DISTINCT" && kind != "AEXPR_NULLIF")
        return plain_operator(node, scope);
    const TypeText left = expression(*field_of(node, "lexpr"), scope);
    const TypeText right = expression(*field_of(node, "rexpr"), scope);
    settle(*field_of(node, "rexpr"), left);
    settle(*field_of(node, "lexpr"), node["rexpr"].is("A_Const") ? own_type(node["rexpr"]) : right);
    return kind == "AEXPR_DISTINCT" ? "bool" : left;
}

TypeText Rewriter::plain_operator(Node& node, const Scope& scope) {
    const std::string symbol = symbol_of(node);
    if (!node["lexpr"]) {
        const TypeText type = expression(*field_of(node, "rexpr"), scope);
        if (symbol == "-" && is_number(node["rexpr"])) {
            const std::string number = number_text(node["rexpr"]);
            node = number_constant(number.starts_with('-') ? number.substr(1) : "-" + number);
            return own_type(node);
        }
        return width_of(type) > 0 ? type : TypeText();
    }
    if (node["lexpr"].is("RowExpr") && node["rexpr"].is("RowExpr") && (symbol == "=" || symbol == "<>") &&
        node["lexpr"].list("args").size() == node["rexpr"].list("args").size())
        return row_comparison(node, scope);
    Node& left = *field_of(node, "lexpr");
    Node& right = *field_of(node, "rexpr");
    TypeText left_type = expression(left, scope);
    TypeText right_type = expression(right, scope);
    if (is_uniform(symbol, left_type, right_type)) {
        settle_operand(right, left_type);
        if (right.is("A_Const"))
            right_type = own_type(right);
        settle_operand(left, right_type);
        if (left.is("A_Const"))
            left_type = own_type(left);
        align_numbers(node, scope);
        if (symbol == "*" || symbol == "/") {
            if (left_type == "interval")
                widen_factor(right, scope);
            if (right_type == "interval")
                widen_factor(left, scope);
        }
        drop_text_cast(left, right_type, scope);
        drop_text_cast(right, left_type, scope);
    } else {
        if (const TypeText type = right_operand_of(symbol, left_type); !type.empty())
            settle(right, type);
        else if (right.is("TypeCast"))
            settle(right, left_type);
        if (left.is("TypeCast"))
            settle(left, right_type);
    }
    return result_of_operator(symbol, left_type == untyped ? right_type : left_type,
                              right_type == untyped ? left_type : right_type);
}

/// What an interval is multiplied with is a float.
void Rewriter::widen_factor(Node& node, const Scope& scope) {
    settle(node, "float8");
    drop_implied_cast(node, "float8", scope);
}

/// Where both operands are numbers, one cast decides for both. It stands at the last that is no constant; and nowhere,
/// where the other is as wide already.
void Rewriter::align_numbers(Node& node, const Scope& scope) {
    Node& left = *field_of(node, "lexpr");
    Node& right = *field_of(node, "rexpr");
    if (rewritten_ || (!left.is("TypeCast") && !right.is("TypeCast")))
        return;
    const int left_width = width_of(type_again(left, scope));
    const int right_width = width_of(type_again(right, scope));
    const int real = width_of("float4");
    if (left_width == 0 || right_width == 0 || left_width == real || right_width == real)
        return;
    const auto move_cast = [](Node& from, Node& to) {
        Node type_name = from["typeName"];
        Node inner = take_field(from, "arg");
        from = std::move(inner);
        to = cast_node(std::move(to), std::move(type_name));
    };
    if (is_number_cast(right) && left_width < right_width && !is_number(left))
        move_cast(right, left);
    else if (is_number_cast(left) && right_width < left_width && !is_number(right))
        move_cast(left, right);
    else if (narrower(left, scope) && right_width == left_width)
        drop_implied_cast(left, type_of(left["typeName"]), scope);
    else if (narrower(right, scope) && left_width == right_width)
        drop_implied_cast(right, type_of(right["typeName"]), scope);
    else if (narrower(left, scope) && right_width < left_width && !is_number(right))
        move_cast(left, right);
}

TypeText Rewriter::of_array(Node& node, const Scope& scope) {
    const TypeText left = expression(*field_of(node, "lexpr"), scope);
    const TypeText right = expression(*field_of(node, "rexpr"), scope);
    Node& array = *field_of(node, "rexpr");
    // Of two literals the first keeps its cast.
    if (known(left) && (array.is("A_ArrayExpr") || array.is("TypeCast") || array.is("A_Const")))
        settle(array, left + "[]");
    else
        settle(*field_of(node, "lexpr"), element_of(right));
    return "bool";
}

/// As the server takes IN apart: an array of what names no column, and a comparison for each other.
TypeText Rewriter::membership(Node& node, const Scope& scope) {
    const bool negated = symbol_of(node) != "=";
    const std::string symbol = negated ? "<>" : "=";
    const Node value = node["lexpr"];
    std::vector<Node> single;
    std::vector<Node> constants;
    for (const Node& item : node["rexpr"].list("items")) (has_column(item) ? single : constants).push_back(item);
    std::vector<Node> conditions;
    if (constants.size() > 1 && !value.is("RowExpr") && !constants.front().is("RowExpr"))
        conditions.push_back(operation(negated ? "AEXPR_OP_ALL" : "AEXPR_OP_ANY", symbol, value,
                                       object_node("A_ArrayExpr", {{"elements", list_node(std::move(constants))}})));
    else
        single = node["rexpr"].list("items");
    for (const Node& item : single) conditions.push_back(compared(value, symbol, item));
    node = conditions.size() == 1 ? Node(conditions.front())
                                  : connected(negated ? "AND_EXPR" : "OR_EXPR", std::move(conditions));
    return expression(node, scope);
}

TypeText Rewriter::range(Node& node, const Scope& scope) {
    const std::vector<Node>& bounds = node["rexpr"].list("items");
    Node condition = range_condition(node.word("kind"), node["lexpr"], bounds.at(0), bounds.at(1));
    node = std::move(condition);
    return expression(node, scope);
}

TypeText Rewriter::row_comparison(Node& node, const Scope& scope) {
    const std::string symbol = symbol_of(node);
    const std::vector<Node>& left = node["lexpr"].list("args");
    const std::vector<Node>& right = node["rexpr"].list("args");
    std::vector<Node> conditions;
    for (std::size_t i = 0; i < left.size(); ++i) conditions.push_back(compared(left[i], symbol, right[i]));
    Node condition = conditions.size() == 1 ? std::move(conditions.front())
                                            : connected(symbol == "=" ? "AND_EXPR" : "OR_EXPR", std::move(conditions));
    node = std::move(condition);
    return expression(node, scope);
}

TypeText Rewriter::boolean(Node& node, const Scope& scope) {
    const std::string kind = node.word("boolop");
    std::vector<Node> flat;
    for (Node& arg : list_of(node, "args")) {
        expression(arg, scope);
        settle(arg, "bool");
        if (kind != "NOT_EXPR" && arg.is("BoolExpr") && arg.word("boolop") == kind)
            for (Node& inner : list_of(arg, "args")) flat.push_back(std::move(inner));
        else
            flat.push_back(std::move(arg));
    }
    list_of(node, "args") = std::move(flat);
    return "bool";
}

}  // namespace aludel::dialect::postgresql::normal
