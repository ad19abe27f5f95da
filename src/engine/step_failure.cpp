#include "engine/step_failure.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/file.hpp"
#include "base/text.hpp"
#include "dialect/foreign_key_check.hpp"
#include "engine/env_py.hpp"
#include "engine/retry.hpp"
#include "engine/session_pragmas.hpp"
#include "engine/session_settings.hpp"
#include "engine/standing.hpp"

namespace aludel::engine {

namespace {

/// Runs without telling anybody.
void run_silently(const Run& run, const PreparedStep& step) {
    SessionPragmas pragmas;
    pragmas.remember(*run.connection, step);
    for (const StepStatement& one : step.statements) {
        if (!one.late) {
            run.connection->run({&one.statement, 1});
            continue;
        }
        std::vector<std::string> told_before;
        run.connection->run(run.dialect.compile_for(*run.connection, *one.late, told_before));
    }
    run.connection->run(pragmas.restore());
}

/// The step behind which the first violation comes, and stays to the end. The transaction is gone afterwards.
std::optional<std::size_t> find_violator(const Run& run, dialect::ForeignKeyCheck& check,
                                         const std::vector<PreparedStep>& steps, std::size_t begin, std::size_t end) {
    std::optional<std::size_t> found;
    try {
        const std::vector<std::string> wanted = check.violated();
        run.connection->rollback();
        run.connection->begin();
        run.connection->run(run.opening());
        if (begin == 0) {
            run.connection->run(env_within(run.dialect, run.settings));
        }
        for (std::size_t i = begin; i < end && !wanted.empty(); ++i) {
            run_silently(run, steps[i]);
            const std::vector<std::string> now = check.violated();
            if (std::find(now.begin(), now.end(), wanted.front()) == now.end()) {
                found.reset();
            } else if (!found) {
                found = i;
            }
        }
    } catch (const Error&) {
        found.reset();  // it is the other error that counts
    }
    run.connection->rollback();
    return found;
}

void add_hint(Error& error, const std::string& text) {
    error.hint(error.hint().empty() ? text : error.hint() + "\n" + text);
}

/// The last statement that makes the transaction one that only reads, of steps [begin, index].
const dialect::Statement* read_only_statement(const std::vector<PreparedStep>& steps, std::size_t begin,
                                              std::size_t index, std::size_t& step) {
    const dialect::Statement* found = nullptr;
    for (std::size_t i = begin; i <= index; ++i) {
        for (const StepStatement& one : steps[i].statements) {
            const std::string text = ascii_lower(one.statement.sql);
            const bool names_it =
                text.find("read only") != std::string::npos || text.find("transaction_read_only") != std::string::npos;
            if (names_it && changes_session(one.statement.sql)) {
                found = &one.statement;
                step = i;
            }
        }
    }
    return found;
}

}  // namespace

std::string names_of(const std::vector<PreparedStep>& steps, std::size_t begin, std::size_t end) {
    constexpr std::size_t shown_at_most = 10;
    std::vector<std::string> ids;
    for (std::size_t i = begin; i < end; ++i) {
        ids.push_back(steps[i].step.revision == nullptr ? "" : steps[i].step.revision->id);
    }
    if (ids.size() == 1) {
        return ids.front();
    }
    const std::string last = ids.back();
    const std::size_t all = ids.size();
    const bool cut = all > shown_at_most;
    ids.resize(cut ? shown_at_most - 2 : all - 1);
    return fmt::format("{}{} and {}{}", join(ids, ", "), cut ? ", …" : "", last,
                       cut ? fmt::format(" ({} revisions)", all) : "");
}

bool is_refused_commit(const Error& error) {
    return (error.code() == ErrorCode::statement_failed || error.code() == ErrorCode::foreign_key_violation) &&
           !can_be_retried(error);
}

std::optional<std::size_t> tell_refused_commit(const Run& run, const std::vector<PreparedStep>& steps,
                                               std::size_t begin, std::size_t end, std::chrono::duration<double> taken,
                                               Error& error) {
    constexpr std::chrono::duration<double> not_long{10};
    const auto first = steps.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto behind = steps.begin() + static_cast<std::ptrdiff_t>(end);
    const bool repeatable = std::none_of(first, behind, [](const PreparedStep& one) { return one.live(); });
    std::optional<std::size_t> cause;
    if (auto* check = dynamic_cast<dialect::ForeignKeyCheck*>(run.connection.get());
        check != nullptr && repeatable && taken < not_long) {
        cause = find_violator(run, *check, steps, begin, end);
    }
    const std::string transaction =
        fmt::format("found when the transaction of {} was committed", names_of(steps, begin, end));
    if (!cause) {
        add_detail(error, transaction + ": any of them may be the cause");
        add_hint(error,
                 fmt::format("`{} --transaction each` stops at the first that cannot be committed alone{}", run.again,
                             run.dialect.name() == "postgresql"
                                 ? "; or write SET CONSTRAINTS ALL IMMEDIATE at the end of the one you suspect"
                                 : ""));
        return std::nullopt;
    }
    add_detail(error,
               fmt::format("{}: {} is the one that brings it ({})", transaction, names_of(steps, *cause, *cause + 1),
                           display_path(steps[*cause].step.revision->file)));
    return cause;
}

void tell_refused_row(const Run& run, const std::vector<PreparedStep>& steps, std::size_t begin, std::size_t index,
                      Error& error) {
    const std::string& sql = error.statement();
    const auto writes = [&sql](const dialect::QualifiedName& table, const dialect::Dialect& dialect) {
        const std::string name = dialect.quote(table);
        return sql.starts_with("INSERT INTO " + name) || sql.starts_with("UPDATE " + name) ||
               sql.starts_with("DELETE FROM " + name);
    };
    if (!error.place().file.empty() ||
        (!writes(run.ledger.name(), run.dialect) && !writes(run.version_table.name(), run.dialect))) {
        return;
    }
    const std::string which = names_of(steps, index, index + 1);
    add_detail(error,
               fmt::format("the statement is aludel's own, behind those of {}: it writes down that the {} is done",
                           which, script::to_string(steps[index].step.direction)));
    if (error.sqlstate() == "22P05" && steps[index].step.revision != nullptr) {
        error.at(Place{display_path(steps[index].step.revision->file), 0, 0});
        error.hint(
            "the ledger keeps the message of a revision: say it without that character, or use a database with "
            "the encoding UTF8");
    }
    std::size_t cause = index;
    if (const dialect::Statement* statement =
            error.sqlstate() == "25006" ? read_only_statement(steps, begin, index, cause) : nullptr) {
        error.at(statement->place);
        add_detail(error, fmt::format("{} has made the transaction read-only here", names_of(steps, cause, cause + 1)));
        error.hint("leave that statement out: a revision and its version row are written in one transaction");
    }
}

}  // namespace aludel::engine
