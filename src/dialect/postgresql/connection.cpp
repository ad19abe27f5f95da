#include "dialect/postgresql/connection.hpp"

#include <fmt/format.h>
#include <poll.h>

#include <cerrno>
#include <charconv>
#include <chrono>

#include "base/clock.hpp"
#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "dialect/lock_timeout.hpp"
#include "dialect/postgresql/dialect.hpp"
#include "dialect/postgresql/lexer.hpp"
#include "dialect/postgresql/pipeline.hpp"
#include "dialect/postgresql/server_error.hpp"

namespace aludel::dialect::postgresql {

namespace {

Statement own(std::string sql) {
    return Statement{std::move(sql), {}, {}, std::nullopt, std::nullopt};
}

bool failed(const PGresult* result) {
    const ExecStatusType status = libpq().resultStatus(result);
    return status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE || status == PGRES_NONFATAL_ERROR;
}

}  // namespace

std::int64_t affected_rows(const PGresult* result) {
    const std::string_view text = libpq().cmdTuples(const_cast<PGresult*>(result));
    std::int64_t count = 0;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return count;
}

PostgresConnection::PostgresConnection(ConnectionHandle handle) : handle_(std::move(handle)) {
    libpq().setnonblocking(handle_.get(), 1);
    libpq().setNoticeReceiver(handle_.get(), &receive_notice, this);
    cancel_ = libpq().getCancel(handle_.get());
    canceller_.emplace(&cancel_from_signal, this);
}

PostgresConnection::~PostgresConnection() {
    canceller_.reset();
    rollback();
    handle_.reset();
    libpq().freeCancel(cancel_);
}

const Dialect& PostgresConnection::dialect() const {
    return postgresql_dialect();
}

void PostgresConnection::receive_notice(void* connection, const PGresult* result) {
    auto* self = static_cast<PostgresConnection*>(connection);
    if (self->listener_)
        self->listener_(to_notice(result));
}

void PostgresConnection::cancel() noexcept {
    if (cancel_ == nullptr)
        return;
    char problem[256];
    libpq().cancel(cancel_, problem, sizeof problem);
}

void PostgresConnection::cancel_from_signal(void* connection) {
    static_cast<PostgresConnection*>(connection)->cancel();
}

void PostgresConnection::start_waiting() {
    signal_before_ = interrupt::pending() != 0;
    cancel_again_at_ = 0;
}

void PostgresConnection::wait(short events) {
    pollfd descriptor{libpq().socket(handle_.get()), events, 0};
    const int ready = ::poll(&descriptor, 1, 250);
    if (ready <= 0 && signalled()) {
        // The handler's own cancel may have come a moment before the server began with the statement.
        const double now = seconds_now();
        if (cancel_again_at_ == 0)
            cancel_again_at_ = now + 1;
        else if (now >= cancel_again_at_) {
            cancel();
            cancel_again_at_ = now + 1;
        }
    }
}

void PostgresConnection::require_open(const Statement& statement) const {
    if (lost())
        throw connection_lost(libpq().errorMessage(handle_.get()), &statement);
}

ResultHandle PostgresConnection::next_result() {
    PGconn* connection = handle_.get();
    for (;;) {
        const int unsent = libpq().flush(connection);
        if (unsent == 0 && libpq().isBusy(connection) == 0)
            break;
        if (unsent < 0 && libpq().isBusy(connection) == 0)
            break;
        wait(static_cast<short>(unsent == 1 ? POLLIN | POLLOUT : POLLIN));
        if (libpq().consumeInput(connection) == 0)
            break;  // the result says why
    }
    return ResultHandle(libpq().getResult(connection));
}

void PostgresConnection::note_session_change(const Statement& statement) {
    if (statement.place.file.empty())
        return;  // ours
    Lexer lexer(statement.sql);
    const std::string_view first = lexer.text(lexer.next());
    const bool discard = is_word(first, "discard");
    if (discard || is_word(first, "deallocate"))
        prepared_.clear();
    if (discard || is_word(first, "reset") || ascii_lower(statement.sql).find("_timeout") != std::string::npos)
        session_timeouts_.reset();
}

void PostgresConnection::send(const Statement& statement) {
    require_open(statement);
    note_session_change(statement);
    start_waiting();
    std::vector<const char*> values;
    for (const Value& value : statement.parameters) values.push_back(value ? value->c_str() : nullptr);
    const int sent =
        values.empty() ? libpq().sendQuery(handle_.get(), statement.sql.c_str())
                       : libpq().sendQueryParams(handle_.get(), statement.sql.c_str(), static_cast<int>(values.size()),
                                                 nullptr, values.data(), nullptr, nullptr, 0);
    if (sent == 0)
        throw connection_lost(libpq().errorMessage(handle_.get()), &statement);
}

void PostgresConnection::feed_copy(const Statement& statement) {
    PGconn* connection = handle_.get();
    const std::string_view data = statement.copy_data ? std::string_view(*statement.copy_data) : std::string_view();
    constexpr std::size_t piece = 64 * 1024;
    const auto flush = [&] {
        while (libpq().flush(connection) == 1) {
            wait(POLLIN | POLLOUT);
            if (libpq().consumeInput(connection) == 0)
                return;
        }
    };
    for (std::size_t p = 0; p < data.size() && !lost(); p += piece) {
        const std::string_view part = data.substr(p, piece);
        if (libpq().putCopyData(connection, part.data(), static_cast<int>(part.size())) < 0)
            return;  // the server refused it, and says so in the result
        flush();
        if (signalled()) {
            libpq().putCopyEnd(connection, "interrupted");
            return;
        }
    }
    libpq().putCopyEnd(connection, statement.copy_data ? nullptr : "no data was given");
    flush();
}

void PostgresConnection::drain_copy_out() {
    PGconn* connection = handle_.get();
    for (;;) {
        char* row = nullptr;
        const int length = libpq().getCopyData(connection, &row, 1);
        if (length > 0) {
            libpq().freemem(row);
        } else if (length == 0) {
            wait(POLLIN);
            if (libpq().consumeInput(connection) == 0)
                return;
        } else {
            return;
        }
    }
}

ResultHandle PostgresConnection::collect(const Statement& statement) {
    ResultHandle last;
    ResultHandle failure;
    for (;;) {
        ResultHandle result = next_result();
        if (!result)
            break;
        const ExecStatusType status = libpq().resultStatus(result.get());
        if (status == PGRES_COPY_IN)
            feed_copy(statement);
        else if (status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH)
            drain_copy_out();
        else if (failed(result.get())) {
            if (!failure)
                failure = std::move(result);
        } else {
            last = std::move(result);
        }
        if (lost() && failure)
            break;
    }
    if (failure) {
        if (lost() && libpq().resultErrorField(failure.get(), PG_DIAG_SQLSTATE) == nullptr)
            throw connection_lost(libpq().resultErrorMessage(failure.get()), &statement);
        failure_ = to_failure(failure.get());
        throw server_error(failure.get(), statement, signalled());
    }
    if (!last)
        throw connection_lost(libpq().errorMessage(handle_.get()), &statement);
    return last;
}

void PostgresConnection::flush_prelude() {
    settle_commit();
    // Taken first: when it fails there is nothing to be sent again.
    const std::vector<Statement> prelude = std::exchange(prelude_, {});
    if (prelude.empty())
        return;
    Statement all = own("");
    for (const Statement& statement : prelude) all.sql += statement.sql + ";";
    send(all);
    collect(all);
}

ResultHandle PostgresConnection::run_own(const Statement& statement) {
    const double start = seconds_now();
    send(statement);
    ResultHandle result = collect(statement);
    if (own_)
        own_(statement.sql, seconds_now() - start);
    return result;
}

Result PostgresConnection::query(const Statement& statement) {
    flush_prelude();
    send(statement);
    const ResultHandle handle = collect(statement);
    const PGresult* result = handle.get();
    Result out;
    out.affected = affected_rows(result);
    const int columns = libpq().nfields(result);
    const int rows = libpq().ntuples(result);
    out.counted = *libpq().cmdTuples(const_cast<PGresult*>(result)) != '\0';
    out.returns_rows = libpq().resultStatus(result) == PGRES_TUPLES_OK;
    for (int c = 0; c < columns; ++c) {
        out.columns.emplace_back(libpq().fname(result, c));
        out.types.push_back(libpq().ftype(result, c));
    }
    out.rows.reserve(static_cast<std::size_t>(rows));
    for (int r = 0; r < rows; ++r) {
        auto& row = out.rows.emplace_back(static_cast<std::size_t>(columns));
        for (int c = 0; c < columns; ++c)
            if (libpq().getisnull(result, r, c) == 0)
                row[static_cast<std::size_t>(c)].emplace(libpq().getvalue(result, r, c),
                                                         static_cast<std::size_t>(libpq().getlength(result, r, c)));
    }
    return out;
}

void PostgresConnection::check_rows(const Statement& statement, std::int64_t affected) {
    if (!statement.expect_rows || *statement.expect_rows == affected)
        return;
    must_roll_back_ = open_;
    throw Error(ErrorCode::version_table_mismatch,
                fmt::format("the statement touched {} where {} had to be",
                            plural(static_cast<std::size_t>(affected), "row"), *statement.expect_rows))
        .at(statement.place)
        .statement(statement.sql)
        .hint("a statement of a revision, or somebody else, has changed the table; look with `aludel status`");
}

void PostgresConnection::run_alone(const Statement& statement, std::size_t index, const Done& done) {
    flush_prelude();
    const double start = seconds_now();
    send(statement);
    const ResultHandle result = collect(statement);
    const std::int64_t affected = affected_rows(result.get());
    check_rows(statement, affected);
    if (done)
        done({index, seconds_now() - start, affected});
}

void PostgresConnection::run(std::span<const Statement> statements, const Done& done) {
    const bool signal_at_start = interrupt::pending() != 0;
    if (prelude_.empty())
        settle_commit();  // nothing was begun that it could travel with
    std::size_t i = 0;
    while (i < statements.size()) {
        if (!signal_at_start)
            interrupt::check();
        std::size_t j = i;
        if (in_transaction() && libpq().pipelines && !own_)
            while (j < statements.size() && can_be_pipelined(statements[j])) ++j;
        if (j > i)
            Pipeline(*this, statements, i, j, done).run();
        else
            run_alone(statements[j++], i, done);
        i = j;
    }
}

void PostgresConnection::begin() {
    if (held_commit_ ? !prelude_.empty() : in_transaction())
        throw Error(ErrorCode::internal, "a transaction is open already");
    must_roll_back_ = false;
    if (own_) {
        settle_commit();
        run_own(own("BEGIN"));
    } else {
        prelude_.push_back(own("BEGIN"));
    }
    open_ = true;
}

void PostgresConnection::require_committable() const {
    if (!open_)
        throw Error(ErrorCode::internal, "no transaction is open");
    if (must_roll_back_)
        throw Error(ErrorCode::internal, "a transaction whose version rows do not match cannot be committed");
}

void PostgresConnection::require_alive(const Statement& statement) {
    if (!seems_alive())
        throw connection_lost(libpq().errorMessage(handle_.get()), &statement);
}

Error PostgresConnection::not_committed() {
    return Error(ErrorCode::statement_failed,
                 "the transaction had failed before: the server rolled it back instead of committing it");
}

Error PostgresConnection::commit_in_doubt(const Error& lost) {
    return std::move(
        Error(ErrorCode::in_doubt,
              "the connection was lost while the answer to COMMIT was awaited: what was to be committed may be in the "
              "database or not")
            .detail(lost.detail().empty() ? lost.message() : lost.detail())
            .statement("COMMIT"));
}

void PostgresConnection::commit() {
    settle_commit();
    require_committable();
    if (!prelude_.empty()) {  // nothing was sent, so there is nothing to commit
        prelude_.clear();
        open_ = false;
        return;
    }
    const Statement statement = own("COMMIT");
    require_alive(statement);
    const bool broken = libpq().transactionStatus(handle_.get()) == PQTRANS_INERROR;
    try {
        const ResultHandle result = run_own(statement);
        open_ = false;
        if (broken || std::string_view(libpq().cmdStatus(result.get())) != "COMMIT")
            throw not_committed();
    } catch (const Error& error) {
        if (error.code() != ErrorCode::connection_lost) {
            open_ = libpq().transactionStatus(handle_.get()) != PQTRANS_IDLE;
            throw;
        }
        open_ = false;
        throw commit_in_doubt(error);
    }
}

void PostgresConnection::commit_with_next(const std::function<void()>& committed) {
    // A pooler may give the server to another session behind COMMIT.
    const bool alone = own_ || !libpq().pipelines || behind_proxy_.value_or(true) || held_commit_ || !prelude_.empty() ||
                       libpq().transactionStatus(handle_.get()) != PQTRANS_INTRANS;
    if (alone) {
        commit();
        committed();
        return;
    }
    require_committable();
    held_commit_ = committed;
}

void PostgresConnection::settle_commit() {
    if (!held_commit_)
        return;
    const std::function<void()> committed = std::exchange(held_commit_, {});
    std::vector<Statement> next = std::exchange(prelude_, {});
    commit();
    committed();
    open_ = !next.empty();
    prelude_ = std::move(next);
}

void PostgresConnection::rollback() noexcept {
    must_roll_back_ = false;
    const bool sent = std::exchange(held_commit_, {}) || prelude_.empty();
    prelude_.clear();
    if (!sent) {
        open_ = false;
        return;
    }
    if (!in_transaction())
        return;
    open_ = false;
    try {
        run_own(own("ROLLBACK"));
    } catch (...) {
        // Without a connection the server rolls back by itself.
    }
}

bool PostgresConnection::in_transaction() const {
    if (open_)
        return true;
    const PGTransactionStatusType status = libpq().transactionStatus(handle_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR;
}

void PostgresConnection::set_timeouts(double lock_seconds, double statement_seconds) {
    if (prelude_.empty())
        settle_commit();
    // A session's settings would stay with the server's session and be inherited by whoever gets it next.
    if (!in_transaction() && behind_proxy())
        return;
    const std::pair wanted(lock_seconds, statement_seconds);
    if (in_transaction()) {
        // What holds for the session need not be said again in each of its transactions.
        if (!behind_proxy_.value_or(true) && session_timeouts_ == wanted)
            return;
    }
    const char* local = in_transaction() ? "LOCAL " : "";
    std::vector<Statement> settings;
    if (statement_seconds > 0)
        settings.push_back(
            own(fmt::format("SET {}statement_timeout = {}", local, limit_in_milliseconds(statement_seconds))));
    else if (statement_timeout_set_)
        settings.push_back(own(fmt::format("SET {}statement_timeout TO DEFAULT", local)));
    statement_timeout_set_ = statement_seconds > 0;
    settings.push_back(own(set_lock_timeout(lock_seconds, *local != '\0')));
    if (open_ && !prelude_.empty()) {
        prelude_.insert(prelude_.end(), settings.begin(), settings.end());
        return;
    }
    flush_prelude();
    for (const Statement& setting : settings) run_own(setting);
    if (!in_transaction())
        session_timeouts_ = wanted;
}

std::string PostgresConnection::server_version() {
    const char* text = libpq().parameterStatus(handle_.get(), "server_version");
    std::string_view version = text == nullptr ? "" : text;
    return fmt::format("PostgreSQL {}", version.substr(0, version.find(' ')));
}

int PostgresConnection::server_version_number() const {
    return libpq().serverVersion(handle_.get());
}

std::string PostgresConnection::user() {
    return libpq().user(handle_.get());
}

std::string PostgresConnection::describe() {
    const char* host = libpq().host(handle_.get());
    const char* port = libpq().port(handle_.get());
    std::string name = host == nullptr || *host == '\0' ? "localhost" : host;
    if (name.find(':') != std::string::npos && name[0] != '/')
        name = "[" + name + "]";
    return fmt::format("{} at {}:{}", libpq().db(handle_.get()), name, port == nullptr ? "" : port);
}

bool PostgresConnection::seems_alive() noexcept {
    // The server's last words come first, the end of the stream behind them.
    for (int i = 0; i < 3 && !lost(); ++i) {
        pollfd descriptor{libpq().socket(handle_.get()), POLLIN, 0};
        if (::poll(&descriptor, 1, 0) <= 0)
            break;
        if (libpq().consumeInput(handle_.get()) == 0)
            return false;
    }
    return !lost();
}

bool PostgresConnection::behind_proxy() {
    if (!behind_proxy_) {
        const Result result = query("SELECT pg_catalog.pg_backend_pid()");
        behind_proxy_ = result.rows.at(0).at(0) != std::to_string(libpq().backendPID(handle_.get()));
    }
    return *behind_proxy_;
}

}  // namespace aludel::dialect::postgresql
