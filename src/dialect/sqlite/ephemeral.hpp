#pragma once

#include <memory>

#include "dialect/dialect.hpp"

namespace aludel::dialect::sqlite {

/// A database file in a private temporary directory. A small process of our own (in a session of its own, so that no
/// Ctrl-C reaches it) waits for our end and removes the directory: one way out for a normal exit, a crash and kill -9.
std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& options);

}  // namespace aludel::dialect::sqlite
