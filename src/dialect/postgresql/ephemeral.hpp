#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "dialect/dialect.hpp"

namespace aludel::dialect::postgresql {

/// The directory with initdb and postgres: `wanted`, else $ALUDEL_PG_BIN, else $PATH, else the usual places, newest
/// version first. Throws Error(server_not_found) with what was looked at.
std::filesystem::path find_server_binaries(const std::string& wanted);

/// A server of its own in a private directory: unix socket only, durability off, superuser and database "postgres".
/// A guardian process started first holds the reading end of a pipe whose writing end only we have: when that is
/// closed (by us, by our exit, by kill -9), it stops the server and removes the directory. Started as root, all of it
/// runs as user postgres or nobody. Throws server_not_found, server_failed (with the end of the log), interrupted.
std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& options);

}  // namespace aludel::dialect::postgresql
