#include "engine/ini_file.hpp"

#include <set>
#include <utility>

#include "base/text.hpp"
#include "engine/python_text.hpp"

namespace aludel::engine {

namespace {

constexpr std::string_view default_section = "DEFAULT";
constexpr int max_depth = 10;  ///< configparser.MAX_INTERPOLATION_DEPTH
/// configparser has no such limit; ten levels of a few references each would fill any memory.
constexpr std::size_t max_value = 1 << 20;
constexpr int max_references = 100000;

Error invalid(Place place, std::string message) {
    return std::move(Error(ErrorCode::config_invalid, std::move(message)).at(std::move(place)));
}

/// Lines as Python's text mode gives them: "\r\n" and "\r" end a line too.
std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\r\n");
        lines.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            break;
        }
        text.remove_prefix(text.substr(end, 2) == "\r\n" ? end + 2 : end + 1);
    }
    return lines;
}

}  // namespace

/// Reads the lines one after the other, as configparser's _read does.
class IniReader {
public:
    explicit IniReader(IniFile& ini) : ini_(ini) {}

    void read(std::string_view text) {
        for (const std::string_view line : split_lines(text)) {
            ++line_;
            take(line);
        }
        for (auto& [name, section] : ini_.sections_) {
            for (auto& [option, value] : section.options) {
                if (value.line != 0) {
                    value.value = std::string(python_rstrip(value.value));
                }
            }
        }
        // A line that is no option does not stop configparser: another fault further down is told first.
        if (bad_line_ != 0) {
            throw invalid(Place{ini_.file_, bad_line_, 0}, "this line is neither a [section] nor 'name = value'")
                .hint("a value that goes on over several lines is indented");
        }
    }

private:
    void take(std::string_view line) {
        const std::string_view value = python_strip(line);
        const bool comment = value.starts_with('#') || value.starts_with(';');
        if (comment) {
            return;
        }
        if (value.empty()) {
            if (option_ != nullptr) {
                option_->value += '\n';
            }
            return;
        }
        const std::size_t indent = python_indent(line);
        if (option_ != nullptr && indent > indent_) {
            option_->value += '\n';
            option_->value += value;
            return;
        }
        indent_ = indent;
        const std::size_t close = value.rfind(']');
        if (value.starts_with('[') && close != std::string_view::npos && close >= 2) {
            begin_section(value.substr(1, close - 1));
        } else if (section_ == nullptr) {
            Error error = invalid(here(), "there is no [section] before this line");
            error.hint(line.starts_with("\xef\xbb\xbf")
                           ? "the file begins with a byte order mark, which Alembic does not accept either"
                           : "options stand below a section such as [alembic]");
            throw error;
        } else {
            take_option(value);
        }
    }

    void begin_section(std::string_view name) {
        section_name_ = std::string(name);
        option_ = nullptr;
        if (name != default_section) {
            if (ini_.sections_.contains(name)) {
                throw invalid(here(), "section [" + section_name_ + "] is there twice")
                    .hint("put the options of both into one");
            }
            ini_.section_names_.push_back(section_name_);
        }
        section_ = &ini_.sections_[section_name_];
    }

    void take_option(std::string_view text) {
        const std::size_t delimiter = text.find_first_of("=:");
        if (delimiter == std::string_view::npos) {
            bad_line_ = bad_line_ == 0 ? line_ : bad_line_;
            return;
        }
        const std::string name = python_lower(python_rstrip(text.substr(0, delimiter)));
        if (name.empty()) {
            bad_line_ = bad_line_ == 0 ? line_ : bad_line_;
        }
        if (!seen_.emplace(section_name_, name).second) {
            throw invalid(here(), "option '" + name + "' is there twice in [" + section_name_ + "]")
                .hint("the first is on line " + std::to_string(section_->options[name].line));
        }
        if (!section_->options.contains(name)) {
            section_->order.push_back(name);
        }
        IniFile::Option& option = section_->options[name];
        option.line = line_;
        option.value = std::string(python_strip(text.substr(delimiter + 1)));
        option_ = name.empty() ? nullptr : &option;
    }

    Place here() const { return Place{ini_.file_, line_, 0}; }

    IniFile& ini_;
    int line_ = 0;
    int bad_line_ = 0;
    std::size_t indent_ = 0;
    std::string section_name_;
    IniFile::Section* section_ = nullptr;
    IniFile::Option* option_ = nullptr;
    std::set<std::pair<std::string, std::string>> seen_;
};

/// Replaces %(name)s and %% in one value.
class IniInterpolation {
public:
    IniInterpolation(const IniFile& ini, std::string_view section, Place place)
        : ini_(ini), section_(section), place_(std::move(place)) {}

    std::string expand(std::string_view text) {
        append(text, 1);
        return std::move(result_);
    }

private:
    void append(std::string_view rest, int depth) {
        if (depth > max_depth) {
            throw invalid(place_,
                          "the references %(…)s of this value are nested deeper than " + std::to_string(max_depth))
                .hint("does a value refer to itself?");
        }
        while (!rest.empty()) {
            const std::size_t percent = rest.find('%');
            add(rest.substr(0, percent));
            if (percent == std::string_view::npos) {
                return;
            }
            rest.remove_prefix(percent);
            if (rest.starts_with("%%")) {
                add("%");
                rest.remove_prefix(2);
            } else if (rest.starts_with("%(")) {
                rest = reference(rest, depth);
            } else {
                throw invalid(place_, "a '%' must be followed by '%' or '('").hint("write %% for a percent sign");
            }
        }
    }

    std::string_view reference(std::string_view rest, int depth) {
        const std::size_t close = rest.find(')');
        if (close == std::string_view::npos || close == 2 || rest.substr(close + 1, 1) != "s") {
            throw invalid(place_, "a reference is written %(name)s").hint("write %% for a percent sign");
        }
        const std::string name = python_lower(rest.substr(2, close - 2));
        const IniFile::Option* option = ini_.find(section_, name);
        if (option == nullptr) {
            throw invalid(place_, "%(" + name + ")s refers to an option that neither [" + std::string(section_) +
                                      "] nor [DEFAULT] has")
                .hint("write %%(" + name + ")s for text that is to stand so");
        }
        if (++references_ > max_references) {
            throw invalid(place_, "the references %(…)s of this value are too many");
        }
        if (option->value.find('%') != std::string::npos) {
            append(option->value, depth + 1);
        } else {
            add(option->value);
        }
        return rest.substr(close + 2);
    }

    void add(std::string_view text) {
        if (result_.size() + text.size() > max_value) {
            throw invalid(place_, "the references %(…)s of this value make it longer than a megabyte");
        }
        result_ += text;
    }

    const IniFile& ini_;
    std::string_view section_;
    Place place_;
    std::string result_;
    int references_ = 0;
};

IniFile IniFile::parse(std::string_view text, std::string file, const std::map<std::string, std::string>& defaults) {
    IniFile ini;
    ini.file_ = std::move(file);
    if (!is_utf8(text)) {
        throw invalid(Place{ini.file_, 0, 0}, "the file is not UTF-8").hint("save the file as UTF-8");
    }
    Section& section = ini.sections_[std::string(default_section)];
    for (const auto& [name, value] : defaults) {
        section.options[python_lower(name)] = Option{value, 0};
    }
    IniReader(ini).read(text);
    return ini;
}

bool IniFile::has_section(std::string_view section) const {
    return section != default_section && sections_.contains(section);
}

std::vector<std::string> IniFile::own_options(std::string_view section) const {
    const auto found = sections_.find(section);
    return found == sections_.end() ? std::vector<std::string>{} : found->second.order;
}

const IniFile::Option* IniFile::find(std::string_view section, std::string_view option) const {
    const auto own = sections_.find(section);
    if (own == sections_.end()) {
        return nullptr;
    }
    for (const Section* one : {&own->second, &sections_.find(default_section)->second}) {
        const auto found = one->options.find(option);
        if (found != one->options.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

std::optional<std::string> IniFile::raw(std::string_view section, std::string_view option) const {
    const Option* found = find(section, python_lower(option));
    return found == nullptr ? std::nullopt : std::optional(found->value);
}

std::optional<std::string> IniFile::get(std::string_view section, std::string_view option) const {
    const Option* found = find(section, python_lower(option));
    if (found == nullptr) {
        return std::nullopt;
    }
    return IniInterpolation(*this, section, place(section, option)).expand(found->value);
}

Place IniFile::place(std::string_view section, std::string_view option) const {
    const Option* found = find(section, python_lower(option));
    return Place{file_, found == nullptr ? 0 : found->line, 0};
}

}  // namespace aludel::engine
