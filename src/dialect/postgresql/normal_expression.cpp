#include <algorithm>

#include "dialect/postgresql/normal_literal.hpp"
#include "dialect/postgresql/normal_rewrite.hpp"

namespace aludel::dialect::postgresql::normal {

namespace {

bool has_modifiers(const Node& type_name) {
    return !type_name.list("typmods").empty();
}

TypeText type_of_value_function(const std::string& op) {
    if (op == "SVFOP_CURRENT_DATE")
        return "date";
    if (op.starts_with("SVFOP_CURRENT_TIMESTAMP"))
        return "timestamptz";
    if (op.starts_with("SVFOP_LOCALTIMESTAMP"))
        return "timestamp";
    return op.starts_with("SVFOP_CURRENT_TIME") ? "timetz" : op.starts_with("SVFOP_LOCALTIME") ? "time" : "name";
}

/// Casts each element instead of the whole.
void cast_elements(Node& array, const Node& type_name) {
    Node element = type_name;
    drop_field(element, "arrayBounds");
    for (Node& item : list_of(array, "elements")) {
        const bool nested = item.is("A_ArrayExpr");
        item = cast_node(std::move(item), nested ? type_name : element);
    }
}

}  // namespace

void drop_default_schema(std::vector<Node>& names) {
    if (names.size() == 2 && (string_of(names[0]) == "pg_catalog" || string_of(names[0]) == "public"))
        names.erase(names.begin());
}

void settle(Node& node, const TypeText& type) {
    if (!known(type))
        return;
    if (node.is("TypeCast")) {
        Node& arg = *field_of(node, "arg");
        if (!has_modifiers(node["typeName"]) && type_of(node["typeName"]) == type && arg.is("A_Const")) {
            Node inner = std::move(arg);
            node = std::move(inner);
        }
    } else if (is_text(node)) {
        if (type != "text")
            node = typed_constant(node["sval"].word("sval"), type);
    } else if (node.is("A_ArrayExpr") && is_array(type)) {
        for (Node& element : list_of(node, "elements"))
            settle(element, element.is("A_ArrayExpr") ? type : element_of(type));
    } else if (node.is("CoalesceExpr") || node.is("MinMaxExpr")) {
        for (Node& arg : list_of(node, "args")) settle(arg, type);
    } else if (node.is("CaseExpr")) {
        for (Node& when : list_of(node, "args")) settle(*field_of(when, "result"), type);
        if (Node* const otherwise = field_of(node, "defresult"))
            settle(*otherwise, type);
    }
}

TypeText Rewriter::expression(Node& node, const Scope& scope) {
    if (node.is("A_Const"))
        return own_type(node);
    if (node.is("TypeCast"))
        return cast(node, scope);
    if (node.is("ColumnRef"))
        return column(node, scope);
    if (node.is("A_Expr"))
        return operators(node, scope);
    if (node.is("BoolExpr"))
        return boolean(node, scope);
    if (node.is("FuncCall"))
        return call(node, scope);
    if (node.is("SubLink"))
        return subquery(node, scope);
    if (node.is("CaseExpr"))
        return case_expression(node, scope);
    if (node.is("CoalesceExpr") || node.is("MinMaxExpr"))
        return alternatives(node, scope);
    if (node.is("A_ArrayExpr"))
        return array(node, scope);
    if (node.is("CollateClause")) {
        drop_default_schema(list_of(node, "collname"));
        return expression(*field_of(node, "arg"), scope);
    }
    if (node.is("SelectStmt")) {
        query(node, scope);
        return {};
    }
    if (node.is("SortBy"))
        normalize_direction(node);
    if (node.is("RowExpr") && node.list("args").size() > 1)
        set_field(node, "row_format", word_node("COERCE_IMPLICIT_CAST"));
    if (node.is("A_Indirection")) {
        const TypeText type = expression(*field_of(node, "arg"), scope);
        for (Node& step : list_of(node, "indirection")) expression(step, scope);
        const std::vector<Node>& steps = node.list("indirection");
        if (steps.size() != 1 || !steps[0].is("A_Indices"))
            return {};
        return steps[0].flag("is_slice") ? type : element_of(type);
    }
    children(node, scope);
    if (node.is("SQLValueFunction"))
        return type_of_value_function(node.word("op"));
    return node.is("NullTest") || node.is("BooleanTest") ? "bool" : TypeText();
}

void Rewriter::expression_of(Node& node, const Scope& scope, const TypeText& type) {
    expression(node, scope);
    settle(node, type);
}

void Rewriter::children(Node& node, const Scope& scope) {
    for (Node& item : node.items) expression(item, scope);
    for (auto& [name, value] : node.fields) {
        if (name == "typeName")
            normalize_type_name(value);
        else
            expression(value, scope);
    }
}

/// Of a tree that is rewritten already.
TypeText Rewriter::type_again(const Node& node, const Scope& scope) {
    const int ranges = ranges_;
    const bool rewritten = rewritten_;
    rewritten_ = true;
    Node copy = node;
    TypeText type = expression(copy, scope);
    ranges_ = ranges;
    rewritten_ = rewritten;
    return type;
}

TypeText Rewriter::cast(Node& node, const Scope& scope) {
    Node& type_name = *field_of(node, "typeName");
    normalize_type_name(type_name);
    const TypeText type = type_of(type_name);
    Node& arg = *field_of(node, "arg");
    const auto drop = [&] {
        Node inner = std::move(arg);
        node = std::move(inner);
    };
    if (arg.is("A_ArrayExpr") && is_array(type) && !arg.list("elements").empty() && !has_modifiers(type_name)) {
        cast_elements(arg, type_name);
        drop();
        return array(node, scope);
    }
    const TypeText before = expression(arg, scope);
    if (!known(type) || has_modifiers(type_name))
        return type;
    if ((is_text(arg) || is_null(arg)) && arg.is("A_Const") && type == "text") {
        drop();
        return TypeText(untyped);
    }
    if (is_text(arg))
        arg = typed_constant(arg["sval"].word("sval"), type);
    const TypeText now = arg.is("A_Const") ? own_type(arg) : before;
    if (now == type && !arg.is("SubLink"))
        drop();
    return type;
}

TypeText Rewriter::call(Node& node, const Scope& scope) {
    drop_default_schema(list_of(node, "funcname"));
    set_field(node, "funcformat", word_node("COERCE_EXPLICIT_CALL"));
    const std::string name = node.list("funcname").size() == 1 ? function_of(node) : std::string();
    std::vector<TypeText> types;
    std::vector<Node>& args = list_of(node, "args");
    for (std::size_t i = 0; i < args.size(); ++i) {
        types.push_back(expression(args[i], scope));
        settle(args[i], parameter_of(name, i, args.size()));
    }
    for (Node& arg : args) {
        if (takes_text(name))
            drop_text_cast(arg, "text", scope);
        if (!rewritten_ && widens_dates(name) && arg.is("TypeCast") && type_of(arg["typeName"]) == "timestamptz" &&
            type_again(arg["arg"], scope) == "date") {
            Node inner = take_field(arg, "arg");
            arg = std::move(inner);
        }
        if (widens_numbers(name))
            drop_float_cast(arg, name, scope);
    }
    for (const std::string_view clause : {"agg_order", "agg_filter", "over"})
        if (Node* const part = field_of(node, clause))
            expression(*part, scope);
    if (widens_numbers(name))
        for (Node& key : list_of(node, "agg_order")) drop_float_cast(*field_of(key, "node"), name, scope);
    if (name == "timezone" && types.size() == 2)
        return types[1] == "timestamptz" ? "timestamp" : types[1] == "timestamp" ? "timestamptz" : TypeText();
    return result_of(name, types);
}

/// Elements of an array, branches of a CASE: they have one type. Where nothing but casts of literals says which, the
/// first has the cast.
TypeText Rewriter::unify(const std::vector<Node*>& nodes, const std::vector<TypeText>& types, const Scope& scope) {
    TypeText type(untyped);
    const Node* cast = nullptr;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        type = common_type(type, types[i]);
        if (nodes[i]->is("TypeCast") && types[i] == type && !has_modifiers((*nodes[i])["typeName"]))
            cast = nodes[i];
    }
    if (rewritten_ || !known(type))
        return type;
    const Node type_name = cast != nullptr ? (*cast)["typeName"] : Node{};
    TypeText natural(untyped);
    for (Node* const node : nodes) {
        settle(*node, type);
        drop_implied_cast(*node, type, scope);
        natural = common_type(natural, type_again(*node, scope));
    }
    if (natural != type && type_name && type_of(type_name) == type)
        *nodes.front() = cast_node(std::move(*nodes.front()), type_name);
    return type;
}

TypeText Rewriter::array(Node& node, const Scope& scope) {
    std::vector<Node*> elements;
    std::vector<TypeText> types;
    for (Node& element : list_of(node, "elements")) {
        types.push_back(expression(element, scope));
        elements.push_back(&element);
    }
    const TypeText type = unify(elements, types, scope);
    return is_array(type) || type.empty() ? type : type + "[]";
}

/// A number that is cast to another, beside something that nobody knows here, is what it was without.
TypeText Rewriter::alternatives(Node& node, const Scope& scope) {
    std::vector<Node*> args;
    std::vector<TypeText> types;
    for (Node& arg : list_of(node, "args")) {
        types.push_back(expression(arg, scope));
        args.push_back(&arg);
    }
    const TypeText type = unify(args, types, scope);
    if (!type.empty())
        return type;
    for (Node* const arg : args)
        if (arg->is("TypeCast") && is_number((*arg)["arg"]) && width_of(type_of((*arg)["typeName"])) > 0)
            settle(*arg, type_of((*arg)["typeName"]));
    return type;
}

/// A narrower number is widened to `type` by itself, where another operand has it.
void Rewriter::drop_implied_cast(Node& node, const TypeText& type, const Scope& scope) {
    if (width_of(type) == 0 || type == "float4" || !narrower(node, scope) || type_of(node["typeName"]) != type)
        return;
    Node inner = take_field(node, "arg");
    node = std::move(inner);
}

/// A whole number becomes a float by itself where the function has no form for it; a numeric only in percentile_cont.
void Rewriter::drop_float_cast(Node& node, std::string_view function, const Scope& scope) {
    if (narrower(node, scope) && (function == "percentile_cont" || width_of(type_again(node["arg"], scope)) <= 3))
        drop_implied_cast(node, "float8", scope);
}

/// A character column becomes text by itself beside a text.
void Rewriter::drop_text_cast(Node& node, const TypeText& other, const Scope& scope) {
    if (rewritten_ || other != "text" || !node.is("TypeCast") || has_modifiers(node["typeName"]) ||
        type_of(node["typeName"]) != "text" || type_again(node["arg"], scope) != "bpchar")
        return;
    Node inner = take_field(node, "arg");
    node = std::move(inner);
}

/// A cast of a number to a wider one.
bool Rewriter::narrower(const Node& cast, const Scope& scope) {
    if (rewritten_ || !cast.is("TypeCast") || has_modifiers(cast["typeName"]))
        return false;
    const int width = width_of(type_again(cast["arg"], scope));
    return width > 0 && width < width_of(type_of(cast["typeName"]));
}

TypeText Rewriter::case_expression(Node& node, const Scope& scope) {
    Node* const arg = field_of(node, "arg");
    const TypeText tested = arg != nullptr ? expression(*arg, scope) : TypeText("bool");
    std::vector<Node*> results;
    std::vector<TypeText> types;
    for (Node& when : list_of(node, "args")) {
        expression(*field_of(when, "expr"), scope);
        settle(*field_of(when, "expr"), tested);
        results.push_back(field_of(when, "result"));
        types.push_back(expression(*results.back(), scope));
    }
    bool empty = false;
    if (Node* const otherwise = field_of(node, "defresult")) {
        results.push_back(otherwise);
        types.push_back(expression(*otherwise, scope));
        empty = is_null(*otherwise);
    }
    const TypeText type = unify(results, types, scope);
    if (empty)
        drop_field(node, "defresult");
    return type;
}

}  // namespace aludel::dialect::postgresql::normal
