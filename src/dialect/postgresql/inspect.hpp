#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// Without a schema: one that the search path finds. Throws Error(statement_failed, 42501) where the search path holds
/// one in a schema that the role may not use.
bool table_exists(Connection& connection, const QualifiedName& table);

/// See Dialect. A concurrent index build that a lost client left running in the server is waited for, some seconds.
std::optional<bool> took_effect(Connection& connection, std::string_view sql, std::string& leftover);
/// For DETACH PARTITION CONCURRENTLY it is the FINALIZE that completes it: ask took_effect again behind it.
std::optional<std::string> cleanup_for(Connection& connection, std::string_view sql);

}  // namespace aludel::dialect::postgresql
