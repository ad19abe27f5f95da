#include "dialect/sqlite/foreign_key_watch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// Past this many there is something new for certain, and enough to name.
constexpr std::size_t looked_for = 1000;
constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

}  // namespace

void ForeignKeyWatch::begun(sqlite3* database, std::string data_version) {
    if (before_postponed_) {
        return;
    }
    if (!violations_ || data_version != data_version_) {
        violations_ = look(database, no_limit);
        data_version_ = std::move(data_version);
    }
}

void ForeignKeyWatch::check(sqlite3* database, ForeignKeyCheck::When when) {
    using When = ForeignKeyCheck::When;
    postponed_ = when == When::postponed || when == When::all_postponed;
    if (when == When::postponed) {
        before_postponed_ = look(database, no_limit);
    } else if (when == When::all_postponed) {
        before_postponed_.emplace();
    } else if (when == When::each_commit) {
        before_postponed_.reset();
        violations_.reset();
    }
}

const std::vector<Violation>& ForeignKeyWatch::before() const {
    static const std::vector<Violation> none;
    if (before_postponed_) {
        return *before_postponed_;
    }
    return violations_ ? *violations_ : none;
}

std::vector<Violation> ForeignKeyWatch::now(sqlite3* database) const {
    return look(database, before().size() + looked_for);
}

std::vector<Violation> ForeignKeyWatch::look(sqlite3* database, std::size_t limit) const {
    using Clock = std::chrono::steady_clock;
    const Clock::time_point started = Clock::now();
    std::vector<Violation> found = foreign_key_violations(database, limit);
    if (on_look_) {
        on_look_(std::chrono::duration<double>(Clock::now() - started).count());
    }
    return found;
}

void ForeignKeyWatch::require_none(sqlite3* database) {
    if (postponed_) {
        return;
    }
    constexpr std::size_t shown_at_most = 10;
    const bool committed = before_postponed_.has_value();
    std::vector<Violation> all = now(database);
    const bool cut = all.size() == before().size() + looked_for;
    const std::vector<Violation> found = new_violations(before(), all);
    if (found.empty()) {
        violations_ = std::move(all);
        return;
    }
    const std::string more = cut ? "more than " : "";
    std::string list;
    for (std::size_t index = 0; index < std::min(found.size(), shown_at_most); ++index) {
        list += (index == 0 ? "" : "\n") + sqlite::describe(found[index]);
    }
    if (found.size() > shown_at_most) {
        list += fmt::format("\n… and {}{} more", more, found.size() - shown_at_most);
    }
    Error error(
        ErrorCode::foreign_key_violation,
        fmt::format("foreign keys {} violated: {}", committed ? "are" : "would be", sqlite::describe(found.front())));
    if (found.size() > 1) {
        error.detail(fmt::format("{}{} found before the commit:\n{}", more, plural(found.size(), "violation"), list));
    }
    std::string hint = "correct or delete these rows";
    hint += committed ? " by hand: the statements of the section are committed" : " in the revision";
    if (!before().empty()) {
        hint += fmt::format("; what stood before it ({}) does not count", plural(before().size(), "violation"));
    }
    throw error.statement({}, "SQLITE_CONSTRAINT_FOREIGNKEY").hint(hint);
}

std::string ForeignKeyWatch::found(sqlite3* database) {
    if (postponed_) {
        return {};
    }
    const std::vector<Violation> found = fresh(database);
    violations_.reset();  // what is told now does not count again
    if (found.empty()) {
        return {};
    }
    const std::string more = found.size() > 1 ? fmt::format(" (and {} more)", found.size() - 1) : "";
    return fmt::format("foreign keys are violated: {}{}", sqlite::describe(found.front()), more);
}

}  // namespace aludel::dialect::sqlite
