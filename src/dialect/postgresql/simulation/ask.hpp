#pragma once

#include "dialect/postgresql/simulation/context.hpp"
#include "dialect/postgresql/simulation/evaluate.hpp"

namespace aludel::dialect::postgresql::simulation {

/// SELECT and SHOW: the answer, and what such a question does besides.
Result ask(const Context& context, const Node& question);
/// What it does before it is answered: rows changed in WITH, functions of the database that it calls.
void before_answer(State& state, const Node& question, const Statement& text);
/// … and behind: set_config().
void behind_answer(State& state, const Node& question, const Statement& text, const Variables* variables);

/// Tables that a text names, of a function or a rule, may hold rows behind it.
void fill_named(const Context& context, const std::string& body);
/// Tables that a function, which is run for each row, may put rows into: by the names in its body.
void fill_by(const Context& context, const object::Function& function);

}  // namespace aludel::dialect::postgresql::simulation
