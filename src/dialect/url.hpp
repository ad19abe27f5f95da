#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aludel::dialect {

/// A database URL, taken apart. Accepted: SQLAlchemy's forms (postgresql+asyncpg://, postgres://,
/// sqlite+aiosqlite:///), libpq's (postgresql://…, unix sockets as host=/dir in the query or percent-encoded
/// host, several hosts), "sqlite:///relative.db", "sqlite:////absolute.db", "sqlite://" (in memory),
/// "file:…" is not. "ephemeral:postgresql" and "ephemeral:sqlite" name a throwaway database.
struct Url {
    std::string dialect; ///< "postgresql", "sqlite"; for an ephemeral one the dialect it will have
    std::string driver;  ///< "asyncpg"; kept for printing, else ignored
    bool ephemeral = false;
    std::optional<std::string> user;
    std::optional<std::string> password;
    std::string host; ///< may be a socket directory, or several, comma separated
    std::string port;
    std::string database; ///< for sqlite the file, ":memory:" or "" for memory
    std::vector<std::pair<std::string, std::string>> query;

    /// Throws Error(url_invalid). The message never holds the password.
    static Url parse(std::string_view text);

    /// As SQLAlchemy would print it with the password shown as ***: for people.
    std::string redacted() const;
    /// Complete, with password. For a connection only, never for printing.
    std::string with_password() const;

    friend bool operator==(const Url&, const Url&) = default;
};

}  // namespace aludel::dialect
