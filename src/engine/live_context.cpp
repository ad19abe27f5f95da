#include "engine/live_context.hpp"

#include <chrono>
#include <utility>
#include <variant>

#include "base/interrupt.hpp"
#include "engine/second_session.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

std::vector<catalog::Operation> statements_in(const dialect::Dialect& dialect, const dialect::Statement& text) {
    std::vector<catalog::Operation> statements = dialect.split(text.sql, text.place);
    if (statements.empty()) {
        throw Error(ErrorCode::sql_syntax, "there is no SQL in this text")
            .at(text.place)
            .hint("drivers refuse an empty query: leave the call out");
    }
    return statements;
}

LiveContext::LiveContext(Run& run, catalog::TypeKeys& types_made, ForeignKeysPragma& pragma, Commits commits)
    : run_(run), types_made_(types_made), pragma_(pragma), commits_(std::move(commits)) {}

std::optional<Error> LiveContext::require_fitting(const dialect::Statement& statement) {
    const StepStatement one{statement, run_.dialect.traits(statement.sql), depth_ > 0};
    std::optional<Error> fault = fault_of(run_.dialect, one, run_.settings.transaction);
    const bool left =
        fault && fault->code() == ErrorCode::statement_not_transactional && run_.dialect.name() == "postgresql";
    if (fault && !left) {
        throw *fault;
    }
    if (const std::optional<Error> enforced = pragma_.fault_of(one)) {
        throw *enforced;
    }
    session_changed_ = session_changed_ || changes_session(statement.sql);
    return fault;
}

dialect::Result LiveContext::run_one(const dialect::Statement& statement, const std::optional<Error>& fault) {
    interrupt::check();
    changed_ = changed_ || may_change(statement.sql);
    const auto started = std::chrono::steady_clock::now();
    dialect::Result result;
    try {
        result = run_.connection->query(statement);
    } catch (const Error& error) {
        failed_ = failed_ ? failed_ : error;
        throw;
    }
    if (fault) {
        throw *fault;
    }
    failed_.reset();
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
    run_.observer.statement_done(statement, taken.count(), static_cast<long>(result.affected));
    return result;
}

void LiveContext::drop_new_table(const catalog::RebuildTable& rebuild) {
    const std::optional<Error> failed = failed_;
    for (const dialect::Statement& statement :
         run_.dialect.compile(catalog::DropTable{rebuild.new_table(), false, rebuild.place})) {
        run_one(statement, std::nullopt);
    }
    failed_ = failed;
}

void LiveContext::perform(const catalog::Operation& operation) {
    if (const auto type = catalog::implied_type(operation); type && !types_made_.insert(*type).second) {
        return;
    }
    std::vector<std::string> warnings;
    const std::vector<dialect::Statement> statements =
        run_.dialect.needs_database(operation) ? run_.dialect.compile_for(*run_.connection, operation, warnings)
                                               : run_.dialect.compile(operation);
    const auto* rebuild = std::get_if<catalog::RebuildTable>(&operation);
    for (const dialect::Statement& statement : statements) {
        try {
            run_one(statement, require_fitting(statement));
        } catch (const Error&) {
            // Alembic drops the new table where the rows could not be moved into it: the script may go on.
            if (rebuild != nullptr && (statement.sql.starts_with("INSERT ") || statement.sql.starts_with("DROP "))) {
                drop_new_table(*rebuild);
            }
            throw;
        }
    }
    for (const std::string& warning : warnings) {
        run_.observer.warning(warning);
    }
}

dialect::Result LiveContext::execute(const dialect::Statement& statement) {
    std::optional<Error> fault;
    for (const catalog::Operation& part : statements_in(run_.dialect, statement)) {
        for (const dialect::Statement& one : run_.dialect.compile(part)) {
            const std::optional<Error> of_one = require_fitting(one);
            fault = fault ? fault : of_one;
        }
    }
    return run_one(statement, fault);
}

void LiveContext::begin_autocommit() {
    if (depth_++ == 0) {
        commits_.before();
        changed_ = false;
    }
}

void LiveContext::end_autocommit() {
    if (--depth_ == 0) {
        run_.begin();
    }
}

/// Alembic has SQLite commit each revision, and what SQLite's driver runs before the first INSERT, UPDATE or DELETE of
/// one: a second session sees that. Here the transaction holds until the revision is done, so that nothing of it may
/// stand when another one looks.
void LiveContext::before_second(const Place& place) {
    if (depth_ > 0) {
        return;
    }
    if (changed_) {
        throw Error(ErrorCode::not_supported, "a second connection to the SQLite file that this revision is changing")
            .at(place)
            .hint("ask before the first change, or use op.get_bind(), which sees what the revision has done");
    }
    if (!alone_) {
        commits_.earlier();
        alone_ = true;
    }
}

std::unique_ptr<script::SecondSession> LiveContext::connect(const std::optional<dialect::Url>& url,
                                                            const Place& place) {
    const dialect::Url& ours = run_.project.url();
    const dialect::Url& other = url ? *url : ours;
    SecondSession::Surroundings around{run_.settings.lock_timeout, run_.settings.statement_timeout, {}, {}};
    around.observer = &run_.observer;
    around.committed = commits_.apart;
    if (is_same_file(other, ours)) {
        around.before = [this](const Place& at) { before_second(at); };
    }
    return std::make_unique<SecondSession>(other, std::move(around), place);
}

void LiveContext::finish() {
    if (depth_ > 0) {
        depth_ = 1;
        end_autocommit();
    }
}

}  // namespace aludel::engine
