#include "python/source.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

namespace aludel::python {
namespace {

bool is_of_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// What a comment as `-*- coding: latin-1 -*-` names; empty: nothing.
std::string_view named_in_comment(std::string_view comment) {
    for (std::size_t at = comment.find("coding"); at != std::string_view::npos; at = comment.find("coding", at + 1)) {
        std::string_view rest = comment.substr(at + 6);
        if (!rest.starts_with(':') && !rest.starts_with('=')) {
            continue;
        }
        rest.remove_prefix(std::min(rest.find_first_not_of(" \t", 1), rest.size()));
        const auto end = std::find_if_not(rest.begin(), rest.end(), is_of_name);
        if (end != rest.begin()) {
            return rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
        }
    }
    return {};
}

/// The first line may name the encoding, and the second if the first has no code.
std::string_view named_encoding(std::string_view text) {
    for (int line = 0; line < 2; ++line) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::size_t begin = text.find_first_not_of(" \t\f");
        const bool blank = begin == std::string_view::npos || begin >= end;
        if (!blank && text[begin] != '#') {
            return {};
        }
        if (!blank) {
            if (const std::string_view named = named_in_comment(text.substr(begin, end - begin)); !named.empty()) {
                return named;
            }
        }
        text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
    }
    return {};
}

/// Those in which bytes below 128 are ASCII.
bool is_superset_of_ascii(std::string_view encoding) {
    for (const std::string_view start : {"ascii", "us-ascii", "latin", "iso-8859", "iso8859", "cp125", "windows-125"}) {
        if (encoding.starts_with(start)) {
            return true;
        }
    }
    return false;
}

/// Read as UTF-8, a file in another encoding would have other texts than it has in Python.
void check_encoding(const Source& source, bool marked) {
    const std::string_view text = source.text();
    const std::string_view named = named_encoding(text);
    std::string encoding = ascii_lower(named);
    std::replace(encoding.begin(), encoding.end(), '_', '-');
    if (encoding.empty() || encoding == "utf8" || encoding == "utf-8" || encoding.starts_with("utf-8-")) {
        return;
    }
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    if (plain && !marked && is_superset_of_ascii(encoding)) {
        return;
    }
    const auto at = static_cast<std::uint32_t>(named.data() - text.data());
    Error error = not_supported(source, at, at + static_cast<std::uint32_t>(named.size()),
                                "the file says that its encoding is " + std::string(named), "save the file as UTF-8");
    throw error;
}

/// A CR alone ends a line, in Python and nowhere else: what stands behind it would be taken for a part of the line.
void end_lines(std::string& text) {
    for (std::size_t at = text.find('\r'); at != std::string::npos; at = text.find('\r', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] != '\n') {
            text[at] = '\n';
        }
    }
}

}  // namespace

Source::Source(std::string name, std::string text, std::string path)
    : name_(std::move(name)), path_(path.empty() ? name_ : std::move(path)), text_(std::move(text)) {
    const bool marked = text_.starts_with("\xEF\xBB\xBF");
    if (marked) {
        text_.erase(0, 3);
    }
    end_lines(text_);
    lines_.push_back(0);
    for (const char* at = text_.data(); (at = static_cast<const char*>(std::memchr(
                                             at, '\n', static_cast<std::size_t>(text_.data() + text_.size() - at))));) {
        ++at;
        lines_.push_back(static_cast<std::uint32_t>(at - text_.data()));
    }
    if (auto zero = text_.find('\0'); zero != std::string::npos) {
        auto offset = static_cast<std::uint32_t>(zero);
        throw syntax_error(*this, offset, offset, "source code cannot contain null bytes");
    }
    check_encoding(*this, marked);
    if (!is_utf8(text_)) {
        // The first line that is not; its text cannot be shown.
        std::size_t line = 1;
        while (line < lines_.size() &&
               is_utf8(std::string_view(text_).substr(lines_[line - 1], lines_[line] - lines_[line - 1]))) {
            ++line;
        }
        throw Error(ErrorCode::python_syntax, "the file is not UTF-8: this line is the first that is not")
            .at({name_, static_cast<int>(line), 0})
            .hint("save the file as UTF-8");
    }
}

int Source::line(std::uint32_t offset) const {
    return static_cast<int>(std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin());
}

Place Source::place(std::uint32_t offset) const {
    int number = line(offset);
    std::string_view before = std::string_view(text_).substr(lines_[static_cast<std::size_t>(number - 1)]);
    before = before.substr(0, offset - lines_[static_cast<std::size_t>(number - 1)]);
    auto characters = std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {name_, number, static_cast<int>(characters) + 1};
}

std::string_view Source::line_text(int line) const {
    if (line < 1 || static_cast<std::size_t>(line) > lines_.size()) {
        return {};
    }
    std::size_t begin = lines_[static_cast<std::size_t>(line - 1)];
    std::size_t end = static_cast<std::size_t>(line) < lines_.size() ? lines_[static_cast<std::size_t>(line)] - 1
                                                                     : text_.size();
    std::string_view found = std::string_view(text_).substr(begin, end - begin);
    if (found.ends_with('\r')) {
        found.remove_suffix(1);
    }
    return found;
}

std::string Source::excerpt(std::uint32_t begin, std::uint32_t end) const {
    int number = line(begin);
    std::string_view text = line_text(number);
    std::size_t start = lines_[static_cast<std::size_t>(number - 1)];
    std::size_t from = std::min<std::size_t>(begin - start, text.size());
    std::size_t to = std::clamp<std::size_t>(end > begin ? end - start : from, from, text.size());
    std::size_t indent = text.find_first_not_of(" \t\f");
    if (indent == std::string_view::npos || indent > from) {
        indent = from;
    }
    std::size_t blanks = display_width(text.substr(indent, from - indent));
    std::size_t carets = std::max<std::size_t>(1, display_width(text.substr(from, to - from)));
    return "    " + std::string(text.substr(indent)) + "\n    " + std::string(blanks, ' ') + std::string(carets, '^');
}

Error syntax_error(const Source& source, std::uint32_t begin, std::uint32_t end, std::string message) {
    Error error(ErrorCode::python_syntax, std::move(message));
    error.at(source.place(begin)).detail(source.excerpt(begin, end));
    return error;
}

Error not_supported(const Source& source, std::uint32_t begin, std::uint32_t end, std::string what,
                    std::string instead) {
    Error error(ErrorCode::not_supported, std::move(what));
    error.at(source.place(begin)).detail(source.excerpt(begin, end));
    if (!instead.empty()) {
        error.hint(std::move(instead));
    }
    return error;
}

}  // namespace aludel::python
