#include "script/alembic/session.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <utility>

#include "base/text.hpp"
#include "dialect/dialect.hpp"
#include "python/exception.hpp"
#include "python/watchers.hpp"
#include "script/alembic/driver.hpp"
#include "script/sqlalchemy/driver_error.hpp"

namespace aludel::script::alembic {
namespace {

const char session_key = 0;

void double_percents(std::optional<std::string>& text) {
    if (text) {
        text = replace_all(*text, "%", "%%");
    }
}

/// Alembic's offline output goes through a compiler that thinks of the driver's placeholders.
void write_as_alembic(catalog::Operation& operation, const sqlalchemy::Target& target) {
    if (!target.double_percents) {
        return;
    }
    if (auto* table = std::get_if<catalog::SetTableComment>(&operation)) {
        double_percents(table->comment);
    } else if (auto* column = std::get_if<catalog::SetColumnComment>(&operation)) {
        double_percents(column->comment);
    } else if (auto* alter = std::get_if<catalog::AlterColumn>(&operation); alter != nullptr && alter->comment) {
        double_percents(alter->comment->text);
    } else if (auto* type = std::get_if<catalog::CreateEnum>(&operation)) {
        for (std::string& label : type->labels) {
            label = replace_all(label, "%", "%%");
        }
    }
}

/// Is this text nothing but one of these, with or without WORK or TRANSACTION behind it?
bool is_plain(const catalog::Operation& statement, std::initializer_list<std::string_view> words) {
    const auto* one = std::get_if<catalog::ExecuteSql>(&statement);
    if (one == nullptr) {
        return false;
    }
    const std::string text = ascii_lower(one->sql);
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return text == word || text == fmt::format("{} work", word) || text == fmt::format("{} transaction", word);
    });
}

/// COMMIT as text, and BEGIN behind it: psycopg2 hears of neither, the server of both. With a driver's own transaction
/// open, BEGIN says nothing but a warning, and is left to the checks.
bool take_control(Call& call, const catalog::Operation& statement) {
    Session& now = session(call.evaluator);
    if (is_plain(statement, {"commit", "end"})) {
        if (!now.committed && now.autocommit_blocks == 0) {
            context_of(call).begin_autocommit();
            now.committed = true;
        }
        return true;
    }
    if (now.committed && is_plain(statement, {"begin", "start"})) {
        context_of(call).end_autocommit();
        now.committed = false;
        return true;
    }
    return false;
}

}  // namespace

bool take_transaction_control(Call& call, std::string_view sql) {
    const sqlalchemy::Target& target = session(call.evaluator).target;
    if (!target.is_postgresql() || session(call.evaluator).second) {
        return false;
    }
    const std::vector<catalog::Operation> statements = target.dialect().split(sql, call.place());
    return statements.size() == 1 && take_control(call, statements.front());
}

Session& session(Evaluator& evaluator) {
    std::shared_ptr<void>& slot = evaluator.extras[&session_key];
    if (!slot) {
        slot = std::make_shared<Session>();
    }
    return *static_cast<Session*>(slot.get());
}

InSession::InSession(Evaluator& evaluator, std::shared_ptr<Session> other)
    : slot_(evaluator.extras[&session_key]), before_(std::exchange(slot_, std::move(other))) {}

InSession::~InSession() {
    slot_ = std::move(before_);
}

bool is_offline(Evaluator& evaluator) {
    const MigrationContext* context = session(evaluator).context;
    return context != nullptr && context->as_sql();
}

MigrationContext& context_of(Call& call) {
    MigrationContext* context = session(call.evaluator).context;
    if (context == nullptr) {
        python::raise(
            call.evaluator, python::ExceptionType::NameError,
            fmt::format("Can't invoke function '{}', as the proxy object has not yet been established for the Alembic "
                        "'Operations' class.  Try placing this code inside a callable.",
                        call.function.name));
    }
    return *context;
}

/// What Alembic sends of an operation that SQLite has no statement for; empty: nothing that is known here.
std::string sent_to_sqlite(const catalog::Operation& operation) {
    const dialect::Dialect& standard = dialect::find_dialect("postgresql");
    std::vector<dialect::Statement> statements;
    if (const auto* alter = std::get_if<catalog::AlterColumn>(&operation)) {
        // The first of its statements fails.
        catalog::AlterColumn first;
        first.table = alter->table;
        first.column = alter->column;
        if (alter->nullable) {
            first.nullable = alter->nullable;
        } else if (std::holds_alternative<catalog::AlterColumn::Default>(alter->default_change)) {
            first.default_change = alter->default_change;
        } else {
            first.type = alter->type;
        }
        statements = standard.compile(first);
    } else if (std::holds_alternative<catalog::SetTableComment>(operation)) {
        statements = standard.compile(operation);
    }
    return statements.empty() ? "" : statements.front().sql;
}

/// As Alembic and SQLite refuse it, for the script may catch that. Returns where that is not known.
void raise_as_sqlite(Call& call, const catalog::Operation& operation, const Error& error) {
    Error placed = error;
    if (placed.place().file.empty()) {
        placed.at(call.place());
    }
    if (std::holds_alternative<catalog::AddConstraint>(operation) ||
        std::holds_alternative<catalog::DropConstraint>(operation)) {
        const Value message = call.evaluator.str(
            "No support for ALTER of constraints in SQLite dialect. Please refer to the batch mode feature which "
            "allows "
            "for SQLite migrations using a copy-and-move strategy.");
        raise_for(call.evaluator,
                  python::make_exception(call.evaluator, python::ExceptionType::NotImplementedError, {message}),
                  placed);
    }
    const std::string sql = sent_to_sqlite(operation);
    if (sql.empty()) {
        return;
    }
    const dialect::Failure failure{
        fmt::format("near \"{}\": syntax error", sql.substr(0, sql.find(' '))), 1, "SQLITE_ERROR", {}};
    raise_for(call.evaluator,
              sqlalchemy::driver_exception(call.evaluator, session(call.evaluator).target, failure, sql,
                                           call.evaluator.tuple({})),
              placed);
}

bool rebuilds(Evaluator& evaluator) {
    const Session& now = session(evaluator);
    return now.batch != nullptr && !now.target.is_postgresql();
}

void perform(Call& call, catalog::Operation operation, const Value& item) {
    MigrationContext& context = context_of(call);
    const Session& now = session(call.evaluator);
    if (context.as_sql()) {
        write_as_alembic(operation, now.target);
    }
    const Place place = now.place ? *now.place : call.place();
    std::visit([&](auto& one) { one.place = place; }, operation);
    note_watchers(call);
    if (now.batch != nullptr) {
        now.batch->push_back({std::move(operation), place, item});
        return;
    }
    try {
        with_driver(
            call.evaluator, [](const Error& error) { return GivenStatement{ddl_as_given(error.statement())}; },
            [&] { context.perform(operation); });
    } catch (const Error& error) {
        if (error.code() == ErrorCode::not_supported && context.live() != nullptr && !now.target.is_postgresql()) {
            raise_as_sqlite(call, operation, error);
        }
        throw;
    }
}

void note_watchers(Call& call) {
    MigrationContext& context = context_of(call);
    if (python::watchers(call.evaluator) > 0 && context.live() == nullptr) {
        context.asked({fmt::format("a `try` around {}()", call.function.name), call.place(), true});
    }
}

void begin_autocommit_block(Call& call) {
    Session& now = session(call.evaluator);
    if (now.committed) {
        context_of(call).end_autocommit();
        now.committed = false;
    }
    context_of(call).begin_autocommit();
    ++now.autocommit_blocks;
}

void end_autocommit_block(Call& call) {
    context_of(call).end_autocommit();
    --session(call.evaluator).autocommit_blocks;
}

void perform_text(Call& call, std::string_view sql) {
    const Session& now = session(call.evaluator);
    context_of(call);
    std::vector<catalog::Operation> statements = dialect::find_dialect(now.target.name()).split(sql, call.place());
    const bool as_sql = now.context->as_sql();
    if (statements.empty() && as_sql) {
        return;
    }
    if (statements.empty()) {
        throw Error(ErrorCode::sql_syntax, "there is no SQL in this text")
            .at(call.place())
            .hint("PostgreSQL's driver refuses an empty query: leave the call out");
    }
    if (statements.size() > 1 && now.target.database == sqlalchemy::Database::sqlite && !as_sql) {
        throw Error(ErrorCode::sql_syntax, fmt::format("{} statements in one text", statements.size()))
            .at(call.place())
            .hint("Python's sqlite3 executes one statement at a time: give each a call of its own");
    }
    if (statements.size() == 1 && now.target.is_postgresql() && take_control(call, statements.front())) {
        return;
    }
    for (catalog::Operation& statement : statements) {
        perform(call, std::move(statement));
    }
}

void ask(Evaluator& evaluator, std::string_view question) {
    const Place place = evaluator.place();
    if (MigrationContext* context = session(evaluator).context) {
        context->asked({std::string(question), place});
    }
    throw Error(ErrorCode::not_supported, fmt::format("{} asks the database", question))
        .at(place)
        .hint("only a run can answer that");
}

void refuse_question(Call& call, std::string_view question) {
    throw Error(ErrorCode::not_supported, fmt::format("{} is not supported", question))
        .at(call.place())
        .hint("write this revision as an SQL file of the same id (docs/from-alembic.md)");
}

}  // namespace aludel::script::alembic
