#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.hpp"
#include "dialect/lock.hpp"
#include "dialect/url.hpp"

namespace aludel::dialect::sqlite {

/// One runner at a time for one database file, whatever its version table is called: SQLite has one writer anyway.
///
/// The lock is a kernel lock (open file description lock) on `<database file>-aludel-lock`; the file's content says who
/// holds it. The kernel drops the lock when its holder dies, so a file that is left behind locks nobody out. A release
/// removes the file while it is still locked; whoever locks a file that is no longer the one under that name starts
/// over, so that two can never hold it. A database in memory is private to its connection and needs no lock.
///
/// Throws lock_busy as Dialect::lock does, file_unwritable when the file cannot be made, interrupted.
std::unique_ptr<MigrationLock> lock(const Url& url, const LockRequest& request);

/// Who holds it now; asking takes no lock, not even for a moment.
std::optional<LockHolder> lock_holder(const std::string& database_file);
/// The same, but nobody while it is this process.
std::optional<LockHolder> other_migration(const std::string& database_file);

/// What is told of a database that another migration does not let be read, or written, in that time.
Error busy_with_migration(std::string_view shown_file, const LockHolder& holder, double waited);

}  // namespace aludel::dialect::sqlite
