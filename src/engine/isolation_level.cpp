#include "engine/isolation_level.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "dialect/outside_transaction.hpp"
#include "engine/env_py.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

/// Of `SET TRANSACTION ISOLATION LEVEL …`, as the server writes it: "repeatable read"; empty for anything else.
std::string level_set_by(std::string_view sql) {
    std::vector<std::string> words = first_words(sql, 7);
    if (words.size() > 1 && words[1] == "local") {
        words.erase(words.begin() + 1);
    }
    if (words.size() < 5 || words[0] != "set" || words[1] != "transaction" || words[2] != "isolation" ||
        words[3] != "level") {
        return {};
    }
    return words.size() > 5 && words[4] != "serializable" ? words[4] + " " + words[5] : words[4];
}

/// Those that certainly do; of the others it need not be known.
bool is_query(std::string_view sql) {
    constexpr std::array words{"select", "insert", "update",   "delete",  "with",  "values", "create", "alter", "drop",
                               "copy",   "table",  "truncate", "comment", "grant", "revoke", "do",     "call"};
    const std::vector<std::string> first = first_words(sql, 1);
    return !first.empty() && std::find(words.begin(), words.end(), first.front()) != words.end();
}

/// The first that comes behind a query of its transaction and is not of this level.
const dialect::Statement* first_late(const Run& run, const std::vector<PreparedStep>& steps, std::string_view level) {
    const bool together = run.settings.transaction == TransactionMode::all;
    bool queried = !run.opening().empty() || !env_within(run.dialect, run.settings).empty();
    for (const PreparedStep& step : steps) {
        if (step.outside_transaction()) {
            queried = false;
            continue;
        }
        for (const StepStatement& one : step.statements) {
            const std::string wanted = level_set_by(one.statement.sql);
            if (!wanted.empty() && wanted != level && queried) {
                return &one.statement;
            }
            queried = queried || is_query(one.statement.sql);
        }
        queried = together;  // by the version row
    }
    return nullptr;
}

}  // namespace

void require_isolation_levels_first(const Run& run, const std::vector<PreparedStep>& steps) {
    if (run.dialect.name() != "postgresql" || run.settings.transaction == TransactionMode::none ||
        first_late(run, steps, "") == nullptr) {
        return;
    }
    const dialect::Result answer = run.connection->query("SELECT pg_catalog.current_setting('transaction_isolation')");
    const dialect::Statement* late = first_late(run, steps, answer.rows.at(0).at(0).value_or(""));
    if (late == nullptr) {
        return;
    }
    Error error(ErrorCode::statement_not_transactional,
                "SET TRANSACTION ISOLATION LEVEL behind a query of its transaction");
    error.at(late->place).statement(late->sql);
    throw std::move(error.hint(std::string(dialect::isolation_level_first)));
}

}  // namespace aludel::engine
