#include "engine/status.hpp"

#include <optional>

#include "engine/changed_files.hpp"
#include "engine/doubled_rows.hpp"
#include "engine/earlier_session.hpp"
#include "engine/plan.hpp"
#include "engine/settle.hpp"

namespace aludel::engine {

namespace {

/// Which revisions are to come. With unknown rows it is counted from the others. nullopt: it cannot be said, for the
/// faults that the status tells of.
std::optional<std::vector<const script::Revision*>> pending_revisions(const script::RevisionGraph& graph,
                                                                      const std::vector<std::string>& known) {
    std::vector<const script::Revision*> pending;
    try {
        for (const Step& step : plan_upgrade(graph, known, "heads").steps) {
            pending.push_back(step.revision);
        }
    } catch (const Error&) {
        return std::nullopt;
    }
    return pending;
}

void read_history(const Project& project, dialect::Connection& connection, const DatabaseState& state, Status& status) {
    for (const ChangedFile& one : changed_files(project, state)) {
        status.changed.push_back({one.revision, one.applied_checksum, one.checksum});
    }
    for (const auto& [id, applied] : state.applied) {
        if (project.graph().find(id) == nullptr) {
            status.missing.push_back(id);
        }
    }
    if (state.ledger_end > 0) {  // not "the last now": a run may have gone on
        const Ledger ledger(state.version_table);
        const std::vector<LedgerEntry> last = ledger.read(connection, {.sequence = state.ledger_end});
        if (!last.empty()) {
            status.last = last.front();
        }
    }
}

/// All that the database says. Throws lock_busy.
void read_database(const Project& project, dialect::Connection& connection, Status& status) {
    const DatabaseState state = read_database_state(project, connection, FromLedger::applied_and_end);
    const script::RevisionGraph& graph = project.graph();
    status.version_table_exists = state.version_table_exists;
    status.current = state.rows;
    status.doubled = doubled_rows(state.rows);
    std::vector<std::string> known;
    for (const std::string& row : state.rows) {
        (graph.find(row) == nullptr ? status.unknown : known).push_back(row);
    }
    status.implied = script::implied_rows(graph, known);
    auto pending = pending_revisions(graph, status.implied.empty() ? known : status.implied.others);
    status.pending_known = pending && status.unknown.empty();
    status.pending = pending ? std::move(*pending) : std::vector<const script::Revision*>{};
    // Not "the rows are the heads": a head that another revision depends on has no row.
    status.up_to_date = status.pending_known && status.pending.empty() && status.implied.empty();
    const dialect::LockRequest lock = project.lock_request(state.version_table);
    status.lock = project.dialect().lock_holder(connection, lock);
    if (!status.lock) {
        status.work_session = project.dialect().work_session(connection, lock, begun_statements(state.intents));
    }
    status.unfinished = state.intents;
    if (!status.lock && !status.work_session) {  // else it may be on its way still
        find_leftovers(connection, status.unfinished);
    }
    read_history(project, connection, state, status);
}

}  // namespace

Status read_status(Project& project, const OnReadWait& on_wait) {
    project.preload_graph(true);
    dialect::ConnectOptions options;
    options.create = project.settings().url && project.settings().url->ephemeral;
    const auto connection = project.connect(options);
    Status status;
    try {
        read_patiently(project, *connection, on_wait, [&] {
            status = {};
            read_database(project, *connection, status);
        });
    } catch (const Error& error) {
        if (error.code() != ErrorCode::lock_busy) {
            throw;
        }
        status = {};
        status.readable = false;
        status.pending_known = false;
        status.lock = project.dialect().lock_holder(*connection, project.lock_request(project.version_table().name()));
    }
    status.database = connection->describe();
    status.server = connection->server_version();
    status.user = connection->user();
    status.faults = project.graph().faults();
    status.heads = project.graph().heads();
    status.ledger = project.settings().ledger;
    return status;
}

}  // namespace aludel::engine
