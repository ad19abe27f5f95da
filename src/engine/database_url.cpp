#include "engine/database_url.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/file.hpp"
#include "base/text.hpp"

namespace aludel::engine {

namespace fs = std::filesystem;
using dialect::Url;

namespace {

/// What libpq reads of the environment (PostgreSQL 18), besides PGOPTIONS' kind of defaults.
constexpr std::array<const char*, 35> libpq_variables = {
    "PGHOST",
    "PGHOSTADDR",
    "PGSERVICE",
    "PGDATABASE",
    "PGPORT",
    "PGUSER",
    "PGPASSWORD",
    "PGPASSFILE",
    "PGSERVICEFILE",
    "PGSYSCONFDIR",
    "PGSSLMODE",
    "PGSSLROOTCERT",
    "PGSSLCERT",
    "PGSSLKEY",
    "PGSSLCRL",
    "PGSSLCRLDIR",
    "PGSSLSNI",
    "PGSSLCERTMODE",
    "PGSSLNEGOTIATION",
    "PGSSLCOMPRESSION",
    "PGSSLMINPROTOCOLVERSION",
    "PGSSLMAXPROTOCOLVERSION",
    "PGREQUIREAUTH",
    "PGREQUIREPEER",
    "PGREQUIRESSL",
    "PGCHANNELBINDING",
    "PGGSSENCMODE",
    "PGKRBSRVNAME",
    "PGGSSLIB",
    "PGCONNECT_TIMEOUT",
    "PGCLIENTENCODING",
    "PGTARGETSESSIONATTRS",
    "PGLOADBALANCEHOSTS",
    "PGOPTIONS",
    "PGAPPNAME",
};
/// Those that say which database is meant, not only how to reach it.
constexpr std::size_t naming_variables = 4;

/// Says in the message where the URL came from. Whoever reads it at night has to find the variable.
Error with_origin(const Error& error, const std::string& origin, const Place& place) {
    constexpr std::string_view prefix = "database URL: ";
    std::string message = error.message();
    if (place.file.empty() && message.starts_with(prefix)) {
        message = "database URL (" + origin + "): " + message.substr(prefix.size());
    }
    return std::move(Error(error.code(), std::move(message)).at(place).detail(error.detail()).hint(error.hint()));
}

Url parse(std::string_view text, const std::string& origin, const Place& place, const fs::path& base,
          const fs::path& working_directory) {
    try {
        Url url = Url::parse(text);
        const bool relative = url.dialect == "sqlite" && !url.in_memory() && fs::path(url.database).is_relative();
        if (relative && base != working_directory) {
            url.database = (base / url.database).lexically_normal().string();
        }
        return url;
    } catch (const Error& error) {
        throw with_origin(error, origin, place);
    }
}

/// Throws file_unreadable with the place that names the file.
std::string read_url_file(const fs::path& file, const Place& place) {
    try {
        return read_file(file);
    } catch (Error& error) {
        throw std::move(error.at(place).hint("the file holds a database URL and nothing else"));
    }
}

/// A URL, or @FILE.
Url parse_or_read(const std::string& text, const std::string& origin, const fs::path& working_directory) {
    const std::string_view trimmed = trim(text);
    if (!trimmed.starts_with('@')) {
        return parse(trimmed, origin, {}, working_directory, working_directory);
    }
    if (trimmed.find("://") != std::string_view::npos) {
        throw Error(ErrorCode::url_invalid, "database URL (" + origin + "): behind '@' a file is expected")
            .hint("leave the '@' out; @FILE names a file that holds the URL");
    }
    const fs::path file = working_directory / fs::path(trimmed.substr(1));
    const std::string content = read_url_file(file, {});
    return parse(content, display_path(file), {}, working_directory, working_directory);
}

std::vector<std::string> variables_in(std::string_view text) {
    std::vector<std::string> names;
    for (std::size_t at = text.find("${"); at != std::string_view::npos; at = text.find("${", at + 2)) {
        const std::size_t end = text.find_first_of(":}", at);
        names.emplace_back(text.substr(at + 2, end == std::string_view::npos ? end : end - at - 2));
    }
    return names;
}

class UrlChooser {
public:
    UrlChooser(const UrlSources& sources, const Environment& environment)
        : sources_(sources), environment_(environment) {}

    ChosenUrl choose() {
        try {
            look();
            tell_unused();
        } catch (const Error& error) {
            chosen_.fault = error;
        }
        return std::move(chosen_);
    }

private:
    void look() {
        if (sources_.flag) {
            chosen_.origin = "--database";
            chosen_.said_to_us = true;
            chosen_.url = parse_or_read(*sources_.flag, "--database", sources_.working_directory);
        } else if (!(sources_.environment_named && from_configuration(sources_.environment)) &&
                   !from_variable("ALUDEL_DATABASE_URL") && !from_configuration(sources_.environment) &&
                   !from_configuration(sources_.top) && sources_.fallback && !from_variable("DATABASE_URL")) {
            from_libpq();
        }
    }

    bool is_set(std::string_view name) const { return !environment_.get(name).value_or("").empty(); }

    bool from_variable(const std::string& name) {
        if (!is_set(name)) {
            return false;
        }
        chosen_.origin = name + " (" + environment_.origin(name) + ")";
        chosen_.said_to_us = true;
        chosen_.url = parse_or_read(*environment_.get(name), name, sources_.working_directory);
        used_.push_back(name);
        return true;
    }

    bool from_configuration(const GivenValues* values) {
        if (values == nullptr) {
            return false;
        }
        if (const auto found = values->find("url_file"); found != values->end()) {
            const fs::path file = SettingValue("url_file", found->second, environment_).path();
            if (!file.empty()) {
                chosen_.origin = found->second.origin + ", through " + display_path(file);
                chosen_.place = found->second.place;
                chosen_.said_to_us = true;
                chosen_.url = parse(read_url_file(file, found->second.place), display_path(file), {},
                                    found->second.base, sources_.working_directory);
                return true;
            }
        }
        const auto found = values->find("url");
        return found != values->end() && from_url(found->second);
    }

    bool from_url(const GivenValue& given) {
        const auto* text = std::get_if<std::string>(&given.value);
        if (!given.fault && (text == nullptr || text->empty())) {
            return false;
        }
        chosen_.origin = given.origin;
        chosen_.place = given.place;
        chosen_.said_to_us = given.expand;
        if (given.fault) {
            throw *given.fault;
        }
        std::string expanded = *text;
        if (given.expand) {
            used_ = variables_in(*text);
            std::vector<std::string> through;
            for (const std::string& name : used_) {
                if (environment_.get(name)) {
                    through.push_back(name + " (" + environment_.origin(name) + ")");
                }
            }
            chosen_.origin += through.empty() ? "" : ", with " + join(through, ", ");
            try {
                expanded = expand_url(*text, environment_, given.place);
            } catch (const Error& error) {
                if (environment_.fault()) {
                    throw;  // what the variable is, is not known
                }
                chosen_.problem = "url cannot be put together: " + error.message();
                chosen_.hint = error.hint();
                return true;
            }
        }
        chosen_.url = parse(expanded, given.origin, given.place, given.base, sources_.working_directory);
        return true;
    }

    void from_libpq() {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < naming_variables; ++i) {
            if (is_set(libpq_variables[i])) {
                names.push_back(std::string(libpq_variables[i]) + " (" + environment_.origin(libpq_variables[i]) + ")");
            }
        }
        if (!names.empty()) {
            chosen_.origin = join(names, ", ");
            chosen_.url = Url::parse("postgresql://");
        }
    }

    /// A variable that is set and has no effect is the surprise of the night: `aludel config` shows it.
    void tell_unused() {
        for (const char* name : {"ALUDEL_DATABASE_URL", "DATABASE_URL"}) {
            const bool known = std::getenv(name) != nullptr || !environment_.fault();
            if (known && is_set(name) && std::find(used_.begin(), used_.end(), name) == used_.end()) {
                chosen_.origin += std::string("; ") + name + " (" + environment_.origin(name) + ") is not used";
            }
        }
    }

    const UrlSources& sources_;
    const Environment& environment_;
    ChosenUrl chosen_;
    std::vector<std::string> used_;
};

}  // namespace

ChosenUrl choose_database_url(const UrlSources& sources, const Environment& environment) {
    return UrlChooser(sources, environment).choose();
}

std::optional<Error> fault_of_url(const GivenValue& given) {
    if (given.fault) {
        return given.fault;
    }
    const auto* text = std::get_if<std::string>(&given.value);
    if (text == nullptr || text->empty() || (given.expand && text->find("${") != std::string::npos)) {
        return std::nullopt;
    }
    try {
        parse(given.expand ? expand_url(*text, Environment(), given.place) : *text, given.origin, given.place, {}, {});
    } catch (const Error& error) {
        return error;
    }
    return std::nullopt;
}

void export_libpq_variables(const Environment& environment) {
    for (const char* name : libpq_variables) {
        if (std::getenv(name) == nullptr) {
            if (const auto value = environment.get(name)) {
                setenv(name, value->c_str(), 0);
            }
        }
    }
}

}  // namespace aludel::engine
