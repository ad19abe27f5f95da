#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/setting_value.hpp"
#include "engine/settings.hpp"

namespace aludel::engine {

/// One setting that aludel.toml, [tool.aludel] and [aludel] know.
struct SettingSpec {
    std::string_view key;
    std::string_view type;          ///< for the reference page: "string", "seconds" …
    std::string_view default_text;  ///< as the reference page prints it
    std::string_view doc;           ///< one paragraph of Markdown
    /// Puts a value into the settings. Null: the setting is read elsewhere (the URL, the environments).
    void (*set)(Settings&, const SettingValue&) = nullptr;
    /// The value in effect, for `aludel config`. Null: shown elsewhere, or not a value of its own.
    std::string (*show)(const Settings&) = nullptr;
    /// Nobody asks for it who needs no database.
    bool of_database = false;
};

/// The one table of settings, in the order of the reference page.
const std::vector<SettingSpec>& settings_schema();
const SettingSpec* find_setting(std::string_view key);
/// Error(config_invalid) for a key that is not in the table, with "did you mean".
Error unknown_setting(std::string_view key, const Place& place);

/// The name by which this machine knows a time zone: Alembic also takes "utc" for "UTC". Throws config_invalid, without
/// place.
std::string known_time_zone(const std::string& zone);

/// What becomes of an option of Alembic's own configuration.
struct AlembicOption {
    std::string_view key;
    std::string_view treatment;  ///< Markdown: how it is read, or why it is not
};
const std::vector<AlembicOption>& alembic_options();

/// The two tables as Markdown, for docs/reference/configuration.md.
std::string settings_reference();
std::string alembic_options_reference();

}  // namespace aludel::engine
