#pragma once

#include <tree_sitter/api.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace aludel::python {

/// The kinds of node of the parser's tree that lowering tells apart; the rest is `other`.
#define ALUDEL_GRAMMAR_NODES(X)                                                                                    \
    X(module) X(comment) X(line_continuation) X(identifier) X(integer) X(string) X(concatenated_string)             \
    X(ellipsis) X(parenthesized_expression) X(attribute) X(subscript) X(slice) X(call) X(argument_list)             \
    X(keyword_argument) X(list) X(tuple) X(set) X(dictionary) X(pair) X(list_comprehension)                         \
    X(set_comprehension) X(dictionary_comprehension) X(generator_expression) X(for_in_clause) X(if_clause)          \
    X(lambda) X(lambda_parameters) X(conditional_expression) X(named_expression) X(boolean_operator)                \
    X(comparison_operator) X(not_operator) X(unary_operator) X(binary_operator) X(await) X(yield) X(list_splat)     \
    X(dictionary_splat) X(as_pattern) X(as_pattern_target) X(expression_list) X(pattern_list) X(tuple_pattern)      \
    X(list_pattern) X(list_splat_pattern) X(dictionary_splat_pattern) X(string_start) X(string_content)             \
    X(string_end) X(interpolation) X(type_conversion) X(format_specifier) X(format_expression)                      \
    X(expression_statement) X(assignment) X(augmented_assignment) X(import_statement) X(import_from_statement)      \
    X(future_import_statement) X(relative_import) X(import_prefix) X(dotted_name) X(aliased_import)                 \
    X(wildcard_import) X(if_statement) X(elif_clause) X(else_clause) X(for_statement) X(while_statement)            \
    X(try_statement) X(except_clause) X(except_group_clause) X(finally_clause) X(with_statement) X(with_clause)     \
    X(with_item) X(function_definition) X(parameters) X(typed_parameter) X(default_parameter)                       \
    X(typed_default_parameter) X(keyword_separator) X(positional_separator) X(class_definition)                     \
    X(decorated_definition) X(decorator) X(block) X(match_statement) X(case_clause) X(case_pattern)                 \
    X(class_pattern) X(splat_pattern) X(union_pattern) X(dict_pattern) X(keyword_pattern) X(complex_pattern)        \
    X(return_statement) X(delete_statement) X(raise_statement) X(pass_statement) X(break_statement)                 \
    X(continue_statement) X(global_statement) X(nonlocal_statement) X(assert_statement) X(print_statement)          \
    X(exec_statement) X(type_alias_statement) X(type) X(type_parameter) X(chevron)

enum class Grammar : std::uint8_t {
    other,
    float_,
    true_,
    false_,
    none,
#define X(name) name,
    ALUDEL_GRAMMAR_NODES(X)
#undef X
    token,  ///< a named-less token: punctuation or keyword
};

/// The fields that lowering asks for.
enum class Field : std::uint8_t {
    none, alias, alternative, argument, arguments, attribute, body, cause, condition, consequence, definition,
    expression, format_specifier, function, guard, key, left, module_name, name, object, operator_, operators,
    parameters, return_type, right, subject, subscript, superclasses, type, type_conversion, type_parameters, value,
};

struct GrammarNode {
    TSNode node;
    Grammar kind;
    Field field;
    std::uint32_t begin;
    std::uint32_t end;
};

/// The parser's language, and what it calls its nodes.
const TSLanguage* language();
Grammar kind_of(TSSymbol symbol);
Field field_of(TSFieldId id);

using GrammarNodes = std::vector<GrammarNode>;

/// Walks children without the quadratic cost of asking for the n-th one.
class Walker {
public:
    explicit Walker(TSNode root) : cursor_(ts_tree_cursor_new(root)) {}
    ~Walker() { ts_tree_cursor_delete(&cursor_); }
    Walker(const Walker&) = delete;
    Walker& operator=(const Walker&) = delete;

    static GrammarNode describe(TSNode node, Field field = Field::none);
    /// All children but comments and line continuations.
    void children(TSNode node, GrammarNodes& into);

private:
    TSTreeCursor cursor_;
};

}  // namespace aludel::python
