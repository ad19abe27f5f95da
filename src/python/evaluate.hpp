#pragma once

#include <memory>

#include "python/call.hpp"
#include "python/evaluator.hpp"
#include "python/syntax.hpp"

// The tree walker. Its parts stand in evaluate_*.cpp by noun.

namespace aludel::python {

enum class Flow : std::uint8_t { normal, break_, continue_, return_ };

/// Runs a parsed file in the namespace of `module`.
void run_module(Evaluator& evaluator, const std::shared_ptr<const Program>& program, Module& module);

Value evaluate(Frame& frame, const Expression& expression);
Flow execute(Frame& frame, const Block& block);
Flow execute(Frame& frame, const Statement& statement);
/// Before a module or class body with annotated variables.
void make_annotations(Frame& frame);

// evaluate_name.cpp
Value load_name(Frame& frame, const Name& name);
void store_name(Frame& frame, const Name& name, Value value);
void delete_name(Frame& frame, const Name& name);
/// Assigns to any target: names, attributes, items, tuples.
void assign(Frame& frame, const Expression& target, const Value& value);
void delete_target(Frame& frame, const Expression& target);
/// The namespace that locals() shows.
Value local_names(Frame& frame);
/// What a class body assigns.
void store_in_class(Frame& frame, const Value& name, const Value& value);

// evaluate_expression.cpp
/// What `for` goes over: a set of constants is a constant of its own there, which can be seen by its order.
Value evaluate_iterable(Frame& frame, const Expression& expression);
Value evaluate_comparison(Frame& frame, const Comparison& node);
Value evaluate_format_string(Frame& frame, const FormatString& node);
Value evaluate_call(Frame& frame, const CallExpression& node);
void evaluate_arguments(Frame& frame, const Expressions& positional, const Items<Keyword>& keywords, bool has_star,
                        Arguments& into, const Value& callee, const Node& call);

// evaluate_comprehension.cpp
Value evaluate_comprehension(Frame& frame, const Comprehension& node);
/// The body of a generator expression; its first iterator is in slot 0.
void run_generator_expression(Frame& frame, const Comprehension& node);

// evaluate_function.cpp
Value make_function(Frame& frame, const Code& code);
Value call_function(Evaluator& evaluator, const Value& function, Arguments&& arguments, const Value& self = {});
/// Runs the code of a frame that is set up.
Value run_frame(Frame& frame);
Flow execute_function(Frame& frame, const FunctionDefinition& node);
Flow execute_class(Frame& frame, const ClassDefinition& node);

// evaluate_try.cpp
Flow execute_try(Frame& frame, const Try& node);
Flow execute_with(Frame& frame, const With& node);
Flow execute_raise(Frame& frame, const Raise& node);
void add_trace(Frame& frame, const Raised& raised);
/// Whether an exception is one that an except clause of this type catches.
bool catches(Evaluator& evaluator, const Value& type, const Value& exception);

// evaluate_match.cpp
Flow execute_match(Frame& frame, const Match& node);

// evaluate_import.cpp
Flow execute_import(Frame& frame, const Import& node);
Flow execute_import_from(Frame& frame, const ImportFrom& node);

/// Marks where in the source the evaluator is.
inline void mark(Frame& frame, const Node& node) {
    frame.offset = node.begin;
    frame.end = node.end;
}

}  // namespace aludel::python
