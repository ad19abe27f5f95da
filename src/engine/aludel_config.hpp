#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "engine/ini_file.hpp"
#include "engine/setting_value.hpp"
#include "engine/toml_file.hpp"

namespace aludel::engine {

/// One configuration in our own words.
struct AludelConfig {
    GivenValues values;
    std::map<std::string, GivenValues> environments;
};

/// aludel.toml, or [tool.aludel]. Throws config_invalid for an unknown key or a value no setting has.
/// `base` is where relative paths start.
AludelConfig read_aludel_table(const TomlTable& table, const std::filesystem::path& base);

/// [aludel] and [aludel:SECTION] of an INI file, the latter winning.
GivenValues read_aludel_sections(const IniFile& ini, const std::string& section, const std::filesystem::path& base);

}  // namespace aludel::engine
