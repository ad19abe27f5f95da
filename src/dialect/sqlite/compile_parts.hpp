#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/operation.hpp"
#include "dialect/names.hpp"

/// The parts of compile: each a text for one noun. All throw Error(not_supported) without place.
namespace aludel::dialect::sqlite {

const Names& names();

std::string type_text(const catalog::ColumnType& type);
/// Name, type, default, nullability, the key that stands with it; not its checks.
std::string column_text(const catalog::Column& column);
/// nullopt: a reference into another schema, which SQLite cannot have; SQLAlchemy leaves it out.
std::optional<std::string> constraint_text(const catalog::Constraint& constraint, const std::string& schema);
std::string create_table(const catalog::CreateTable& operation);
std::string create_index(const catalog::CreateIndex& operation);
std::string drop_index(const catalog::DropIndex& operation);
/// Renames it; any other change is refused.
std::vector<std::string> alter_column(const catalog::AlterColumn& operation);

}  // namespace aludel::dialect::sqlite
