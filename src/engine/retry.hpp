#pragma once

#include <functional>

#include "base/error.hpp"

namespace aludel::engine {

struct Run;

/// Is the whole transaction worth another try? A lock that was not to be had in time, a deadlock that chose us as its
/// victim (40P01), a serialization failure (40001): in each the database has undone everything.
bool can_be_retried(const Error& error);

/// Runs one transaction, again and again up to the setting lock_retries, with pauses that double and vary, each told
/// to the observer. Rolls back after every failure. Throws the last error. Where `work` is several transactions, which
/// takes up again behind the last that was committed, `advanced` says whether one was since it was last asked: then
/// counting begins anew.
void with_retry(const Run& run, const std::function<void()>& work, const std::function<bool()>& advanced = {});

}  // namespace aludel::engine
