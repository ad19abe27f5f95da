#include "dialect/postgresql/reflect_row.hpp"

#include "base/text.hpp"

namespace aludel::dialect::postgresql {

std::vector<std::string> array_elements(std::string_view text) {
    std::vector<std::string> elements;
    if (text.size() < 2 || text == "{}")
        return elements;
    text = text.substr(1, text.size() - 2);
    std::string element;
    bool quoted = false;
    bool was_quoted = false;
    const auto finish = [&] {
        elements.push_back(!was_quoted && element == "NULL" ? std::string() : element);
        element.clear();
        was_quoted = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\\' && i + 1 < text.size()) {
            element += text[++i];
        } else if (c == '"') {
            quoted = !quoted;
            was_quoted = true;
        } else if (c == ',' && !quoted) {
            finish();
        } else {
            element += c;
        }
    }
    finish();
    return elements;
}

std::vector<std::int64_t> numbers_of(std::string_view text) {
    std::vector<std::int64_t> numbers;
    const char* p = text.data();
    const char* end = p + text.size();
    while (p < end) {
        std::int64_t value = 0;
        const auto [next, problem] = std::from_chars(p, end, value);
        if (problem == std::errc()) {
            numbers.push_back(value);
            p = next;
        } else {
            ++p;
        }
    }
    return numbers;
}

namespace {

/// Behind the quoted text that begins at `i`. A quote that is doubled inside ends one and begins another.
std::size_t behind_quoted(std::string_view text, std::size_t i) {
    const char quote = text[i];
    const bool escapes = quote == '\'' && i > 0 && text[i - 1] == 'E';
    for (++i; i < text.size() && text[i] != quote; ++i)
        if (escapes && text[i] == '\\')
            ++i;
    return i + 1;
}

}  // namespace

std::vector<std::string> list_elements(std::string_view text) {
    std::vector<std::string> elements;
    std::size_t start = 0;
    int depth = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char c = text[i];
        if (c == '\'' || c == '"') {
            i = behind_quoted(text, i);
            continue;
        }
        if (c == '(' || c == '[')
            ++depth;
        else if (c == ')' || c == ']')
            --depth;
        else if (c == ',' && depth == 0) {
            elements.emplace_back(trim(text.substr(start, i - start)));
            start = i + 1;
        }
        ++i;
    }
    if (start < text.size())
        elements.emplace_back(trim(text.substr(start)));
    return elements;
}

std::vector<catalog::object::Setting> settings_of(std::string_view array) {
    std::vector<catalog::object::Setting> settings;
    for (const std::string& element : array_elements(array)) {
        const std::size_t sign = element.find('=');
        settings.push_back({element.substr(0, sign), sign == std::string::npos ? "" : element.substr(sign + 1)});
    }
    return settings;
}

}  // namespace aludel::dialect::postgresql
