#include "dialect/sqlite/pragma.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "dialect/sqlite/quote.hpp"

namespace aludel::dialect::sqlite {

namespace {

constexpr std::array<std::string_view, 33> of_session = {
    "analysis_limit",
    "automatic_index",
    "cache_size",
    "cache_spill",
    "case_sensitive_like",
    "cell_size_check",
    "checkpoint_fullfsync",
    "count_changes",
    "defer_foreign_keys",
    "empty_result_callbacks",
    "full_column_names",
    "fullfsync",
    "hard_heap_limit",
    "ignore_check_constraints",
    "journal_mode",
    "journal_size_limit",
    "legacy_alter_table",
    "locking_mode",
    "max_page_count",
    "mmap_size",
    "read_uncommitted",
    "recursive_triggers",
    "reverse_unordered_selects",
    "secure_delete",
    "short_column_names",
    "soft_heap_limit",
    "synchronous",
    "temp_store",
    "temp_store_directory",
    "threads",
    "trusted_schema",
    "wal_autocheckpoint",
    "writable_schema",
};

/// Of journal modes only WAL is kept in the file: a fresh session has it, or "delete".
std::string fresh_journal_mode(const std::string& before) {
    return before == "truncate" || before == "persist" || before == "off" ? before : "delete";
}

}  // namespace

Pragma parse_pragma(const TokenList& tokens) {
    Pragma pragma;
    std::size_t at = 1;
    if (tokens.text(at + 1) == ".") {
        pragma.schema = tokens.text(at);
        at += 2;
    }
    pragma.name = ascii_lower(tokens.name(at));
    pragma.sets = tokens.text(at + 1) == "=" || tokens.text(at + 1) == "(";
    return pragma;
}

std::optional<std::string> session_setting(std::string_view sql) {
    const TokenList tokens(sql);
    if (tokens.word(0) != "PRAGMA") {
        return std::nullopt;
    }
    const Pragma pragma = parse_pragma(tokens);
    if (!pragma.sets || std::find(of_session.begin(), of_session.end(), pragma.name) == of_session.end()) {
        return std::nullopt;
    }
    return pragma.schema.empty() ? pragma.name : fmt::format("{}.{}", pragma.schema, pragma.name);
}

std::optional<std::string> refused_setting(std::string_view sql) {
    const TokenList tokens(sql);
    if (tokens.word(0) != "PRAGMA") {
        return std::nullopt;
    }
    const Pragma pragma = parse_pragma(tokens);
    const bool refused = pragma.name == "query_only" || pragma.name == "busy_timeout" || pragma.name == "foreign_keys";
    return pragma.sets && refused ? std::optional<std::string>(pragma.name) : std::nullopt;
}

std::optional<std::string> attached(std::string_view sql) {
    const TokenList tokens(sql);
    if (tokens.word(0) != "ATTACH") {
        return std::nullopt;
    }
    for (std::size_t at = tokens.size(); at-- > 1;) {
        if (tokens.is(at, "AS")) {
            return tokens.name(at + 1);
        }
    }
    return std::nullopt;
}

std::optional<std::string> detached(std::string_view sql) {
    const TokenList tokens(sql);
    if (tokens.word(0) != "DETACH") {
        return std::nullopt;
    }
    return tokens.name(tokens.is(1, "DATABASE") && tokens.size() > 2 ? 2 : 1);
}

std::string put_back(const std::string& setting, const std::optional<std::string>& before) {
    if (setting.ends_with("journal_mode")) {
        return fmt::format("PRAGMA {} = {}", setting, fresh_journal_mode(before.value_or("")));
    }
    const bool fast = setting.ends_with("secure_delete") && before == "2";
    return fmt::format("PRAGMA {} = {}", setting, fast ? "fast" : before ? quote_literal(*before) : "off");
}

}  // namespace aludel::dialect::sqlite
