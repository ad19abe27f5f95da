#include "python/text_search.hpp"

#include <algorithm>

#include "python/evaluator.hpp"
#include "python/format.hpp"
#include "python/text_offset.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

bool is_ascii_space(std::uint32_t code) {
    return code == ' ' || (code >= 9 && code <= 13);
}

std::uint32_t code_at(std::string_view text, std::size_t& at, bool unicode) {
    return unicode ? next_code(text, at) : static_cast<unsigned char>(text[at++]);
}

bool space(std::uint32_t code, bool unicode) {
    return unicode ? is_space(code) : is_ascii_space(code);
}

/// Start of the character that ends at `end`.
std::size_t before(std::string_view text, std::size_t end, bool unicode) {
    --end;
    while (unicode && end > 0 && (text[end] & 0xC0) == 0x80) {
        --end;
    }
    return end;
}

/// str.split with a separator, at most `most` times.
std::vector<std::string_view> split_at(std::string_view text, std::string_view separator, std::int64_t most) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    while (most-- > 0) {
        std::size_t at = find_within(text, separator, begin);
        if (at == std::string_view::npos) {
            break;
        }
        pieces.push_back(text.substr(begin, at - begin));
        begin = at + separator.size();
    }
    pieces.push_back(text.substr(begin));
    return pieces;
}

/// str.rsplit with a separator.
std::vector<std::string_view> split_at_from_right(std::string_view text, std::string_view separator,
                                                  std::int64_t most) {
    std::vector<std::string_view> pieces;
    std::size_t end = text.size();
    while (most-- > 0) {
        std::size_t at =
            end < separator.size() ? std::string_view::npos : text.rfind(separator, end - separator.size());
        if (at == std::string_view::npos) {
            break;
        }
        pieces.push_back(text.substr(at + separator.size(), end - at - separator.size()));
        end = at;
    }
    pieces.push_back(text.substr(0, end));
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

/// str.split without one: at white space.
std::vector<std::string_view> split_words(std::string_view text, std::int64_t most, bool unicode) {
    std::vector<std::string_view> pieces;
    std::size_t at = 0;
    for (;;) {
        std::size_t begin = at;
        while (at < text.size() && space(code_at(text, at, unicode), unicode)) {
            begin = at;
        }
        if (begin >= text.size()) {
            break;
        }
        if (most-- <= 0) {
            std::string_view rest = text.substr(begin);
            pieces.push_back(strip_text(rest, nullptr, 2, unicode));
            if (pieces.back().size() != rest.size()) {
                pieces.back() = rest.substr(0, pieces.back().size());
            }
            break;
        }
        at = begin;
        std::size_t end = begin;
        while (at < text.size()) {
            if (space(code_at(text, at, unicode), unicode)) {
                break;
            }
            end = at;
        }
        pieces.push_back(text.substr(begin, end - begin));
    }
    return pieces;
}

/// str.rsplit without one.
std::vector<std::string_view> split_words_from_right(std::string_view text, std::int64_t most, bool unicode) {
    std::vector<std::string_view> pieces;
    std::size_t end = text.size();
    for (;;) {
        while (end > 0) {
            std::size_t start = before(text, end, unicode);
            std::size_t at = start;
            if (!space(code_at(text, at, unicode), unicode)) {
                break;
            }
            end = start;
        }
        if (end == 0) {
            break;
        }
        if (most-- <= 0) {
            pieces.push_back(text.substr(0, end));
            break;
        }
        std::size_t begin = end;
        while (begin > 0) {
            std::size_t start = before(text, begin, unicode);
            std::size_t at = start;
            if (space(code_at(text, at, unicode), unicode)) {
                break;
            }
            begin = start;
        }
        pieces.push_back(text.substr(begin, end - begin));
        end = begin;
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

}  // namespace

bool search_window(Call& call, std::string_view text, const Str* characters, std::size_t start_parameter, std::size_t& begin, std::size_t& end) {
    begin = 0;
    end = text.size();
    bool start_given = call.given(start_parameter) && !call.is_none(start_parameter);
    bool end_given = call.given(start_parameter + 1) && !call.is_none(start_parameter + 1);
    if (!start_given && !end_given) {
        return true;
    }
    const bool wide = characters && !characters->ascii();
    auto size = static_cast<std::int64_t>(wide ? characters->length : text.size());
    auto limit = [&](std::size_t parameter, std::int64_t otherwise) {
        if (!call.given(parameter) || call.is_none(parameter)) {
            return otherwise;
        }
        const Value& value = plain(call[parameter]);
        std::int64_t at = value.is(Kind::big_integer) ? (value.as<BigInteger>().number.is_negative() ? 0 : INT64_MAX)
                                                      : to_index(call.evaluator, call[parameter], "slice indices must be integers or None or have an __index__ method");
        return at < 0 ? std::max<std::int64_t>(at + size, 0) : at;
    };
    std::int64_t from = limit(start_parameter, 0);
    std::int64_t to = std::min(limit(start_parameter + 1, size), size);
    if (from > to) {
        return false;
    }
    begin = wide ? offset_of_code(*characters, static_cast<std::size_t>(from)) : static_cast<std::size_t>(from);
    end = wide ? offset_of_code(*characters, static_cast<std::size_t>(to)) : static_cast<std::size_t>(to);
    return true;
}

std::vector<std::string_view> split_text(std::string_view text, std::string_view separator, std::int64_t most, bool from_right, bool unicode) {
    if (most < 0) {
        most = INT64_MAX;
    }
    if (!separator.empty()) {
        return from_right ? split_at_from_right(text, separator, most) : split_at(text, separator, most);
    }
    return from_right ? split_words_from_right(text, most, unicode) : split_words(text, most, unicode);
}

std::size_t count_pieces(std::string_view text, std::string_view separator) {
    std::size_t count = 1;
    if (separator.empty()) {
        for (std::size_t i = 1; i < text.size(); ++i) {
            // Beyond ASCII each byte may be white space.
            const auto byte = static_cast<unsigned char>(text[i - 1]);
            count += byte <= ' ' || byte >= 0x80 ? 1 : 0;
        }
        return count;
    }
    for (std::size_t at = find_within(text, separator); at != std::string_view::npos;
         at = find_within(text, separator, at + separator.size())) {
        ++count;
    }
    return count;
}

std::vector<std::string_view> split_lines(std::string_view text, bool keep_ends, bool unicode) {
    std::vector<std::string_view> lines;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = at;
        std::uint32_t code = code_at(text, at, unicode);
        bool ends = unicode ? is_line_break(code) : code == '\n' || code == '\r';
        if (!ends) {
            continue;
        }
        if (code == '\r' && at < text.size() && text[at] == '\n') {
            ++at;
        }
        lines.push_back(text.substr(begin, (keep_ends ? at : end) - begin));
        begin = at;
    }
    if (begin < text.size()) {
        lines.push_back(text.substr(begin));
    }
    return lines;
}

std::string_view strip_text(std::string_view text, const std::string_view* set, int sides, bool unicode) {
    auto cut = [&](std::uint32_t code) {
        if (!set) {
            return space(code, unicode);
        }
        for (std::size_t at = 0; at < set->size();) {
            if (code_at(*set, at, unicode) == code) {
                return true;
            }
        }
        return false;
    };
    std::size_t begin = 0;
    std::size_t end = text.size();
    while ((sides & 1) && begin < end) {
        std::size_t at = begin;
        if (!cut(code_at(text, at, unicode))) {
            break;
        }
        begin = at;
    }
    while ((sides & 2) && end > begin) {
        std::size_t start = before(text, end, unicode);
        std::size_t at = start;
        if (!cut(code_at(text, at, unicode))) {
            break;
        }
        end = start;
    }
    return text.substr(begin, end - begin);
}

std::string replace_text(Heap& heap, std::string_view text, std::string_view from, std::string_view to, std::int64_t most, bool unicode) {
    GrowingText made(heap);
    if (most < 0) {
        most = INT64_MAX;
    }
    if (from.empty()) {
        std::size_t at = 0;
        while (most-- > 0) {
            made.add(to);
            if (at >= text.size()) {
                return made.take();
            }
            std::size_t begin = at;
            code_at(text, at, unicode);
            made.add(text.substr(begin, at - begin));
        }
        made.add(text.substr(at));
        return made.take();
    }
    std::size_t begin = 0;
    while (most-- > 0) {
        std::size_t at = find_within(text, from, begin);
        if (at == std::string_view::npos) {
            break;
        }
        made.add(text.substr(begin, at - begin));
        made.add(to);
        begin = at + from.size();
    }
    made.add(text.substr(begin));
    return made.take();
}

}  // namespace aludel::python
