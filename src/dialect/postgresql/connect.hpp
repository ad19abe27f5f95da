#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dialect/dialect.hpp"
#include "dialect/postgresql/connection.hpp"

namespace aludel::dialect::postgresql {

using ConnectionParameters = std::vector<std::pair<std::string, std::string>>;

/// What goes to libpq, by its keywords. The URL's own values win over the environment (PGHOST …) and over a service;
/// what neither says libpq finds out by itself (passfile, ~/.pgpass, defaults). The text is always UTF-8.
/// Throws Error(url_invalid) for a query parameter that the installed libpq does not know.
ConnectionParameters connection_parameters(const Url& url, const ConnectOptions& options);

/// Throws connection_failed (with the URL without its password, libpq's message and a hint), interrupted.
/// Ctrl-C ends the waiting at once. `own` is set beside the URL, whatever that says, and does not show in messages.
std::unique_ptr<PostgresConnection> connect(const Url& url, const ConnectOptions& options,
                                            const ConnectionParameters& own = {});

}  // namespace aludel::dialect::postgresql
