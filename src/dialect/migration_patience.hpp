#pragma once

namespace aludel::dialect {

/// What a Connection can do besides, where another migration may keep the database to itself for as long as it takes, so
/// that not even reading is possible (SQLite). What is asked of the connection meanwhile throws lock_busy, naming that
/// migration, and not lock_timeout.
class MigrationPatience {
public:
    virtual ~MigrationPatience() = default;
    /// How long it is waited for before that, instead of the lock timeout; 1 second where nothing is said.
    virtual void set_migration_patience(double seconds) = 0;
};

}  // namespace aludel::dialect
