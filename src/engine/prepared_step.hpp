#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"
#include "engine/ledger.hpp"
#include "engine/plan.hpp"
#include "engine/settings.hpp"
#include "script/script.hpp"

namespace aludel::engine {

/// One statement of a step, with what was found out about it before anything ran.
struct StepStatement {
    dialect::Statement statement;
    dialect::Traits traits;
    bool autocommit = false;  ///< its section says transaction=off
    /// Set: the statements follow from the database when this one's turn comes, and `statement` only describes them.
    std::shared_ptr<const catalog::Operation> late;
};

/// A step with its script read, its operations recorded and compiled.
struct PreparedStep {
    Step step;
    std::vector<catalog::Operation> operations;
    std::vector<StepStatement> statements;
    std::string checksum;
    std::string file_hash;

    /// Has statements that run outside the step's transaction.
    bool outside_transaction() const;
    /// What the ledger is told of it, but for who did it, and when.
    LedgerEntry entry(std::string_view outcome) const;
};

/// Loads and records every step of a plan, on several threads; the first failure in the plan's order is thrown. A type
/// that several tables of the plan bring with them is created once, as Alembic's memory of a run has it.
/// `as_sql`: the statements are for a script, not for a connection.
std::vector<PreparedStep> prepare_steps(const std::vector<Step>& steps, const dialect::Dialect& dialect,
                                        const script::PythonOptions& python, bool as_sql = false);

/// Checks that the statements can run as the steps want them: transaction_control, statement_not_transactional,
/// each with its place. Where several are at fault, the first is thrown and the others are named in its detail.
void check_statements(const std::vector<PreparedStep>& steps, TransactionMode mode);

}  // namespace aludel::engine
