#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "dialect/dialect.hpp"

namespace aludel::dialect {

/// What a Dialect can do besides, where statements change the session in a way that no transaction undoes (SQLite).
class Pragmas {
public:
    virtual ~Pragmas() = default;
    /// The setting of the session that this statement changes: one that is not kept in the database.
    virtual std::optional<std::string> session_setting(std::string_view sql) const = 0;
    /// The setting that this statement changes, where it is the run's own while revisions run.
    virtual std::optional<std::string> refused_setting(std::string_view sql) const = 0;
    /// Another database that this statement makes part of the session, or takes out of it: its name there.
    virtual std::optional<std::string> attached(std::string_view sql) const = 0;
    virtual std::optional<std::string> detached(std::string_view sql) const = 0;
    virtual std::string detach(const std::string& database) const = 0;
    /// What puts a setting back to what `PRAGMA setting` answered before; nullopt: it cannot be asked for.
    virtual std::string put_back(const std::string& setting, const std::optional<std::string>& before) const = 0;
};

/// Null where the dialect has none.
inline const Pragmas* pragmas_of(const Dialect& dialect) {
    return dynamic_cast<const Pragmas*>(&dialect);
}

}  // namespace aludel::dialect
