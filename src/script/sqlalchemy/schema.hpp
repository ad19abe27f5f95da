#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "script/sqlalchemy/clause.hpp"

// Schema items: MetaData, Table, Column, constraints, indexes, sequences. As everywhere in this room their parts are
// attributes of SQLAlchemy's names; those of ours begin with an underscore.

namespace aludel::script::sqlalchemy {

/// The class of that name: "Column", "Table", "ForeignKeyConstraint", "Identity" …
const NativeClass& schema_class(std::string_view name);
void add_schema_classes(python::NativeModule& module);
/// A module's name for a class of ours.
void add_class(python::NativeModule& module, std::string name, const NativeClass& type);

bool is_column(const Value& value);  ///< Column, not column()
bool is_table(const Value& value);   ///< Table, not table()
bool is_constraint(const Value& value);

// ---- parts

std::vector<Value> columns_of(const Value& table);      ///< of a Table, or of a constraint that is attached
std::vector<Value> constraints_of(const Value& table);  ///< as they were made
std::vector<Value> indexes_of(const Value& table);
/// table.constraints and table.indexes: "_constraints", "_indexes". A script may change the sets that it is given.
std::vector<Value> parts_of(const Value& table, std::string_view name);
void add_part(Evaluator& evaluator, const Value& table, std::string_view name, const Value& part);
void remove_part(Evaluator& evaluator, const Value& table, std::string_view name, const Value& part);

/// Of a MetaData, in an order in which each comes after those it refers to; by key where nothing else says.
/// Of those that refer to each other in a circle it warns. `lenient`: as far as it goes, without a word.
std::vector<Value> sorted_tables(Evaluator& evaluator, const Value& metadata, bool lenient = false);
Value column_of(const Value& table, std::string_view key);  ///< undefined when there is none
Value metadata_of(const Value& table);
std::string table_key(std::string_view schema, std::string_view name);
/// A dialect's own option, by its full name "postgresql_where": undefined when it was not given.
Value option(const Value& item, std::string_view name);
/// Keeps the keyword arguments that are options of dialects; raises TypeError and ArgumentError for others.
void keep_options(Evaluator& evaluator, const Value& item, python::Dict& keywords, std::string_view kind);

// ---- attaching

/// table.append_column and so on: an item of any kind becomes part of a table.
void attach(Evaluator& evaluator, const Value& table, const Value& item, bool may_replace = false);
void attach_column(Evaluator& evaluator, const Value& table, const Value& column, bool may_replace);
void attach_constraint(Evaluator& evaluator, const Value& table, const Value& constraint);
void attach_index(Evaluator& evaluator, const Value& table, const Value& index);
/// What the types of a column do when it joins a table: they take its schema, they add CHECK constraints.
void attach_type(Evaluator& evaluator, const Value& table, const Value& column);
/// Attaches constraints and indexes made from Column objects, once all of these have a table.
void attach_when_possible(Evaluator& evaluator, const Value& item);
/// The items given to Column(…) behind name and type.
void attach_to_column(Evaluator& evaluator, const Value& column, const Value& item);
void attach_foreign_key(Evaluator& evaluator, const Value& foreign_key, const Value& column, const Value& table);

// ---- naming conventions

/// Gives a constraint or index that has no name of its own the one of the MetaData's convention.
void name_by_convention(Evaluator& evaluator, const Value& item, const Value& table);
/// The name as the convention makes it; undefined when it says nothing.
Value convention_name(Evaluator& evaluator, const Value& item, const Value& table);
/// The marker for "no name, but a convention may give one": of CHECK constraints that types make.
const Value& no_name(Evaluator& evaluator);
bool is_no_name(const Value& name);

// ---- questions

/// The column of the primary key that counts by itself: SERIAL on PostgreSQL. Undefined when there is none.
Value autoincrement_column(Evaluator& evaluator, const Value& table);
/// "schema", "table", "column" that a ForeignKey names.
struct Reference {
    std::string schema, table, column;
};
Reference reference_of(Evaluator& evaluator, const Value& foreign_key);
/// The Column that a ForeignKey refers to, when its table is known; else undefined. `must`: raises as SQLAlchemy does.
Value referred_column(Evaluator& evaluator, const Value& foreign_key, bool must = false);

// ---- members, by class

void add_column_members(NativeClass& column);
void add_table_members(NativeClass& table);
void add_table_copying(NativeClass& table);  ///< to_metadata()
void add_metadata_members(NativeClass& metadata);
void add_constraint_members(NativeClass& constraint, NativeClass& collection);
void add_primary_key_members(NativeClass& key);
void add_check_members(NativeClass& check);
void add_foreign_key_members(NativeClass& key, NativeClass& constraint);
void add_index_members(NativeClass& index);
void add_exclude_members(NativeClass& exclude);
void add_sequence_members(NativeClass& sequence, NativeClass& identity);
void add_default_members(NativeClass& fetched, NativeClass& clause, NativeClass& column_default, NativeClass& computed);
void add_ddl_members(NativeClass& ddl);
/// Of DDL elements of any class, also those of scripts: execute_if, against, and being called as a listener.
void add_executable_members(NativeClass& element);

}  // namespace aludel::script::sqlalchemy
