#pragma once

#include <memory>

#include "dialect/simulation.hpp"

namespace aludel::dialect::sqlite {

/// An empty database in memory: the library itself, so that everything is as it would be in a file. What a file alone
/// would tell (journal mode, pages) is unknown, and no other file can be attached. The rows that statements put in are
/// there, and everything that is asked of them is exact. When rows are forgotten, what depends on them is unknown
/// (known_rows.hpp), and foreign keys are not checked.
std::unique_ptr<SimulatedConnection> simulate(const Dialect& dialect);

}  // namespace aludel::dialect::sqlite
