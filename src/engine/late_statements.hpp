#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "catalog/operation.hpp"
#include "engine/run.hpp"

namespace aludel::engine {

/// Statements of which some are not known yet: they follow from the database as it is when their turn comes
/// (`Dialect::needs_database`).
struct LateStatements {
    std::vector<dialect::Statement> statements;
    /// By its place in `statements`, where a description stands for it.
    std::map<std::size_t, std::shared_ptr<const catalog::Operation>> late;

    void add(dialect::Statement statement, std::shared_ptr<const catalog::Operation> operation);
    void add(std::vector<dialect::Statement> more);
    /// As Run::execute; `done` is told of each of `statements` once, whatever it becomes.
    void execute(const Run& run, const std::function<void(const dialect::Outcome&)>& done) const;
};

}  // namespace aludel::engine
