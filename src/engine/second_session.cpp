#include "engine/second_session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/foreign_keys_pragma.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

constexpr double longest_wait = 60;  ///< for a lock, where the settings set no limit
constexpr double wait_for_own_file = 0.2;

}  // namespace

bool may_change(std::string_view sql) {
    constexpr std::array questions{"select", "pragma", "show", "explain"};
    const std::vector<std::string> first = first_words(std::string(sql), 1);
    return first.empty() || std::find(questions.begin(), questions.end(), first.front()) == questions.end();
}

bool is_same_file(const dialect::Url& one, const dialect::Url& other) {
    if (one.dialect != "sqlite" || other.dialect != "sqlite" || one.in_memory() || other.in_memory()) {
        return false;
    }
    std::error_code error;
    return std::filesystem::weakly_canonical(one.database, error) ==
           std::filesystem::weakly_canonical(other.database, error);
}

SecondSession::SecondSession(const dialect::Url& url, Surroundings around, const Place& place)
    : url_(url), dialect_(dialect::find_dialect(url.dialect)), around_(std::move(around)) {
    try {
        connection_ = dialect_.connect(url_);
    } catch (Error& error) {
        if (error.place().file.empty()) {
            error.at(place);
        }
        throw;
    }
    double wait = around_.lock_timeout > 0 ? around_.lock_timeout : longest_wait;
    if (around_.before) {
        wait = std::min(wait, wait_for_own_file);  // who has the file is ourselves
    }
    connection_->set_timeouts(wait, around_.statement_timeout);
    connection_->on_notice([observer = around_.observer](const dialect::Notice& notice) { observer->notice(notice); });
    around_.lock_timeout = wait;
}

SecondSession::~SecondSession() = default;

void SecondSession::refuse_control(const dialect::Statement& statement) const {
    for (const catalog::Operation& part : dialect_.split(statement.sql, statement.place)) {
        for (const dialect::Statement& one : dialect_.compile(part)) {
            const std::string control = dialect_.traits(one.sql).transaction_control;
            if (!control.empty() && control != "SAVEPOINT" && control != "RELEASE" && control != "ROLLBACK TO") {
                throw Error(ErrorCode::transaction_control, fmt::format("{} as text on a second connection", control))
                    .at(statement.place)
                    .statement(statement.sql)
                    .hint("call begin(), commit() or rollback() of the connection");
            }
        }
    }
}

void SecondSession::begin_before(const dialect::Statement& statement) {
    if (connection_->in_transaction() || isolation_ == "AUTOCOMMIT") {
        return;
    }
    if (!is_postgresql()) {
        if (driver_begins(statement.sql)) {
            connection_->query(own_statement("BEGIN"));
        }
        return;
    }
    connection_->begin();
    connection_->set_timeouts(around_.lock_timeout, around_.statement_timeout);
    if (!isolation_.empty()) {
        connection_->query(own_statement("SET TRANSACTION ISOLATION LEVEL " + isolation_));
    }
}

void SecondSession::tell_wait(const Error& error, const dialect::Statement& statement, double waited) const {
    if (around_.before) {
        throw Error(ErrorCode::not_supported, "a second connection that writes to the SQLite file of the run")
            .at(statement.place)
            .statement(statement.sql)
            .hint("the run's transaction has the file while the revision is at work; use op.get_bind()");
    }
    throw Error(ErrorCode::lock_timeout,
                fmt::format("a second connection waited {:.1f} s for a lock: {}", waited, error.message()))
        .at(statement.place)
        .statement(statement.sql)
        .hint(
            "the migration itself may hold it: it goes on only when the script does, so that with Alembic this would "
            "wait for ever. Use op.get_bind()");
}

dialect::Result SecondSession::run(const dialect::Statement& statement) {
    interrupt::check();
    if (around_.before) {
        around_.before(statement.place);
    }
    const auto started = std::chrono::steady_clock::now();
    const auto seconds = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    };
    dialect::Result result;
    try {
        begin_before(statement);
        result = connection_->query(statement);
    } catch (const Error& error) {
        // NOWAIT asks for an answer at once, and is answered.
        const bool answered = is_postgresql() && seconds() < around_.lock_timeout * 0.9;
        if (error.code() == ErrorCode::lock_timeout && !answered) {
            tell_wait(error, statement, seconds());
        }
        throw;
    }
    changed_ = changed_ || may_change(statement.sql);
    if (changed_ && !connection_->in_transaction()) {
        changed_ = false;
        around_.committed();
    }
    around_.observer->statement_done(statement, seconds(), static_cast<long>(result.affected));
    return result;
}

void SecondSession::perform(const catalog::Operation& operation) {
    std::vector<std::string> warnings;
    for (const dialect::Statement& statement : dialect_.needs_database(operation)
                                                   ? dialect_.compile_for(*connection_, operation, warnings)
                                                   : dialect_.compile(operation)) {
        run(statement);
    }
    for (const std::string& warning : warnings) {
        around_.observer->warning(warning);
    }
}

dialect::Result SecondSession::execute(const dialect::Statement& statement) {
    refuse_control(statement);
    return run(statement);
}

std::unique_ptr<script::SecondSession> SecondSession::connect(const std::optional<dialect::Url>& url,
                                                              const Place& place) {
    return std::make_unique<SecondSession>(url ? *url : url_, around_, place);
}

void SecondSession::set_isolation(const std::string& level) {
    isolation_ = level;
}

void SecondSession::commit() {
    if (!connection_->in_transaction()) {
        return;
    }
    if (is_postgresql()) {
        connection_->commit();
    } else {
        connection_->query(own_statement("COMMIT"));
    }
    if (std::exchange(changed_, false)) {
        around_.committed();
    }
}

void SecondSession::rollback() {
    connection_->rollback();
    changed_ = false;
}

}  // namespace aludel::engine
