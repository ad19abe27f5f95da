#pragma once

#include <optional>
#include <string_view>

#include "engine/prepared_step.hpp"

namespace aludel::engine {

/// `PRAGMA foreign_keys` in revisions in Python, on SQLite. With Alembic foreign keys are off at first; the driver
/// begins a transaction with the first INSERT, UPDATE, DELETE or REPLACE of a revision, and from then on SQLite ignores
/// the PRAGMA until the revision is committed. Before that ON takes effect, for the revisions behind it too. Here they
/// are off in all of the run's transactions: what would come out otherwise is refused.
class ForeignKeysPragma {
public:
    /// To be told of each statement, in order. The fault of one that would enforce foreign keys with Alembic.
    std::optional<Error> fault_of(const StepStatement& one);
    /// A revision is over.
    void committed() { writing_ = false; }

private:
    bool writing_ = false;
    std::optional<Place> on_;  ///< the PRAGMA that turned them on
};

/// Python's sqlite3 begins a transaction for it, if none is open: INSERT, UPDATE, DELETE, REPLACE.
bool driver_begins(std::string_view sql);

/// Is it one that SQLite ignores in the transaction of the run, as it may with Alembic?
bool is_ignored_pragma(const StepStatement& one);

}  // namespace aludel::engine
