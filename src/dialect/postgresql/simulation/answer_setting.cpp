#include "dialect/postgresql/simulation/answer_setting.hpp"

#include <utility>

#include "base/text.hpp"

namespace aludel::dialect::postgresql::simulation {

namespace {

/// What a server of version 15 has where nobody has set anything, and what a session has to be for us.
constexpr std::pair<std::string_view, std::string_view> known_settings[] = {
    {"server_version", "15.0"},
    {"server_version_num", "150000"},
    {"server_encoding", "UTF8"},
    {"client_encoding", "UTF8"},
    {"standard_conforming_strings", "on"},
    {"transaction_isolation", "read committed"},
    {"default_transaction_isolation", "read committed"},
    {"transaction_read_only", "off"},
    {"default_transaction_read_only", "off"},
    {"transaction_deferrable", "off"},
    {"in_hot_standby", "off"},
    {"integer_datetimes", "on"},
    {"max_identifier_length", "63"},
    {"max_index_keys", "32"},
    {"block_size", "8192"},
    {"search_path", "\"$user\", public"},
    {"check_function_bodies", "on"},
    {"default_table_access_method", "heap"},
    {"default_tablespace", ""},
    {"row_security", "on"},
    {"session_replication_role", "origin"},
    {"bytea_output", "hex"},
    {"intervalstyle", "postgres"},
};

}  // namespace

SessionSetting session_setting(const State& state, const std::string& name) {
    std::string key = ascii_lower(name);
    if (key == "time zone")
        key = "timezone";
    if (key == "transaction isolation level")
        key = "transaction_isolation";
    for (const auto* settings : {&state.local_settings, &state.settings})
        if (const auto found = settings->find(key); found != settings->end())
            return {found->second, false};
    for (const auto& [known, value] : known_settings)
        if (known == key)
            return {std::string(value), false};
    // Names with a dot are made by who sets them.
    return {std::nullopt, key.find('.') != std::string::npos};
}

}  // namespace aludel::dialect::postgresql::simulation
