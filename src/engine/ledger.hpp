#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dialect/dialect.hpp"
#include "engine/plan.hpp"

namespace aludel::engine {

/// One row of our own record. Rows are only ever added.
struct LedgerEntry {
    long sequence = 0;
    std::string run;  ///< one id for all steps of one command
    std::string revision;
    /// "upgrade", "downgrade", "stamp" (without a revision: to base), "forget" (by a stamp it is not applied any more),
    /// "purge", "accept" (a changed file, by --allow-changed)
    std::string action;
    std::string checksum;       ///< Script::checksum; empty for a stamp
    std::string file_hash;      ///< Script::file_hash
    std::string applied_files;  ///< to record: of AppliedFiles, behind this row; empty where nobody knows it
    std::string started;        ///< read: by the server's clock, UTC. To record: when the run began, for SQLite
    double seconds = 0;         ///< to record: 0 lets the database measure from the step before it in the transaction
    std::string outcome;        ///< "done", "failed", "resumed"
    std::string user;           ///< database user
    std::string os_user;
    std::string host;
    std::string program;  ///< "aludel 0.1.0"
    std::string message;  ///< of the revision, or the error
};

/// The table `aludel_ledger`, beside the version table. Its rows are written in the transaction of the step
/// that they record; failures in one of their own, after the rollback.
class Ledger {
public:
    explicit Ledger(dialect::QualifiedName version_table);

    const dialect::QualifiedName& name() const { return name_; }
    bool exists(dialect::Connection& connection) const;
    dialect::Statement create(const dialect::Dialect& dialect, bool if_missing = false) const;
    /// INSERT of one row; start and duration come from the server's clock, so that it can be pipelined.
    dialect::Statement record(const dialect::Dialect& dialect, const LedgerEntry& entry) const;
    /// The same as text for a script: who runs it is the session's user, as far as the database knows one; it starts
    /// when the row is written, and takes 0 seconds, for nobody measures. Operating system user and host are empty.
    dialect::Statement record_by_script(const dialect::Dialect& dialect, const LedgerEntry& entry) const;

    struct Wanted {
        std::size_t limit = 0;  ///< 0: all
        std::string revision = {};
        long sequence = 0;  ///< one entry; 0: all
    };
    /// Newest first.
    std::vector<LedgerEntry> read(dialect::Connection& connection, const Wanted& wanted) const;
    /// Of every revision that stands applied by its last entry: checksum and file hash.
    struct Applied {
        std::string checksum;
        std::string file_hash;
    };
    std::map<std::string, Applied> applied(dialect::Connection& connection) const;
    /// The same for who reads several tables at once: a SELECT of (sequence, revision, action, checksum, file_hash),
    /// unordered, and what each row does to the map, oldest first.
    std::string applied_sql(const dialect::Dialect& dialect) const;
    /// An expression: `applied_files` of the last row.
    std::string applied_files_sql(const dialect::Dialect& dialect) const;
    static void add_applied(std::map<std::string, Applied>& applied, std::string revision, std::string_view action,
                            std::string checksum, std::string file_hash);

private:
    dialect::QualifiedName name_;
};

}  // namespace aludel::engine
