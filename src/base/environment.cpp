#include "base/environment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/file.hpp"
#include "base/text.hpp"

namespace aludel {
namespace {

bool name_start(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

bool name_part(char c) {
    return name_start(c) || (c >= '0' && c <= '9');
}

using Lookup = std::function<std::optional<std::string>(std::string_view)>;

/// Replaces ${…} in a text; one value knows one place.
class Expander {
public:
    Expander(const Lookup& lookup, const Place& place) : lookup_(lookup), place_(place) {}

    std::string expand(std::string_view text) const {
        std::string result;
        std::size_t i = 0;
        while (i < text.size()) {
            if (text.substr(i, 2) == "$$") {
                result += '$';
                i += 2;
            } else if (text.substr(i, 2) == "${") {
                const auto end = closing_brace(text, i);
                result += one(text.substr(i + 2, end - i - 2));
                i = end + 1;
            } else {
                result += text[i++];
            }
        }
        return result;
    }

private:
    Error invalid(std::string message) const {
        Error error(ErrorCode::config_invalid, std::move(message));
        error.at(place_);
        return error;
    }

    std::size_t closing_brace(std::string_view text, std::size_t start) const {
        int depth = 0;
        for (std::size_t i = start; i < text.size(); ++i) {
            if (text.substr(i, 2) == "$$") {
                ++i;
            } else if (text.substr(i, 2) == "${") {
                ++depth;
                ++i;
            } else if (text[i] == '}' && --depth == 0) {
                return i;
            }
        }
        throw invalid("${ without its closing }").hint("a dollar sign that is meant as such is written $$");
    }

    std::string one(std::string_view inside) const {
        const auto end =
            static_cast<std::size_t>(std::find_if_not(inside.begin(), inside.end(), name_part) - inside.begin());
        const auto variable = inside.substr(0, end);
        const auto rest = inside.substr(end);
        if (variable.empty() || !name_start(variable[0])) {
            throw invalid("${} needs the name of a variable").hint("a dollar sign that is meant as such is written $$");
        }
        const auto found = lookup_(variable);
        if (rest.empty()) {
            if (found)
                return *found;
            throw invalid(fmt::format("variable {} is not set", variable))
                .hint(fmt::format("set it, or give a default: ${{{}:-…}}", variable));
        }
        if (rest.starts_with(":-"))
            return found && !found->empty() ? *found : expand(rest.substr(2));
        if (rest.starts_with(":?")) {
            if (found && !found->empty())
                return *found;
            throw invalid(fmt::format("variable {} is not set: {}", variable, expand(rest.substr(2))));
        }
        throw invalid(fmt::format("\"{}\" is not understood after the name {} in ${{}}", rest, variable))
            .hint("there are ${NAME}, ${NAME:-default} and ${NAME:?message}");
    }

    const Lookup& lookup_;
    const Place& place_;
};

/// Reads one .env file from top to bottom.
class DotenvReader {
public:
    DotenvReader(std::string_view text, std::string file) : text_(text), file_(std::move(file)) {
        if (text_.starts_with("\xef\xbb\xbf"))
            offset_ = 3;
    }

    /// The next definition, its value with variables replaced by `lookup`.
    std::optional<std::pair<std::string, std::string>> next(const Lookup& lookup) {
        skip_blank();
        if (offset_ >= text_.size())
            return std::nullopt;
        const Place place = here();
        std::string name = read_name();
        if (name == "export" && (peek() == ' ' || peek() == '\t')) {
            skip_spaces();
            name = read_name();
        }
        skip_spaces();
        if (name.empty() || peek() != '=')
            throw invalid(place, "expected KEY=value",
                          "a comment begins with #; a value over several lines stands in quotes");
        ++offset_;
        skip_spaces();
        return std::pair(std::move(name), read_value(lookup));
    }

private:
    char peek() const { return offset_ < text_.size() ? text_[offset_] : '\0'; }
    Place here() const { return place_at(text_, offset_, file_); }

    static Error invalid(const Place& place, std::string message, std::string hint) {
        Error error(ErrorCode::config_invalid, std::move(message));
        error.at(place).hint(std::move(hint));
        return error;
    }

    void skip_spaces() {
        while (peek() == ' ' || peek() == '\t') ++offset_;
    }

    void skip_line() {
        while (offset_ < text_.size() && peek() != '\n') ++offset_;
    }

    void skip_blank() {
        for (;;) {
            while (offset_ < text_.size() && std::string_view(" \t\r\n").find(peek()) != std::string_view::npos)
                ++offset_;
            if (peek() != '#')
                return;
            skip_line();
        }
    }

    std::string read_name() {
        std::string name;
        if (!name_start(peek()))
            return name;
        while (name_part(peek())) name += text_[offset_++];
        return name;
    }

    std::string read_value(const Lookup& lookup) {
        const Place place = here();
        if (peek() == '\'') {
            const auto end = text_.find('\'', offset_ + 1);
            if (end == std::string_view::npos)
                throw invalid(place, "quote without its end",
                              "close it, or put the whole value into the other kind of quotes");
            std::string value(text_.substr(offset_ + 1, end - offset_ - 1));
            offset_ = end + 1;
            end_of_line();
            return value;
        }
        if (peek() == '"') {
            std::string value = Expander(lookup, place).expand(read_double_quoted(place));
            end_of_line();
            return value;
        }
        const auto start = offset_;
        skip_line();
        std::string_view value = text_.substr(start, offset_ - start);
        for (std::size_t i = 0; i < value.size(); ++i) {
            // A # begins a comment only after a space: passwords and colours may hold one.
            if (value[i] == '#' && (i == 0 || value[i - 1] == ' ' || value[i - 1] == '\t')) {
                value = value.substr(0, i);
                break;
            }
        }
        return Expander(lookup, place).expand(trim(value));
    }

    std::string read_double_quoted(const Place& place) {
        std::string value;
        for (++offset_; offset_ < text_.size(); ++offset_) {
            char c = text_[offset_];
            if (c == '"') {
                ++offset_;
                return value;
            }
            if (c == '\\' && offset_ + 1 < text_.size()) {
                c = text_[++offset_];
                switch (c) {
                    case 'n':
                        value += '\n';
                        break;
                    case 't':
                        value += '\t';
                        break;
                    case 'r':
                        value += '\r';
                        break;
                    case '$':
                        value += "$$";
                        break;
                    case '"':
                    case '\\':
                        value += c;
                        break;
                    default:
                        (value += '\\') += c;
                }
            } else {
                value += c;
            }
        }
        throw invalid(place, "quote without its end", "close it, or put the whole value into the other kind of quotes");
    }

    void end_of_line() {
        skip_spaces();
        if (peek() == '#')
            skip_line();
        if (peek() == '\r')
            ++offset_;
        if (offset_ < text_.size() && peek() != '\n')
            throw invalid(here(), "text after the closing quote", "a comment behind a value begins with #");
    }

    std::string_view text_;
    std::string file_;
    std::size_t offset_ = 0;
};

std::optional<std::string> from_process(std::string_view name) {
    const char* value = std::getenv(std::string(name).c_str());
    return value != nullptr ? std::optional<std::string>(value) : std::nullopt;
}

}  // namespace

void Environment::add_dotenv(const std::filesystem::path& file) {
    const std::string text = read_file(file);
    const std::string shown = display_path(file);
    DotenvReader reader(text, shown);
    const Lookup lookup = [this](std::string_view name) { return get(name); };
    while (auto definition = reader.next(lookup)) {
        dotenv_.insert_or_assign(std::move(definition->first), std::pair(std::move(definition->second), shown));
    }
}

std::optional<std::string> Environment::get(std::string_view name) const {
    if (auto value = from_process(name))
        return value;
    if (fault_)
        throw *fault_;
    const auto found = dotenv_.find(name);
    return found != dotenv_.end() ? std::optional(found->second.first) : std::nullopt;
}

std::string Environment::origin(std::string_view name) const {
    if (from_process(name))
        return "environment";
    const auto found = dotenv_.find(name);
    return found != dotenv_.end() ? found->second.second : std::string();
}

std::string Environment::expand(std::string_view text, const Place& place) const {
    const Lookup lookup = [this](std::string_view name) { return get(name); };
    return Expander(lookup, place).expand(text);
}

}  // namespace aludel
