#pragma once

#include <string>
#include <vector>

#include "catalog/operation.hpp"
#include "dialect/names.hpp"

/// The parts of compile: each a text for one noun. All throw Error(not_supported) without place.
namespace aludel::dialect::postgresql {

const Names& names();

std::string type_text(const catalog::ColumnType& type);
/// Name, type, default, identity, nullability; not its checks.
std::string column_text(const catalog::Column& column);
/// "INCREMENT BY 2 START WITH 5" …
std::string sequence_options(const catalog::SequenceOptions& options);
std::string identity_text(const catalog::Identity& identity);
std::string constraint_text(const catalog::Constraint& constraint);
std::string create_table(const catalog::CreateTable& operation);
std::string create_index(const catalog::CreateIndex& operation);
std::string drop_index(const catalog::DropIndex& operation);
/// "gin": the name of an access method, in lower case.
std::string access_method(const std::string& method);
std::string create_domain(const catalog::CreateDomain& operation);
std::string create_sequence(const catalog::CreateSequence& operation);
/// In the order: type, nullability, default or identity, comment, name.
std::vector<std::string> alter_column(const catalog::AlterColumn& operation);

}  // namespace aludel::dialect::postgresql
