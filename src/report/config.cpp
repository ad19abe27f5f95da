#include "report/config.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "report/document.hpp"

namespace aludel::report {

std::string config_text(const engine::Settings& settings, Paint paint) {
    std::size_t key_width = 0;
    std::size_t value_width = 0;
    for (const engine::SettingOrigin& one : settings.origins) {
        key_width = std::max(key_width, display_width(one.key));
        value_width = std::max(value_width, display_width(one.value));
    }
    value_width = std::min<std::size_t>(value_width, 60);
    std::string text;
    for (const engine::SettingOrigin& one : settings.origins) {
        text += fmt::format("{:<{}} = {:<{}}  {}\n", one.key, key_width, one.value, value_width,
                            paint.dim("# " + one.origin));
    }
    return text;
}

std::string config_json(const engine::Settings& settings) {
    JsonWriter writer;
    begin_document(writer, "config");
    writer.member("config_file", settings.config_file.string());
    writer.member("root", settings.root.string());
    writer.member("environment", settings.environment);
    writer.key("settings").begin_array();
    for (const engine::SettingOrigin& one : settings.origins) {
        writer.begin_object();
        writer.member("key", one.key);
        writer.member("value", one.value);
        writer.member("origin", one.origin);
        writer.end_object();
    }
    writer.end_array();
    writer.end_object();
    return writer.text();
}

}  // namespace aludel::report
