#pragma once

#include <string>
#include <vector>

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// What CREATE SEQUENCE, ALTER SEQUENCE and the parentheses of an identity say. Of a new one what is not said gets what
/// the server gives. Throws 22023, 42601; 42P01, 42703 for OWNED BY.
void set_sequence_options(const Context& context, object::Sequence& sequence, const std::vector<Node>& options,
                          bool is_new);

/// The sequence of a serial or identity column; gives back its name.
QualifiedName add_column_sequence(const Context& context, const QualifiedName& table, const std::string& column,
                                  const object::TypeName& type, const std::vector<Node>& options, bool identity,
                                  bool unlogged);
/// The sequence that the column owns, nullptr: none.
const QualifiedName* sequence_of(const catalog::Catalog& catalog, const QualifiedName& table, const std::string& column,
                                 bool identity);

}  // namespace aludel::dialect::postgresql::simulation
