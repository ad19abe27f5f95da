#pragma once

#include <optional>

#include "catalog/reflected_table.hpp"
#include "dialect/connection.hpp"

namespace aludel::dialect::sqlite {

/// A table or a view as SQLAlchemy 2.0 reflects it; nullopt: there is none of that name, which counts with its case.
/// Without schema: of the main database, or a temporary one.
///
/// A type is `unknown` where SQLAlchemy has NullType; defaults are the text that SQLite keeps. What SQLAlchemy does not
/// see is lost: collations, the order of an index's columns, indexes over expressions (with a warning), actions of keys
/// that stand with their column, AUTOINCREMENT.
std::optional<catalog::ReflectedTable> reflect_table(Connection& connection, const catalog::QualifiedName& table);

/// The first table that is missing among those that `table` refers to, and those to which they refer: SQLAlchemy
/// reflects them all with it.
std::optional<catalog::QualifiedName> missing_parent(Connection& connection, const catalog::ReflectedTable& table);

}  // namespace aludel::dialect::sqlite
