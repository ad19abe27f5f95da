#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/postgresql/parse.hpp"
#include "dialect/postgresql/simulation/state.hpp"

namespace aludel::dialect::postgresql::simulation {

/// The longest name that the server keeps, in bytes.
inline constexpr std::size_t longest_name = 63;

/// "first_second_label", the longer one of the first two cut until it fits; `second` may be empty.
std::string object_name(std::string_view first, std::string_view second, std::string_view label);

/// An object_name() that no relation of the schema has, and with `of_constraint` no constraint: "t_a_idx1" …
std::string free_relation_name(const catalog::Catalog& catalog, std::string_view first, std::string_view second,
                               std::string_view label, const std::string& schema, bool of_constraint);
/// An object_name() that no constraint of the schema has, nor any of `others`.
std::string free_constraint_name(const catalog::Catalog& catalog, std::string_view first, std::string_view second,
                                 std::string_view label, const std::string& schema,
                                 const std::set<std::string>& others = {});
/// "a_b": of several columns.
std::string names_joined(const std::vector<std::string>& names);

/// The name that an expression has as a column of an index: of a function its name; empty where it has none.
std::string expression_name(const Node& expression);
/// Of columns and expressions of an index, no two alike: "lower", "expr", "expr1".
std::vector<std::string> index_column_names(const std::vector<Node>& elements);

}  // namespace aludel::dialect::postgresql::simulation
