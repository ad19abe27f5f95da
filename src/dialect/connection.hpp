#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dialect/statement.hpp"

namespace aludel::dialect {

class Dialect;

/// How SQLite keeps a value.
enum class Storage : std::uint8_t { null, integer, real, text, blob };

struct Result {
    std::vector<std::string> columns;
    std::vector<std::vector<Value>> rows;
    std::int64_t affected = 0; ///< rows inserted, updated or deleted; of a SELECT of PostgreSQL: rows given back
    bool counted = false;      ///< `affected` says something: the statement was one that touches rows, or gives some
    bool returns_rows = false; ///< it has columns, if perhaps no rows
    std::vector<std::uint32_t> types;           ///< PostgreSQL: the oid of each column's type
    std::vector<std::vector<Storage>> storage;  ///< SQLite: of each value
    std::int64_t last_row_id = 0;               ///< SQLite: of the last row inserted in this session
    /// Simulated: why neither the rows nor their number can be said ("the rows of users"); empty: they are known.
    std::string unknown;
};

/// What the database itself said of a statement that failed.
struct Failure {
    std::string text;  ///< in its own words, as its client library gives them
    int code = 0;      ///< SQLite: the extended result code
    std::string name;  ///< … and what SQLite calls it: "SQLITE_CONSTRAINT_UNIQUE"
    /// PostgreSQL: the parts of the answer that are there, by their names in psycopg2's Diagnostics ("sqlstate",
    /// "message_primary", "constraint_name" …).
    std::vector<std::pair<std::string_view, std::string>> parts;
};

/// What the server says without being asked: NOTICE, WARNING.
struct Notice {
    std::string severity;
    std::string sqlstate;
    std::string message;
    std::string detail;
    std::string hint;
};

/// How one statement of a run() ended.
struct Outcome {
    std::size_t index = 0;
    double seconds = 0;
    std::int64_t affected = 0;
};

/// An open session with one database. Not shared between threads, except cancel(). The destructor rolls
/// back what is open and closes. While it lives it is registered with base/interrupt.
///
/// Failures are Error with statement, SQLSTATE, detail and hint of the server, and the place inside the
/// statement's file where the server gave a position: connection_lost (the session is gone; what was in an
/// open transaction is undone), lock_timeout (55P03, SQLITE_BUSY), interrupted (57014 after a signal),
/// foreign_key_violation (SQLite's check before commit), else statement_failed.
class Connection {
public:
    virtual ~Connection() = default;
    Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    virtual const Dialect& dialect() const = 0;

    /// One statement, its rows in memory.
    virtual Result query(const Statement& statement) = 0;
    /// A statement of ours.
    Result query(std::string_view sql, std::span<const Value> parameters = {}) {
        return query(Statement{std::string(sql), {}, {parameters.begin(), parameters.end()}, {}, {}});
    }
    /// Of the last statement that query() threw for.
    virtual const Failure& last_failure() const = 0;

    /// Runs the statements in order, stops at the first that fails (later ones are not run), and tells
    /// `done` of each one that ended well. Inside a transaction, PostgreSQL sends them pipelined: no round
    /// trip per statement. Outside one (autocommit) each is sent alone and is its own transaction.
    /// Rows that statements return are thrown away.
    virtual void run(std::span<const Statement> statements, const std::function<void(const Outcome&)>& done = {}) = 0;

    /// PostgreSQL: BEGIN. SQLite: foreign keys off, then BEGIN IMMEDIATE (waits up to the lock timeout).
    virtual void begin() = 0;
    /// SQLite: foreign_key_check first (what violated before the transaction does not count), throws
    /// foreign_key_violation with table, row and parent and leaves the transaction open. If the connection is
    /// lost while the answer is awaited: in_doubt.
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    virtual bool in_transaction() const = 0;

    /// Stops the statement that is running. From any thread, and from a signal handler.
    virtual void cancel() noexcept = 0;

    /// 0 is "no limit of ours"; a statement timeout that the server, the database or the role has set then stays.
    /// PostgreSQL: SET LOCAL inside a transaction, SET outside one (nothing behind a transaction-pooling proxy, where a
    /// session's setting would pass to others); lock timeout is kept below a statement timeout that is in force.
    /// SQLite: busy timeout; statement timeout by its progress handler.
    virtual void set_timeouts(double lock_seconds, double statement_seconds) = 0;

    virtual void on_notice(std::function<void(const Notice&)> listener) = 0;

    /// "PostgreSQL 15.20", "SQLite 3.40.1"
    virtual std::string server_version() = 0;
    virtual std::string user() = 0;
    /// "database at host:port" or the file: for messages, never with a password.
    virtual std::string describe() = 0;
};

}  // namespace aludel::dialect
