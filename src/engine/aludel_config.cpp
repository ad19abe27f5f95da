#include "engine/aludel_config.hpp"

#include "base/text.hpp"
#include "engine/settings_schema.hpp"

namespace aludel::engine {

namespace {

/// "aludel.toml:12"
std::string line_of(const Place& place) {
    return to_string(Place{place.file, place.line, 0});
}

/// Wrong values are told even where they are not used today: in an environment that is not chosen. What a variable
/// takes part in is judged when it is used.
void check(const std::string& key, const GivenValue& given) {
    const SettingSpec* spec = find_setting(key);
    const auto* text = std::get_if<std::string>(&given.value);
    const auto* list = std::get_if<std::vector<std::string>>(&given.value);
    const std::string all = text != nullptr ? *text : list != nullptr ? join(*list, " ") : "";
    if (given.expand && all.find("${") != std::string::npos) {
        return;
    }
    const Environment empty;
    if (spec->set != nullptr) {
        Settings scratch;
        spec->set(scratch, SettingValue(key, given, empty));
        return;
    }
    // A URL may be wrong until a database is needed: here only that it is a text.
    SettingValue(key, given, empty).text();
}

GivenValue given_value(const TomlEntry& entry, const std::filesystem::path& base) {
    GivenValue given;
    given.origin = line_of(entry.value.place);
    given.place = entry.value.place;
    given.base = base;
    given.expand = true;
    const auto& data = entry.value.data;
    if (const auto* text = std::get_if<std::string>(&data)) {
        given.value = *text;
    } else if (const auto* flag = std::get_if<bool>(&data)) {
        given.value = *flag;
    } else if (const auto* integer = std::get_if<std::int64_t>(&data)) {
        given.value = *integer;
    } else if (const auto* number = std::get_if<double>(&data)) {
        given.value = *number;
    } else if (const auto* array = std::get_if<std::vector<TomlValue>>(&data)) {
        std::vector<std::string> texts;
        for (const TomlValue& one : *array) {
            const auto* item = std::get_if<std::string>(&one.data);
            if (item == nullptr) {
                throw invalid_config(one.place, "setting '" + entry.key + "': a list of strings is expected")
                    .hint(entry.key + " = [\"…\", \"…\"]");
            }
            texts.push_back(*item);
        }
        given.value = std::move(texts);
    } else {
        throw invalid_config(entry.value.place, "setting '" + entry.key + "': no setting is a table, a date or a time")
            .hint("texts stand in quotes");
    }
    check(entry.key, given);
    return given;
}

GivenValues read_values(const TomlTable& table, const std::filesystem::path& base, bool top) {
    GivenValues values;
    for (const TomlEntry& entry : table.entries) {
        if (top && entry.key == "environments") {
            continue;
        }
        if (find_setting(entry.key) == nullptr) {
            throw unknown_setting(entry.key, entry.place);
        }
        if (!top && (entry.key == "environments" || entry.key == "default_environment")) {
            throw invalid_config(entry.place, "setting '" + entry.key + "' is for the top level, not for an environment")
                .hint("move it above the first [table]");
        }
        values.emplace(entry.key, given_value(entry, base));
    }
    if (values.contains("url") && values.contains("url_file")) {
        throw invalid_config(values["url_file"].place, "there are both url and url_file").hint("leave one of them out");
    }
    return values;
}

}  // namespace

AludelConfig read_aludel_table(const TomlTable& table, const std::filesystem::path& base) {
    AludelConfig config;
    config.values = read_values(table, base, true);
    const TomlEntry* environments = table.find("environments");
    if (environments == nullptr) {
        return config;
    }
    const auto* names = std::get_if<TomlTable>(&environments->value.data);
    if (names == nullptr) {
        throw invalid_config(environments->place, "'environments' is a table").hint("write [environments.production]");
    }
    for (const TomlEntry& entry : names->entries) {
        const auto* values = std::get_if<TomlTable>(&entry.value.data);
        if (values == nullptr) {
            throw invalid_config(entry.place, "environment '" + entry.key + "' is a table")
                .hint("write [environments." + entry.key + "]");
        }
        config.environments.emplace(entry.key, read_values(*values, base, false));
    }
    return config;
}

GivenValues read_aludel_sections(const IniFile& ini, const std::string& section, const std::filesystem::path& base) {
    GivenValues values;
    for (const std::string& name : {std::string("aludel"), "aludel:" + section}) {
        for (const std::string& key : ini.own_options(name)) {
            GivenValue given;
            given.place = ini.place(name, key);
            given.origin = line_of(given.place);
            given.base = base;
            given.expand = true;
            if (find_setting(key) == nullptr) {
                throw unknown_setting(key, given.place);
            }
            if (key == "environments" || key == "default_environment") {
                throw invalid_config(given.place, "an INI file has no environments")
                    .hint("use sections, chosen with -n: [aludel:NAME] holds the settings of section [NAME]");
            }
            std::string text;
            try {
                text = ini.get(name, key).value_or("");
            } catch (const Error& error) {
                if (key != "url") {
                    throw;
                }
                given.fault = error;
            }
            if (key == "version_locations" || key == "prepend_sys_path") {
                given.value = split_any(text, "\n");
            } else {
                given.value = text;
            }
            check(key, given);
            values.insert_or_assign(key, std::move(given));
        }
    }
    return values;
}

}  // namespace aludel::engine
