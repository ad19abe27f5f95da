#include "script/environment/env_text.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "base/text.hpp"

namespace aludel::script::environment {
namespace {

/// The text behind each place where `word` stands, until `is` holds for one.
template <typename Predicate>
bool behind_any(std::string_view text, std::string_view word, const Predicate& is) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        if (is(text.substr(at + word.size()))) {
            return true;
        }
    }
    return false;
}

std::string_view without_blanks(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(" \t\n\r\f\v");
    return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

bool has_argument(std::string_view behind_bracket) {
    const std::string_view argument = without_blanks(behind_bracket);
    return !argument.empty() && argument.front() != ')';
}

/// "= value", and no comparison
bool is_assigned(std::string_view behind_name) {
    const std::string_view rest = without_blanks(behind_name);
    return rest.size() > 1 && rest[0] == '=' && rest[1] != '=';
}

/// The name in a literal such as 'sqlalchemy.url'; nullopt for any other expression.
std::optional<std::string> literal_name(std::string_view argument) {
    const std::string_view text = trim(argument);
    const auto is_quote = [](char c) { return c == '"' || c == '\''; };
    const auto is_part = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '.'; };
    if (text.size() < 3 || !is_quote(text.front()) || !is_quote(text.back())) {
        return std::nullopt;
    }
    const std::string_view name = text.substr(1, text.size() - 2);
    return std::all_of(name.begin(), name.end(), is_part) ? std::optional(std::string(name)) : std::nullopt;
}

}  // namespace

EnvText::EnvText(std::string text) : text_(std::move(text)) {}

bool EnvText::has(std::string_view word) const {
    return text_.find(word) != std::string::npos;
}

bool EnvText::does_more() const {
    return has("exec_driver_sql") || behind_any(text_, ".execute(", has_argument) ||
           behind_any(text_, "run_migrations(", has_argument);
}

std::set<std::string> EnvText::options_set() const {
    std::set<std::string> names;
    const auto note = [&](std::string_view argument) {
        const std::optional<std::string> name = literal_name(argument.substr(0, argument.find_first_of(",)")));
        names.insert(name ? ascii_lower(*name) : "");
    };
    behind_any(text_, "set_main_option(", [&](std::string_view rest) {
        note(rest);
        return false;
    });
    behind_any(text_, "set_section_option(", [&](std::string_view rest) {
        const std::size_t end = rest.find_first_of(",)");
        note(end != std::string_view::npos && rest[end] == ',' ? rest.substr(end + 1) : std::string_view());
        return false;
    });
    return names;
}

bool EnvText::fills_attributes() const {
    return behind_any(text_, "attributes", [](std::string_view rest) {
        if (rest.starts_with('[')) {
            const std::size_t end = rest.find(']');
            return end != std::string_view::npos && is_assigned(rest.substr(end + 1));
        }
        return rest.starts_with(".update") || rest.starts_with(".setdefault") || is_assigned(rest);
    });
}

}  // namespace aludel::script::environment
