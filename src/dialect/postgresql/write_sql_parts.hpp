#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql::sql_text {

/// How closely the outermost words of an expression bind, by the grammar: the loosest first.
enum class Level {
    disjunction,  // OR
    conjunction,  // AND
    negation,     // NOT
    test,         // IS
    comparison,   // < > = <= >= <>
    pattern,      // BETWEEN IN LIKE
    operation,    // every other operator
    sum,          // + -
    product,      // * / %
    power,        // ^
    zone,         // AT TIME ZONE
    collation,    // COLLATE
    sign,         // -x
    cast,         // ::
    primary,      // whatever has its own end: a name, a call, what is in parentheses
};

constexpr Level tighter(Level level) {
    return static_cast<Level>(static_cast<int>(level) + 1);
}

struct Piece {
    std::string text;
    Level level = Level::primary;
};

Piece piece(const Node& expression);
std::string expression(const Node& node);
/// In parentheses where it binds more loosely than `least`.
std::string operand(const Node& node, Level least);
/// Where the grammar takes a b_expr.
std::string narrow_operand(const Node& node);
std::string expressions(const std::vector<Node>& nodes);

Piece operator_expression(const Node& node);  ///< A_Expr
Piece function_call(const Node& node);        ///< FuncCall
Piece xml_expression(const Node& node);       ///< XmlExpr
Piece xml_serialize(const Node& node);        ///< XmlSerialize
std::string xml_attributes(const std::vector<Node>& targets);

std::string query(const Node& select);  ///< SelectStmt
std::string statement(const Node& node);
std::string with_clause(const Node& clause);  ///< with a blank behind it; empty where there is none
std::string from_list(const std::vector<Node>& items);
std::string from_item(const Node& item);
std::string relation(const Node& range_var);
std::string targets(const std::vector<Node>& nodes);
std::string sort_list(const std::vector<Node>& nodes);
std::string window(const Node& definition);  ///< in parentheses
std::string alias(const Node& node);         ///< with " AS " before it; empty where there is none

std::string join(const std::vector<std::string>& texts, std::string_view between = ", ");
std::string quoted(const std::vector<Node>& strings);     ///< "a, b"
std::string qualified(const std::vector<Node>& strings);  ///< "a.b"
/// Behind an expression: ".a", "[1]", "[1:2]", ".*".
std::string indirections(const std::vector<Node>& nodes);
[[noreturn]] void refuse(const Node& node);

}  // namespace aludel::dialect::postgresql::sql_text
