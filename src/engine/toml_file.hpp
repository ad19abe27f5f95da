#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.hpp"

namespace aludel::engine {

struct TomlEntry;
struct TomlValue;

struct TomlTable {
    std::vector<TomlEntry> entries;  ///< in the order of the file

    const TomlEntry* find(std::string_view key) const;
};

/// Dates and times are monostate: no setting is one.
struct TomlValue {
    std::variant<std::monostate, std::string, bool, std::int64_t, double, std::vector<TomlValue>, TomlTable> data;
    Place place;
};

struct TomlEntry {
    std::string key;
    Place place;  ///< of the key
    TomlValue value;
};

/// Throws Error(config_invalid) with place.
TomlTable parse_toml(std::string_view text, const std::string& file);

}  // namespace aludel::engine
