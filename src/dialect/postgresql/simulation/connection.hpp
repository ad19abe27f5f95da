#pragma once

#include <memory>

#include "dialect/simulation.hpp"

namespace aludel::dialect::postgresql::simulation {

/// A session with an empty PostgreSQL 15 in memory: what CREATE DATABASE leaves. See SimulatedConnection.
std::unique_ptr<SimulatedConnection> connect(const Dialect& dialect);

}  // namespace aludel::dialect::postgresql::simulation
