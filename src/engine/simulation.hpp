#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/simulation.hpp"
#include "engine/prepared_step.hpp"
#include "engine/project.hpp"

namespace aludel::engine {

class SimulatedContext;

/// Does what it does follow from the database as it is at its turn?
bool depends_on_database(const PreparedStep& step);

/// The database that the revisions of a project make out of nothing, in memory. It begins empty but for what env.py
/// runs before the migrations and for the version table (and the ledger, where one is kept).
class Simulation {
public:
    /// `print` gets what scripts print. Throws not_supported where the dialect cannot be simulated, and what stands in
    /// the way of doing what env.py does.
    Simulation(const Project& project, std::function<void(std::string_view)> print);

    /// Every step, from the rows that stand. Throws what a run would throw, python_unknown where a script depends on
    /// rows that nobody knows; the simulation is of no more use then.
    void run(const Plan& plan);
    /// From nothing to these revisions.
    void upgrade_to(const std::vector<std::string>& revisions);
    /// For `--sql`: runs steps in order, up to the last one that asks. What depends on the database is in `steps` then:
    /// those that ask have their statements.
    void answer(std::vector<PreparedStep>& steps);

    dialect::SimulatedConnection& connection() { return *connection_; }
    const std::vector<std::string>& rows() const { return rows_; }

private:
    /// A step with a script: runs it; with Purpose::write its statements are those that it says. Without: runs its
    /// statements, which are texts then.
    void carry_out(PreparedStep& step, Purpose purpose);
    std::vector<StepStatement> run(const std::vector<StepStatement>& statements, SimulatedContext& context);
    void end_of_step(const PreparedStep& step, bool session_changed);

    const Project& project_;
    const dialect::Dialect& dialect_;
    std::function<void(std::string_view)> print_;
    std::unique_ptr<dialect::SimulatedConnection> connection_;
    VersionTable version_table_;
    catalog::TypeKeys types_made_;  ///< that tables have brought
    std::vector<std::string> rows_;
};

}  // namespace aludel::engine
