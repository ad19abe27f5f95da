#include "engine/section_session.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/retry.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

long milliseconds(double seconds) {
    return std::lround(seconds * 1000);
}

/// Settings, user and role of the session as a JSON object, without those that $1 has with the same value. Timeouts
/// that timeouts_aside() has remembered stand for those that are in force; nobody has set one that is the default or
/// the run's own, which Connection::set_timeouts sets behind a proxy in each transaction.
std::string session_text(const Settings& settings) {
    const auto remembered = [](int part) {
        return fmt::format(
            "(extract(epoch FROM nullif(pg_catalog.split_part(pg_catalog.current_setting('{}', true), ' ', {}), "
            "'')::interval) * 1000)::bigint::pg_catalog.text",
            timeouts_before, part);
    };
    return fmt::format(
        "coalesce((SELECT pg_catalog.json_object_agg(v.name, v.value)::pg_catalog.text FROM (SELECT s.name, "
        "coalesce(s.before, s.setting), CASE WHEN s.before IS NOT NULL THEN s.reset_val END, CASE WHEN s.before IS NOT "
        "NULL THEN CASE s.name WHEN 'lock_timeout' THEN '{}' ELSE '{}' END END FROM (SELECT name, setting, reset_val, "
        "CASE name WHEN 'statement_timeout' THEN {} WHEN 'lock_timeout' THEN {} END AS before FROM "
        "pg_catalog.pg_settings WHERE source = 'session' AND context <> 'internal' AND name NOT LIKE 'transaction%' "
        "AND name NOT LIKE 'aludel.%') AS s UNION ALL VALUES ('session_authorization', "
        "session_user::pg_catalog.text, NULL, NULL), ('role', pg_catalog.current_setting('role'), NULL, NULL)) AS v "
        "(name, value, usual, ours) WHERE v.value IS DISTINCT FROM "
        "coalesce(pg_catalog.json_extract_path_text($1::pg_catalog.json, v.name), v.usual) AND v.value IS DISTINCT "
        "FROM v.ours), '')",
        milliseconds(settings.lock_timeout), milliseconds(settings.statement_timeout), remembered(1), remembered(2));
}

/// Whatever the author wants of his transactions.
constexpr std::string_view our_transaction = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";

/// Nothing where it has its default, which is what set_config makes of NULL.
constexpr std::string_view value_of_session =
    "SELECT setting FROM pg_catalog.pg_settings WHERE name = $1 AND source = 'session'";

std::optional<std::string> first_cell(const dialect::Result& result) {
    return result.rows.empty() ? std::nullopt : result.rows.front().at(0);
}

}  // namespace

SectionSession::SectionSession(Run& run, bool keeps)
    : run_(run), has_settings_(run.dialect.name() == "postgresql"), keeps_(keeps) {
    if (has_settings_) {
        const std::vector<dialect::Value> nothing{std::string("{}")};
        before_ = first_cell(run_.connection->query("SELECT " + session_text(run_.settings), nothing)).value_or("{}");
        lock_timeout_ = session_value("lock_timeout");
    }
}

std::vector<dialect::Statement> SectionSession::aside() const {
    std::vector<dialect::Statement> all = timeouts_aside(run_.dialect, run_.settings);
    if (has_settings_) {
        all.push_back(own_statement(
            fmt::format("SELECT pg_catalog.set_config('{}', {}, true)", authors_session, session_text(run_.settings)),
            {before_}));
        for (dialect::Statement& one : set_aside(run_.dialect)) {
            all.push_back(std::move(one));
        }
    }
    return all;
}

std::vector<dialect::Statement> SectionSession::behind_the_authors(std::vector<dialect::Statement> statements) const {
    std::vector<dialect::Statement> all = aside();
    std::move(statements.begin(), statements.end(), std::back_inserter(all));
    return all;
}

std::vector<dialect::Statement> SectionSession::alone(std::vector<dialect::Statement> statements) const {
    std::vector<dialect::Statement> all = behind_the_authors(std::move(statements));
    if (has_settings_) {
        all.insert(all.begin(), own_statement(std::string(our_transaction)));
    }
    return all;
}

bool SectionSession::note_down(const std::vector<dialect::Statement>& statements) const noexcept {
    try {
        return run_.note(statements, alone({}));
    } catch (const std::exception&) {
        return false;
    }
}

std::optional<bool> SectionSession::took_effect(std::string_view sql, std::string& leftover) const {
    if (!has_settings_ || !authors_timeouts_) {
        return run_.dialect.took_effect(*run_.connection, sql, leftover);
    }
    std::vector<dialect::Statement> before = timeouts_aside(run_.dialect, run_.settings);
    before.insert(before.begin(), own_statement(std::string(our_transaction)));
    try {
        run_.connection->begin();
        run_.execute(before);
        const std::optional<bool> effect = run_.dialect.took_effect(*run_.connection, sql, leftover);
        run_.connection->rollback();
        return effect;
    } catch (...) {
        run_.connection->rollback();
        throw;
    }
}

std::vector<dialect::Statement> SectionSession::last(std::vector<dialect::Statement> statements) const {
    if (keeps_) {
        return alone(std::move(statements));
    }
    // Nothing is set aside: what is aside counts as not set, and would not be put back.
    std::vector<dialect::Statement> all = restore_session(run_.dialect, run_.settings);
    if (has_settings_) {
        all.insert(all.begin(), own_statement(std::string(our_transaction)));
    }
    std::move(statements.begin(), statements.end(), std::back_inserter(all));
    return all;
}

void SectionSession::transact(const std::vector<dialect::Statement>& statements) const {
    with_retry(run_, [&] {
        interrupt::check();
        run_.connection->begin();
        run_.execute(statements);
        run_.commit();
    });
}

void SectionSession::begin() const {
    if (!authors_timeouts_) {
        run_.begin();
        return;
    }
    interrupt::check();
    run_.connection->begin();
}

void SectionSession::note(std::string_view sql) {
    const std::string lower = ascii_lower(sql);
    authors_timeouts_ = authors_timeouts_ || (changes_session(sql) && lower.find("_timeout") != std::string::npos);
    if (lower.find("discard") != std::string::npos || lower.find("advisory_unlock_all") != std::string::npos) {
        run_.dialect.begin_work(*run_.connection, run_.project.lock_request(run_.version_table.name()), {});
    }
}

dialect::Value SectionSession::session_value(const std::string& name) const {
    const std::vector<dialect::Value> values{name};
    return first_cell(run_.connection->query(value_of_session, values));
}

void SectionSession::with(const std::vector<std::pair<std::string, dialect::Value>>& settings,
                          const std::function<void()>& action) const {
    const auto set = [this](const std::string& name, const dialect::Value& value) {
        const std::vector<dialect::Value> values{name, value};
        run_.connection->query("SELECT pg_catalog.set_config($1, $2, false)", values);
    };
    std::vector<std::pair<std::string, dialect::Value>> before;
    for (const auto& [name, value] : settings) {
        before.emplace_back(name, session_value(name));
    }
    const auto put_back = [&] {
        for (const auto& [name, value] : before) {
            set(name, value);
        }
    };
    try {
        for (const auto& [name, value] : settings) {
            set(name, value);
        }
        action();
    } catch (...) {
        try {
            put_back();  // what stays would be taken for the author's
        } catch (const std::exception&) {
            // The session is gone.
        }
        throw;
    }
    put_back();
}

void SectionSession::without_lock_timeout(const std::function<void()>& action) const {
    if (!lock_timeout_ || authors_timeouts_ || session_value("lock_timeout") != lock_timeout_) {
        action();
        return;
    }
    with({{"lock_timeout", "0"}}, action);
}

void SectionSession::as_ours(const std::function<void()>& action) const {
    if (!lock_timeout_) {  // a proxy may hand the statement to a session with other settings
        action();
        return;
    }
    const double timeout = run_.settings.statement_timeout;
    with({{"statement_timeout", timeout > 0 ? dialect::Value(fmt::format("{}", milliseconds(timeout))) : std::nullopt},
          {"lock_timeout", "0"},
          {"default_transaction_read_only", "off"}},
         action);
}

void SectionSession::restore() const {
    run_.connection->begin();
    run_.execute(restore_session(run_.dialect, run_.settings));
    run_.connection->commit();
    run_.connection->set_timeouts(run_.settings.lock_timeout, run_.settings.statement_timeout);
}

void SectionSession::become(const std::string& settings) {
    if (!has_settings_ || settings == current_) {
        return;
    }
    restore();
    current_ = settings;
    if (settings.empty()) {
        return;
    }
    authors_timeouts_ = authors_timeouts_ || settings.find("_timeout\"") != std::string::npos;
    // The user and the role late: what came before may have needed the rights of the first. The timeouts last: they are
    // not for these statements.
    constexpr std::string_view set =
        "SELECT count(pg_catalog.set_config(j.key, j.value, false)) FROM "
        "pg_catalog.json_each_text($1::pg_catalog.json) "
        "AS j WHERE j.key ";
    const std::vector<dialect::Value> value{settings};
    for (const std::string_view which :
         {"NOT IN ('session_authorization', 'role', 'lock_timeout', 'statement_timeout')", "= 'session_authorization'",
          "= 'role'", "IN ('lock_timeout', 'statement_timeout')"}) {
        run_.connection->query(fmt::format("{}{}", set, which), value);
    }
}

void SectionSession::end(bool restored) noexcept {
    if (!has_settings_) {
        return;
    }
    try {
        run_.connection->rollback();
        if (restored) {
            run_.connection->set_timeouts(run_.settings.lock_timeout, run_.settings.statement_timeout);
        } else {
            restore();
        }
    } catch (const std::exception&) {
        // Without the session there is nothing to restore.
    }
}

}  // namespace aludel::engine
