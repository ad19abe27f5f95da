#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/run.hpp"

namespace aludel::engine {

/// What fails behind the statements of the revisions, and so has no place in their files.

/// "a1, b1 and c1": the revisions of steps [begin, end).
std::string names_of(const std::vector<PreparedStep>& steps, std::size_t begin, std::size_t end);

/// What the revisions have done was refused by COMMIT: by a foreign key that SQLite looks at there, by a constraint of
/// PostgreSQL that is deferred.
bool is_refused_commit(const Error& error);

/// Tells the error of a refused COMMIT which of steps [begin, end), several, may be its cause. SQLite: where the
/// transaction has not taken long, it is run again to see which one it is, and rolled back. Returns that step.
std::optional<std::size_t> tell_refused_commit(const Run& run, const std::vector<PreparedStep>& steps,
                                               std::size_t begin, std::size_t end, std::chrono::duration<double> taken,
                                               Error& error);

/// Tells an error of a statement of ours, behind those of step `index`, which revision it is about, and what in steps
/// from `begin` has made it fail, as far as that can be seen.
void tell_refused_row(const Run& run, const std::vector<PreparedStep>& steps, std::size_t begin, std::size_t index,
                      Error& error);

}  // namespace aludel::engine
