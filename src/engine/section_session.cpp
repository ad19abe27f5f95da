#include "engine/section_session.hpp"

#include <fmt/format.h>

#include "base/interrupt.hpp"
#include "base/text.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/retry.hpp"
#include "engine/session_settings.hpp"

namespace aludel::engine {

namespace {

/// Settings, user and role of the session as a JSON object, without those that $1 has with the same value.
constexpr std::string_view session_text =
    "coalesce((SELECT pg_catalog.json_object_agg(v.name, v.value)::pg_catalog.text FROM (SELECT name, setting FROM "
    "pg_catalog.pg_settings WHERE source = 'session' AND context <> 'internal' AND name NOT LIKE 'transaction%' AND "
    "name NOT LIKE 'aludel.%' UNION ALL VALUES ('session_authorization', session_user::pg_catalog.text), ('role', "
    "pg_catalog.current_setting('role'))) AS v (name, value) WHERE v.value IS DISTINCT FROM "
    "pg_catalog.json_extract_path_text($1::pg_catalog.json, v.name)), '')";

/// Whatever the author wants of his transactions.
constexpr std::string_view our_transaction = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE";

constexpr std::string_view lock_timeout_of_session =
    "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'lock_timeout' AND source = 'session'";

std::optional<std::string> first_cell(const dialect::Result& result) {
    return result.rows.empty() ? std::nullopt : result.rows.front().at(0);
}

}  // namespace

SectionSession::SectionSession(Run& run) : run_(run), has_settings_(run.dialect.name() == "postgresql") {
    if (has_settings_) {
        const std::vector<dialect::Value> nothing{std::string("{}")};
        before_ = first_cell(run_.connection->query(fmt::format("SELECT {}", session_text), nothing)).value_or("{}");
        lock_timeout_ = first_cell(run_.connection->query(lock_timeout_of_session));
    }
}

std::vector<dialect::Statement> SectionSession::behind_the_authors(std::vector<dialect::Statement> statements) const {
    std::vector<dialect::Statement> all;
    if (has_settings_) {
        all.push_back(own_statement(
            fmt::format("SELECT pg_catalog.set_config('{}', {}, true)", authors_session, session_text), {before_}));
        for (dialect::Statement& one : set_aside(run_.dialect, run_.settings)) {
            all.push_back(std::move(one));
        }
    }
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

std::vector<dialect::Statement> SectionSession::last(std::vector<dialect::Statement> statements) const {
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

bool SectionSession::lift_lock_timeout() {
    if (!lock_timeout_ || authors_timeouts_ ||
        first_cell(run_.connection->query(lock_timeout_of_session)) != lock_timeout_) {
        return false;
    }
    run_.connection->query("SELECT pg_catalog.set_config('lock_timeout', '0', false)");
    return true;
}

void SectionSession::put_back_lock_timeout() {
    const std::vector<dialect::Value> value{*lock_timeout_};
    run_.connection->query("SELECT pg_catalog.set_config('lock_timeout', $1, false)", value);
}

void SectionSession::restore() const {
    run_.connection->begin();
    run_.connection->run(restore_session(run_.dialect, run_.settings));
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
    // The user and the role last: what came before may have needed the rights of the first.
    constexpr std::string_view from = "FROM pg_catalog.json_each_text($1::pg_catalog.json) AS j";
    const std::vector<dialect::Value> value{settings};
    run_.connection->query(fmt::format("SELECT count(pg_catalog.set_config(j.key, j.value, false)) {} WHERE j.key NOT "
                                       "IN ('session_authorization', 'role')",
                                       from),
                           value);
    for (const std::string_view name : {"session_authorization", "role"}) {
        run_.connection->query(
            fmt::format("SELECT pg_catalog.set_config(j.key, j.value, false) {} WHERE j.key = '{}'", from, name),
            value);
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
