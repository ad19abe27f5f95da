#include "dialect/sqlite/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "dialect/foreign_key_check.hpp"
#include "dialect/own_statements.hpp"
#include "dialect/sqlite/access_watch.hpp"
#include "dialect/sqlite/connect.hpp"
#include "dialect/sqlite/known_rows.hpp"
#include "dialect/sqlite/reflect.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// Answers of a file, not of what is defined in it.
constexpr std::string_view pragmas_of_file[] = {"journal_mode", "page_count",     "freelist_count", "data_version",
                                                "mmap_size",    "schema_version", "wal_checkpoint"};

std::string asked_of_file(const Accesses& seen) {
    const auto pragma = std::find_first_of(seen.pragmas.begin(), seen.pragmas.end(), std::begin(pragmas_of_file),
                                           std::end(pragmas_of_file));
    return pragma == seen.pragmas.end() ? "" : fmt::format("what PRAGMA {} tells", *pragma);
}

Url in_memory() {
    Url url;
    url.dialect = "sqlite";
    return url;
}

class SimulatedSqlite final : public SimulatedConnection, public ForeignKeyCheck, public OwnStatements {
public:
    explicit SimulatedSqlite(const Dialect& dialect)
        : inner_(connect(dialect, in_memory(), {})), watch_(library_handle(*inner_)) {}

    catalog::Catalog catalog() override { return reflect(*inner_); }
    std::vector<Unsure> unsure() override { return {}; }
    void forget_rows() override {
        known_.emplace(*inner_);
        checks().check_foreign_keys(When::all_postponed);
    }

    const Dialect& dialect() const override { return inner_->dialect(); }
    using Connection::query;
    Result query(const Statement& statement) override {
        Result result;
        const Accesses seen = observed(statement, [&] { result = inner_->query(statement); });
        const std::string of_rows = known_ ? known_->after(statement.sql, seen) : "";
        if (result.returns_rows || result.counted) {
            const std::string of_file = asked_of_file(seen);
            result.unknown = of_file.empty() ? of_rows : of_file;
        }
        if (!result.unknown.empty()) {
            result.rows.clear();
            result.storage.clear();
            result.affected = 0;
        }
        return result;
    }
    const Failure& last_failure() const override { return inner_->last_failure(); }
    void run(std::span<const Statement> statements, const std::function<void(const Outcome&)>& done) override {
        for (std::size_t index = 0; index < statements.size(); ++index) {
            const Accesses seen = observed(statements[index], [&] {
                inner_->run(statements.subspan(index, 1), [&](const Outcome& outcome) {
                    if (done) {
                        done({index, outcome.seconds, outcome.affected});
                    }
                });
            });
            if (known_) {
                known_->after(statements[index].sql, seen);
            }
        }
    }
    void begin() override { inner_->begin(); }
    void commit() override { inner_->commit(); }
    void rollback() noexcept override {
        inner_->rollback();
        if (known_) {
            known_->rolled_back();
        }
    }
    bool in_transaction() const override { return inner_->in_transaction(); }
    void cancel() noexcept override { inner_->cancel(); }
    void set_timeouts(double lock_seconds, double statement_seconds) override {
        inner_->set_timeouts(lock_seconds, statement_seconds);
    }
    void on_notice(std::function<void(const Notice&)> listener) override { inner_->on_notice(std::move(listener)); }
    std::string server_version() override { return inner_->server_version(); }
    std::string user() override { return inner_->user(); }
    std::string describe() override { return "a simulated database"; }

    void check_foreign_keys(When when) override {
        if (!known_) {
            checks().check_foreign_keys(when);
        }
    }
    void only_tell(std::function<void(const std::string&)> listener) override {
        checks().only_tell(std::move(listener));
    }
    std::vector<std::string> violated() override { return known_ ? std::vector<std::string>() : checks().violated(); }
    void on_own_statement(Listener listener) override {
        dynamic_cast<OwnStatements&>(*inner_).on_own_statement(std::move(listener));
    }

private:
    ForeignKeyCheck& checks() { return dynamic_cast<ForeignKeyCheck&>(*inner_); }

    /// What the statement touches that the action runs.
    template <typename Action>
    Accesses observed(const Statement& statement, const Action& action) {
        if (known_) {
            known_->before(statement.sql);
        }
        watch_.take();
        const bool was_open = in_transaction();
        try {
            action();
        } catch (const Error&) {
            const Accesses seen = watch_.take();
            if (known_) {
                was_open && !in_transaction() ? known_->rolled_back() : known_->failed(seen);
            }
            if (seen.refused_file.empty()) {
                throw;
            }
            throw Error(ErrorCode::not_supported,
                        fmt::format("{}: another file is nothing that a simulated database has", seen.refused_file))
                .statement(statement.sql)
                .at(statement.place)
                .hint("run the revisions on a real database: --database ephemeral:sqlite");
        }
        return watch_.take();
    }

    std::unique_ptr<Connection> inner_;
    AccessWatch watch_;
    std::optional<KnownRows> known_;  ///< once rows have been forgotten
};

}  // namespace

std::unique_ptr<SimulatedConnection> simulate(const Dialect& dialect) {
    return std::make_unique<SimulatedSqlite>(dialect);
}

}  // namespace aludel::dialect::sqlite
