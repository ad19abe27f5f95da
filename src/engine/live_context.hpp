#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "catalog/operation.hpp"
#include "engine/foreign_keys_pragma.hpp"
#include "engine/run.hpp"

namespace aludel::engine {

/// The statements of a text that a script gives its driver. Throws sql_syntax where there is none.
std::vector<catalog::Operation> statements_in(const dialect::Dialect& dialect, const dialect::Statement& text);

/// What a live step speaks to: each operation is compiled and run when it is spoken, in the open transaction of the
/// run, and the script is told at once what became of it.
class LiveContext final : public script::MigrationContext, public script::LiveDatabase {
public:
    struct Commits {
        /// What stands, the steps before this one too: the script leaves the transaction.
        std::function<void()> before;
        std::function<void()> earlier;  ///< the same, where nothing of this step stands yet: a new one is begun
        std::function<void()> apart;    ///< told of what a second session may have committed
    };
    /// `types_made`: the types that tables of this run have brought; Alembic makes each but once.
    LiveContext(Run& run, catalog::TypeKeys& types_made, ForeignKeysPragma& pragma, Commits commits);

    std::string_view dialect() const override { return run_.dialect.name(); }
    void perform(const catalog::Operation& operation) override;
    /// Alembic's way: what stands before is committed, unconditionally.
    void begin_autocommit() override;
    void end_autocommit() override;
    script::LiveDatabase* live() override { return this; }
    void print(std::string_view text) override { run_.observer.printed(text); }

    dialect::Result execute(const dialect::Statement& statement) override;
    const dialect::Failure& last_failure() const override { return run_.connection->last_failure(); }
    const dialect::Url& url() const override { return run_.project.url(); }
    std::unique_ptr<script::SecondSession> connect(const std::optional<dialect::Url>& url, const Place& place) override;

    /// The script is over: what it left open outside a transaction ends.
    void finish();
    /// The author's statements have changed settings of the session.
    bool session_changed() const { return session_changed_; }
    /// What failed first since the last statement that did not: the script has caught it, or something that followed.
    const std::optional<Error>& failed() const { return failed_; }

private:
    /// A fault of one that PostgreSQL refuses in a transaction is left to it, for the script may catch what it says; it
    /// is returned for the case that it does not.
    std::optional<Error> require_fitting(const dialect::Statement& statement);
    dialect::Result run_one(const dialect::Statement& statement, const std::optional<Error>& fault);
    void before_second(const Place& place);
    void drop_new_table(const catalog::RebuildTable& rebuild);

    Run& run_;
    catalog::TypeKeys& types_made_;
    ForeignKeysPragma& pragma_;
    Commits commits_;
    int depth_ = 0;         ///< of autocommit blocks
    bool changed_ = false;  ///< something may have been, since the last commit
    bool alone_ = false;    ///< nothing of the steps before this one is uncommitted
    bool session_changed_ = false;
    std::optional<Error> failed_;
};

}  // namespace aludel::engine
