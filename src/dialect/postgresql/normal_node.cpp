#include "dialect/postgresql/normal_node.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace aludel::dialect::postgresql::normal {

Node object_node(std::string kind, std::vector<std::pair<std::string, Node>> fields) {
    return {Node::Form::object, std::move(kind), {}, {}, std::move(fields)};
}

Node word_node(std::string word) {
    return {Node::Form::text, {}, std::move(word), {}, {}};
}

Node list_node(std::vector<Node> items) {
    return {Node::Form::list, {}, {}, std::move(items), {}};
}

Node string_node(std::string text) {
    return object_node("String", {{"sval", word_node(std::move(text))}});
}

Node flag_node() {
    return {Node::Form::boolean, {}, "true", {}, {}};
}

Node text_constant(std::string text) {
    return object_node("A_Const", {{"sval", object_node("", {{"sval", word_node(std::move(text))}})}});
}

Node number_constant(const std::string& number) {
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const char* const form = error == std::errc() && end == number.data() + number.size() ? "ival" : "fval";
    return object_node("A_Const", {{form, object_node("", {{form, Node{Node::Form::number, {}, number, {}, {}}}})}});
}

Node boolean_constant(bool value) {
    Node inner = object_node("");
    if (value)
        inner.fields.emplace_back("boolval", flag_node());
    return object_node("A_Const", {{"boolval", std::move(inner)}});
}

Node bit_constant(const std::string& bits) {
    return object_node("A_Const", {{"bsval", object_node("", {{"bsval", word_node("b" + bits)}})}});
}

Node column_node(const std::vector<std::string>& names) {
    std::vector<Node> fields;
    for (const std::string& name : names) fields.push_back(string_node(name));
    return object_node("ColumnRef", {{"fields", list_node(std::move(fields))}});
}

Node operation(std::string kind, std::string symbol, Node left, Node right) {
    return object_node("A_Expr", {{"kind", word_node(std::move(kind))},
                                  {"name", list_node({string_node(std::move(symbol))})},
                                  {"lexpr", std::move(left)},
                                  {"rexpr", std::move(right)}});
}

Node connected(std::string kind, std::vector<Node> args) {
    return object_node("BoolExpr", {{"boolop", word_node(std::move(kind))}, {"args", list_node(std::move(args))}});
}

Node cast_node(Node arg, Node type_name) {
    return object_node("TypeCast", {{"arg", std::move(arg)}, {"typeName", std::move(type_name)}});
}

Node* field_of(Node& node, std::string_view name) {
    for (auto& [known, value] : node.fields)
        if (known == name)
            return &value;
    return nullptr;
}

void set_field(Node& node, std::string_view name, Node value) {
    if (Node* const known = field_of(node, name))
        *known = std::move(value);
    else
        node.fields.emplace_back(std::string(name), std::move(value));
}

void drop_field(Node& node, std::string_view name) {
    std::erase_if(node.fields, [&](const auto& field) { return field.first == name; });
}

std::vector<Node>& list_of(Node& node, std::string_view name) {
    if (Node* const known = field_of(node, name))
        return known->items;
    thread_local std::vector<Node> none;
    none.clear();
    return none;
}

Node take_field(Node& node, std::string_view name) {
    Node* const known = field_of(node, name);
    if (known == nullptr)
        return {};
    Node taken = std::move(*known);
    *known = {};
    return taken;
}

bool is_text(const Node& node) {
    return node.is("A_Const") && node["sval"];
}

bool is_number(const Node& node) {
    return node.is("A_Const") && (node["ival"] || node["fval"]);
}

bool is_null(const Node& node) {
    return node.is("TypeCast") ? is_null(node["arg"]) : node.is("A_Const") && node.flag("isnull");
}

std::string number_text(const Node& constant) {
    return constant["fval"] ? constant["fval"].word("fval") : std::to_string(constant["ival"].number("ival"));
}

const std::string& symbol_of(const Node& node) {
    static const std::string none;
    return node.list("name").empty() ? none : string_of(node.list("name").back());
}

const std::string& function_of(const Node& node) {
    static const std::string none;
    return node.list("funcname").empty() ? none : string_of(node.list("funcname").back());
}

}  // namespace aludel::dialect::postgresql::normal
