#include "engine/guard.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "engine/retry.hpp"

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

/// What the downgrade would take away, a reason each.
std::vector<std::string> losses(const Run& run, const std::vector<PreparedStep>& steps) {
    std::vector<std::vector<catalog::Operation>> operations;
    for (const PreparedStep& step : steps) {
        operations.push_back(step.operations);
    }
    dialect::Losses lost;
    run.echo(false);
    with_retry(run, [&] { lost = run.dialect.losses(*run.connection, operations); });  // to count may have to wait
    std::vector<std::string> reasons;
    if (!lost.tables.empty()) {
        reasons.push_back(fmt::format("this would drop {} with rows: {}", plural(lost.tables.size(), "table"),
                                      join(lost.tables, ", ")));
    }
    if (!lost.columns.empty()) {
        reasons.push_back(fmt::format("this would drop {} with values: {}", plural(lost.columns.size(), "column"),
                                      join(lost.columns, ", ")));
    }
    for (const PreparedStep& step : steps) {
        if (step.live()) {
            lost.unknown.push_back(
                fmt::format("{}: {} asks the database", to_string(step.question->place), step.question->what));
        }
    }
    if (!lost.unknown.empty()) {
        reasons.push_back(fmt::format("what {}it would drop cannot be told before it runs: {}",
                                      reasons.empty() ? "" : "else ", join(lost.unknown, ", ")));
    }
    return reasons;
}

}  // namespace

std::string consent_question(const Run& run, Action action, const Plan& plan, const std::vector<PreparedStep>& steps) {
    std::vector<std::string> reasons;
    if (run.settings.is_protected && action != Action::upgrade) {
        reasons.push_back(fmt::format("{} is marked as protected", run.connection->describe()));
    }
    if (action == Action::downgrade && (plan.to.empty() || plan.steps.size() > 1)) {
        const std::vector<std::string> lost = losses(run, steps);
        reasons.insert(reasons.end(), lost.begin(), lost.end());
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
