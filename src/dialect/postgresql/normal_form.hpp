#pragma once

#include "catalog/catalog.hpp"

namespace aludel::dialect::postgresql {

/// The catalog with its texts of SQL (defaults, checks, conditions, queries, rules …) in a form in which the server's
/// own writing of an expression and its author's are the same text. For comparing; it need not be what anybody would
/// write, and what cannot be put into it stays as it is. Normalizing again changes nothing.
///
/// It follows what the server does to an expression, with the types of the columns that the catalog has: IN, BETWEEN,
/// LIKE and the forms with words of their own become operators and calls, literals take the type of their place, names
/// in FROM are counted, columns are qualified, `*` is expanded. Where a type is not known, a cast stays, and two texts
/// that mean the same may differ.
///
/// What is levelled though it need not mean the same:
/// - `public` and `pg_catalog` as the schemas of what is named, whatever the search path;
/// - text and character varying (without a length) in casts from one to the other and of literals;
/// - a cast of a number literal to another number in COALESCE, GREATEST and LEAST beside something of unknown type;
/// - literals of timestamp with time zone without a zone, which are taken as UTC;
/// - ELSE NULL, and DEFAULT NULL of a column whose type is no domain.
catalog::Catalog normalized(catalog::Catalog catalog);

}  // namespace aludel::dialect::postgresql
