#include "engine/prepared_step.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/error.hpp"
#include "base/text.hpp"
#include "engine/parallel.hpp"

namespace aludel::engine {

namespace {

/// Keeps what a script says.
class RecordingContext final : public script::MigrationContext {
public:
    struct Recorded {
        catalog::Operation operation;
        bool autocommit;
    };

    explicit RecordingContext(std::string_view dialect) : dialect_(dialect) {}
    std::string_view dialect() const override { return dialect_; }
    void perform(const catalog::Operation& operation) override { recorded_.push_back({operation, depth_ > 0}); }
    void begin_autocommit() override { ++depth_; }
    void end_autocommit() override { --depth_; }
    std::vector<Recorded>& recorded() { return recorded_; }

private:
    std::string_view dialect_;
    int depth_ = 0;
    std::vector<Recorded> recorded_;
};

/// Inside a transaction a revision may set savepoints of its own: they end with it.
bool is_savepoint(std::string_view control) {
    return control == "SAVEPOINT" || control == "RELEASE" || control == "ROLLBACK TO";
}

std::optional<Error> fault_of(const StepStatement& one, TransactionMode mode) {
    const bool alone = one.autocommit || mode == TransactionMode::none;
    const std::string& control = one.traits.transaction_control;
    if (!control.empty() && (alone || !is_savepoint(control))) {
        Error error(ErrorCode::transaction_control, fmt::format("{} in a revision", control));
        error.at(one.statement.place).statement(one.statement.sql);
        return error.hint(alone ? "leave it out: every statement here is a transaction of its own"
                                : "leave it out: aludel begins and ends the transaction, so that the revision and its "
                                  "row in the version table stand or fall together");
    }
    if (!alone && !one.traits.not_transactional.empty()) {
        Error error(ErrorCode::statement_not_transactional,
                    fmt::format("{} cannot run inside a transaction", one.traits.not_transactional));
        return error.at(one.statement.place).statement(one.statement.sql).hint(one.traits.advice);
    }
    return std::nullopt;
}

}  // namespace

bool PreparedStep::outside_transaction() const {
    return std::any_of(statements.begin(), statements.end(), [](const StepStatement& one) { return one.autocommit; });
}

LedgerEntry PreparedStep::entry(std::string_view outcome) const {
    LedgerEntry entry;
    entry.action = script::to_string(step.direction);
    entry.outcome = outcome;
    entry.checksum = checksum;
    entry.file_hash = file_hash;
    if (step.revision != nullptr) {
        entry.revision = step.revision->id;
        entry.message = step.revision->message;
    }
    return entry;
}

std::vector<StepStatement> record_statements(const script::Script& script, script::Direction direction,
                                             const dialect::Dialect& dialect,
                                             std::vector<catalog::Operation>& operations) {
    RecordingContext context(dialect.name());
    script.run(direction, context);
    std::vector<StepStatement> statements;
    for (RecordingContext::Recorded& one : context.recorded()) {
        for (dialect::Statement& statement : dialect.compile(one.operation)) {
            dialect::Traits traits = dialect.traits(statement.sql);
            statements.push_back({std::move(statement), std::move(traits), one.autocommit});
        }
        operations.push_back(std::move(one.operation));
    }
    return statements;
}

std::vector<PreparedStep> prepare_steps(const std::vector<Step>& steps, const dialect::Dialect& dialect) {
    std::vector<PreparedStep> prepared(steps.size());
    parallel_for(steps.size(), [&](std::size_t i) {
        PreparedStep& one = prepared[i];
        one.step = steps[i];
        if (one.step.revision == nullptr) {
            return;
        }
        const std::unique_ptr<script::Script> script = script::load_script(*one.step.revision, dialect);
        one.statements = record_statements(*script, one.step.direction, dialect, one.operations);
        one.checksum = script->checksum(dialect);
        one.file_hash = script->file_hash();
    });
    return prepared;
}

void check_statements(const std::vector<PreparedStep>& steps, TransactionMode mode) {
    std::optional<Error> first;
    std::vector<std::string> others;
    for (const PreparedStep& step : steps) {
        for (const StepStatement& statement : step.statements) {
            std::optional<Error> fault = fault_of(statement, mode);
            if (fault && !first) {
                first = std::move(fault);
            } else if (fault) {
                others.emplace_back(fault->what());
            }
        }
    }
    if (!first) {
        return;
    }
    if (!others.empty()) {
        first->detail("so do:\n" + join(others, "\n"));
    }
    throw *first;
}

}  // namespace aludel::engine
