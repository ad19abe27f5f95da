#include <algorithm>
#include <iterator>

#include "dialect/postgresql/quote.hpp"
#include "dialect/postgresql/write_sql.hpp"
#include "dialect/postgresql/write_sql_parts.hpp"

namespace aludel::dialect::postgresql {

namespace sql_text {

namespace {

Piece constant(const Node& node) {
    if (node.flag("isnull"))
        return {"NULL"};
    if (const Node& boolean = node["boolval"])
        return {boolean.flag("boolval") ? "true" : "false"};
    if (const Node& text = node["sval"])
        return {quote_literal(text.word("sval"))};
    if (const Node& bits = node["bsval"]) {
        const std::string& all = bits.word("bsval");  // its first letter says of what
        return {std::string(all.starts_with('x') ? "X'" : "B'") + all.substr(std::min<std::size_t>(1, all.size())) +
                "'"};
    }
    std::string number = node["fval"] ? node["fval"].word("fval") : std::to_string(node["ival"].number("ival"));
    const Level level = number.starts_with('-') ? Level::sign : Level::primary;
    return {std::move(number), level};
}

Piece column(const Node& node) {
    return {qualified(node.list("fields"))};
}

Piece parameter(const Node& node) {
    return {"$" + std::to_string(node.number("number"))};
}

Piece cast(const Node& node) {
    return {operand(node["arg"], Level::cast) + "::" + write_type(node["typeName"]), Level::cast};
}

Piece collated(const Node& node) {
    return {operand(node["arg"], Level::collation) + " COLLATE " + qualified(node.list("collname")), Level::collation};
}

Piece part(const Node& node) {
    const Node& of = node["arg"];
    const std::vector<Node>& steps = node.list("indirection");
    // A dot behind a column would be read as a part of its name.
    const bool bare = of.is("ParamRef") || (of.is("ColumnRef") && !steps.empty() && steps.front().is("A_Indices"));
    return {(bare ? expression(of) : "(" + expression(of) + ")") + indirections(steps)};
}

Piece array(const Node& node) {
    return {"ARRAY[" + expressions(node.list("elements")) + "]"};
}

Piece row(const Node& node) {
    const bool bare = node.word("row_format") == "COERCE_IMPLICIT_CAST" && node.list("args").size() > 1;
    return {(bare ? "(" : "ROW(") + expressions(node.list("args")) + ")"};
}

Piece boolean(const Node& node) {
    const std::string& kind = node.word("boolop");
    const std::vector<Node>& args = node.list("args");
    if (kind == "NOT_EXPR")
        return {"NOT " + operand(args.at(0), Level::negation), Level::negation};
    const Level level = kind == "AND_EXPR" ? Level::conjunction : Level::disjunction;
    std::vector<std::string> texts;
    for (const Node& arg : args) texts.push_back(operand(arg, tighter(level)));
    return {join(texts, kind == "AND_EXPR" ? " AND " : " OR "), level};
}

Piece null_test(const Node& node) {
    return {
        operand(node["arg"], Level::operation) + (node.word("nulltesttype") == "IS_NULL" ? " IS NULL" : " IS NOT NULL"),
        Level::test};
}

Piece boolean_test(const Node& node) {
    std::string test = node.word("booltesttype");  // IS_NOT_TRUE
    std::replace(test.begin(), test.end(), '_', ' ');
    return {operand(node["arg"], Level::operation) + " " + test, Level::test};
}

Piece case_expression(const Node& node) {
    std::string text = "CASE";
    if (node["arg"])
        text += " " + expression(node["arg"]);
    for (const Node& when : node.list("args"))
        text += " WHEN " + expression(when["expr"]) + " THEN " + expression(when["result"]);
    if (node["defresult"])
        text += " ELSE " + expression(node["defresult"]);
    return {text + " END"};
}

Piece coalesce(const Node& node) {
    return {"COALESCE(" + expressions(node.list("args")) + ")"};
}

Piece extreme(const Node& node) {
    return {(node.word("op") == "IS_GREATEST" ? "GREATEST(" : "LEAST(") + expressions(node.list("args")) + ")"};
}

Piece value_function(const Node& node) {
    std::string name = node.word("op").substr(std::string_view("SVFOP_").size());
    if (!name.ends_with("_N"))
        return {name};
    name.resize(name.size() - 2);
    return {name + "(" + std::to_string(node.number("typmod")) + ")"};
}

Piece grouping(const Node& node) {
    return {"GROUPING(" + expressions(node.list("args")) + ")"};
}

Piece subquery(const Node& node) {
    const std::string& kind = node.word("subLinkType");
    const std::string text = "(" + query(node["subselect"]) + ")";
    if (kind == "EXISTS_SUBLINK")
        return {"EXISTS " + text};
    if (kind == "ARRAY_SUBLINK")
        return {"ARRAY" + text};
    if (kind == "EXPR_SUBLINK")
        return {text};
    if (kind != "ANY_SUBLINK" && kind != "ALL_SUBLINK")
        refuse(node);
    const std::vector<Node>& name = node.list("operName");
    if (name.empty())
        return {operand(node["testexpr"], Level::operation) + " IN " + text, Level::pattern};
    const std::string symbol =
        name.size() == 1 ? string_of(name[0])
                         : "OPERATOR(" + quote_identifier(string_of(name[0])) + "." + string_of(name.back()) + ")";
    return {operand(node["testexpr"], Level::sum) + " " + symbol + (kind == "ANY_SUBLINK" ? " ANY " : " ALL ") + text,
            Level::comparison};
}

Piece default_value(const Node&) {
    return {"DEFAULT"};
}

Piece current_of(const Node& node) {
    return {"CURRENT OF " + quote_identifier(node.word("cursor_name")), Level::disjunction};
}

Piece named_argument(const Node& node) {
    return {quote_identifier(node.word("name")) + " => " + expression(node["arg"]), Level::disjunction};
}

struct Kind {
    std::string_view name;
    Piece (*write)(const Node& node);
};

constexpr Kind kinds[] = {
    {"A_ArrayExpr", array},
    {"A_Const", constant},
    {"A_Expr", operator_expression},
    {"A_Indirection", part},
    {"BoolExpr", boolean},
    {"BooleanTest", boolean_test},
    {"CaseExpr", case_expression},
    {"CoalesceExpr", coalesce},
    {"CollateClause", collated},
    {"ColumnRef", column},
    {"CurrentOfExpr", current_of},
    {"FuncCall", function_call},
    {"GroupingFunc", grouping},
    {"MinMaxExpr", extreme},
    {"NamedArgExpr", named_argument},
    {"NullTest", null_test},
    {"ParamRef", parameter},
    {"RowExpr", row},
    {"SQLValueFunction", value_function},
    {"SetToDefault", default_value},
    {"SubLink", subquery},
    {"TypeCast", cast},
    {"XmlExpr", xml_expression},
    {"XmlSerialize", xml_serialize},
};

}  // namespace

Piece piece(const Node& expression) {
    const auto* const found =
        std::lower_bound(std::begin(kinds), std::end(kinds), std::string_view(expression.kind),
                         [](const Kind& kind, std::string_view name) { return kind.name < name; });
    if (found == std::end(kinds) || found->name != expression.kind)
        refuse(expression);
    return found->write(expression);
}

}  // namespace sql_text

std::string write_expression(const Node& expression) {
    return sql_text::expression(expression);
}

}  // namespace aludel::dialect::postgresql
