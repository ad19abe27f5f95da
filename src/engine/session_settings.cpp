#include "engine/session_settings.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "engine/bookkeeping.hpp"

namespace aludel::engine {

namespace {

/// Behind leading spaces and comments.
std::string_view without_leading_comments(std::string_view sql) {
    for (;;) {
        sql = trim(sql);
        std::size_t end = std::string_view::npos;
        if (sql.starts_with("--")) {
            end = sql.find('\n');
        } else if (sql.starts_with("/*")) {
            end = sql.find("*/");
            end = end == std::string_view::npos ? end : end + 2;
        } else {
            return sql;
        }
        if (end == std::string_view::npos) {
            return {};
        }
        sql.remove_prefix(end);
    }
}

}  // namespace

bool changes_session(std::string_view sql) {
    const std::string lower = ascii_lower(without_leading_comments(sql));
    return lower.starts_with("set ") || lower.starts_with("set\n") || lower.starts_with("set\t") ||
           lower.find("set_config") != std::string::npos;
}

std::vector<dialect::Statement> restore_session(const dialect::Dialect& dialect, const Settings& settings) {
    if (dialect.name() != "postgresql") {
        return {};
    }
    const auto milliseconds = [](double seconds) { return std::lround(seconds * 1000); };
    std::string timeouts =
        fmt::format("SELECT pg_catalog.set_config('lock_timeout', '{}', true)", milliseconds(settings.lock_timeout));
    if (settings.statement_timeout > 0) {
        timeouts += fmt::format(", pg_catalog.set_config('statement_timeout', '{}', true)",
                                milliseconds(settings.statement_timeout));
    }
    return {own_statement("RESET SESSION AUTHORIZATION"), own_statement("RESET ROLE"),
            own_statement("SELECT count(pg_catalog.set_config(name, reset_val, false)) FROM pg_catalog.pg_settings "
                          "WHERE source = 'session' AND name <> 'lock_timeout' AND name NOT LIKE 'transaction%'"),
            own_statement(std::move(timeouts))};
}

}  // namespace aludel::engine
