#include "engine/session_pragmas.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

std::optional<std::string> setting_of(const dialect::Dialect& dialect, std::string_view sql) {
    const dialect::Pragmas* pragmas = dialect::pragmas_of(dialect);
    const bool may = pragmas != nullptr && first_words(sql, 1) == std::vector<std::string>{"pragma"};
    return may ? pragmas->session_setting(sql) : std::nullopt;
}

/// Only what begins like one is taken apart.
std::optional<std::string> attached_by(const dialect::Pragmas& pragmas, std::string_view sql) {
    return first_words(sql, 1) == std::vector<std::string>{"attach"} ? pragmas.attached(sql) : std::nullopt;
}

std::optional<std::string> detached_by(const dialect::Pragmas& pragmas, std::string_view sql) {
    return first_words(sql, 1) == std::vector<std::string>{"detach"} ? pragmas.detached(sql) : std::nullopt;
}

std::optional<std::string> value_of(dialect::Connection& connection, const std::string& setting) {
    const dialect::Result answer = connection.query(fmt::format("PRAGMA {}", setting));
    return answer.rows.empty() ? std::nullopt : answer.rows.front().at(0);
}

bool is_journal_mode(const std::string& setting) {
    return setting.ends_with("journal_mode");
}

}  // namespace

bool changes_pragma_session(const dialect::Dialect& dialect, std::string_view sql) {
    const dialect::Pragmas* pragmas = dialect::pragmas_of(dialect);
    return pragmas != nullptr && (setting_of(dialect, sql) || attached_by(*pragmas, sql) || detached_by(*pragmas, sql));
}

bool SessionPragmas::sets(const dialect::Dialect& dialect, const PreparedStep& step) {
    return !step.keeps_session() &&
           std::any_of(step.statements.begin(), step.statements.end(),
                       [&](const StepStatement& one) { return changes_pragma_session(dialect, one.statement.sql); });
}

void SessionPragmas::remember(dialect::Connection& connection, const PreparedStep& step) {
    before_.clear();
    attached_.clear();
    pragmas_ = dialect::pragmas_of(connection.dialect());
    if (step.keeps_session()) {
        return;
    }
    if (pragmas_ == nullptr) {
        return;
    }
    for (const StepStatement& one : step.statements) {
        if (std::optional<std::string> database = attached_by(*pragmas_, one.statement.sql)) {
            attached_.push_back(std::move(*database));
        }
        const std::optional<std::string> setting = setting_of(connection.dialect(), one.statement.sql);
        const auto is_it = [&](const auto& known) { return known.first == *setting; };
        // What is set for an attached database goes with it.
        const auto holds_it = [&](const std::string& database) { return setting->starts_with(database + "."); };
        if (setting && std::none_of(attached_.begin(), attached_.end(), holds_it) &&
            std::none_of(before_.begin(), before_.end(), is_it)) {
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

std::vector<dialect::Statement> SessionPragmas::restore_outside(const dialect::Dialect& dialect,
                                                                const PreparedStep& step) const {
    std::vector<dialect::Statement> statements;
    if (pragmas_ == nullptr) {
        return statements;
    }
    std::vector<std::string> attached;
    std::vector<std::pair<std::string, bool>> journals;
    for (const StepStatement& one : step.statements) {
        const std::string& sql = one.statement.sql;
        if (const std::optional<std::string> database = attached_by(*pragmas_, sql)) {
            attached.push_back(*database);
        } else if (const std::optional<std::string> gone = detached_by(*pragmas_, sql)) {
            std::erase_if(attached, [&](const std::string& name) { return ascii_lower(name) == ascii_lower(*gone); });
        } else if (setting_of(dialect, sql).value_or("").ends_with("journal_mode")) {
            const std::string words = ascii_lower(sql);
            const bool to_wal = words.find("wal", words.rfind("journal_mode")) != std::string::npos;
            const std::string setting = replace_all(*setting_of(dialect, sql), "main.", "");
            std::erase_if(journals, [&](const auto& known) { return known.first == setting; });
            journals.emplace_back(setting, to_wal);
        }
    }
    for (const auto& [setting, to_wal] : journals) {
        const auto known = std::find_if(before_.begin(), before_.end(), [&](const auto& one) {
            return replace_all(one.first, "main.", "") == setting;
        });
        if (!to_wal && known != before_.end()) {
            statements.push_back(own_statement(pragmas_->put_back(setting, known->second)));
        }
    }
    for (const std::string& database : attached) {
        statements.push_back(own_statement(pragmas_->detach(database)));
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
    if (attached_.empty()) {
        return;
    }
    const dialect::Result listed = connection.query("PRAGMA database_list");
    for (const std::string& database : attached_) {
        const bool still = std::any_of(listed.rows.begin(), listed.rows.end(), [&](const auto& row) {
            return ascii_lower(row.at(1).value_or("")) == ascii_lower(database);
        });
        if (still) {
            connection.query(pragmas_->detach(database));
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
