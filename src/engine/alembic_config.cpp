#include "engine/alembic_config.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "engine/python_text.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;

namespace {

/// A value of either source.
struct Found {
    std::string text;
    Place place;
    bool in_toml = false;
};

/// `text % {"here": …}`: what Alembic does with the strings of [tool.alembic].
std::string python_format(std::string_view text, const std::string& here, const Place& place) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            result += text[i];
        } else if (text.substr(i, 2) == "%%") {
            result += '%';
            ++i;
        } else if (text.substr(i, 8) == "%(here)s") {
            result += here;
            i += 7;
        } else {
            throw invalid_config(place, "a '%' must be followed by '%' or '(here)s'")
                .hint("write %% for a percent sign, as in \"%%(rev)s_%%(slug)s\"");
        }
    }
    return result;
}

/// The value without a comment behind it, if it is one of the words.
std::optional<std::string> known_word(const std::string& text, std::span<const std::string> words) {
    for (const std::string& word : words) {
        if (!text.starts_with(word)) {
            continue;
        }
        const std::string_view rest = std::string_view(text).substr(word.size());
        const std::string_view comment = trim(rest);
        if (comment.empty() ||
            (rest.front() != comment.front() && (comment.front() == '#' || comment.front() == ';'))) {
            return word;
        }
    }
    return std::nullopt;
}

/// Python's re.split(r", *|(?: +)", text), with ':' as a third separator where `colon` says so.
std::vector<std::string> legacy_split(std::string_view text, bool colon) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ',' || text[i] == ' ') {
            while (i + 1 < text.size() && text[i + 1] == ' ') {
                ++i;
            }
            parts.emplace_back();
        } else if (colon && text[i] == ':') {
            parts.emplace_back();
        } else {
            parts.back() += text[i];
        }
    }
    return parts;
}

class AlembicReader {
public:
    explicit AlembicReader(const AlembicSources& sources) : sources_(sources) {}

    std::optional<Found> text(const std::string& name) const {
        if (auto found = ini_text(name)) {
            return found;
        }
        const TomlEntry* entry = toml_entry(name);
        if (entry == nullptr) {
            return std::nullopt;
        }
        const auto* value = std::get_if<std::string>(&entry->value.data);
        if (value == nullptr) {
            throw invalid_config(entry->value.place, "option '" + name + "' of [tool.alembic]: a string is expected")
                .hint(name + " = \"…\"");
        }
        return Found{python_format(*value, here(), entry->value.place), entry->value.place, true};
    }

    std::optional<Found> ini_text(const std::string& name) const {
        if (sources_.ini == nullptr) {
            return std::nullopt;
        }
        auto value = sources_.ini->get(sources_.section, name);
        return value ? std::optional(Found{std::move(*value), sources_.ini->place(sources_.section, name), false})
                     : std::nullopt;
    }

    /// Alembic takes exactly "true" of an INI file for yes, and all else for no.
    std::optional<std::pair<bool, Place>> flag(const std::string& name) const {
        if (const auto found = ini_text(name)) {
            static const std::vector<std::string> meaning_yes = {"true", "yes", "on", "1"};
            const std::string lower = ascii_lower(found->text);
            if (found->text != "true" && known_word(lower, meaning_yes)) {
                throw invalid_config(found->place, "option '" + name + "': Alembic takes everything but `true` for false")
                    .hint("write " + name + " = true, with nothing behind it, or " + name + " = false");
            }
            return std::pair(found->text == "true", found->place);
        }
        const TomlEntry* entry = toml_entry(name);
        if (entry == nullptr) {
            return std::nullopt;
        }
        const bool* value = std::get_if<bool>(&entry->value.data);
        if (value == nullptr) {
            throw invalid_config(entry->value.place, "option '" + name + "' of [tool.alembic]: true or false is expected")
                .hint(name + " = true");
        }
        return std::pair(*value, entry->value.place);
    }

    /// A list of directories. `separators` are the options that say how an INI file writes it.
    std::optional<std::pair<std::vector<std::string>, Place>> list(const std::string& name,
                                                                   const std::vector<std::string>& separators,
                                                                   bool legacy_colon) const {
        const auto found = ini_text(name);
        if (!found || found->text.empty()) {
            return toml_list(name);
        }
        std::vector<std::string> parts;
        if (const auto separator = separator_of(separators)) {
            for (const std::string& part : split(found->text, *separator)) {
                if (!part.empty()) {
                    parts.emplace_back(python_strip(part));
                }
            }
        } else {
            parts = legacy_split(found->text, legacy_colon);
        }
        for (const std::string& part : parts) {
            if (part.empty() || part.find('\n') != std::string::npos) {
                throw invalid_config(found->place, "option '" + name + "': one of the directories " +
                                                (part.empty() ? "is empty" : "holds a line break"))
                    .hint("say how they are separated: path_separator = newline");
            }
        }
        return std::pair(parts, found->place);
    }

private:
    std::string here() const { return sources_.toml_directory.generic_string(); }

    const TomlEntry* toml_entry(const std::string& name) const {
        return sources_.toml == nullptr ? nullptr : sources_.toml->find(name);
    }

    std::optional<char> separator_of(const std::vector<std::string>& names) const {
        static const std::vector<std::string> words = {"space", "newline", "os", ":", ";"};
        for (const std::string& name : names) {
            const auto found = ini_text(name);
            if (!found) {
                continue;
            }
            const auto word = known_word(found->text, words);
            if (!word) {
                throw invalid_config(found->place, "'" + found->text + "' is not a valid value for " + name)
                    .hint("one of space, newline, os, :, ;");
            }
            return *word == "space" ? ' ' : *word == "newline" ? '\n' : *word == "os" ? ':' : word->front();
        }
        return std::nullopt;
    }

    std::optional<std::pair<std::vector<std::string>, Place>> toml_list(const std::string& name) const {
        const TomlEntry* entry = toml_entry(name);
        if (entry == nullptr) {
            return std::nullopt;
        }
        const auto* array = std::get_if<std::vector<TomlValue>>(&entry->value.data);
        std::vector<std::string> parts;
        for (const TomlValue& one : array == nullptr ? std::vector<TomlValue>(1) : *array) {
            const auto* text = std::get_if<std::string>(&one.data);
            if (text == nullptr || text->empty()) {
                throw invalid_config(entry->value.place,
                              "option '" + name + "' of [tool.alembic]: a list of strings is expected")
                    .hint(name + " = [\"…\", \"…\"]");
            }
            parts.push_back(python_format(*text, here(), one.place));
        }
        return std::pair(parts, entry->value.place);
    }

    const AlembicSources& sources_;
};

/// Fills an AlembicConfig out of what the reader finds.
class AlembicConfigBuilder {
public:
    explicit AlembicConfigBuilder(const AlembicSources& sources) : sources_(sources), reader_(sources) {}

    AlembicConfig build() {
        read_locations();
        copy("file_template");
        copy("timezone");
        read_slug_length();
        if (const auto recursive = reader_.flag("recursive_version_locations")) {
            set("recursive_version_locations", recursive->first, recursive->second);
        }
        if (const auto environment = reader_.flag("revision_environment"); environment && environment->first) {
            config_.revision_environment = environment->second;
        }
        read_hooks();
        refuse_what_is_not_there();
        read_url();
        for (const char* name : {"version_table", "version_table_schema"}) {
            if (const auto found = reader_.text(name); found && !found->text.empty()) {
                config_.of_env_py.emplace(name, given(found->text, found->place));
            }
        }
        return std::move(config_);
    }

private:
    using Value = decltype(GivenValue::value);

    GivenValue given(Value value, const Place& place) const {
        return GivenValue{std::move(value), to_string(Place{place.file, place.line, 0}), place,
                          sources_.working_directory, false};
    }

    void set(const std::string& key, Value value, const Place& place) {
        config_.values.insert_or_assign(key, given(std::move(value), place));
    }

    void copy(const std::string& name) {
        if (const auto found = reader_.text(name)) {
            set(name, found->text, found->place);
        }
    }

    void read_locations() {
        std::vector<fs::path> search;
        if (const auto prepended = reader_.list("prepend_sys_path", {"path_separator"}, true)) {
            std::vector<std::string> paths;
            for (const std::string& path : prepended->first) {
                search.push_back((sources_.working_directory / path).lexically_normal());
                paths.push_back(search.back().string());
            }
            set("prepend_sys_path", paths, prepended->second);
        }
        const fs::path root = sources_.ini != nullptr ? sources_.ini_directory : sources_.toml_directory;
        search.insert(search.end(), {sources_.working_directory, root, root / "src"});

        if (const auto found = reader_.text("script_location")) {
            if (found->text.empty()) {
                throw invalid_config(found->place, "option 'script_location' is empty")
                    .hint("write script_location = %(here)s/migrations");
            }
            const fs::path path = resolve_location(found->text, sources_.working_directory, search, found->place);
            const fs::path beside = (root / found->text).lexically_normal();
            if (fs::path(found->text).is_relative() && !fs::exists(path) && fs::exists(beside)) {
                throw invalid_config(found->place, "script_location: there is no directory " + path.string())
                    .hint("a relative path starts at the working directory, as in Alembic; write %(here)s/" +
                          found->text + " for the one beside the configuration file");
            }
            set("script_location", path.string(), found->place);
        }
        if (const auto found = reader_.list("version_locations", {"path_separator", "version_path_separator"}, false)) {
            std::vector<std::string> paths;
            for (const std::string& one : found->first) {
                paths.push_back(resolve_location(one, sources_.working_directory, search, found->second).string());
            }
            set("version_locations", paths, found->second);
        }
    }

    void read_slug_length() {
        if (const auto found = reader_.ini_text("truncate_slug_length")) {
            const std::string text(trim(std::string_view(found->text).substr(0, found->text.find_first_of("#;"))));
            set("truncate_slug_length", text, found->place);
            return;
        }
        const TomlEntry* entry = sources_.toml == nullptr ? nullptr : sources_.toml->find("truncate_slug_length");
        if (entry != nullptr) {
            const auto* number = std::get_if<std::int64_t>(&entry->value.data);
            if (number == nullptr) {
                throw invalid_config(entry->value.place,
                              "option 'truncate_slug_length' of [tool.alembic]: a number is expected")
                    .hint("truncate_slug_length = 40");
            }
            set("truncate_slug_length", *number, entry->value.place);
        }
    }

    void read_hooks() {
        if (sources_.ini != nullptr && sources_.ini->has_section("post_write_hooks")) {
            config_.post_write_hooks = trim(sources_.ini->get("post_write_hooks", "hooks").value_or(""));
        }
        const TomlEntry* entry = sources_.toml == nullptr ? nullptr : sources_.toml->find("post_write_hooks");
        const auto* hooks = entry == nullptr ? nullptr : std::get_if<std::vector<TomlValue>>(&entry->value.data);
        if (hooks == nullptr) {
            return;
        }
        for (const TomlValue& hook : *hooks) {
            const auto* table = std::get_if<TomlTable>(&hook.data);
            const TomlEntry* name = table == nullptr ? nullptr : table->find("name");
            const auto* text = name == nullptr ? nullptr : std::get_if<std::string>(&name->value.data);
            if (text != nullptr) {
                config_.post_write_hooks += (config_.post_write_hooks.empty() ? "" : ", ") + *text;
            }
        }
    }

    void refuse_what_is_not_there() const {
        static const std::vector<std::string> utf8 = {"utf-8", "utf8", "utf_8"};
        if (const auto found = reader_.text("output_encoding"); found && !known_word(ascii_lower(found->text), utf8)) {
            throw std::move(Error(ErrorCode::not_supported, "output_encoding '" + found->text + "' is not supported")
                                .at(found->place)
                                .hint("revision files are UTF-8: remove the option"));
        }
        if (const auto found = reader_.flag("sourceless"); found && found->first) {
            throw std::move(Error(ErrorCode::not_supported,
                                  "sourceless = true is not supported: compiled revision files "
                                  "are not read")
                                .at(found->second)
                                .hint("keep the source files and set sourceless = false"));
        }
    }

    /// env.py may put any URL together. What cannot be one is no error until a database is needed.
    void read_url() {
        const std::string name = "sqlalchemy.url";
        tell_of_url_in_pyproject();
        if (sources_.ini == nullptr) {
            return;
        }
        const Place place = sources_.ini->place(sources_.section, name);
        std::optional<Found> found;
        try {
            found = reader_.ini_text(name);
        } catch (const Error& error) {
            problem(place, "sqlalchemy.url cannot be read: " + error.message(),
                    "Alembic's env.py may put it together; give --database, or url in a section [aludel]");
            return;
        }
        if (!found || python_strip(found->text).empty()) {
            return;
        }
        if (found->text == "driver://user:pass@localhost/dbname") {
            problem(place, "sqlalchemy.url is the placeholder of a fresh alembic.ini",
                    "write the address of your database there, or give --database or DATABASE_URL");
        } else if (found->text.find("${") != std::string::npos) {
            problem(place, "sqlalchemy.url holds ${…}, which Alembic does not replace",
                    "give --database, or url in a section [aludel], where variables are replaced");
        } else {
            set("url", found->text, found->place);
        }
    }

    /// Alembic takes it from the INI file alone, and says nothing of one that stands elsewhere.
    void tell_of_url_in_pyproject() {
        if (sources_.toml == nullptr) {
            return;
        }
        const TomlEntry* entry = sources_.toml->find("sqlalchemy.url");
        if (const TomlEntry* outer = sources_.toml->find("sqlalchemy"); entry == nullptr && outer != nullptr) {
            const auto* table = std::get_if<TomlTable>(&outer->value.data);
            entry = table == nullptr ? nullptr : table->find("url");
        }
        if (entry != nullptr) {
            problem(entry->place, "sqlalchemy.url of [tool.alembic] is not read, as Alembic does not read it there",
                    "write url into [tool.aludel], or sqlalchemy.url into alembic.ini");
        }
    }

    void problem(const Place& place, std::string message, std::string hint) {
        config_.url_problem = std::move(message);
        config_.url_hint = std::move(hint);
        config_.url_place = place;
    }

    const AlembicSources& sources_;
    AlembicReader reader_;
    AlembicConfig config_;
};

}  // namespace

AlembicConfig read_alembic_config(const AlembicSources& sources) {
    return AlembicConfigBuilder(sources).build();
}

fs::path resolve_location(const std::string& text, const fs::path& working_directory,
                          const std::vector<fs::path>& search, const Place& place) {
    const fs::path path(text);
    if (path.is_absolute() || text.find(':') == std::string::npos) {
        return (working_directory / path).lexically_normal();
    }
    const std::vector<std::string> parts = split(text, ':');
    const fs::path package(replace_all(parts.front(), ".", "/"));
    std::vector<std::string> looked_at;
    for (const fs::path& directory : search) {
        fs::path found = directory / package;
        std::error_code ignored;
        if (!package.empty() && fs::is_directory(found, ignored)) {
            for (std::size_t i = 1; i < parts.size(); ++i) {
                found /= parts[i];
            }
            return found.lexically_normal();
        }
        if (std::find(looked_at.begin(), looked_at.end(), directory.string()) == looked_at.end()) {
            looked_at.push_back(directory.string());
        }
    }
    throw invalid_config(place, "there is no package '" + parts.front() + "' in " + join(looked_at, ", "))
        .hint("installed packages are not searched; name the directory with prepend_sys_path, or write a path");
}

}  // namespace aludel::engine
