#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/interrupt.hpp"
#include "dialect/commit_with_next.hpp"
#include "dialect/connection.hpp"
#include "dialect/own_statements.hpp"
#include "dialect/postgresql/libpq.hpp"

namespace aludel::dialect::postgresql {

/// One libpq session, always in non-blocking mode: every wait is a poll of ours, so that a signal is noticed and
/// what the server sends is read while we still send.
///
/// BEGIN and the timeouts of a transaction are kept back and travel with its first statements, without a round trip
/// of their own; so does, before them, a COMMIT that may (commit_with_next). Nothing of that while each statement is timed
/// (on_own_statement).
class PostgresConnection final : public Connection, public CommitWithNext, public OwnStatements {
public:
    explicit PostgresConnection(ConnectionHandle handle);
    ~PostgresConnection() override;

    const Dialect& dialect() const override;
    using Connection::query;
    Result query(const Statement& statement) override;
    const Failure& last_failure() const override { return failure_; }
    void run(std::span<const Statement> statements, const std::function<void(const Outcome&)>& done = {}) override;
    void begin() override;
    void commit() override;
    void commit_with_next(const std::function<void()>& committed) override;
    void rollback() noexcept override;
    bool in_transaction() const override;
    void cancel() noexcept override;
    void set_timeouts(double lock_seconds, double statement_seconds) override;
    void on_own_statement(Listener listener) override { own_ = std::move(listener); }
    void on_notice(std::function<void(const Notice&)> listener) override { listener_ = std::move(listener); }
    std::string server_version() override;
    std::string user() override;
    std::string describe() override;

    /// All of them in one round trip where the client library can; tells `take` of the result of each as it comes, while
    /// the server goes on with the next. None has parameters. With the first failure nothing more is told; it is thrown
    /// when all answers are read, be it the server's or one of `take`.
    void query_all(std::span<const Statement> statements,
                   const std::function<void(std::size_t, const PGresult*)>& take);
    /// Without asking the server: false when it has closed the session.
    bool seems_alive() noexcept;
    /// Something between us and the server hands our statements to changing sessions (PgBouncer and its like): the
    /// process that greeted us is not the one that answers. Asks the server, once.
    bool behind_proxy();
    int server_version_number() const;

private:
    friend class Pipeline;

    using Done = std::function<void(const Outcome&)>;

    void run_alone(const Statement& statement, std::size_t index, const Done& done);
    void send(const Statement& statement);
    void feed_copy(const Statement& statement);
    void drain_copy_out();
    /// The next result of what was sent, or null at its end.
    ResultHandle next_result();
    void wait(short events);
    /// Reads the results to the end; throws the first failure among them.
    ResultHandle collect(const Statement& statement);
    void flush_prelude();
    /// Sends a statement of ours alone, waits for its end and tells of it.
    ResultHandle run_own(const Statement& statement);
    /// Sends a COMMIT that was kept back alone, and waits for its end.
    void settle_commit();
    void require_committable() const;
    /// Before anything is sent: nothing can have been committed.
    void require_alive(const Statement& statement);
    /// COMMIT was answered, and with something else than COMMIT.
    static Error not_committed();
    static Error commit_in_doubt(const Error& lost);
    void require_open(const Statement& statement) const;
    /// Forgets what a statement of a script may undo: what was prepared (DEALLOCATE, DISCARD), the session's timeouts.
    void note_session_change(const Statement& statement);
    void check_rows(const Statement& statement, std::int64_t affected);
    bool lost() const { return libpq().status(handle_.get()) != CONNECTION_OK; }
    bool signalled() const { return interrupt::pending() != 0 && !signal_before_; }
    /// Notes whether a signal had come before: only a later one stops what is begun now.
    void start_waiting();

    static void receive_notice(void* connection, const PGresult* result);
    static void cancel_from_signal(void* connection);

    ConnectionHandle handle_;
    PGcancel* cancel_ = nullptr;
    std::function<void(const Notice&)> listener_;
    Listener own_;  ///< who is told of our own statements; then they go one by one
    Failure failure_;
    std::vector<Statement> prelude_;     ///< BEGIN and settings, not sent yet
    std::function<void()> held_commit_;  ///< COMMIT is to be sent before the prelude; who is to be told then
    bool open_ = false;                  ///< begun and neither committed nor rolled back
    bool must_roll_back_ = false;        ///< a statement touched another number of rows than it had to
    bool signal_before_ = false;
    double cancel_again_at_ = 0;
    bool statement_timeout_set_ = false;
    std::optional<bool> behind_proxy_;
    std::optional<std::pair<double, double>> session_timeouts_;  ///< in force for the whole session
    std::unordered_map<std::string, std::string> prepared_;      ///< text of a statement, its name on the server
    std::size_t prepared_count_ = 0;
    std::optional<interrupt::Canceller> canceller_;
};

}  // namespace aludel::dialect::postgresql
