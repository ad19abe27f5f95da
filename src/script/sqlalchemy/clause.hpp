#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/sqlalchemy/operator.hpp"
#include "script/sqlalchemy/support.hpp"
#include "script/sqlalchemy/type.hpp"

// SQL as values: what text(), select(), column operators and the like make. Each is an instance of one of the classes
// below; its parts are attributes of SQLAlchemy's names (left, right, element, clauses …). None of them changes once it
// is made: where(), values() and so on give a new one.

namespace aludel::script::sqlalchemy {

enum class Node : std::uint8_t {
    none,  ///< not a clause, or an abstract one
    null,
    true_,
    false_,
    column,
    bind,
    text,
    binary,
    unary,
    list,
    boolean_list,
    grouping,
    cast,
    type_coerce,
    case_,
    label,
    function,
    next_value,
    extract,
    over,
    within_group,
    filter,
    tuple,
    array,
    order_in_aggregate,
    collation,
    slice,
    collection,
    scalar_select,
    exists,
    table,
    alias,
    subquery,
    cte,
    lateral,
    table_sample,
    table_valued,
    join,
    values,
    select,
    compound,
    textual_select,
    insert,
    update,
    delete_,
    ddl,
};

/// The class of that name: "ColumnElement", "BinaryExpression", "Select" …
const NativeClass& clause_class(std::string_view name);
/// All of them, to be given by a module.
void add_clause_classes(python::NativeModule& module);
Node node_of(const Value& value);
bool is_clause(const Value& value);
bool is_column_element(const Value& value);
bool is_from(const Value& value);  ///< a FromClause: table, alias, join, subquery …
bool is_select_base(const Value& value);

// ---- what a value becomes where SQL is expected

/// As an operand beside `expression`: a clause as it is, a select as a scalar subquery, anything else as a bound value
/// with the type that the other side suggests.
Value operand(Evaluator& evaluator, const Value& value, const Value& expression, Operator operation);
/// As an expression of its own; a str is a bound value.
Value expression(Evaluator& evaluator, const Value& value, const Value& type = {});
/// A class of Python in the place of an expression: where no module that was evaluated maps it, another one may, so
/// that SQLAlchemy's ArgumentError would be a guess. Does nothing for other values.
void refuse_unmapped_class(Evaluator& evaluator, const Value& value);
/// For select(), order_by, group_by …: a str is refused or, where `text_is_column`, a name.
Value column_expression(Evaluator& evaluator, const Value& value, std::string_view where);
/// For WHERE, HAVING, ON, and_(): a str is refused, as SQLAlchemy refuses it.
Value criterion(Evaluator& evaluator, const Value& value);
/// For CHECK, WHERE of an index, Computed: a str is SQL text.
Value ddl_expression(Evaluator& evaluator, const Value& value);
/// __clause_element__() of objects that stand for one.
Value clause_element(Evaluator& evaluator, const Value& value);

/// The type of an expression: NullType when nothing says.
Value type_of_clause(Evaluator& evaluator, const Value& clause);
/// The type that a plain Python value has: NullType for what SQLAlchemy does not know.
Value type_for_value(Evaluator& evaluator, const Value& value);
/// The type of a bound value compared with something of type `type`.
Value coerce_compared(Evaluator& evaluator, const Value& type, const Value& value, Operator operation);

// ---- making clauses

Value make_bind(Evaluator& evaluator, const Value& value, const Value& type, std::string_view key = {});
Value make_text(Evaluator& evaluator, std::string text);
Value make_column(Evaluator& evaluator, const Value& name, const Value& type = {}, const Value& table = {},
                  bool literal = false);
Value make_null(Evaluator& evaluator);
Value make_truth(Evaluator& evaluator, bool value);
Value make_binary(Evaluator& evaluator, const Value& left, const Value& right, Operator operation, const Value& type,
                  Operator negation = Operator::none);
/// An operator that a script or a type names: "@>".
Value make_custom(Evaluator& evaluator, const Value& left, const Value& right, std::string_view text, int precedence,
                  const Value& type, bool comparison, bool eager = false);
Value make_unary(Evaluator& evaluator, const Value& element, Operator before, Operator behind, const Value& type);
Value make_list(Evaluator& evaluator, std::vector<Value> clauses, bool group = true);
Value make_function(Evaluator& evaluator, std::string_view name, const std::vector<Value>& arguments,
                    const Value& type = {});
Value make_over(Evaluator& evaluator, const Value& element, const Value& partition, const Value& order,
                const Value& rows, const Value& range, const Value& groups);
Value make_within_group(Evaluator& evaluator, const Value& element, const std::vector<Value>& order);
Value make_filter(Evaluator& evaluator, const Value& element, const std::vector<Value>& criteria);
Value make_label(Evaluator& evaluator, const Value& name, const Value& element, const Value& type = {});
/// and_, or_: constants are left out, one clause stays alone.
Value conjunction(Evaluator& evaluator, Operator operation, const std::vector<Value>& clauses);
/// As conjunction of and_, where nothing follows: what WHERE, HAVING and ON take.
Value where_clause(Evaluator& evaluator, const std::vector<Value>& clauses);
Value negate(Evaluator& evaluator, const Value& clause);
/// In parentheses where it needs them within an expression of `against`.
Value self_group(Evaluator& evaluator, const Value& clause, Operator against, int precedence = 1000);
Value compare(Evaluator& evaluator, Operator operation, const Value& left, const Value& right, bool reverse = false);
Value arithmetic(Evaluator& evaluator, Operator operation, const Value& left, const Value& right, bool reverse = false);
Value scalar_subquery(Evaluator& evaluator, const Value& select);

Operator operator_of(const Value& clause, std::string_view name = "operator");
Value operator_value(Operator operation);

// ---- members of the classes, by what they are about

void add_operator_members(NativeClass& column_element);
void add_operator_methods(NativeClass& column_element);
void add_element_members();
void add_text_members(NativeClass& text);
void add_function_members(NativeClass& function);
void add_from_members(NativeClass& from, NativeClass& table, NativeClass& join);
void add_alias_members(NativeClass& alias, NativeClass& cte);
void add_select_members(NativeClass& base, NativeClass& select);
void add_dml_members(NativeClass& base, NativeClass& insert, NativeClass& update, NativeClass& remove);
void add_statement_members(NativeClass& clause);
/// What statement.compile() gives.
Value make_compiled(Evaluator& evaluator, std::string text, const Value& statement);

// ---- the functions of sqlalchemy.sql.expression

void add_constructors(python::NativeModule& module);
void add_select_constructors(python::NativeModule& module);
void add_dml_constructors(python::NativeModule& module);
void add_table_dml(NativeClass& table);
void add_functions(python::NativeModule& module);  ///< func, and sqlalchemy.sql.functions
const NativeClass& column_collection_class();

}  // namespace aludel::script::sqlalchemy
