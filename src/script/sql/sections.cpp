#include "script/sql/sections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "dialect/dialect.hpp"

namespace aludel::script::sql {

namespace {

constexpr std::string_view marker = "aludel:";
const std::vector<std::string> section_words = {"upgrade", "downgrade"};
const std::vector<std::string> option_words = {"transaction", "dialect"};

struct Word {
    std::string text;
    Place place;
};

/// One line of the file, without its end.
struct Line {
    std::string_view text;
    std::string_view comment;  ///< behind the dashes, trimmed; only if it is a comment line
    bool is_comment = false;
    int number = 0;

    bool is_section() const { return is_comment && comment.starts_with(marker); }
    bool is_blank() const { return trim(text).empty(); }
};

class SectionReader {
public:
    SectionReader(std::string_view text, const std::string& file) : text_(text), file_(file) {}

    std::vector<Section> read() {
        while (next_line()) {
            if (line_.is_section()) {
                start_section();
            } else if (line_.is_comment) {
                refuse_near_miss();
            } else if (sections_.empty() && !line_.is_blank()) {
                refuse_sql_in_header();
            } else {
                refuse_marker_behind_sql();
            }
        }
        end_body(text_.size());
        const bool has_upgrade = std::any_of(sections_.begin(), sections_.end(),
                                             [](const Section& one) { return one.direction == Direction::upgrade; });
        if (!has_upgrade) {
            throw invalid("the file has no upgrade section", Place{file_, line_.number, 0})
                .hint("add a line `-- aludel: upgrade` and the statements below it; it may stay empty");
        }
        return std::move(sections_);
    }

private:
    static Error invalid(std::string message, Place place) {
        Error error(ErrorCode::revision_file_invalid, std::move(message));
        error.at(std::move(place));
        return error;
    }

    bool next_line() {
        if (next_ >= text_.size()) {
            return false;
        }
        line_start_ = next_;
        const std::size_t newline = text_.find('\n', next_);
        next_ = newline == std::string_view::npos ? text_.size() : newline + 1;
        line_.text = text_.substr(line_start_, next_ - line_start_);
        ++line_.number;
        if (line_.number == 1 && line_.text.starts_with("\xEF\xBB\xBF")) {
            line_.text.remove_prefix(3);
        }
        if (!is_utf8(line_.text)) {
            throw invalid("this line is not UTF-8", Place{file_, line_.number, 0}).hint("save the file as UTF-8");
        }
        const std::string_view content = trim(line_.text);
        line_.is_comment = content.starts_with("--");
        line_.comment = line_.is_comment ? trim(content.substr(2)) : std::string_view{};
        return true;
    }

    /// Place of a part of the current line.
    Place place_of(std::string_view part) const {
        Place place = place_at(line_.text, static_cast<std::size_t>(part.data() - line_.text.data()), file_);
        place.line = line_.number;
        return place;
    }

    Place line_place() const { return place_of(trim(line_.text)); }

    void end_body(std::size_t end) {
        if (!sections_.empty()) {
            Section& last = sections_.back();
            const auto begin = static_cast<std::size_t>(last.body.data() - text_.data());
            last.body = text_.substr(begin, end - begin);
        }
    }

    std::vector<Word> words_of_line() const {
        std::vector<Word> words;
        std::string_view rest = line_.comment.substr(marker.size());
        while (!(rest = trim(rest)).empty()) {
            const std::string_view word = rest.substr(0, rest.find_first_of(" \t"));
            words.push_back({std::string(word), place_of(word)});
            rest.remove_prefix(word.size());
        }
        return words;
    }

    void start_section() {
        end_body(line_start_);
        const std::vector<Word> words = words_of_line();
        Section section;
        section.place = line_place();
        section.direction = read_direction(words);
        read_options(words, section);
        refuse_duplicate(section);
        section.body = text_.substr(next_, 0);
        section.body_place = Place{file_, line_.number + 1, 1};
        sections_.push_back(std::move(section));
    }

    Direction read_direction(const std::vector<Word>& words) const {
        if (words.empty()) {
            throw invalid("`-- aludel:` names no section", line_place())
                .hint("write `-- aludel: upgrade` or `-- aludel: downgrade`");
        }
        const Word& word = words.front();
        if (word.text == "upgrade") {
            return Direction::upgrade;
        }
        if (word.text == "downgrade") {
            return Direction::downgrade;
        }
        const std::string lower = ascii_lower(word.text);
        std::optional<std::string> meant = did_you_mean(word.text, section_words);
        if (lower == "up" || lower == "down") {
            meant = lower + "grade";
        }
        throw invalid(fmt::format("unknown section `{}`", word.text), word.place)
            .hint(meant ? fmt::format("did you mean `{}`?", *meant) : "a section is `upgrade` or `downgrade`");
    }

    void read_options(const std::vector<Word>& words, Section& section) const {
        bool transaction_said = false;
        for (std::size_t index = 1; index < words.size(); ++index) {
            const Word& word = words[index];
            const std::size_t equals = word.text.find('=');
            const std::string name = word.text.substr(0, equals);
            const std::string value = equals == std::string::npos ? std::string() : word.text.substr(equals + 1);
            if (name == "transaction") {
                refuse_repeated(transaction_said, word, name);
                transaction_said = true;
                section.transaction = read_switch(word, value);
            } else if (name == "dialect") {
                refuse_repeated(!section.dialect.empty(), word, name);
                section.dialect = read_dialect(word, value);
            } else {
                const std::optional<std::string> meant = did_you_mean(name, option_words);
                throw invalid(fmt::format("unknown option `{}` of a section", word.text), word.place)
                    .hint(meant ? fmt::format("did you mean `{}=…`?", *meant)
                                : "a section may say transaction=off and dialect=NAME");
            }
        }
    }

    static void refuse_repeated(bool said, const Word& word, const std::string& name) {
        if (said) {
            throw invalid(fmt::format("the section says `{}` twice", name), word.place).hint("keep one of the two");
        }
    }

    static bool read_switch(const Word& word, const std::string& value) {
        if (value != "on" && value != "off") {
            throw invalid(fmt::format("`{}`: transaction is `on` or `off`", word.text), word.place)
                .hint("write transaction=off for statements that cannot run in a transaction");
        }
        return value == "on";
    }

    static std::string read_dialect(const Word& word, const std::string& value) {
        std::vector<std::string> names;
        for (const dialect::Dialect* one : dialect::all_dialects()) {
            names.emplace_back(one->name());
        }
        if (std::find(names.begin(), names.end(), value) != names.end()) {
            return value;
        }
        std::optional<std::string> meant = did_you_mean(value, names);
        const std::string lower = ascii_lower(value);
        if (lower == "postgres" || lower == "pg") {
            meant = "postgresql";
        } else if (lower == "sqlite3") {
            meant = "sqlite";
        }
        throw invalid(fmt::format("unknown dialect `{}`", value), word.place)
            .hint(meant ? fmt::format("did you mean `dialect={}`?", *meant)
                        : fmt::format("there are: {}", join(names, ", ")));
    }

    void refuse_duplicate(const Section& section) const {
        for (const Section& earlier : sections_) {
            if (earlier.direction == section.direction && earlier.dialect == section.dialect) {
                throw invalid(fmt::format("a second {} section{}{}", to_string(section.direction),
                                          section.dialect.empty() ? "" : " for ", section.dialect),
                              section.place)
                    .hint(fmt::format("the first one stands in line {}: put all statements there", earlier.place.line));
            }
        }
    }

    /// "-- aludel upgrade" and the like: taken for a comment, its statements would join the section above.
    void refuse_near_miss() const {
        const std::string lower = ascii_lower(line_.comment);
        if (!lower.starts_with("aludel")) {
            return;
        }
        const std::vector<std::string> words = split_any(std::string_view(lower).substr(6), " \t:=-");
        const bool section = !words.empty() && (words.front() == "up" || words.front() == "down" ||
                                                did_you_mean(words.front(), section_words).has_value());
        if (section) {
            const bool down = words.front().starts_with("down");
            throw invalid("this comment looks like a section line, but is none", line_place())
                .hint(fmt::format("write `-- aludel: {}`", down ? "downgrade" : "upgrade"));
        }
    }

    /// `…; -- aludel: downgrade` is no section line, and what follows would join the section above.
    void refuse_marker_behind_sql() const {
        const std::size_t dashes = line_.text.rfind("--");
        if (dashes == std::string_view::npos) {
            return;
        }
        const std::string_view comment = trim(line_.text.substr(dashes + 2));
        if (!comment.starts_with(marker)) {
            return;
        }
        const std::vector<std::string> words = split_any(comment.substr(marker.size()), " \t\r\n");
        if (!words.empty() &&
            std::find(section_words.begin(), section_words.end(), words.front()) != section_words.end()) {
            throw invalid("a section line stands behind a statement", place_of(line_.text.substr(dashes)))
                .hint(fmt::format("put `-- {}` on a line of its own", comment));
        }
    }

    void refuse_sql_in_header() const {
        throw invalid("only comments may stand before the first section", line_place())
            .hint("put statements below `-- aludel: upgrade`, and `--` before each line of the header");
    }

    std::string_view text_;
    const std::string& file_;
    std::vector<Section> sections_;
    Line line_;
    std::size_t line_start_ = 0;
    std::size_t next_ = 0;
};

}  // namespace

std::vector<Section> read_sections(std::string_view text, const std::string& file) {
    return SectionReader(text, file).read();
}

const Section* choose(const std::vector<Section>& sections, Direction direction, std::string_view dialect) {
    const Section* general = nullptr;
    for (const Section& section : sections) {
        if (section.direction != direction) {
            continue;
        }
        if (section.dialect == dialect) {
            return &section;
        }
        if (section.dialect.empty()) {
            general = &section;
        }
    }
    return general;
}

}  // namespace aludel::script::sql
