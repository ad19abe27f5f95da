#include "engine/offline_script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "base/version.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

/// Beside the version table as the script names it: unqualified where the configuration names no schema.
Ledger ledger_of(const Project& project) {
    return Ledger(project.version_table().name());
}

/// As `-- Running …` names a step.
std::string running(const Step& step) {
    return step.revision != nullptr ? title(step) : stamp_title(step);
}

/// One script, one id; the same script has the same again, so that two can be compared.
std::string run_id(const std::vector<PreparedStep>& steps) {
    Sha256 hash;
    for (const PreparedStep& step : steps) {
        hash.update(running(step.step) + "\n" + step.checksum + "\n");
    }
    return hash.hex().substr(0, 12);
}

bool changes_session(const PreparedStep& step) {
    return std::any_of(step.statements.begin(), step.statements.end(),
                       [](const StepStatement& one) { return engine::changes_session(one.statement.sql); });
}

// A violation makes the INSERT fail and roll back, whether or not the shell goes on after an error.
constexpr std::string_view watch_foreign_keys =
    "PRAGMA foreign_keys = OFF;\n\n"
    "CREATE TEMP TABLE aludel_violations_before AS\n"
    "    SELECT \"table\", rowid AS \"row\", parent, fkid FROM pragma_foreign_key_check;\n\n"
    "CREATE TEMP TABLE aludel_new_violations (\n"
    "    number INTEGER NOT NULL CONSTRAINT \"foreign keys would be violated\" CHECK (number = 0)\n"
    ");";
constexpr std::string_view check_foreign_keys =
    "INSERT OR ROLLBACK INTO temp.aludel_new_violations\n"
    "    SELECT count(*) FROM (SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check\n"
    "        EXCEPT SELECT * FROM temp.aludel_violations_before);";
constexpr std::string_view forget_foreign_keys =
    "DROP TABLE temp.aludel_violations_before;\n\nDROP TABLE temp.aludel_new_violations;";

}  // namespace

OfflineScript::OfflineScript(const Project& project, const dialect::Dialect& dialect)
    : project_(project),
      dialect_(dialect),
      mode_(project.settings().transaction),
      own_(project.settings().kind == ConfigKind::aludel),
      foreign_keys_(own_ && dialect.name() == "sqlite") {}

void OfflineScript::steps(const std::vector<PreparedStep>& steps, const std::vector<std::vector<LedgerEntry>>& entries,
                          bool create_table) {
    run_ = run_id(steps);
    if (foreign_keys_) {
        block(watch_foreign_keys);
    }
    if (mode_ == TransactionMode::all) {
        begin_now();
    }
    bool create_ledger = project_.settings().ledger;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const PreparedStep& step = steps[i];
        if (mode_ != TransactionMode::none && !open_) {
            begin_now();
        }
        if (std::exchange(create_table, false)) {
            statement_of_alembic(project_.version_table().create(dialect_));
        }
        if (std::exchange(create_ledger, false)) {
            statement(ledger_of(project_).create(dialect_, true));
        }
        block(fmt::format("-- Running {}", running(step.step)));
        const bool other_session = own_ && changes_session(step);
        const SessionScript session = other_session ? session_script(dialect_) : SessionScript{};
        if (!session.remember.empty()) {
            block(session.remember);
        }
        const SessionPragmas pragmas = pragmas_of_fresh_session(step);
        body(step, pragmas.restore_outside(dialect_, step));
        for (const dialect::Statement& one : pragmas.restore()) {
            statement(one);
        }
        if (!session.restore.empty()) {
            block(session.restore);
        }
        ledger(entries[i]);
        for (const dialect::Statement& change : project_.version_table().advance(dialect_, step.step)) {
            statement(change);
        }
        if (mode_ == TransactionMode::each || (open_ && stands_apart(step))) {
            commit_now();
        }
        if (foreign_keys_ && mode_ == TransactionMode::none) {
            block(check_foreign_keys);
        }
    }
    if (open_) {
        commit_now();
    }
    if (foreign_keys_) {
        block(forget_foreign_keys);
    }
}

SessionPragmas OfflineScript::pragmas_of_fresh_session(const PreparedStep& step) const {
    SessionPragmas pragmas;
    if (own_ && SessionPragmas::sets(dialect_, step)) {
        pragmas.remember(*dialect_.connect(dialect::Url::parse("sqlite://")), step);
    }
    return pragmas;
}

void OfflineScript::version_table() {
    if (mode_ == TransactionMode::all) {
        begin_now();
    }
    statement_of_alembic(project_.version_table().create(dialect_));
    if (mode_ == TransactionMode::all) {
        block("COMMIT;");
    }
}

std::string OfflineScript::text() {
    return std::move(text_);
}

void OfflineScript::block(std::string_view text) {
    text_ += fmt::format("{}\n\n", text);
}

void OfflineScript::statement_of_alembic(dialect::Statement one) {
    one.sql = replace_all(one.sql, "\t", "    ");
    statement(one);
}

void OfflineScript::statement(const dialect::Statement& one) {
    // A comment at the end would take the semicolon with it.
    const std::size_t line = one.sql.rfind('\n') + 1;
    const bool comment = one.sql.find("--", line) != std::string::npos;
    text_ += one.sql;
    text_ += comment ? "\n;\n" : ";\n";
    if (one.copy_data) {
        text_ += *one.copy_data + "\\.\n";
    }
    text_ += '\n';
}

bool OfflineScript::stands_apart(const PreparedStep& step) const {
    return step.outside_transaction() && (own_ || step.step.revision->file.ends_with(".sql"));
}

void OfflineScript::begin_now() {
    block(fmt::format("{};", dialect_.begin_sql()));
    open_ = true;
}

void OfflineScript::commit_now() {
    if (foreign_keys_) {
        block(check_foreign_keys);
    }
    block("COMMIT;");
    open_ = false;
}

void OfflineScript::body(const PreparedStep& step, const std::vector<dialect::Statement>& behind_outside) {
    bool outside = false;
    const bool python = step.step.revision != nullptr && step.step.revision->file.ends_with(".py");
    for (const StepStatement& one : step.statements) {
        if (one.autocommit != outside && mode_ != TransactionMode::none) {
            if (one.autocommit) {
                commit_now();
            } else {
                begin_now();
            }
            outside = one.autocommit;
        }
        if (one.late) {
            dialect_.compile(*one.late);  // refuses it, with its place: there is no database to ask
        }
        python ? statement_of_alembic(one.statement) : statement(one.statement);
    }
    for (const dialect::Statement& one : behind_outside) {
        statement(one);
    }
    if (outside) {
        begin_now();
    }
}

void OfflineScript::ledger(const std::vector<LedgerEntry>& entries) {
    if (!project_.settings().ledger) {
        return;
    }
    for (LedgerEntry entry : entries) {
        entry.run = run_;
        entry.program = fmt::format("aludel {} (script)", version);
        statement(ledger_of(project_).record_by_script(dialect_, entry));
    }
}

}  // namespace aludel::engine
