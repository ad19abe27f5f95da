#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialect/sqlite/lexer.hpp"

namespace aludel::dialect::sqlite {

/// `PRAGMA [schema.]name = value` or `name(value)`; asking alone (`PRAGMA name`) is harmless everywhere.
struct Pragma {
    std::string schema;  ///< as written; empty where there is none
    std::string name;    ///< in lower case
    bool sets = false;
};
/// Of tokens that begin with PRAGMA.
Pragma parse_pragma(const TokenList& tokens);

/// The setting of the session that this statement changes, as PRAGMA asks for it ("recursive_triggers",
/// "main.cache_size"): one that is not kept in the file, and that a fresh session would not have.
std::optional<std::string> session_setting(std::string_view sql);

/// The setting that this statement changes, where it is one of those that are the run's own while revisions run:
/// foreign_keys, query_only, busy_timeout.
std::optional<std::string> refused_setting(std::string_view sql);

/// The name in the session of the database that `ATTACH … AS name`, `DETACH name` is about.
std::optional<std::string> attached(std::string_view sql);
std::optional<std::string> detached(std::string_view sql);

/// What puts a setting back to what `PRAGMA setting` answered before; nullopt: it cannot be asked for.
std::string put_back(const std::string& setting, const std::optional<std::string>& before);

}  // namespace aludel::dialect::sqlite
