#include "engine/toml_file.hpp"

namespace {
/// What toml++ 3.3 takes for granted and a file did not hold to, such as the key in "[!".
struct BrokenAssumption {};
[[noreturn]] void broken_assumption() {
    throw BrokenAssumption();
}
}  // namespace

// Its assertions would end the program, or, with NDEBUG, let the compiler assume them: here they are exceptions. That
// takes the library as headers; Debian's build target asks for its shared object, in which they are assumed.
#undef NDEBUG
#undef TOML_HEADER_ONLY
#undef TOML_SHARED_LIB
#define TOML_HEADER_ONLY 1
#define TOML_ASSERT(expr) ((expr) ? void() : broken_assumption())
#include <toml++/toml.h>

#include <algorithm>
#include <cctype>
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

/// Finds what TOML allows nowhere (control characters) or only in strings and comments (all but ASCII). toml++ 3.3
/// does not survive some of them: its test for blanks is undefined for most letters that are not ASCII.
class StrayCharacters {
public:
    StrayCharacters(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    void refuse() {
        if (!is_utf8(text_)) {
            throw std::move(Error(ErrorCode::config_invalid, "not TOML: the file is not UTF-8")
                                .at(Place{file_, 0, 0})
                                .hint("save the file as UTF-8"));
        }
        // A byte order mark at the beginning is passed over by toml++.
        i_ = text_.starts_with("\xef\xbb\xbf") ? 3 : 0;
        while (i_ < text_.size()) {
            const unsigned char c = static_cast<unsigned char>(text_[i_]);
            if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f) {
                refuse_here("there is a control character");
            }
            step(text_[i_]);
        }
    }

private:
    void step(char c) {
        if (comment_) {
            comment_ = c != '\n';
        } else if (!quote_.empty()) {
            step_in_string(c);
            return;
        } else if (c == '#') {
            comment_ = true;
        } else if (c == '"' || c == '\'') {
            const std::string three(3, c);
            quote_ = text_.substr(i_).starts_with(three) ? three : std::string(1, c);
            i_ += quote_.size();
            return;
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            refuse_here("a character that is not ASCII stands outside of quotes");
        }
        ++i_;
    }

    void step_in_string(char c) {
        if (text_.substr(i_).starts_with(quote_)) {
            i_ += quote_.size();
            quote_.clear();
        } else if (c == '\n' && quote_.size() == 1) {
            quote_.clear();  // toml++ tells of it
        } else {
            i_ += c == '\\' && quote_.front() == '"' && text_.substr(i_ + 1, 1) != "\n" ? 2 : 1;
        }
    }

    [[noreturn]] void refuse_here(const std::string& what) const {
        throw std::move(Error(ErrorCode::config_invalid, "not TOML: " + what)
                            .at(place_at(text_, i_, file_))
                            .hint("texts stand in quotes, and control characters are escaped there"));
    }

    std::string_view text_;
    const std::string& file_;
    std::size_t i_ = 0;
    bool comment_ = false;
    std::string quote_;  ///< that ends the string we are in
};

/// The first line that begins like a table and has no key there; line 0 if none does.
Place place_of_bad_header(std::string_view text, const std::string& file) {
    int number = 0;
    for (const std::string& line : split(text, '\n')) {
        ++number;
        std::string_view rest = trim(line);
        if (!rest.starts_with('[')) {
            continue;
        }
        rest = trim(rest.substr(rest.starts_with("[[") ? 2 : 1));
        const unsigned char first = rest.empty() ? 'x' : static_cast<unsigned char>(rest.front());
        if (std::isalnum(first) == 0 && first != '_' && first != '-' && first != '"' && first != '\'') {
            return Place{file, number, 0};
        }
    }
    return Place{file, 0, 0};
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
    StrayCharacters(text, file).refuse();
    try {
        return convert(toml::parse(text, file), file);
    } catch (const toml::parse_error& error) {
        throw std::move(Error(ErrorCode::config_invalid, "not TOML: " + std::string(error.description()))
                            .at(place_of(error.source(), file))
                            .hint("texts stand in quotes, a key stands once, a table is written [name]"));
    } catch (const BrokenAssumption&) {
        throw std::move(Error(ErrorCode::config_invalid, "not TOML: the name of a table is expected behind '['")
                            .at(place_of_bad_header(text, file))
                            .hint("a table is written [name]"));
    }
}

}  // namespace aludel::engine
