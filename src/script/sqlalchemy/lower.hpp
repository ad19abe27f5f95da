#pragma once

#include <optional>
#include <vector>

#include "catalog/operation.hpp"
#include "script/sqlalchemy/schema.hpp"
#include "script/sqlalchemy/target.hpp"

// Schema items as values of the catalog, for one database. Texts in them are SQL of that database.

namespace aludel::script::sqlalchemy {

/// `apart`: foreign keys that are added by ALTER TABLE, where the database can.
catalog::Table lower_table(Evaluator& evaluator, const Value& table, const Target& target,
                           const std::vector<Value>& apart = {});
/// The column stands in a Table. A type that nobody said is `unknown`.
catalog::Column lower_column(Evaluator& evaluator, const Value& column, const Target& target);
/// Nothing: a constraint that this database does not get (a CHECK of a type that the database has itself, an empty
/// key).
std::optional<catalog::Constraint> lower_constraint(Evaluator& evaluator, const Value& constraint,
                                                    const Target& target);
catalog::Index lower_index(Evaluator& evaluator, const Value& index, const Target& target);
bool is_concurrent(Evaluator& evaluator, const Value& index);
catalog::SequenceOptions lower_sequence_options(Evaluator& evaluator, const Value& sequence_or_identity);
catalog::Identity lower_identity(Evaluator& evaluator, const Value& identity);
catalog::Computed lower_computed(Evaluator& evaluator, const Value& computed, const Target& target);
catalog::QualifiedName lower_name(const Value& item, const Target& target);  ///< by its attributes name and schema
/// The name that the database has for it: PostgreSQL reads one that must not be quoted in lower case. Throws
/// Error(not_supported) for one that is no name without quotes.
std::string lower_identifier(const Value& name, const Target& target);
/// The text behind DEFAULT: of a str, text(), an expression, a DefaultClause, a FetchedValue (nothing).
std::optional<std::string> lower_server_default(Evaluator& evaluator, const Value& server_default,
                                                const Target& target);

/// A DDL element that is executed by itself: CreateTable(…), DropIndex(…), DDL("…"), CreateSequence(…).
std::vector<catalog::Operation> lower_ddl(Evaluator& evaluator, const Value& element, const Target& target);

/// The enumerations (and domains) that a table's columns need and that have to be created with it, each once: those of
/// PostgreSQL with create_type. `with_metadata`: also types that belong to a MetaData, which Table.create leaves alone.
std::vector<Value> named_types(Evaluator& evaluator, const Value& table, const Target& target, bool with_metadata);
/// Those that say they belong to a MetaData, whether or not a column has them.
std::vector<Value> named_types_of_metadata(Evaluator& evaluator, const Value& metadata, const Target& target);
std::vector<Value> named_types_of_column(Evaluator& evaluator, const Value& column, const Target& target,
                                         bool with_metadata);
catalog::CreateEnum lower_enum_type(Evaluator& evaluator, const Value& type);
catalog::CreateDomain lower_domain_type(Evaluator& evaluator, const Value& type, const Target& target);

/// All that creating a table says: its types where asked for, the table, its indexes in order, its comments.
std::vector<catalog::Operation> lower_create_table(Evaluator& evaluator, const Value& table, const Target& target,
                                                   const std::vector<Value>& apart = {});

}  // namespace aludel::script::sqlalchemy
