#include "dialect/postgresql/simulation/connection.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "dialect/postgresql/simulation/apply.hpp"
#include "dialect/postgresql/simulation/ask.hpp"
#include "dialect/postgresql/simulation/do_block.hpp"
#include "dialect/postgresql/simulation/finished_catalog.hpp"
#include "dialect/postgresql/simulation/newer_syntax.hpp"
#include "dialect/postgresql/simulation/transaction.hpp"
#include "dialect/postgresql/traits.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

class SimulatedSession final : public SimulatedConnection {
public:
    explicit SimulatedSession(const Dialect& dialect) : dialect_(dialect), transaction_(state_) {}

    const Dialect& dialect() const override { return dialect_; }

    Result query(const Statement& statement) override {
        Result result;
        try {
            result = execute(statement);
        } catch (const Error& error) {
            remember(error);
            tell();
            throw;
        }
        tell();
        return result;
    }
    const Failure& last_failure() const override { return failure_; }

    void run(std::span<const Statement> statements, const std::function<void(const Outcome&)>& done) override {
        for (std::size_t i = 0; i < statements.size(); ++i) {
            const Result result = query(statements[i]);
            if (done)
                done({i, 0, result.affected});
        }
    }

    void begin() override { transaction_.begin(); }
    void commit() override { transaction_.commit(); }
    void rollback() noexcept override { transaction_.rollback(); }
    bool in_transaction() const override { return transaction_.open(); }
    void cancel() noexcept override {}
    void set_timeouts(double /*lock_seconds*/, double /*statement_seconds*/) override {}
    void on_notice(std::function<void(const Notice&)> listener) override { listener_ = std::move(listener); }

    std::string server_version() override { return "PostgreSQL 15"; }
    std::string user() override { return "postgres"; }
    std::string describe() override { return "a simulated database (PostgreSQL 15)"; }

    catalog::Catalog catalog() override { return finished_catalog(state_); }
    std::vector<Unsure> unsure() override {
        std::vector<Unsure> all;
        for (const auto& [object, one] : state_.unsure) all.push_back(one);
        return all;
    }

    void forget_rows() override {
        for (const auto& [name, table] : state_.catalog.tables) state_.fill(name);
        for (const auto& [name, view] : state_.catalog.materialized_views) state_.fill(name);
    }

private:
    Result execute(const Statement& statement) {
        const Context context(state_, statement);
        const Parsed parsed = parse(statement.sql);
        if (parsed.statement.is("TransactionStmt")) {
            transaction_.control(parsed.statement, statement);
            return {};
        }
        if (transaction_.failed())
            throw context.error("25P02",
                                "current transaction is aborted, commands ignored until end of transaction block");
        try {
            return transaction_.open() ? perform(parsed, statement) : perform_alone(parsed, statement);
        } catch (...) {
            transaction_.fail();
            throw;
        }
    }

    /// Outside a transaction each statement is one.
    Result perform_alone(const Parsed& parsed, const Statement& statement) {
        State before = state_;
        try {
            Result result = perform(parsed, statement);
            state_.local_settings.clear();
            return result;
        } catch (...) {
            std::vector<Notice> notices = std::move(state_.notices);
            state_ = std::move(before);
            state_.notices = std::move(notices);
            throw;
        }
    }

    Result perform(const Parsed& parsed, const Statement& statement) {
        const Node& tree = parsed.statement;
        if (!tree)
            return perform_newer(Context(state_, statement), parsed);
        need_place(Context(state_, statement), tree);
        if (tree.is("VariableShowStmt") || (tree.is("SelectStmt") && !tree["intoClause"]))
            return ask(Context(state_, statement), tree);
        if (tree.is("DoStmt"))
            return run_do_block(state_, tree, statement);
        return apply_within(state_, tree, statement);
    }

    /// Some statements belong into a transaction, some outside.
    void need_place(const Context& context, const Node& tree) const {
        if (!transaction_.open()) {
            if (tree.is("LockStmt"))
                throw context.error("25P01", "LOCK TABLE can only be used in transaction blocks");
            return;
        }
        const bool concerned = tree.flag("concurrent") || tree.is("VacuumStmt") || tree.is("CreatedbStmt") ||
                               tree.is("DropdbStmt") || tree.is("CreateTableSpaceStmt") || tree.is("ReindexStmt") ||
                               tree.is("AlterSystemStmt") || tree.is("AlterTableStmt");
        if (!concerned)
            return;
        const std::string what = replace_all(traits(context.text.sql).not_transactional, "UNIQUE ", "");
        if (!what.empty())
            throw Error(ErrorCode::statement_not_transactional, what + " cannot run inside a transaction block")
                .at(context.text.place)
                .statement(context.text.sql, "25001");
    }

    void tell() {
        const std::vector<Notice> notices = std::move(state_.notices);
        state_.notices.clear();
        if (listener_)
            for (const Notice& one : notices) listener_(one);
    }

    void remember(const Error& error) {
        failure_ = {};
        failure_.text = fmt::format("ERROR:  {}\n", error.message());
        failure_.parts = {{"severity", "ERROR"},
                          {"severity_nonlocalized", "ERROR"},
                          {"sqlstate", error.sqlstate()},
                          {"message_primary", error.message()}};
        if (!error.detail().empty()) {
            failure_.text += fmt::format("DETAIL:  {}\n", error.detail());
            failure_.parts.emplace_back("message_detail", error.detail());
        }
        if (!error.hint().empty()) {
            failure_.text += fmt::format("HINT:  {}\n", error.hint());
            failure_.parts.emplace_back("message_hint", error.hint());
        }
    }

    const Dialect& dialect_;
    State state_;
    Transaction transaction_;
    Failure failure_;
    std::function<void(const Notice&)> listener_;
};

}  // namespace

std::unique_ptr<SimulatedConnection> connect(const Dialect& dialect) {
    return std::make_unique<SimulatedSession>(dialect);
}

}  // namespace aludel::dialect::postgresql::simulation
