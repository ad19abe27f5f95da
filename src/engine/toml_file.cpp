#include "engine/toml_file.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

#include "base/text.hpp"

namespace aludel::engine {

namespace {

TomlTable convert(const toml::table& table, const std::string& file);

Place place_of(const toml::source_region& region, const std::string& file) {
    return Place{file, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
}

TomlValue convert(const toml::node& node, const std::string& file) {
    TomlValue value;
    value.place = place_of(node.source(), file);
    if (const auto* text = node.as_string()) {
        value.data = text->get();
    } else if (const auto* flag = node.as_boolean()) {
        value.data = flag->get();
    } else if (const auto* integer = node.as_integer()) {
        value.data = static_cast<std::int64_t>(integer->get());
    } else if (const auto* number = node.as_floating_point()) {
        value.data = number->get();
    } else if (const auto* table = node.as_table()) {
        value.data = convert(*table, file);
    } else if (const auto* array = node.as_array()) {
        std::vector<TomlValue> values;
        for (const toml::node& one : *array) {
            values.push_back(convert(one, file));
        }
        value.data = std::move(values);
    }
    return value;
}

TomlTable convert(const toml::table& table, const std::string& file) {
    TomlTable result;
    for (const auto& [key, node] : table) {
        result.entries.push_back({std::string(key.str()), place_of(key.source(), file), convert(node, file)});
    }
    std::sort(result.entries.begin(), result.entries.end(), [](const TomlEntry& a, const TomlEntry& b) {
        return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
    });
    return result;
}

/// TOML allows none of these anywhere, and toml++ 3.3 runs into its own assertions on some of them.
void refuse_control_characters(std::string_view text, const std::string& file) {
    const auto bad = std::find_if(text.begin(), text.end(), [](unsigned char c) {
        return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f;
    });
    if (bad != text.end()) {
        throw std::move(Error(ErrorCode::config_invalid, "not TOML: there is a control character")
                            .at(place_at(text, static_cast<std::size_t>(bad - text.begin()), file)));
    }
    if (!is_utf8(text)) {
        throw std::move(Error(ErrorCode::config_invalid, "not TOML: the file is not UTF-8").at(Place{file, 0, 0}));
    }
}

}  // namespace

const TomlEntry* TomlTable::find(std::string_view key) const {
    for (const TomlEntry& entry : entries) {
        if (entry.key == key) {
            return &entry;
        }
    }
    return nullptr;
}

TomlTable parse_toml(std::string_view text, const std::string& file) {
    refuse_control_characters(text, file);
    try {
        return convert(toml::parse(text, file), file);
    } catch (const toml::parse_error& error) {
        throw std::move(Error(ErrorCode::config_invalid, "not TOML: " + std::string(error.description()))
                            .at(place_of(error.source(), file)));
    }
}

}  // namespace aludel::engine
