#pragma once

#include "dialect/postgresql/simulation/context.hpp"

namespace aludel::dialect::postgresql::simulation {

/// SELECT and SHOW: the answer; and what such a question does besides: set_config(), rows changed in WITH, functions
/// of the user's that may do anything.
Result ask(const Context& context, const Node& question);
/// Tables that a text names, of a function or a rule, may hold rows behind it.
void fill_named(const Context& context, const std::string& body);
/// Tables that a function, which is run, may put rows into: by the names in its body.
void fill_by(const Context& context, const object::Function& function);

}  // namespace aludel::dialect::postgresql::simulation
