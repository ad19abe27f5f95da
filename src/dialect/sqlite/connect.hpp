#pragma once

#include <memory>

#include "dialect/dialect.hpp"

namespace aludel::dialect::sqlite {

/// Opens the file that `url.database` names (relative paths start at the working directory; settings make them
/// absolute), or a private database in memory. The URL's query is Python's, has been checked with the URL, and has no
/// meaning here. Throws connection_failed with a hint: a directory, no such file, not a database, no permission;
/// lock_timeout when another connection keeps it to itself.
std::unique_ptr<Connection> connect(const Dialect& dialect, const Url& url, const ConnectOptions& options);

/// Is it a database that only this connection sees?
bool is_memory(const Url& url);

}  // namespace aludel::dialect::sqlite
