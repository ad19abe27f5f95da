#pragma once

#include <string>

#include "dialect/postgresql/parse.hpp"

namespace aludel::dialect::postgresql {

/// SQL of the trees that parse() gives, on one line: the same words parse to the same tree, but for locations. With the
/// words of the server's own writing, and parentheses where the grammar needs them. Each throws Error(not_supported)
/// for a node that it does not know.

/// An expression. Where it stands behind a keyword that takes less than every expression (DEFAULT of a column) it needs
/// parentheses.
std::string write_expression(const Node& expression);
/// A SelectStmt, without semicolon.
std::string write_query(const Node& select);
/// SelectStmt, InsertStmt, UpdateStmt, DeleteStmt; NotifyStmt and RuleStmt.
std::string write_statement(const Node& statement);
/// A TypeName, with pg_catalog's own in the words of SQL: "character varying(10)[]".
std::string write_type(const Node& type_name);

}  // namespace aludel::dialect::postgresql
