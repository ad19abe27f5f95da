#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace aludel::engine {

/// An INI file, read exactly as Python's configparser reads it when Alembic makes it
/// (`ConfigParser({"here": directory})`): '=' or ':' delimits, '#' and ';' begin a comment only at the beginning of
/// a line, values continue on lines that are indented deeper, option names are case-insensitive, [DEFAULT] holds for
/// every section, %(name)s is replaced when a value is asked for and %% is a percent sign.
class IniFile {
public:
    /// `defaults` is what the program itself gives to [DEFAULT]. Throws Error(config_invalid) with place for what
    /// configparser throws: no section header, a line that is no option, a section or an option twice.
    static IniFile parse(std::string_view text, std::string file,
                         const std::map<std::string, std::string>& defaults = {});

    /// In the order of the file, without DEFAULT.
    const std::vector<std::string>& sections() const { return section_names_; }
    bool has_section(std::string_view section) const;
    /// Options written in the section itself, without those of [DEFAULT], in the order of the file.
    std::vector<std::string> own_options(std::string_view section) const;

    /// With interpolation. nullopt if neither the section nor [DEFAULT] has the option, or there is no such section.
    /// Throws Error(config_invalid) with place for a bad %, a name that is not there, nesting deeper than 10.
    std::optional<std::string> get(std::string_view section, std::string_view option) const;
    std::optional<std::string> raw(std::string_view section, std::string_view option) const;
    /// Where the option is written; no line for one the program gave.
    Place place(std::string_view section, std::string_view option) const;

private:
    struct Option {
        std::string value;
        int line = 0;
    };
    struct Section {
        std::map<std::string, Option, std::less<>> options;
        std::vector<std::string> order;
    };
    friend class IniReader;
    friend class IniInterpolation;

    const Option* find(std::string_view section, std::string_view option) const;

    std::string file_;
    std::map<std::string, Section, std::less<>> sections_;  ///< DEFAULT too
    std::vector<std::string> section_names_;
};

}  // namespace aludel::engine
