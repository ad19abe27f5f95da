#include "engine/runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/applied_files.hpp"
#include "engine/changed_files.hpp"
#include "engine/doubled_rows.hpp"
#include "engine/execution.hpp"
#include "engine/guard.hpp"
#include "engine/isolation_level.hpp"
#include "engine/settle.hpp"
#include "engine/version_width.hpp"
#include "script/address.hpp"
#include "script/graph_inner.hpp"

namespace aludel::engine {

namespace {

using Clock = std::chrono::steady_clock;
using script::Direction;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Is this revision applied, by the version rows?
bool is_applied(const script::RevisionGraph& graph, const std::vector<std::string>& rows, const std::string& id) {
    const script::RevisionGraph::Inner& inner = graph.inner();
    const auto node = inner.find(id);
    return node && inner.at_or_below(rows)[*node];
}

/// An upgrade or a downgrade from its plan to its end.
class Migration {
public:
    Migration(Project& project, std::string_view target, Direction direction, const RunOptions& options,
              RunObserver& observer)
        : project_(project),
          target_(target),
          direction_(direction),
          options_(options),
          run_(project, options, observer) {}

    RunReport run() {
        run_.look(options_.dry_run ? FromLedger::applied : FromLedger::if_changed);
        if (nothing_to_do()) {
            return finished(true);
        }
        if (!options_.dry_run) {
            run_.prepare_by_env();
            run_.lock();
            forget_settled_intents();
            if (nothing_to_do()) {
                return finished(true);
            }
        }
        tell_warnings();
        require_settled_past();
        accept_changed_files();
        require_fitting_ids(run_, plan_.steps);
        require_single_rows(run_, plan_.steps);
        std::vector<PreparedStep> steps = prepare_steps(plan_.steps, run_.dialect, project_.python());
        tell_applied_files(steps);
        check_statements(run_.dialect, steps, run_.settings.transaction);
        require_isolation_levels_first(run_, steps);
        const Action action = direction_ == Direction::upgrade ? Action::upgrade : Action::downgrade;
        const std::string question = consent_question(run_, action, plan_, steps);
        if (options_.dry_run) {
            tell_questions(steps);
            if (!question.empty()) {
                run_.observer.warning("would have to be agreed to: " + question);
            }
            return finished(false);
        }
        require_consent(run_, question);
        if (steps.empty()) {
            run_.transact(run_.opening());
        }
        Execution execution(run_, std::move(steps));
        execution.run();
        report_.steps_done = execution.steps_done();
        return finished(false);
    }

private:
    void tell_questions(const std::vector<PreparedStep>& steps) const {
        for (const PreparedStep& step : steps) {
            if (step.live()) {
                run_.observer.warning(fmt::format("{}: {} asks the database: what {} does is known when it is run",
                                                  to_string(step.question->place), step.question->what,
                                                  step.step.revision->id));
            }
        }
    }

    /// Of the rows that the ledger is going to get, in their order.
    void tell_applied_files(std::vector<PreparedStep>& steps) {
        AppliedFiles files(run_.state.applied);
        for (LedgerEntry& entry : run_.accepted) {
            files.add(entry);
        }
        for (PreparedStep& step : steps) {
            LedgerEntry entry = step.entry("done");
            files.add(entry);
            step.applied_files = entry.applied_files;
        }
    }

    void make_plan() {
        plan_ = direction_ == Direction::upgrade ? plan_upgrade(project_.graph(), run_.state.rows, target_)
                                                 : plan_downgrade(project_.graph(), run_.state.rows, target_);
    }

    /// At the target already, nothing left over, no file changed.
    bool nothing_to_do() {
        make_plan();
        run_.again = fmt::format("aludel {} {}", script::to_string(direction_), lasting_target());
        changed_ = changed_files(project_, run_.state);
        if (!plan_.steps.empty() || run_.state.intent_table_exists || !changed_.empty()) {
            return false;
        }
        if (options_.resume) {
            throw std::move(
                Error(ErrorCode::nothing_to_resume, "no earlier run was left unfinished").hint("leave --resume out"));
        }
        tell_warnings();
        return true;
    }

    void tell_warnings() {
        if (!std::exchange(told_, true)) {
            tell_faults(run_);
        }
        for (const std::string& warning : plan_.warnings) {
            run_.observer.warning(warning);
        }
        plan_.warnings.clear();
    }

    /// Somebody has finished or undone the section by hand and said so in the version table; or a run ended between
    /// making the table and its first row.
    void forget_settled_intents() {
        const std::vector<Intent>& intents = run_.state.intents;
        if (!run_.state.intent_table_exists) {
            return;
        }
        if (!intents.empty()) {
            const Intent& first = intents.front();
            const bool wanted = first.direction == Direction::upgrade;
            if (is_applied(project_.graph(), run_.state.rows, first.revision) != wanted) {
                return;
            }
            run_.observer.warning(
                fmt::format("the {} of {} was left unfinished, but by the version table it is {}: its "
                            "notes are removed",
                            script::to_string(first.direction), first.revision, wanted ? "applied" : "undone"));
        }
        run_.transact({run_.intents.drop(run_.dialect)});
        run_.state.intent_table_exists = false;
        run_.state.intents.clear();
    }

    /// Where only a revision is to be undone: to what it was built on. `limited`: on its line alone.
    static std::string below(const script::Revision& revision, bool limited) {
        const std::string parent = revision.down_revisions.empty() ? "base" : revision.down_revisions.front();
        return limited ? revision.id + "@" + parent : parent;
    }

    /// The target as a run is to be told of it that begins where this one stops: steps would count from there.
    std::string lasting_target() const {
        if (plan_.steps.empty() || !script::parse_relative(target_)) {
            return std::string(target_);
        }
        const script::Revision& last = *plan_.steps.back().revision;
        return direction_ == Direction::upgrade ? last.id : below(last, run_.state.rows.size() > 1);
    }

    /// The command that ends the unfinished section, where this one does not.
    std::string command_for(const Intent& intent) const {
        std::string target = intent.revision;
        const script::Revision* revision = project_.graph().find(intent.revision);
        if (intent.direction == Direction::downgrade && revision != nullptr) {
            target = below(*revision, run_.state.rows.size() > 1);
        }
        return fmt::format("aludel {} {}", script::to_string(intent.direction), target);
    }

    void require_settled_past() {
        std::vector<Intent>& intents = run_.state.intents;
        if (intents.empty()) {
            if (options_.resume) {
                throw std::move(Error(ErrorCode::nothing_to_resume, "no earlier run was left unfinished")
                                    .hint("leave --resume out"));
            }
            return;
        }
        const bool in_plan = std::any_of(plan_.steps.begin(), plan_.steps.end(), [&](const Step& step) {
            return step.revision != nullptr && step.revision->id == intents.front().revision &&
                   step.direction == intents.front().direction;
        });
        if (!options_.resume || !in_plan) {
            find_leftovers(*run_.connection, intents);
            throw resume_needed(intents, in_plan ? run_.again : command_for(intents.front()));
        }
    }

    void accept_changed_files() {
        if (changed_.empty()) {
            return;
        }
        const bool readable =
            std::all_of(changed_.begin(), changed_.end(), [](const ChangedFile& one) { return one.problem.empty(); });
        // To undo a revision by what its file says now may undo something else.
        if (!options_.allow_changed || !readable) {
            Error error = changed_on_disk(changed_);
            if (readable && options_.resume && direction_ == Direction::downgrade) {
                error.hint(
                    fmt::format("{}\nwhere it was changed so that the downgrade can go on, that is the way too: "
                                "`{} --resume --allow-changed`",
                                error.hint(), run_.again));
            }
            throw error;
        }
        for (const ChangedFile& one : changed_) {
            run_.observer.warning(fmt::format("{} has changed since it was applied; allowed", one.revision->id));
            LedgerEntry entry;
            entry.revision = one.revision->id;
            entry.action = "accept";
            entry.outcome = "done";
            entry.checksum = one.checksum;
            entry.file_hash = one.file_hash;
            entry.message = one.revision->message;
            run_.accepted.push_back(std::move(entry));
        }
    }

    RunReport finished(bool nothing) {
        report_.plan = std::move(plan_);
        report_.nothing_to_do = nothing;
        report_.seconds = seconds_since(started_);
        return std::move(report_);
    }

    Clock::time_point started_ = Clock::now();
    Project& project_;
    std::string_view target_;
    Direction direction_;
    const RunOptions& options_;
    Run run_;
    Plan plan_;
    std::vector<ChangedFile> changed_;
    bool told_ = false;  ///< of the faults of the graph
    RunReport report_;
};

}  // namespace

RunReport upgrade(Project& project, std::string_view target, const RunOptions& options, RunObserver& observer) {
    project.preload_graph(true);
    return Migration(project, target, Direction::upgrade, options, observer).run();
}

RunReport downgrade(Project& project, std::string_view target, const RunOptions& options, RunObserver& observer) {
    project.preload_graph(true);
    return Migration(project, target, Direction::downgrade, options, observer).run();
}

}  // namespace aludel::engine
