#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dialect/postgresql/simulation/context.hpp"

namespace aludel::dialect::postgresql::simulation {

/// BEGIN, COMMIT, ROLLBACK and savepoints of a simulated session: what a state goes back to.
class Transaction {
public:
    explicit Transaction(State& state) : state_(state) {}

    bool open() const { return begun_.has_value(); }
    /// A statement has failed: nothing runs until ROLLBACK.
    bool failed() const { return failed_; }
    void fail() { failed_ = open(); }

    void begin();
    /// False: it had failed, and was rolled back instead.
    bool commit();
    void rollback();
    /// A TransactionStmt. Throws 3B001, 25P01.
    void control(const Node& statement, const Statement& text);

private:
    struct Savepoint {
        std::string name;
        State state;
    };
    std::vector<Savepoint>::iterator find(const Context& context, const std::string& name);
    void end();

    State& state_;
    std::optional<State> begun_;
    std::vector<Savepoint> savepoints_;
    bool failed_ = false;
};

}  // namespace aludel::dialect::postgresql::simulation
