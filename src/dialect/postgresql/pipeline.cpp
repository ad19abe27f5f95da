#include "dialect/postgresql/pipeline.hpp"

#include <poll.h>

#include <chrono>
#include <utility>

#include "base/clock.hpp"
#include "dialect/postgresql/lexer.hpp"
#include "dialect/postgresql/server_error.hpp"
#include "dialect/postgresql/split.hpp"

namespace aludel::dialect::postgresql {

namespace {

constexpr std::size_t most_bytes_under_way = 4 * 1024 * 1024;
constexpr std::size_t most_statements_under_way = 4096;
constexpr std::size_t most_unanswered = 64;

}  // namespace

bool can_be_pipelined(const Statement& statement) {
    if (statement.copy_data)
        return false;
    Lexer lexer(statement.sql);
    const Token first = lexer.next();
    if (first.kind == TokenKind::word && is_word(lexer.text(first), "copy"))
        return false;
    return first.kind != TokenKind::end && !has_several_statements(statement.sql);
}

Pipeline::Pipeline(PostgresConnection& connection, std::span<const Statement> statements, std::size_t begin,
                   std::size_t end, const std::function<void(const Outcome&)>& done)
    : connection_(connection),
      handle_(connection.handle_.get()),
      statements_(statements),
      prelude_(std::exchange(connection.prelude_, {})),
      committed_(std::exchange(connection.held_commit_, {})),
      begin_(begin),
      total_(prelude_.size() + end - begin),
      done_(done) {
    for (Statement& statement : prelude_) statement.answer_at_once = false;
    if (committed_) {
        // Answered at once: what follows may take its time, and a connection lost then leaves no doubt.
        prelude_.insert(prelude_.begin(), Statement{"COMMIT", {}, {}, {}, {}});
        ++total_;
    }
}

void Pipeline::fail_lost() {
    throw connection_lost(libpq().errorMessage(handle_), received_ < total_ ? &item(received_) : nullptr);
}

std::string Pipeline::prepared_name(const Statement& statement) {
    // Only what has parameters is ours and comes again. A pooler may give the session's server to others.
    if (statement.parameters.empty() || connection_.behind_proxy_.value_or(true))
        return {};
    const auto [known, fresh] = connection_.prepared_.try_emplace(statement.sql);
    if (fresh) {
        known->second = "aludel_" + std::to_string(++connection_.prepared_count_);
        if (libpq().sendPrepare(handle_, known->second.c_str(), statement.sql.c_str(), 0, nullptr) == 0)
            fail_lost();
        preparing_.push_back(sent_);
    }
    return known->second;
}

bool Pipeline::send(const Statement& statement) {
    connection_.note_session_change(statement);
    const std::string name = prepared_name(statement);
    values_.clear();
    for (const Value& value : statement.parameters) values_.push_back(value ? value->c_str() : nullptr);
    const int count = static_cast<int>(values_.size());
    if (!name.empty())
        return libpq().sendQueryPrepared(handle_, name.c_str(), count, values_.data(), nullptr, nullptr, 0) != 0;
    return libpq().sendQueryParams(handle_, statement.sql.c_str(), count, nullptr, values_.data(), nullptr, nullptr,
                                   0) != 0;
}

void Pipeline::send_some() {
    while (!failure_ && sent_ < total_ && bytes_under_way_ < most_bytes_under_way &&
           sent_ - received_ < most_statements_under_way) {
        if (connection_.signalled() && sent_ > prelude_.size()) {
            try {
                interrupt::check();
            } catch (const Error& error) {
                failure_ = error;
            }
            break;
        }
        const Statement& statement = item(sent_);
        if (!send(statement))
            fail_lost();
        bytes_under_way_ += statement.sql.size();
        ++sent_;
        // So that the answer comes when the statement ends, not with the Sync: times and progress are true.
        if (statement.answer_at_once || ++unanswered_ == most_unanswered) {
            libpq().sendFlushRequest(handle_);
            unanswered_ = 0;
        }
        if ((sent_ & 63U) == 0 && libpq().flush(handle_) == 1)
            break;
    }
    if (unanswered_ > 0 && !failure_ && sent_ < total_) {
        // What bounds the statements under way waits for answers: they have to come.
        libpq().sendFlushRequest(handle_);
        unanswered_ = 0;
    }
    if (!sync_sent_ && (failure_ || sent_ == total_)) {
        if (libpq().pipelineSync(handle_) == 0)
            fail_lost();
        sync_sent_ = true;
    }
}

void Pipeline::take_commit(const PGresult* result) {
    const ExecStatusType status = libpq().resultStatus(result);
    if (status != PGRES_COMMAND_OK) {
        Error error = server_error(result, item(0), connection_.signalled());
        if (error.code() != ErrorCode::connection_lost)
            committed_ = {};  // answered: there is no doubt
        failure_ = std::move(error);
        return;
    }
    const std::function<void()> committed = std::exchange(committed_, {});
    if (std::string_view(libpq().cmdStatus(const_cast<PGresult*>(result))) != "COMMIT") {
        failure_ = PostgresConnection::not_committed();
        return;
    }
    try {
        committed();
    } catch (const Error& error) {
        failure_ = error;
    }
}

void Pipeline::take(const PGresult* result) {
    const ExecStatusType status = libpq().resultStatus(result);
    if (status == PGRES_PIPELINE_SYNC) {
        finished_ = true;
        return;
    }
    if (received_ >= sent_)
        return;
    const Statement& statement = item(received_);
    if (!preparing_.empty() && preparing_.front() == received_) {
        preparing_.pop_front();
        if (status == PGRES_FATAL_ERROR && !failure_)
            failure_ = server_error(result, statement, connection_.signalled());
        return;
    }
    bytes_under_way_ -= statement.sql.size();
    const std::size_t index = received_++;
    const double now = seconds_now();
    const double seconds = now - std::exchange(last_arrival_, now);
    if (index == 0 && committed_) {
        take_commit(result);
        return;
    }
    if (status == PGRES_PIPELINE_ABORTED)
        return;
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) {
        if (!failure_ || failure_->code() == ErrorCode::interrupted)
            failure_ = server_error(result, statement, connection_.signalled());
        return;
    }
    if (failure_ || index < prelude_.size())
        return;
    const std::int64_t affected = affected_rows(result);
    try {
        connection_.check_rows(statement, affected);
        if (done_)
            done_({begin_ + index - prelude_.size(), seconds, affected});
    } catch (const Error& error) {
        failure_ = error;
    }
}

void Pipeline::read_some() {
    int nothing = 0;  // one null ends the results of a statement, a second says that there is nothing to be had
    while (!finished_ && nothing < 2 && libpq().isBusy(handle_) == 0) {
        const ResultHandle result(libpq().getResult(handle_));
        if (!result) {
            ++nothing;
            continue;
        }
        nothing = 0;
        take(result.get());
        if (connection_.lost() || ends_session(result.get())) {
            if (failure_)
                throw *failure_;
            fail_lost();
        }
    }
}

void Pipeline::run() {
    try {
        send_and_read();
    } catch (const Error& error) {
        if (!committed_ || sent_ == 0 || (error.code() != ErrorCode::connection_lost && !connection_.lost()))
            throw;
        connection_.open_ = false;
        throw PostgresConnection::commit_in_doubt(error);
    }
}

void Pipeline::send_and_read() {
    connection_.require_open(item(0));
    const bool commits = static_cast<bool>(committed_);
    if (commits)
        connection_.require_alive(item(0));
    connection_.start_waiting();
    if (libpq().enterPipelineMode(handle_) == 0)
        throw Error(ErrorCode::internal, "the connection cannot enter pipeline mode");
    last_arrival_ = seconds_now();
    for (;;) {
        send_some();
        const int unsent = libpq().flush(handle_);
        read_some();
        if (finished_)
            break;
        if (libpq().isBusy(handle_) == 0 && unsent == 0 && !sync_sent_)
            continue;
        connection_.wait(static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN));
        if (libpq().consumeInput(handle_) == 0) {
            read_some();  // what the server said before it went
            if (!finished_)
                fail_lost();
        }
    }
    while (libpq().exitPipelineMode(handle_) == 0 && ResultHandle(libpq().getResult(handle_))) {
    }
    if (failure_) {
        if (commits)
            connection_.open_ = libpq().transactionStatus(handle_) != PQTRANS_IDLE;
        connection_.prepared_.clear();  // some may have been skipped; their names are not used again
        throw *failure_;
    }
}

}  // namespace aludel::dialect::postgresql
