#pragma once

#include <sqlite3.h>

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "dialect/foreign_key_check.hpp"
#include "dialect/sqlite/foreign_keys.hpp"

namespace aludel::dialect::sqlite {

/// What was violated before a transaction, so that only what it adds counts.
class ForeignKeyWatch {
public:
    /// Called after each look, with how long it took.
    void on_look(std::function<void(double seconds)> listener) { on_look_ = std::move(listener); }
    /// A transaction has begun. `data_version`: of the main database, which another's commit changes.
    void begun(sqlite3* database, std::string data_version);
    /// It may be otherwise than at the last look.
    void forget() { violations_.reset(); }
    void check(sqlite3* database, ForeignKeyCheck::When when);
    /// What the open transaction has added; at most some 1000.
    std::vector<Violation> fresh(sqlite3* database) const { return new_violations(before(), now(database)); }
    /// Before COMMIT. Throws foreign_key_violation.
    void require_none(sqlite3* database);
    /// The same, for who commits nevertheless: what is to be told of it; empty when there is nothing.
    std::string found(sqlite3* database);

private:
    const std::vector<Violation>& before() const;
    std::vector<Violation> now(sqlite3* database) const;
    std::vector<Violation> look(sqlite3* database, std::size_t limit) const;

    std::function<void(double seconds)> on_look_;
    /// The violations the last look found, as long as nobody has written since.
    std::optional<std::vector<Violation>> violations_;
    std::optional<std::vector<Violation>> before_postponed_;  ///< what does not count when the check comes
    bool postponed_ = false;
    std::string data_version_;  ///< at that look
};

}  // namespace aludel::dialect::sqlite
