#include "python/source.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

namespace aludel::python {

Source::Source(std::string name, std::string text, std::string path)
    : name_(std::move(name)), path_(path.empty() ? name_ : std::move(path)), text_(std::move(text)) {
    if (text_.starts_with("\xEF\xBB\xBF")) {
        text_.erase(0, 3);
    }
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
    if (!is_utf8(text_)) {
        throw Error(ErrorCode::python_syntax, "the file is not UTF-8").at({name_, 0, 0});
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
