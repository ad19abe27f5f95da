#include "dialect/sqlite/simulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/error.hpp"
#include "dialect/foreign_key_check.hpp"
#include "dialect/own_statements.hpp"
#include "dialect/sqlite/access_watch.hpp"
#include "dialect/sqlite/connect.hpp"
#include "dialect/sqlite/reflect.hpp"

namespace aludel::dialect::sqlite {

namespace {

/// Answers of a file, not of what is defined in it.
constexpr std::string_view pragmas_of_file[] = {"journal_mode", "page_count",     "freelist_count", "data_version",
                                                "mmap_size",    "schema_version", "wal_checkpoint"};
constexpr std::string_view functions_of_rows[] = {"changes", "total_changes", "last_insert_rowid"};

/// The first of the names that is among `wanted`; empty: none.
template <typename Wanted>
std::string first_of(const std::vector<std::string>& names, const Wanted& wanted) {
    const auto found = std::find_first_of(names.begin(), names.end(), std::begin(wanted), std::end(wanted));
    return found == names.end() ? "" : *found;
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
        if (!inner_->query("SELECT 1 FROM sqlite_schema WHERE type = 'table'").rows.empty()) {
            rows_known_ = false;
            checks().check_foreign_keys(When::all_postponed);
        }
    }

    const Dialect& dialect() const override { return inner_->dialect(); }
    using Connection::query;
    Result query(const Statement& statement) override {
        watch_.forget();
        Result result;
        guarded(statement, [&] { result = inner_->query(statement); });
        result.unknown = unknown(result);
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
            watch_.forget();
            guarded(statements[index], [&] {
                inner_->run(statements.subspan(index, 1), [&](const Outcome& outcome) {
                    if (done) {
                        done({index, outcome.seconds, outcome.affected});
                    }
                });
            });
        }
    }
    void begin() override { inner_->begin(); }
    void commit() override { inner_->commit(); }
    void rollback() noexcept override { inner_->rollback(); }
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
        if (rows_known_) {
            checks().check_foreign_keys(when);
        }
    }
    void only_tell(std::function<void(const std::string&)> listener) override {
        checks().only_tell(std::move(listener));
    }
    std::vector<std::string> violated() override {
        return rows_known_ ? checks().violated() : std::vector<std::string>();
    }
    void on_own_statement(Listener listener) override {
        dynamic_cast<OwnStatements&>(*inner_).on_own_statement(std::move(listener));
    }

private:
    ForeignKeyCheck& checks() { return dynamic_cast<ForeignKeyCheck&>(*inner_); }

    template <typename Action>
    void guarded(const Statement& statement, const Action& action) {
        try {
            action();
        } catch (const Error&) {
            if (watch_.refused_file.empty()) {
                throw;
            }
            throw Error(ErrorCode::not_supported,
                        fmt::format("{}: another file is nothing that a simulated database has", watch_.refused_file))
                .statement(statement.sql)
                .at(statement.place)
                .hint("run the revisions on a real database: --database ephemeral:sqlite");
        }
    }

    std::string unknown(const Result& result) {
        if (!result.returns_rows && !result.counted) {
            return {};
        }
        if (const std::string pragma = first_of(watch_.pragmas, pragmas_of_file); !pragma.empty()) {
            return fmt::format("what PRAGMA {} tells", pragma);
        }
        if (rows_known_) {
            return {};
        }
        if (std::count(watch_.pragmas.begin(), watch_.pragmas.end(), "foreign_key_check") != 0) {
            return "what PRAGMA foreign_key_check tells";
        }
        if (const std::string function = first_of(watch_.functions, functions_of_rows); !function.empty()) {
            return fmt::format("what {}() tells", function);
        }
        return unknown_rows();
    }

    /// What a trigger touches has no part in the answer.
    std::string unknown_rows() {
        const std::vector<AccessWatch::Access> touched = std::exchange(watch_.tables, {});
        for (const AccessWatch::Access& one : touched) {
            const Value parameters[] = {one.table, one.within};
            const Result found = inner_->query(
                "SELECT name FROM pragma_table_list WHERE name = ?1 COLLATE NOCASE "
                "AND name NOT IN ('sqlite_schema', 'sqlite_temp_schema') AND NOT EXISTS (SELECT 1 FROM "
                "(SELECT * FROM main.sqlite_schema UNION ALL SELECT * FROM temp.sqlite_schema) "
                "WHERE type = 'trigger' AND name = ?2)",
                parameters);
            if (!found.rows.empty()) {
                return "the rows of " + found.rows[0][0].value_or("");
            }
        }
        return {};
    }

    bool rows_known_ = true;
    std::unique_ptr<Connection> inner_;
    AccessWatch watch_;
};

}  // namespace

std::unique_ptr<SimulatedConnection> simulate(const Dialect& dialect) {
    return std::make_unique<SimulatedSqlite>(dialect);
}

}  // namespace aludel::dialect::sqlite
