#pragma once

#include "dialect/postgresql/normal_rewrite.hpp"

namespace aludel::dialect::postgresql::normal {

/// Texts of SQL in their normal form; as they were, where the parser or the writer does not take them.

std::string expression_text(const std::string& sql, const catalog::Catalog& catalog, const Scope& scope,
                            const TypeText& type);
std::string query_text(const std::string& sql, const catalog::Catalog& catalog, const std::vector<std::string>& names);
/// CREATE RULE.
std::string rule_text(const std::string& sql, const catalog::Catalog& catalog, const Scope& scope);
/// RETURN … or BEGIN ATOMIC … END.
std::string body_text(const std::string& sql, const catalog::Catalog& catalog);
/// FOR VALUES …, with the types of the keys.
std::string bound_text(const std::string& sql, const catalog::Catalog& catalog, const std::vector<TypeText>& types);

}  // namespace aludel::dialect::postgresql::normal
