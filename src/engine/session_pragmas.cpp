#include "engine/session_pragmas.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/bookkeeping.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

std::optional<std::string> setting_of(const dialect::Dialect& dialect, std::string_view sql) {
    const dialect::Pragmas* pragmas = dialect::pragmas_of(dialect);
    const bool may = pragmas != nullptr && first_words(sql, 1) == std::vector<std::string>{"pragma"};
    return may ? pragmas->session_setting(sql) : std::nullopt;
}

std::optional<std::string> value_of(dialect::Connection& connection, const std::string& setting) {
    const dialect::Result answer = connection.query(fmt::format("PRAGMA {}", setting));
    return answer.rows.empty() ? std::nullopt : answer.rows.front().at(0);
}

bool is_journal_mode(const std::string& setting) {
    return setting.ends_with("journal_mode");
}

}  // namespace

bool sets_session_pragma(const dialect::Dialect& dialect, std::string_view sql) {
    return setting_of(dialect, sql).has_value();
}

bool SessionPragmas::sets(const dialect::Dialect& dialect, const PreparedStep& step) {
    return !step.keeps_session() &&
           std::any_of(step.statements.begin(), step.statements.end(),
                       [&](const StepStatement& one) { return sets_session_pragma(dialect, one.statement.sql); });
}

void SessionPragmas::remember(dialect::Connection& connection, const PreparedStep& step) {
    before_.clear();
    pragmas_ = dialect::pragmas_of(connection.dialect());
    if (step.keeps_session()) {
        return;
    }
    for (const StepStatement& one : step.statements) {
        const std::optional<std::string> setting = setting_of(connection.dialect(), one.statement.sql);
        const auto is_it = [&](const auto& known) { return known.first == *setting; };
        if (setting && std::none_of(before_.begin(), before_.end(), is_it)) {
            before_.emplace_back(*setting, value_of(connection, *setting));
        }
    }
}

std::vector<dialect::Statement> SessionPragmas::restore() const {
    std::vector<dialect::Statement> statements;
    for (const auto& [setting, before] : before_) {
        if (!is_journal_mode(setting)) {
            statements.push_back(own_statement(pragmas_->put_back(setting, before)));
        }
    }
    return statements;
}

void SessionPragmas::put_back(dialect::Connection& connection) const {
    for (const dialect::Statement& one : restore()) {
        connection.query(one);
    }
    for (const auto& [setting, before] : before_) {
        // WAL is kept in the file, and stays.
        if (is_journal_mode(setting) && value_of(connection, setting) != "wal") {
            connection.query(pragmas_->put_back(setting, before));
        }
    }
}

void SessionPragmas::put_back_quietly(dialect::Connection& connection) const noexcept {
    try {
        put_back(connection);
    } catch (const std::exception&) {
        // The session ends with the run.
    }
}

}  // namespace aludel::engine
