#include "engine/simulation.hpp"

#include <algorithm>
#include <utility>

#include "engine/bookkeeping.hpp"
#include "engine/env_py.hpp"
#include "engine/session_settings.hpp"
#include "engine/simulated_context.hpp"
#include "engine/standing.hpp"
#include "script/script.hpp"

namespace aludel::engine {

bool depends_on_database(const PreparedStep& step) {
    return step.live() || std::any_of(step.statements.begin(), step.statements.end(),
                                      [](const StepStatement& one) { return one.late != nullptr; });
}

Simulation::Simulation(const Project& project, std::function<void(std::string_view)> print)
    : project_(project),
      dialect_(project.dialect_or("postgresql")),
      print_(std::move(print)),
      connection_(dialect::simulation_of(dialect_).simulate()),
      version_table_(project.version_table()) {
    const Settings& settings = project.settings();
    require_env(settings);
    connection_->run(env_session(dialect_, settings));
    for (const EnvGroup& group : env_before(dialect_, settings)) {
        if (group.transaction) {
            connection_->begin();
        }
        connection_->run(group.statements);
        if (group.transaction) {
            connection_->commit();
        }
    }
    connection_->begin();
    connection_->run(env_within(dialect_, settings));
    version_table_ = project.version_table(*connection_);
    std::vector<dialect::Statement> tables{version_table_.create(dialect_)};
    if (settings.ledger) {
        tables.push_back(Ledger(version_table_.name()).create(dialect_));
    }
    connection_->run(tables);
    connection_->commit();
}

void Simulation::end_of_step(const PreparedStep& step, bool session_changed) {
    if (session_changed && !step.keeps_session()) {
        connection_->run(restore_session(dialect_, project_.settings()));
    }
    connection_->run(version_table_.advance(dialect_, step.step));
    rows_ = rows_after(std::move(rows_), step.step);
    connection_->commit();
}

void Simulation::run(const Plan& plan) {
    for (const Step& step : plan.steps) {
        PreparedStep one;
        one.step = step;
        if (step.revision != nullptr) {
            one.script = script::load_script(*step.revision, dialect_, project_.python());
        }
        carry_out(one, Purpose::run);
    }
}

void Simulation::upgrade_to(const std::vector<std::string>& revisions) {
    for (const std::string& revision : revisions) {
        run(plan_upgrade(project_.graph(), rows_, revision));
    }
}

std::vector<StepStatement> Simulation::run(const std::vector<StepStatement>& statements, SimulatedContext& context) {
    std::vector<StepStatement> done;
    bool outside = false;
    for (const StepStatement& one : statements) {
        if (std::exchange(outside, one.autocommit) != one.autocommit) {
            one.autocommit ? context.begin_autocommit() : context.end_autocommit();
        }
        std::vector<std::string> warnings;
        for (dialect::Statement& statement : one.late ? dialect_.compile_for(*connection_, *one.late, warnings)
                                                      : std::vector<dialect::Statement>{one.statement}) {
            context.run(statement);
            dialect::Traits traits = one.late ? dialect_.traits(statement.sql) : one.traits;
            done.push_back({std::move(statement), std::move(traits), one.autocommit, nullptr});
        }
        for (const std::string& warning : warnings) {
            print_("warning: " + warning + "\n");
        }
    }
    return done;
}

void Simulation::carry_out(PreparedStep& step, Purpose purpose) {
    connection_->begin();
    SimulatedContext context(project_, *connection_, types_made_, purpose, print_);
    if (const auto script = std::exchange(step.script, nullptr)) {
        script->run(step.step.direction, context);
        context.finish();
        Recording recording = context.take();
        compile_recording(recording, dialect_, step);
    } else {
        for (const catalog::Operation& operation : step.operations) {
            if (const auto type = catalog::implied_type(operation)) {
                types_made_.insert(*type);
            }
        }
        step.statements = run(step.statements, context);
        context.finish();
    }
    end_of_step(step, context.session_changed());
}

void Simulation::answer(std::vector<PreparedStep>& steps) {
    const auto last = std::find_if(steps.rbegin(), steps.rend(), depends_on_database);
    std::for_each(steps.begin(), last.base(), [this](PreparedStep& step) { carry_out(step, Purpose::write); });
}

}  // namespace aludel::engine
