#pragma once

#include <memory>

#include "dialect/simulation.hpp"

namespace aludel::dialect::sqlite {

/// An empty database in memory: the library itself, so that everything is as it would be in a file. What a file alone
/// would tell (journal mode, pages) is unknown, and no other file can be attached. With SimulatedRows::none the rows
/// that statements put in are there, and everything that is asked of them is exact. With SimulatedRows::unknown what
/// depends on rows is unknown, and foreign keys are not checked.
std::unique_ptr<SimulatedConnection> simulate(const Dialect& dialect, SimulatedRows rows);

}  // namespace aludel::dialect::sqlite
