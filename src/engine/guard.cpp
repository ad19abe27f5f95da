#include "engine/guard.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace aludel::engine {

namespace {

std::string_view word(Action action) {
    switch (action) {
        case Action::upgrade:
            return "upgrade";
        case Action::downgrade:
            return "downgrade";
        case Action::stamp:
            return "stamp";
        case Action::purge:
            return "purge";
    }
    return "";
}

/// Tables with rows that the downgrade would drop.
std::vector<std::string> tables_at_stake(const Run& run, const std::vector<PreparedStep>& steps) {
    std::vector<catalog::Operation> operations;
    for (const PreparedStep& step : steps) {
        operations.insert(operations.end(), step.operations.begin(), step.operations.end());
    }
    return run.dialect.populated_tables_dropped_by(*run.connection, operations);
}

}  // namespace

std::string consent_question(const Run& run, Action action, const Plan& plan, const std::vector<PreparedStep>& steps) {
    std::vector<std::string> reasons;
    if (run.settings.is_protected && action != Action::upgrade) {
        reasons.push_back(fmt::format("{} is marked as protected", run.connection->describe()));
    }
    if (action == Action::downgrade && (plan.to.empty() || plan.steps.size() > 1)) {
        const std::vector<std::string> tables = tables_at_stake(run, steps);
        if (!tables.empty()) {
            reasons.push_back(
                fmt::format("this would drop {} with rows: {}", plural(tables.size(), "table"), join(tables, ", ")));
        }
    }
    return reasons.empty() ? "" : fmt::format("{}: {}", word(action), join(reasons, "; "));
}

void require_consent(const Run& run, const std::string& question) {
    if (question.empty() || run.options.yes) {
        return;
    }
    if (run.options.ask) {
        if (run.options.ask(question + ". Go on?")) {
            return;
        }
        throw std::move(Error(ErrorCode::confirmation_needed, "the answer was no").detail("nothing was changed"));
    }
    throw std::move(
        Error(ErrorCode::confirmation_needed, question).detail("nothing was changed").hint("say --yes if it is meant"));
}

}  // namespace aludel::engine
