#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/constraint.hpp"

/// What SQLAlchemy's reflection reads out of the stored text of CREATE TABLE and CREATE INDEX, which no PRAGMA tells.
/// It looks for patterns and does not parse; so do these, with the same oversights: a batch that copies a table must
/// keep what Alembic's keeps, and lose what it loses.
namespace aludel::dialect::sqlite {

/// The name of the primary key; empty: it has none.
std::string primary_key_name(std::string_view create_table);
/// FOREIGN KEY (…) REFERENCES t (…), with name and options; the schema is not filled in. Keys that stand with their
/// column are not found.
std::vector<catalog::Constraint> foreign_keys_in(std::string_view create_table);
/// UNIQUE (…), then the columns that are followed by UNIQUE; also what is no constraint at all.
std::vector<catalog::Constraint> uniques_in(std::string_view create_table);
/// CHECK (…), by name, those without one last.
std::vector<catalog::Constraint> checks_in(std::string_view create_table);
/// GENERATED ALWAYS AS (…) behind the column's name; empty: not found.
std::string generated_expression(std::string_view create_table, std::string_view column);
/// What stands behind WHERE, to the end of its line.
std::optional<std::string> index_predicate(std::string_view create_index);

}  // namespace aludel::dialect::sqlite
