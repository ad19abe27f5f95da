#include "engine/simulated_context.hpp"

#include <utility>
#include <vector>

#include "base/interrupt.hpp"
#include "engine/live_context.hpp"
#include "engine/prepared_step.hpp"
#include "engine/second_session.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

/// That of the project, without starting what is made for a run.
dialect::Url url_for_scripts(const Project& project, std::string_view dialect) {
    const std::optional<dialect::Url>& url = project.settings().url;
    if (url && !url->ephemeral) {
        return *url;
    }
    dialect::Url named;
    named.dialect = dialect;
    return named;
}

}  // namespace

SimulatedContext::SimulatedContext(const Project& project, dialect::SimulatedConnection& connection,
                                   catalog::TypeKeys& types_made, Purpose purpose,
                                   std::function<void(std::string_view)> print)
    : project_(project),
      connection_(connection),
      types_made_(types_made),
      purpose_(purpose),
      print_(std::move(print)),
      url_(url_for_scripts(project, connection.dialect().name())) {}

void SimulatedContext::keep(catalog::Operation operation) {
    if (purpose_ == Purpose::write) {
        recording_.spoken.push_back({std::move(operation), depth_ > 0});
    }
}

dialect::Result SimulatedContext::run(const dialect::Statement& statement) {
    interrupt::check();
    const dialect::Dialect& dialect = connection_.dialect();
    const StepStatement one{statement, dialect.traits(statement.sql), depth_ > 0};
    if (const std::optional<Error> fault = fault_of(dialect, one, project_.settings().transaction)) {
        throw *fault;
    }
    session_changed_ = session_changed_ || changes_session(statement.sql);
    return connection_.query(statement);
}

void SimulatedContext::perform(const catalog::Operation& operation) {
    if (const auto type = catalog::implied_type(operation); type && !types_made_.insert(*type).second) {
        return;
    }
    const dialect::Dialect& dialect = connection_.dialect();
    const bool late = dialect.needs_database(operation);
    std::vector<std::string> warnings;
    for (const dialect::Statement& statement :
         late ? dialect.compile_for(connection_, operation, warnings) : dialect.compile(operation)) {
        run(statement);
        if (late) {
            keep(catalog::ExecuteSql{statement.sql, statement.place});
        }
    }
    if (!late) {
        keep(operation);
    }
}

dialect::Result SimulatedContext::execute(const dialect::Statement& statement) {
    const dialect::Dialect& dialect = connection_.dialect();
    dialect::Result result;
    for (const catalog::Operation& part : statements_in(dialect, statement)) {
        for (dialect::Statement& one : dialect.compile(part)) {
            one.parameters = statement.parameters;
            result = run(one);
            // A question that the catalog has answered has done its work.
            if (may_change(one.sql) || !result.unknown.empty()) {
                keep(part);
            }
        }
    }
    return result;
}

/// Alembic's way: what stands before is committed, unconditionally.
void SimulatedContext::begin_autocommit() {
    if (depth_++ == 0) {
        connection_.commit();
    }
}

void SimulatedContext::end_autocommit() {
    if (--depth_ == 0) {
        connection_.begin();
    }
}

std::unique_ptr<script::SecondSession> SimulatedContext::connect(const std::optional<dialect::Url>& /*url*/,
                                                                 const Place& place) {
    throw Error(ErrorCode::not_supported, "a second connection is not simulated")
        .at(place)
        .hint("use op.get_bind(), or run the revisions on a real database");
}

void SimulatedContext::finish() {
    if (depth_ > 0) {
        recording_.gave_up_transaction = true;
        depth_ = 1;
        end_autocommit();
    }
}

}  // namespace aludel::engine
