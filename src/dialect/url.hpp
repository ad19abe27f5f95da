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
///
/// For postgresql what the query says of host, port, user, password and dbname is moved to the fields (it wins
/// over the authority, as in libpq and SQLAlchemy), so that `query` holds only further libpq parameters: those that
/// concern a Python driver alone are left out, asyncpg's `ssl` becomes `sslmode`.
struct Url {
    std::string dialect;  ///< "postgresql", "sqlite"; for an ephemeral one the dialect it will have
    std::string driver;   ///< "asyncpg"; kept for printing, else ignored
    bool ephemeral = false;
    std::optional<std::string> user;
    std::optional<std::string> password;
    std::string host;      ///< may be a socket directory, or several, comma separated; IPv6 without brackets
    std::string port;      ///< as many as hosts where there are several ("5432,5433"), or one for all
    std::string database;  ///< for sqlite the file, ":memory:" or "" for memory
    std::vector<std::pair<std::string, std::string>> query;

    /// Throws Error(url_invalid). The message never holds the password, nor anything that may be a part of it.
    static Url parse(std::string_view text);

    /// As SQLAlchemy would print it with the password shown as ***: for people.
    std::string redacted() const;
    /// Complete, with password, as libpq takes it (without the driver). For a connection only, never for printing.
    std::string with_password() const;

    bool in_memory() const { return dialect == "sqlite" && (database.empty() || database == ":memory:"); }

    friend bool operator==(const Url&, const Url&) = default;
};

/// %XX for every byte that is not a letter, a digit or one of `-._~` or of `keep`.
std::string percent_encode(std::string_view text, std::string_view keep = {});
/// Escapes that are none ("%zz") stay as they are, as SQLAlchemy leaves them.
std::string percent_decode(std::string_view text);

}  // namespace aludel::dialect
