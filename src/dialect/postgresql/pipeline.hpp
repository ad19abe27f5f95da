#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "dialect/postgresql/connection.hpp"

namespace aludel::dialect::postgresql {

/// COPY, and texts that hold several statements, go alone: the extended protocol takes neither.
bool can_be_pipelined(const Statement& statement);

std::int64_t affected_rows(const PGresult* result);

/// statements[begin, end) of an open transaction in one go, behind what the connection has kept back (COMMIT of the
/// transaction before, BEGIN, settings): sent without waiting for answers, answers read while
/// sending, one Sync at the end. Bounded: at most some megabytes are under way. With the first failure sending stops,
/// and the server skips what it has already been sent.
class Pipeline {
public:
    Pipeline(PostgresConnection& connection, std::span<const Statement> statements, std::size_t begin, std::size_t end,
             const std::function<void(const Outcome&)>& done);
    /// Throws the first failure, with the connection drained and usable (for a rollback). Of a COMMIT it is that of
    /// Connection::commit().
    void run();

private:
    const Statement& item(std::size_t i) const {
        return i < prelude_.size() ? prelude_[i] : statements_[begin_ + i - prelude_.size()];
    }
    void send_and_read();
    void send_some();
    bool send(const Statement& statement);
    /// The name under which the session knows a statement of ours that comes again and again; empty: none.
    std::string prepared_name(const Statement& statement);
    void read_some();
    void take(const PGresult* result);
    void take_commit(const PGresult* result);
    void fail_lost();

    PostgresConnection& connection_;
    PGconn* handle_;
    std::span<const Statement> statements_;
    std::vector<Statement> prelude_;
    std::function<void()> committed_;  ///< the prelude begins with COMMIT, which is not answered yet
    std::size_t begin_;
    std::size_t total_;  ///< prelude and statements
    const std::function<void(const Outcome&)>& done_;

    std::size_t sent_ = 0;
    std::size_t received_ = 0;
    std::size_t bytes_under_way_ = 0;
    std::size_t unanswered_ = 0;          ///< sent since the server was last asked to answer
    std::deque<std::size_t> preparing_;  ///< items whose preparation is answered before they are
    bool sync_sent_ = false;
    bool finished_ = false;  ///< the answer to the Sync is here
    double last_arrival_ = 0;
    std::optional<Error> failure_;
    std::vector<const char*> values_;
};

}  // namespace aludel::dialect::postgresql
