#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/operation.hpp"
#include "dialect/connection.hpp"
#include "dialect/lock.hpp"
#include "dialect/statement.hpp"
#include "dialect/url.hpp"

namespace aludel::dialect {

class Names;

struct ConnectOptions {
    std::string application = "aludel"; ///< shown in pg_stat_activity
    double connect_timeout = 10;        ///< seconds
    bool create = true;                 ///< SQLite: make the file if it is not there
    bool read_only = false;
};

using catalog::QualifiedName;

/// What statements would take away, as far as can be said before they run.
struct Losses {
    std::vector<std::string> tables;   ///< with rows now: "schema.table (3 rows)", or with "at least"
    std::vector<std::string> columns;  ///< of tables that stay, with values now: "schema.table.column (3 rows)"
    /// What drops or empties something that only running it would tell: "a.sql:7:1: a DO block with DROP".
    std::vector<std::string> unknown;
};

/// A throwaway server or file, removed when the value goes, when the process ends, and when it is killed.
class EphemeralDatabase {
public:
    virtual ~EphemeralDatabase() = default;
    virtual const Url& url() const = 0;
};

struct EphemeralOptions {
    std::string binaries; ///< directory with initdb and postgres; empty: look for one
};

/// One database's way of speaking. Stateless; one instance a dialect, for the whole program.
class Dialect {
public:
    virtual ~Dialect() = default;
    virtual std::string_view name() const = 0; ///< "postgresql"

    virtual std::unique_ptr<Connection> connect(const Url& url, const ConnectOptions& options = {}) const = 0;
    virtual std::unique_ptr<EphemeralDatabase> start_ephemeral(const EphemeralOptions& options = {}) const = 0;

    /// Waits for the lock of `request.name`, throws Error(lock_busy) naming the holder when the time is over.
    virtual std::unique_ptr<MigrationLock> lock(const Url& url, const LockRequest& request) const = 0;
    /// The holder of that lock, if any.
    virtual std::optional<LockHolder> lock_holder(Connection& connection, const LockRequest& request) const = 0;

    /// Marks this session, for as long as its server process lives, as the one that works under the lock: the lock goes
    /// with its client, but not what the server was told to do. Returns whoever is still at work for an earlier client,
    /// and then marks nothing. To be called again after whatever may have taken the mark off (DISCARD ALL). Behind a
    /// proxy that pools transactions, where a session keeps no mark, they are known by what they run: `statements`.
    virtual std::optional<WorkSession> begin_work(Connection& connection, const LockRequest& request, const std::vector<std::string>& statements) const = 0;
    /// Whoever works under the lock, other than this session.
    virtual std::optional<WorkSession> work_session(Connection& connection, const LockRequest& request, const std::vector<std::string>& statements) const = 0;

    /// Splits a text into statements with the database's own lexer. `start` is where the text begins in its
    /// file (line and column of its first character). Comments alone make no statement. Throws
    /// Error(sql_syntax) with place: unterminated quote or comment, psql backslash command, COPY data without end.
    virtual std::vector<catalog::Operation> split(std::string_view text, const Place& start) const = 0;
    /// SHA-256 over the tokens: blind to spacing, comments and line ends (CR LF is LF in quoted text and data too), to
    /// nothing else. Keywords and unquoted identifiers count by their letters as written.
    virtual std::string checksum(const std::vector<catalog::Operation>& operations) const = 0;
    virtual Traits traits(std::string_view sql) const = 0;
    /// The statements that carry an operation out.
    virtual std::vector<Statement> compile(const catalog::Operation& operation) const = 0;
    /// They follow from the database as it is when they are to run; compile() refuses it then.
    virtual bool needs_database(const catalog::Operation& operation) const = 0;
    /// compile() at that moment, of any operation. Says in `warnings` what gets lost on the way.
    virtual std::vector<Statement> compile_for(Connection& connection, const catalog::Operation& operation,
                                               std::vector<std::string>& warnings) const = 0;

    virtual std::string quote(const QualifiedName& name) const = 0; ///< identifier, quoted only where needed
    virtual std::string quote_literal(std::string_view text) const = 0;
    virtual const Names& names() const = 0;  ///< how a compiled operation writes names: as SQLAlchemy does
    /// A type as DDL and CAST write it. Throws Error(not_supported) for what this database lacks.
    virtual std::string type_text(const catalog::ColumnType& type) const = 0;

    virtual bool table_exists(Connection& connection, const QualifiedName& table) const = 0;
    /// `steps` has the operations of each step; each begins with the settings of `connection`'s session.
    virtual Losses losses(Connection& connection, const std::vector<std::vector<catalog::Operation>>& steps) const = 0;
    /// After a crash: did this statement, which cannot run in a transaction, take effect? nullopt: cannot be told.
    /// For a concurrent index build that left an INVALID index: false, and `leftover` says so with its name.
    virtual std::optional<bool> took_effect(Connection& connection, std::string_view sql, std::string& leftover) const = 0;
    /// The statement that removes such a leftover ("DROP INDEX CONCURRENTLY …"), run before the retry.
    virtual std::optional<std::string> cleanup_for(Connection& connection, std::string_view sql) const = 0;

    /// "BEGIN" / "COMMIT" as the offline script writes them.
    virtual std::string_view begin_sql() const = 0;
    virtual bool transactional_ddl() const = 0;
};

/// The dialect of that name. Throws Error(url_invalid) with the names there are.
const Dialect& find_dialect(std::string_view name);
const std::vector<const Dialect*>& all_dialects();

}  // namespace aludel::dialect
