#pragma once

#include "dialect/dialect.hpp"

namespace aludel::dialect {

/// Loads the client library that connecting to this database needs, if it needs one; otherwise the first connection
/// does. For who is about to start threads: while there are some, each of the many pages and protections that change
/// under a library has to be told to every processor, and loading takes twice as long. Says nothing when there is no
/// such library: connecting does.
void load_client_library(const Dialect& dialect) noexcept;

}  // namespace aludel::dialect
