#include "script/file_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"

namespace aludel::script {

namespace {

using FieldValue = std::variant<std::string, long long>;
using Fields = std::vector<std::pair<std::string, FieldValue>>;

/// One `%(name)…` of a template, as Python takes it apart.
struct Conversion {
    std::string name;
    bool left = false;
    bool zero = false;
    bool plus = false;
    bool blank = false;
    bool alternate = false;
    std::size_t width = 0;
    std::optional<std::size_t> precision;
    char type = 0;
};

Error invalid(std::string message) {
    return Error(ErrorCode::config_invalid, "file_template: " + std::move(message));
}

class TemplateReader {
public:
    explicit TemplateReader(std::string_view text) : text_(text) {}

    bool done() const { return at_ >= text_.size(); }

    /// Text up to the next conversion, with `%%` read as `%`.
    std::string literal() {
        std::string out;
        while (!done()) {
            if (text_[at_] != '%') {
                out += text_[at_++];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '%') {
                out += '%';
                at_ += 2;
            } else {
                break;
            }
        }
        return out;
    }

    Conversion conversion() {
        ++at_;  // the percent sign
        if (peek() != '(') {
            throw invalid(fmt::format("`%` without a name at character {}", at_))
                .hint("write %(rev)s, %(slug)s, %(year)d …; a percent sign itself is %%");
        }
        const std::size_t close = text_.find(')', at_);
        if (close == std::string_view::npos) {
            throw invalid("a `%(` is never closed").hint("write %(rev)s");
        }
        Conversion one;
        one.name = std::string(text_.substr(at_ + 1, close - at_ - 1));
        at_ = close + 1;
        for (; std::string_view("-0+ #").find(peek()) != std::string_view::npos && !done(); ++at_) {
            one.left = one.left || peek() == '-';
            one.zero = one.zero || peek() == '0';
            one.plus = one.plus || peek() == '+';
            one.blank = one.blank || peek() == ' ';
            one.alternate = one.alternate || peek() == '#';
        }
        one.width = number();
        if (peek() == '.') {
            ++at_;
            one.precision = number();
        }
        if (peek() == 'h' || peek() == 'l' || peek() == 'L') {
            ++at_;
        }
        if (done()) {
            throw invalid(fmt::format("`%({})` has no conversion", one.name))
                .hint(fmt::format("write %({})s", one.name));
        }
        one.type = text_[at_++];
        return one;
    }

private:
    char peek() const { return done() ? '\0' : text_[at_]; }

    std::size_t number() {
        std::size_t value = 0;
        for (; peek() >= '0' && peek() <= '9'; ++at_) {
            value = value * 10 + static_cast<std::size_t>(peek() - '0');
            if (value > 200) {
                throw invalid("a width past 200 characters");
            }
        }
        return value;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::string pad(std::string text, const Conversion& one) {
    // Characters, not bytes: no field but rev and slug has others than ASCII, and they come as UTF-8.
    const auto length = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    const std::string blanks(one.width > length ? one.width - length : 0, ' ');
    return one.left ? text + blanks : blanks + text;
}

std::string cut(const std::string& text, std::size_t characters) {
    std::size_t end = 0;
    for (; end < text.size(); ++end) {
        const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
        if (starts && characters-- == 0) {
            break;
        }
    }
    return text.substr(0, end);
}

std::string format_number(long long value, const Conversion& one) {
    std::string digits;
    std::string prefix;
    switch (one.type) {
        case 'x':
            digits = fmt::format("{:x}", value);
            prefix = "0x";
            break;
        case 'X':
            digits = fmt::format("{:X}", value);
            prefix = "0X";
            break;
        case 'o':
            digits = fmt::format("{:o}", value);
            prefix = "0o";
            break;
        default:
            digits = std::to_string(value);
    }
    prefix = one.alternate ? prefix : std::string();
    const std::string sign = one.plus ? "+" : one.blank ? " " : "";
    const std::size_t wanted = one.precision.value_or(0);
    digits.insert(0, digits.size() < wanted ? wanted - digits.size() : 0, '0');
    const std::size_t length = sign.size() + prefix.size() + digits.size();
    if (one.zero && !one.left && one.width > length) {
        digits.insert(0, one.width - length, '0');
    }
    return pad(sign + prefix + digits, one);
}

std::string format_field(const FieldValue& value, const Conversion& one) {
    const auto* number = std::get_if<long long>(&value);
    if (one.type == 's') {
        const std::string text = number != nullptr ? std::to_string(*number) : std::get<std::string>(value);
        return pad(one.precision ? cut(text, *one.precision) : text, one);
    }
    if (std::string_view("diuxXo").find(one.type) == std::string_view::npos) {
        throw invalid(fmt::format("conversion `{}` of %({}) is not supported", one.type, one.name))
            .hint("use s for text, d for numbers");
    }
    if (number == nullptr) {
        throw invalid(fmt::format("%({}){} wants a number, but {} is text", one.name, one.type, one.name))
            .hint(fmt::format("write %({})s", one.name));
    }
    return format_number(*number, one);
}

std::string expand(std::string_view file_template, const Fields& fields) {
    TemplateReader reader(file_template);
    std::string result = reader.literal();
    while (!reader.done()) {
        const Conversion one = reader.conversion();
        const auto field =
            std::find_if(fields.begin(), fields.end(), [&](const auto& known) { return known.first == one.name; });
        if (field == fields.end()) {
            std::vector<std::string> names;
            for (const auto& known : fields) {
                names.push_back(known.first);
            }
            const std::optional<std::string> meant = did_you_mean(one.name, names);
            throw invalid(fmt::format("%({}) is not known", one.name))
                .hint(meant ? fmt::format("did you mean %({})?", *meant)
                            : fmt::format("there are: {}", join(names, ", ")));
        }
        result += format_field(field->second, one);
        result += reader.literal();
    }
    return result;
}

void require_inside(const std::filesystem::path& path, std::string_view file_template) {
    const bool climbs = std::any_of(path.begin(), path.end(), [](const auto& part) { return part == ".."; });
    if (path.is_absolute() || climbs) {
        throw invalid(fmt::format("`{}` leads out of the version location", file_template))
            .hint("a template is relative and has no `..`");
    }
    if (!path.has_filename() || path.string().find('\0') != std::string::npos) {
        throw invalid(fmt::format("`{}` gives no file name", file_template)).hint("use %(rev)s_%(slug)s");
    }
}

}  // namespace

std::filesystem::path revision_file_name(std::string_view file_template, int truncate_slug_length,
                                         const FileNameFields& fields) {
    const CivilTime time = civil_time(fields.created, fields.timezone);
    const long long epoch = std::chrono::duration_cast<std::chrono::seconds>(fields.created.time_since_epoch()).count();
    const std::string name = expand(file_template, {{"rev", fields.rev},
                                                    {"slug", slug(fields.message, truncate_slug_length)},
                                                    {"epoch", epoch},
                                                    {"year", static_cast<long long>(time.year)},
                                                    {"month", static_cast<long long>(time.month)},
                                                    {"day", static_cast<long long>(time.day)},
                                                    {"hour", static_cast<long long>(time.hour)},
                                                    {"minute", static_cast<long long>(time.minute)},
                                                    {"second", static_cast<long long>(time.second)}});
    require_inside(name, file_template);
    return name + fields.extension;
}

void check_file_template(std::string_view file_template) {
    revision_file_name(file_template, 40, {"4f2a91c07be3", "a message", TimePoint{}, "UTC"});
}

}  // namespace aludel::script
