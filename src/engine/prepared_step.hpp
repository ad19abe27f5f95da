#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dialect/dialect.hpp"
#include "engine/ledger.hpp"
#include "engine/plan.hpp"
#include "engine/recording.hpp"
#include "engine/settings.hpp"
#include "script/script.hpp"

namespace aludel::engine {

/// One statement of a step, with what was found out about it before anything ran.
struct StepStatement {
    dialect::Statement statement;
    dialect::Traits traits;
    bool autocommit = false;  ///< its section says transaction=off
    /// Set: the statements follow from the database when this one's turn comes, and `statement` only describes them.
    std::shared_ptr<const catalog::Operation> late = nullptr;
};

/// A step with its script read, its operations recorded and compiled.
///
/// A script that asked what only the database knows is *live*: it is run at its turn, beside the database. Its
/// operations are those that it spoke before it asked, and it has no statements.
struct PreparedStep {
    Step step;
    std::vector<catalog::Operation> operations;
    std::vector<StepStatement> statements;
    std::string checksum;
    std::string file_hash;
    std::string applied_files;  ///< of the ledger's row, once the step is done
    std::optional<script::Question> question;
    std::shared_ptr<const script::Script> script;  ///< of a live step
    std::string printed;                           ///< by the script, while it was recorded

    bool live() const { return script != nullptr; }
    /// What it sets of the session is there for the steps behind it, as with Alembic: a revision in Python.
    bool keeps_session() const { return step.revision != nullptr && step.revision->file.ends_with(".py"); }
    /// Has statements that run outside the step's transaction.
    bool outside_transaction() const;
    /// What the ledger is told of it, but for who did it, and when.
    LedgerEntry entry(std::string_view outcome) const;
};

/// What may stand in the way of one statement: transaction_control, statement_not_transactional, with its place.
std::optional<Error> fault_of(const dialect::Dialect& dialect, const StepStatement& one, TransactionMode mode);

/// Loads and records every step of a plan, on several threads; the first failure in the plan's order is thrown. A type
/// that several tables of the plan bring with them is created once, as Alembic's memory of a run has it.
std::vector<PreparedStep> prepare_steps(const std::vector<Step>& steps, const dialect::Dialect& dialect,
                                        const script::PythonOptions& python, Purpose purpose = Purpose::run);

/// Makes the operations and statements of a step of what its script said. A live step has no statements before its turn.
void compile_recording(Recording& recording, const dialect::Dialect& dialect, PreparedStep& step);

/// Checks that the statements can run as the steps want them: transaction_control, statement_not_transactional,
/// each with its place. Where several are at fault, the first is thrown and the others are named in its detail.
void check_statements(const dialect::Dialect& dialect, const std::vector<PreparedStep>& steps, TransactionMode mode);

}  // namespace aludel::engine
