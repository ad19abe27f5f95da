#include "script/header.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "base/file.hpp"
#include "base/text.hpp"

namespace aludel::script {
namespace {

enum class Key { revision, revises, created, branch_labels, depends_on, irreversible };
constexpr std::array<std::string_view, 6> key_names{"revision",      "revises",    "created",
                                                    "branch_labels", "depends_on", "irreversible"};

std::optional<Key> find_key(std::string_view word) {
    const auto* found = std::find(key_names.begin(), key_names.end(), word);
    if (found == key_names.end())
        return std::nullopt;
    return static_cast<Key>(found - key_names.begin());
}

/// The key that this word was probably meant to be: other case or separators, or a slip of the finger.
std::optional<std::string_view> meant_key(std::string_view word) {
    std::string plain = ascii_lower(word);
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '-' || c == ' '; }, '_');
    if (plain == "revision_id")
        return "revision";
    if (plain == "create_date")
        return "created";
    if (plain == "down_revision" || plain == "down_revisions")
        return "revises";
    for (const auto key : key_names) {
        if (edit_distance(plain, key) <= (key.size() >= 10 ? 2u : 1u))
            return key;
    }
    return std::nullopt;
}

/// Without the white space at both ends.
std::string_view strip(std::string_view text) {
    const auto space = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    return text;
}

/// The text before the first colon, when it looks like a key: at most two words of letters.
std::string_view key_word(std::string_view content) {
    const auto colon = content.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > 24)
        return {};
    const auto word = strip(content.substr(0, colon));
    const bool plain = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' || c == ' ';
    });
    return plain && std::count(word.begin(), word.end(), ' ') <= 1 ? word : std::string_view{};
}

/// Ten thousand headers are read in a blink: eight bytes at a time.
bool is_ascii(std::string_view text) {
    std::uint64_t seen = 0;
    while (text.size() >= sizeof seen) {
        std::uint64_t word;
        std::memcpy(&word, text.data(), sizeof word);
        seen |= word;
        text.remove_prefix(sizeof word);
    }
    for (const char c : text) seen |= static_cast<unsigned char>(c);
    return (seen & 0x8080808080808080) == 0;
}

/// Offset of the first byte that is not UTF-8.
std::size_t invalid_utf8(std::string_view text) {
    if (is_ascii(text))
        return std::string_view::npos;
    std::size_t i = 0;
    while (i < text.size()) {
        utf8proc_int32_t point = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + i),
                                             static_cast<utf8proc_ssize_t>(text.size() - i), &point);
        if (length <= 0)
            return i;
        i += static_cast<std::size_t>(length);
    }
    return std::string_view::npos;
}

bool is_section_line(std::string_view content) {
    return content.starts_with("aludel:");
}

class HeaderReader {
public:
    explicit HeaderReader(const std::string& file) : file_(file) {}

    /// One comment line without its dashes, trimmed.
    void comment(std::string_view content, int line) {
        if (content.empty()) {
            blank();
            return;
        }
        const auto word = key_word(content);
        if (const auto key = find_key(word)) {
            take_key(*key, strip(content.substr(content.find(':') + 1)), line);
            return;
        }
        if (!word.empty() && meant_key(word))
            near_misses_.push_back({std::string(word), line, paragraph_index_});
        text_.append(text_.empty() ? "" : "\n").append(content);
    }

    void blank() {
        end_text();
        ++paragraph_index_;
    }

    /// What stands behind the header, as far as it was read: a file whose keys or sections are there, below SQL or
    /// another comment, was meant to be a revision.
    void behind(std::string_view rest) {
        if (!seen_[static_cast<std::size_t>(Key::revision)])
            speaks_of_revisions_ =
                rest.find("-- aludel:") != std::string_view::npos || rest.find("-- revision") != std::string_view::npos;
    }

    void finish(Revision& revision, std::vector<Fault>& faults) {
        end_text();
        revision_.doc = std::move(!before_.empty() ? before_ : after_);
        revision_.message = revision_.doc.substr(0, revision_.doc.find('\n'));
        if (!seen_[static_cast<std::size_t>(Key::revision)])
            no_revision();
        else
            report_near_misses();
        revision = std::move(revision_);
        std::move(faults_.begin(), faults_.end(), std::back_inserter(faults));
    }

private:
    struct NearMiss {
        std::string word;
        int line;
        int paragraph;
    };

    Fault& fault(int line, std::string message, std::string hint = {}) {
        Fault& added = faults_.emplace_back();
        added.code = ErrorCode::revision_file_invalid;
        added.message = std::move(message);
        added.hint = std::move(hint);
        added.place = {display_path(file_), line, 0};
        return added;
    }

    /// Text before the keys describes the revision; where there is none, the first text after them does.
    void end_text() {
        if (!text_.empty()) {
            if (!key_paragraphs_.empty()) {
                if (key_paragraphs_.back() != paragraph_index_ && after_.empty())
                    after_.swap(text_);
            } else if (before_.empty()) {
                before_.swap(text_);
            } else {
                before_.append("\n\n").append(text_);
            }
        }
        text_.clear();
    }

    void take_key(Key key, std::string_view value, int line) {
        end_text();
        key_paragraphs_.push_back(paragraph_index_);
        const auto index = static_cast<std::size_t>(key);
        if (seen_[index]) {
            fault(line, fmt::format("the header says `{}:` twice", key_names[index]), "keep one of the two lines");
            return;
        }
        seen_[index] = true;
        Revision& revision = revision_;
        switch (key) {
            case Key::revision:
                revision.line = line;
                take_id(value, line);
                break;
            case Key::revises:
                revision.revises_line = line;
                revision.down_revisions = take_list(value, line, "parent", bad_revision_id);
                break;
            case Key::created:
                revision.created = value;
                break;
            case Key::branch_labels:
                revision.branch_labels_line = line;
                revision.branch_labels = take_list(value, line, "branch label", bad_branch_label);
                break;
            case Key::depends_on:
                revision.depends_on_line = line;
                revision.depends_on = take_list(value, line, "dependency", bad_branch_label);
                break;
            case Key::irreversible:
                revision.irreversible = true;
                revision.irreversible_reason = value;
                if (value.empty())
                    fault(line, "`irreversible:` gives no reason",
                          "write why it cannot be undone: `downgrade` prints it to whoever tries");
                break;
        }
    }

    void take_id(std::string_view value, int line) {
        if (const auto bad = bad_revision_id(value); !bad.empty()) {
            fault(line, fmt::format("the revision id '{}' {}", value, bad),
                  "an id is one word, usually 12 hex digits; none of @ - + : ; , or quotes may stand in it");
            return;
        }
        revision_.id = value;
    }

    std::vector<std::string> take_list(std::string_view value, int line, std::string_view noun,
                                       std::string (*bad_item)(std::string_view)) {
        std::vector<std::string> items;
        if (value.empty())
            return items;
        for (std::size_t start = 0; start <= value.size();) {
            const auto comma = std::min(value.find(',', start), value.size());
            std::string item(strip(value.substr(start, comma - start)));
            start = comma + 1;
            if (const auto bad = bad_item(item); !bad.empty())
                fault(line, fmt::format("the {} '{}' {}", noun, item, bad), "several are separated by commas");
            else if (std::find(items.begin(), items.end(), item) != items.end())
                fault(line, fmt::format("the {} '{}' is named twice", noun, item), "name it once");
            else
                items.push_back(std::move(item));
        }
        return items;
    }

    void no_revision() {
        const int line = near_misses_.empty() ? 1 : near_misses_.front().line;
        Fault& added = fault(line, "no `-- revision:` line: this file is not a revision");
        added.hint = near_misses_.empty()
                         ? "add the header, or move the file out of the revision directories"
                         : fmt::format("did you mean `{}:` instead of `{}:`?", *meant_key(near_misses_.front().word),
                                       near_misses_.front().word);
        // A file that says nothing of revisions may be there on purpose; one that tries to, is not.
        added.warning = near_misses_.empty() && key_paragraphs_.empty() && !speaks_of_revisions_;
    }

    /// Only among the keys: a sentence of the description may begin as it likes.
    void report_near_misses() {
        for (const auto& miss : near_misses_) {
            if (std::find(key_paragraphs_.begin(), key_paragraphs_.end(), miss.paragraph) != key_paragraphs_.end())
                fault(miss.line, fmt::format("unknown key `{}:` in the header", miss.word),
                      fmt::format("did you mean `{}:`?", *meant_key(miss.word)));
        }
    }

    const std::string& file_;
    Revision revision_;
    std::vector<Fault> faults_;
    std::array<bool, key_names.size()> seen_{};
    std::string text_, before_, after_;  ///< of the paragraph at hand; before the keys; after them
    int paragraph_index_ = 0;
    std::vector<int> key_paragraphs_;  ///< paragraphs with a key in them, once per key
    std::vector<NearMiss> near_misses_;
    bool speaks_of_revisions_ = false;  ///< below the header
};

/// A line that holds a carriage return: one of the old Macs' kind, which ends in nothing else.
Fault lone_carriage_return(int line, const std::string& file) {
    Fault fault;
    fault.code = ErrorCode::revision_file_invalid;
    fault.message = "a line of the header ends in a carriage return (CR) alone";
    fault.hint = "save the file with LF as line end, or CR LF";
    fault.place = {display_path(file), line, 0};
    return fault;
}

Fault zero_byte(std::string_view text, std::size_t offset, const std::string& file) {
    Fault fault;
    fault.code = ErrorCode::revision_file_invalid;
    fault.message = "a line of the header holds a zero byte";
    fault.hint = "remove it; a file that is full of them is UTF-16: save it as UTF-8";
    fault.place = place_at(text, offset, display_path(file));
    return fault;
}

Fault not_utf8(std::string_view text, std::size_t offset, const std::string& file) {
    Fault fault;
    fault.code = ErrorCode::revision_file_invalid;
    fault.message = "the header is not UTF-8";
    const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
    fault.hint = utf16 ? "the file looks like UTF-16: save it as UTF-8" : "save the file as UTF-8";
    fault.place = place_at(text, offset, display_path(file));
    return fault;
}

}  // namespace

bool read_header_into(std::string_view text, bool complete, const std::string& file, Revision& revision,
                      std::vector<Fault>& faults) {
    HeaderReader reader(file);
    std::size_t position = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (int line = 1; position < text.size(); ++line) {
        const auto newline = text.find('\n', position);
        if (newline == std::string_view::npos && !complete)
            return false;
        const auto end = std::min(newline, text.size());
        const auto raw = text.substr(position, end - position);
        if (const auto bad = invalid_utf8(raw); bad != std::string_view::npos) {
            revision = {};
            faults.push_back(not_utf8(text, position + bad, file));
            return true;
        }
        const auto content = strip(raw);
        if (const auto zero = raw.find('\0'); content.starts_with("--") && zero != std::string_view::npos) {
            revision = {};
            faults.push_back(zero_byte(text, position + zero, file));
            return true;
        }
        if (content.starts_with("--") && content.find('\r') != std::string_view::npos) {
            revision = {};
            faults.push_back(lone_carriage_return(line, file));
            return true;
        }
        if (content.empty()) {
            reader.blank();
        } else if (content.starts_with("--") && !is_section_line(strip(content.substr(2)))) {
            reader.comment(strip(content.substr(2)), line);
        } else {
            complete = true;
            reader.behind(text.substr(position));
            break;
        }
        position = end + 1;
    }
    if (complete)
        reader.finish(revision, faults);
    return complete;
}

std::optional<Header> read_header(std::string_view text, bool complete, const std::string& file) {
    Header header;
    if (!read_header_into(text, complete, file, header.revision, header.faults))
        return std::nullopt;
    header.revision.file = file;
    return header;
}

}  // namespace aludel::script
