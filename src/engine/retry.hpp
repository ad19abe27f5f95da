#pragma once

#include <functional>

#include "base/error.hpp"

namespace aludel::engine {

struct Run;

/// Is the whole transaction worth another try? A lock that was not to be had in time, a deadlock that chose us as its
/// victim (40P01), a serialization failure (40001): in each the database has undone everything.
bool can_be_retried(const Error& error);

/// Runs one transaction, again and again up to the setting lock_retries, with pauses that double and vary, each told
/// to the observer. Rolls back after every failure. Throws the last error.
void with_retry(const Run& run, const std::function<void()>& transaction);

}  // namespace aludel::engine
