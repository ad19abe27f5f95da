#include "engine/session_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "base/text.hpp"
#include "dialect/lock_timeout.hpp"
#include "engine/bookkeeping.hpp"
#include "engine/env_py.hpp"

namespace aludel::engine {

namespace {

/// Behind leading spaces and comments.
std::string_view without_leading_comments(std::string_view sql) {
    for (;;) {
        sql = trim(sql);
        if (sql.starts_with("--")) {
            const std::size_t end = sql.find('\n');
            sql.remove_prefix(end == std::string_view::npos ? sql.size() : end);
        } else if (sql.starts_with("/*")) {
            std::size_t depth = 1;
            std::size_t at = 2;
            while (depth > 0 && at < sql.size()) {
                const std::string_view two = sql.substr(at, 2);
                depth += two == "/*" ? 1 : 0;
                depth -= two == "*/" ? 1 : 0;
                at += two == "/*" || two == "*/" ? 2 : 1;
            }
            sql.remove_prefix(std::min(at, sql.size()));
        } else {
            return sql;
        }
    }
}

std::string first_word(std::string_view sql) {
    const std::vector<std::string> words = first_words(sql, 1);
    return words.empty() ? "" : words.front();
}

/// The run's own timeouts until the end of the open transaction, as Connection::set_timeouts makes them.
std::vector<dialect::Statement> own_timeouts(const Settings& settings) {
    return {
        own_statement(fmt::format("SELECT pg_catalog.set_config('statement_timeout', {}, true)",
                                  settings.statement_timeout > 0
                                      ? fmt::format("'{}'", dialect::limit_in_milliseconds(settings.statement_timeout))
                                      : "NULL")),
        own_statement(dialect::set_lock_timeout(settings.lock_timeout, true))};
}

}  // namespace

std::vector<std::string> first_words(std::string_view sql, std::size_t count) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    std::vector<std::string> words;
    std::string_view rest = without_leading_comments(sql);
    while (words.size() < count) {
        const auto end = static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_letter) - rest.begin());
        if (end == 0) {
            break;
        }
        const bool schema = end < rest.size() && rest[end] == '.';
        if (!schema) {
            words.push_back(ascii_lower(rest.substr(0, end)));
        }
        rest = without_leading_comments(rest.substr(schema ? end + 1 : end));
    }
    return words;
}

bool changes_session(std::string_view sql) {
    // What a function does cannot be seen from here: where one is called, it may.
    constexpr std::array words{"set", "reset", "discard", "do", "call", "select", "with", "values", "execute"};
    return std::find(words.begin(), words.end(), first_word(sql)) != words.end() ||
           ascii_lower(sql).find("set_config") != std::string::npos;
}

std::vector<dialect::Statement> restore_session(const dialect::Dialect& dialect, const Settings& settings) {
    if (dialect.name() != "postgresql") {
        return {};
    }
    // The author's timeouts first: what follows is ours. temp_buffers cannot be changed once there are temporary
    // tables. All timeouts are reset, for behind a proxy Connection::set_timeouts leaves the session alone.
    std::vector<dialect::Statement> statements{
        own_statement("SELECT pg_catalog.set_config('statement_timeout', '0', true), "
                      "pg_catalog.set_config('lock_timeout', '0', true)"),
        own_statement("RESET SESSION AUTHORIZATION"), own_statement("RESET ROLE"),
        own_statement("SELECT count(pg_catalog.set_config(name, reset_val, false)) FROM pg_catalog.pg_settings WHERE "
                      "source = 'session' AND name <> 'temp_buffers' AND name NOT LIKE 'transaction%'")};
    for (dialect::Statement& one : env_session(dialect, settings)) {
        statements.push_back(std::move(one));
    }
    for (dialect::Statement& one : own_timeouts(settings)) {
        statements.push_back(std::move(one));
    }
    return statements;
}

std::vector<dialect::Statement> beside_session(const dialect::Dialect& dialect, const Settings& settings,
                                               std::vector<dialect::Statement> statements) {
    const SessionScript session = session_script(dialect);
    if (session.remember.empty()) {
        return statements;
    }
    std::vector<dialect::Statement> all{own_statement("SELECT pg_catalog.set_config('statement_timeout', '0', true)")};
    const auto append = [&all](std::vector<dialect::Statement> more) {
        std::move(more.begin(), more.end(), std::back_inserter(all));
    };
    if (!statements.empty()) {
        all.push_back(own_statement(session.remember));
        append(restore_session(dialect, settings));
        append(std::move(statements));
        all.push_back(own_statement(session.restore));
    }
    append(own_timeouts(settings));
    return all;
}

std::vector<dialect::Statement> timeouts_aside(const dialect::Dialect& dialect, const Settings& settings) {
    if (dialect.name() != "postgresql") {
        return {};
    }
    // As little as can be, for the statement timeout that ends here holds for it.
    std::vector<dialect::Statement> statements{own_statement(fmt::format(
        "SELECT pg_catalog.set_config('{}', pg_catalog.concat_ws(' ', pg_catalog.current_setting('statement_timeout'), "
        "pg_catalog.current_setting('lock_timeout')), true), pg_catalog.set_config('statement_timeout', '0', true)",
        timeouts_before))};
    for (dialect::Statement& one : own_timeouts(settings)) {
        statements.push_back(std::move(one));
    }
    return statements;
}

std::vector<dialect::Statement> set_aside(const dialect::Dialect& dialect) {
    if (dialect.name() != "postgresql") {
        return {};
    }
    constexpr std::array disturbing{"session_authorization",
                                    "role",
                                    "search_path",
                                    "client_encoding",
                                    "standard_conforming_strings",
                                    "default_tablespace",
                                    "datestyle",
                                    "intervalstyle",
                                    "extra_float_digits",
                                    "idle_in_transaction_session_timeout"};
    std::string list;
    for (const char* name : disturbing) {
        list += fmt::format("{}pg_catalog.set_config('{}', NULL, true)", list.empty() ? "" : ", ", name);
    }
    return {own_statement("SELECT " + list)};
}

SessionScript session_script(const dialect::Dialect& dialect) {
    if (dialect.name() != "postgresql") {
        return {};
    }
    // The user and the role last: what is set may need the rights of the first.
    // A setting of our own carries what was there over; DO, so that psql prints no rows.
    return {
        "DO $aludel$ BEGIN\n"
        "    PERFORM pg_catalog.set_config('aludel.session', pg_catalog.jsonb_build_object(\n"
        "        'user', SESSION_USER, 'role', pg_catalog.current_setting('role'), 'settings',\n"
        "        (SELECT pg_catalog.jsonb_object_agg(name, setting) FROM pg_catalog.pg_settings\n"
        "            WHERE source = 'session'))::text, false);\n"
        "END $aludel$;",
        "DO $aludel$ DECLARE\n"
        "    before jsonb := pg_catalog.current_setting('aludel.session');\n"
        "BEGIN\n"
        "    RESET SESSION AUTHORIZATION;\n"
        "    PERFORM pg_catalog.set_config(name, coalesce(before->'settings'->>name, reset_val), false)\n"
        "        FROM pg_catalog.pg_settings\n"
        "        WHERE (source = 'session' OR coalesce(before->'settings' ? name, false))\n"
        "        AND setting <> coalesce(before->'settings'->>name, reset_val) AND name NOT LIKE 'transaction%';\n"
        "    IF SESSION_USER <> before->>'user' THEN\n"
        "        PERFORM pg_catalog.set_config('session_authorization', before->>'user', false);\n"
        "    END IF;\n"
        "    PERFORM pg_catalog.set_config('role', before->>'role', false);\n"
        "END $aludel$;"};
}

}  // namespace aludel::engine
