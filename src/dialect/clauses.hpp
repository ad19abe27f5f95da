#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/operation.hpp"
#include "dialect/names.hpp"

/// Clauses of DDL that all dialects write alike. Text, spacing and order are SQLAlchemy's and Alembic's, so that what
/// they write offline and what we write can be compared line by line.
namespace aludel::dialect {

/// "CONSTRAINT name ", or nothing.
std::string constraint_preamble(const Names& names, const catalog::Constraint& constraint);
/// " DEFERRABLE INITIALLY DEFERRED" …; throws Error(not_supported) for another word.
std::string deferrability(const std::optional<bool>& deferrable, std::string_view initially);

/// What may stand behind ON DELETE. ON UPDATE is `plain` everywhere.
enum class DeleteActions {
    plain,         ///< CASCADE, RESTRICT, NO ACTION, SET NULL, SET DEFAULT
    with_columns,  ///< and SET NULL (a, b)
};
/// "REFERENCES t (a) MATCH FULL ON DELETE CASCADE ON UPDATE …"; throws Error(not_supported) for another action.
std::string references(const Names& names, std::string_view table, const catalog::ForeignKey& key,
                       DeleteActions actions);

/// "CHECK (…)" with name and deferrability.
std::string check_text(const Names& names, const catalog::Constraint& constraint, const catalog::Check& check);
/// The checks of a column, each with a space before it. Throws Error(internal) for another rule.
std::string column_checks(const Names& names, const catalog::Column& column);

/// CREATE TABLE with its columns and constraints; `options` stand behind the parenthesis.
std::string create_table_text(const Names& names, const catalog::CreateTable& operation,
                              const std::vector<std::string>& items, std::string_view options);
std::string drop_table_text(const Names& names, const catalog::DropTable& operation);

/// "ALTER TABLE t "
std::string alter_table(const Names& names, const catalog::QualifiedName& table);
/// `column`: its specification, without its checks.
std::string add_column_text(const Names& names, const catalog::AddColumn& operation, std::string_view column,
                            DeleteActions actions);

/// The kinds that all dialects write alike; nullopt: those of one database, and enumerations, intervals and UUIDs that
/// the database has (`native`) are for the dialect to say before it asks here.
std::optional<std::string> common_type(const catalog::ColumnType& type);
/// Throws Error(not_supported): there is no text for it.
[[noreturn]] void refuse_type(const catalog::ColumnType& type, std::string_view database);

}  // namespace aludel::dialect
