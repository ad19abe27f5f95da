#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql::normal {

/// Making and changing nodes of a syntax tree.
Node object_node(std::string kind, std::vector<std::pair<std::string, Node>> fields = {});
Node word_node(std::string word);  ///< an enumerator, or a name that is no String
Node list_node(std::vector<Node> items);
Node string_node(std::string text);  ///< String
Node flag_node();
Node text_constant(std::string text);
Node number_constant(const std::string& number);
Node boolean_constant(bool value);
Node bit_constant(const std::string& bits);  ///< B'101'
Node column_node(const std::vector<std::string>& names);
Node operation(std::string kind, std::string symbol, Node left, Node right);  ///< A_Expr
Node connected(std::string kind, std::vector<Node> args);                     ///< BoolExpr
Node cast_node(Node arg, Node type_name);

/// Null where there is none.
Node* field_of(Node& node, std::string_view name);
/// A field that was not there moves the others: references to them end.
void set_field(Node& node, std::string_view name, Node value);
void drop_field(Node& node, std::string_view name);
/// Empty where there is none; what is put into it then is lost.
std::vector<Node>& list_of(Node& node, std::string_view name);
/// What stood there is left absent.
Node take_field(Node& node, std::string_view name);

bool is_text(const Node& node);    ///< a constant: 'x'
bool is_number(const Node& node);  ///< a constant: 1, -1.5
bool is_null(const Node& node);    ///< NULL, whatever type it is cast to
std::string number_text(const Node& constant);
/// The symbol of an A_Expr, without its schema.
const std::string& symbol_of(const Node& node);
/// The last name of a FuncCall.
const std::string& function_of(const Node& node);

}  // namespace aludel::dialect::postgresql::normal
