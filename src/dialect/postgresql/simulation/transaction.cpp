#include "dialect/postgresql/simulation/transaction.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "dialect/postgresql/simulation/relation.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

void warn(State& state, std::string_view sqlstate, std::string message) {
    state.notices.push_back({"WARNING", std::string(sqlstate), std::move(message), {}, {}});
}

}  // namespace

void Transaction::begin() {
    if (!open())
        begun_ = state_;
}

void Transaction::end() {
    begun_.reset();
    savepoints_.clear();
    failed_ = false;
    state_.local_settings.clear();
}

bool Transaction::commit() {
    const bool well = !failed_;
    if (failed_)
        rollback();
    end();
    return well;
}

void Transaction::rollback() {
    if (!open())
        return;
    std::vector<Notice> notices = std::move(state_.notices);
    state_ = std::move(*begun_);
    state_.notices = std::move(notices);
    end();
}

std::vector<Transaction::Savepoint>::iterator Transaction::find(const Context& context, const std::string& name) {
    const auto found =
        std::find_if(savepoints_.rbegin(), savepoints_.rend(), [&](const Savepoint& one) { return one.name == name; });
    if (found == savepoints_.rend())
        throw context.error("3B001", fmt::format("savepoint \"{}\" does not exist", name));
    return found.base() - 1;
}

void Transaction::control(const Node& statement, const Statement& text) {
    const Context context(state_, text);
    const std::string& kind = statement.word("kind");
    const std::string& name = statement.word("savepoint_name");
    if (kind == "TRANS_STMT_BEGIN" || kind == "TRANS_STMT_START") {
        if (open())
            warn(state_, "25001", "there is already a transaction in progress");
        begin();
    } else if (kind == "TRANS_STMT_COMMIT" || kind == "TRANS_STMT_ROLLBACK") {
        if (!open())
            warn(state_, "25P01", "there is no transaction in progress");
        if (kind == "TRANS_STMT_COMMIT")
            commit();
        else
            rollback();
        if (statement.flag("chain"))
            begin();
    } else if (kind == "TRANS_STMT_SAVEPOINT" || kind == "TRANS_STMT_RELEASE" || kind == "TRANS_STMT_ROLLBACK_TO") {
        const bool set = kind == "TRANS_STMT_SAVEPOINT";
        if (!open())
            throw context.error("25P01", fmt::format("{} can only be used in transaction blocks",
                                                     set                            ? "SAVEPOINT"
                                                     : kind == "TRANS_STMT_RELEASE" ? "RELEASE SAVEPOINT"
                                                                                    : "ROLLBACK TO SAVEPOINT"));
        if (set) {
            savepoints_.push_back({name, state_});
            return;
        }
        const auto savepoint = find(context, name);
        if (kind == "TRANS_STMT_RELEASE") {
            savepoints_.erase(savepoint, savepoints_.end());
            return;
        }
        state_ = savepoint->state;
        savepoints_.erase(savepoint + 1, savepoints_.end());
        failed_ = false;
    } else {
        throw context.refusal("two-phase commit is not simulated");
    }
}

}  // namespace aludel::dialect::postgresql::simulation
