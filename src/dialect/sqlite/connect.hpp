#pragma once

#include <memory>
#include <string>

#include "dialect/dialect.hpp"

struct sqlite3;

namespace aludel::dialect::sqlite {

/// Opens the file that `url.database` names (relative paths start at the working directory; settings make them
/// absolute), or a private database in memory. The URL's query is Python's, has been checked with the URL, and has no
/// meaning here. Throws connection_failed with a hint: a directory, no such file, not a database, no permission;
/// lock_timeout when another connection keeps it to itself. Where that is another migration, it is opened all the same,
/// and what is then asked of it throws lock_busy, unless the migration lets it be read again soon
/// (MigrationPatience).
///
/// A file that is not there, and is to be created, reads as an empty database: it is made by the first thing that
/// writes, and goes again with the connection if that was rolled back.
std::unique_ptr<Connection> connect(const Dialect& dialect, const Url& url, const ConnectOptions& options);

/// The file that one of our connections is to, also where it is not there yet; empty: in memory.
std::string database_file(const Connection& connection);

/// The library's own handle of what connect() gave, for a database in memory.
sqlite3* library_handle(Connection& connection);

/// Is it a database that only this connection sees?
bool is_memory(const Url& url);

}  // namespace aludel::dialect::sqlite
