#include "engine/run.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <chrono>

#include "base/hash.hpp"
#include "base/interrupt.hpp"
#include "base/version.hpp"
#include "dialect/commit_with_next.hpp"
#include "dialect/foreign_key_check.hpp"
#include "dialect/migration_patience.hpp"
#include "dialect/own_statements.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/earlier_session.hpp"
#include "engine/env_py.hpp"
#include "engine/ledger_shape.hpp"
#include "engine/retry.hpp"
#include "engine/standing.hpp"

namespace aludel::engine {

namespace {

std::string os_user() {
    const passwd* entry = getpwuid(geteuid());
    return entry != nullptr ? entry->pw_name : std::to_string(geteuid());
}

std::string host_name() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

/// By the real clock, as the database's own times are: ALUDEL_NOW does not count here.
std::string utc_now() {
    const auto now = std::chrono::system_clock::now();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count() % 1000;
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:03}", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, milliseconds);
}

dialect::LockRequest request_of(const Project& project, const dialect::QualifiedName& table, RunObserver& observer) {
    dialect::LockRequest request = project.lock_request(table);
    request.on_wait = [&observer](const dialect::LockHolder& holder, double waited) {
        observer.waiting_for_lock(holder, waited);
    };
    return request;
}

/// Who has to wait for another migration waits for the lock, not for the file.
std::unique_ptr<dialect::Connection> connect(const Project& project, RunObserver& observer) {
    std::unique_ptr<dialect::MigrationLock> lock;
    std::unique_ptr<dialect::Connection> connection;
    while (!connection) {
        try {
            connection = project.connect();
        } catch (const Error& error) {
            if (error.code() != ErrorCode::lock_busy || lock) {
                throw;
            }
            const dialect::QualifiedName table{"main", project.version_table().name().name};
            lock = project.dialect().lock(project.url(), request_of(project, table, observer));
        }
    }
    if (auto* patient = dynamic_cast<dialect::MigrationPatience*>(connection.get())) {
        patient->set_migration_patience(0);
    }
    return connection;
}

}  // namespace

Run::Run(Project& the_project, const RunOptions& the_options, RunObserver& the_observer)
    : project(the_project),
      settings(the_project.settings()),
      options(the_options),
      observer(the_observer),
      dialect(the_project.dialect()),
      connection(connect(the_project, the_observer)),
      version_table(the_project.version_table()),
      ledger(version_table.name()),
      intents(version_table.name()) {
    connection->on_notice([&listener = observer](const dialect::Notice& notice) { listener.notice(notice); });
    const bool of_alembic = settings.kind == ConfigKind::alembic_ini || settings.kind == ConfigKind::pyproject;
    if (auto* check = dynamic_cast<dialect::ForeignKeyCheck*>(connection.get()); check != nullptr && of_alembic) {
        check->only_tell([&listener = observer](const std::string& violations) { listener.warning(violations); });
    }
    who.run = random_hex(12);
    who.started = utc_now();
    who.user = connection->user();
    who.os_user = os_user();
    who.host = host_name();
    who.program = fmt::format("aludel {}", version);
}

void Run::read_state(FromLedger wanted) {
    state = read_database_state(project, *connection, wanted);
    version_table = version_table.named(state.version_table);
    ledger = Ledger(state.version_table);
    intents = IntentTable(state.version_table);
}

void Run::echo(bool on) const {
    auto* able = dynamic_cast<dialect::OwnStatements*>(connection.get());
    if (able == nullptr || !observer.times_statements()) {
        return;
    }
    if (!on) {
        able->on_own_statement({});
        return;
    }
    able->on_own_statement([&listener = observer](std::string_view sql, double seconds) {
        listener.statement_done({std::string(sql), {}, {}, {}, {}}, seconds, 0);
    });
}

void Run::prepare_by_env() {
    const std::vector<EnvGroup> groups = env_before(dialect, settings);
    if (!groups.empty() && dialect.name() == "sqlite") {
        lock();  // one may write at a time; elsewhere they may make the schema whose version table is locked
    }
    if (!groups.empty()) {
        echo();
    }
    for (const EnvGroup& group : groups) {
        if (group.transaction) {
            connection->begin();
        }
        execute(group.statements);
        if (group.transaction) {
            connection->commit();
        }
    }
    if (!groups.empty()) {
        read_state();
    }
}

void Run::locate_again() {
    if (state.version_table_exists) {
        return;
    }
    const VersionTable found = project.version_table(*connection);
    if (found.name() == version_table.name()) {
        return;
    }
    version_table = found;
    ledger = Ledger(found.name());
    intents = IntentTable(found.name());
    state.version_table = found.name();
    state.ledger_exists = settings.ledger && ledger.exists(*connection);
    state.intent_table_exists = dialect.table_exists(*connection, intents.name());
}

std::string Run::unchanged_text() const {
    if (state.version_table.name.empty()) {
        return "nothing was changed";
    }
    std::string text =
        fmt::format("nothing was changed: the database was at {} before the wait", rows_text(state.rows));
    if (!state.intents.empty()) {
        text += "\n" + progress_text(state.intents, true);  // whom we waited for may be at them
    }
    return text;
}

void Run::look(FromLedger wanted) {
    try {
        read_state(wanted);
        return;
    } catch (const Error& error) {
        if (error.code() != ErrorCode::lock_busy) {
            throw;
        }
    }
    version_table = version_table.named(locate(*connection, version_table.name()));
    lock();
    if (options.dry_run) {
        migration_lock.reset();
    }
}

void Run::lock() {
    if (migration_lock) {
        return;
    }
    if (version_table.name().schema.empty()) {
        look();
        if (migration_lock) {
            return;
        }
    }
    dialect::QualifiedName locked;
    do {
        locked = version_table.name();
        const dialect::LockRequest request = request_of(project, locked, observer);
        migration_lock.reset();
        try {
            migration_lock = dialect.lock(project.url(), request);
            read_state();  // while we waited, the table may have been made, and elsewhere than we would have made it
            if (wait_for_earlier_session(*this, request)) {
                read_state();
            }
        } catch (Error& error) {
            if (error.code() == ErrorCode::interrupted) {
                add_detail(error, unchanged_text());
            }
            throw;
        }
    } while (version_table.name() != locked);
    // Also of what runs outside a transaction, and of SQLite's wait for its BEGIN.
    connection->set_timeouts(settings.lock_timeout, settings.statement_timeout);
}

std::vector<dialect::Statement> Run::opening() const {
    std::vector<dialect::Statement> statements;
    if (!state.version_table_exists) {
        statements.push_back(version_table.create(dialect));
    }
    if (settings.ledger && !state.ledger_exists) {
        statements.push_back(ledger.create(dialect));
    }
    for (const LedgerEntry& entry : accepted) {
        for (dialect::Statement& row : ledger_rows(entry)) {
            statements.push_back(std::move(row));
        }
    }
    return statements;
}

void Run::opened() {
    state.version_table_exists = true;
    state.ledger_exists = state.ledger_exists || settings.ledger;
    accepted.clear();
}

std::vector<dialect::Statement> Run::ledger_rows(LedgerEntry entry) const {
    if (!settings.ledger) {
        return {};
    }
    entry.run = who.run;
    entry.started = who.started;
    entry.user = who.user;
    entry.os_user = who.os_user;
    entry.host = who.host;
    entry.program = who.program;
    return {ledger.record(dialect, entry)};
}

void Run::begin() const {
    echo();
    interrupt::check();
    connection->begin();
    connection->set_timeouts(settings.lock_timeout, settings.statement_timeout);
}

void Run::commit() const {
    interrupt::check();
    migration_lock->check();
    connection->commit();
}

void Run::commit_with_next(const std::function<void()>& committed) const {
    interrupt::check();
    migration_lock->check();
    if (auto* able = dynamic_cast<dialect::CommitWithNext*>(connection.get())) {
        able->commit_with_next(committed);
    } else {
        connection->commit();
        committed();
    }
}

void Run::execute(const std::vector<dialect::Statement>& statements,
                  const std::function<void(const dialect::Outcome&)>& done) const {
    try {
        connection->run(statements, [&](const dialect::Outcome& outcome) {
            observer.statement_done(statements[outcome.index], outcome.seconds, static_cast<long>(outcome.affected));
            if (done) {
                done(outcome);
            }
        });
    } catch (const Error& error) {
        throw told_of_ledger(dialect, ledger.name(), error);
    }
}

void Run::transact(const std::vector<dialect::Statement>& statements) const {
    with_retry(*this, [&] {
        begin();
        execute(statements);
        commit();
    });
}

bool Run::note(const std::vector<dialect::Statement>& statements,
               const std::vector<dialect::Statement>& apart) const noexcept {
    constexpr double lock_patience = 0.5;
    constexpr double patience = 2;
    bool noted = false;
    try {
        connection->rollback();
        if (apart.empty()) {
            connection->set_timeouts(lock_patience, patience);  // of SQLite's wait for its BEGIN, too
        }
        // Not by begin() and commit() of ours: they stop for an interrupt.
        connection->begin();
        execute(apart);
        connection->set_timeouts(lock_patience, patience);  // a session's do not count behind a proxy
        execute(statements);
        connection->commit();
        noted = true;
    } catch (const std::exception&) {
        connection->rollback();
    }
    try {
        if (apart.empty()) {
            connection->set_timeouts(settings.lock_timeout, settings.statement_timeout);
        }
    } catch (const std::exception&) {
        // Each transaction sets its own again.
    }
    return noted;
}

void tell_faults(const Run& run) {
    for (const script::Fault& fault : run.project.graph().faults()) {
        if (!fault.warning) {
            const std::string place = to_string(fault.place);
            run.observer.warning(fmt::format("{}{}{}{}{}", place, place.empty() ? "" : ": ", fault.message,
                                             fault.hint.empty() ? "" : "\nhint: ", fault.hint));
        }
    }
}

}  // namespace aludel::engine
