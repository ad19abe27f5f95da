#include "python/text_offset.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "python/object.hpp"
#include "python/unicode.hpp"

namespace aludel::python {
namespace {

constexpr std::size_t shortest_marked = 512;  ///< in bytes: shorter texts are walked through
constexpr std::size_t stride = 128;           ///< characters from one mark to the next

/// Where each `stride`-th character of a text begins. What text it is its hash tells: texts do not change, and another
/// one that stands where one was freed is not taken for it.
struct Marks {
    std::int64_t hash = 0;
    std::size_t size = 0;
    std::size_t length = 0;
    std::vector<std::size_t> offsets;

    bool are_of(const Str& text) const {
        return size == text.text.size() && length == text.length && hash == text.hash;
    }
};

const Marks& marks_of(const Str& text) {
    constexpr std::size_t kept = 4;
    thread_local std::array<Marks, kept> recent;
    thread_local std::size_t oldest = 0;
    for (const Marks& one : recent) {
        if (one.are_of(text)) {
            return one;
        }
    }
    Marks& made = recent[oldest];
    oldest = (oldest + 1) % kept;
    made = {text.hash, text.text.size(), text.length, {}};
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.text.size(); ++at) {
        if ((text.text[at] & 0xC0) != 0x80 && count++ % stride == 0) {
            made.offsets.push_back(at);
        }
    }
    return made;
}

}  // namespace

std::size_t offset_of_code(const Str& text, std::size_t n) {
    if (text.ascii()) {
        return std::min(n, text.text.size());
    }
    if (n >= text.length) {
        return text.text.size();
    }
    if (text.text.size() < shortest_marked) {
        return code_offset(text.text, n);
    }
    const std::size_t mark = marks_of(text).offsets[n / stride];
    return mark + code_offset(std::string_view(text.text).substr(mark), n % stride);
}

std::size_t code_at_offset(const Str& text, std::size_t offset) {
    if (text.ascii()) {
        return offset;
    }
    const std::string_view all = text.text;
    if (all.size() < shortest_marked) {
        return count_codes(all.substr(0, offset));
    }
    const std::vector<std::size_t>& offsets = marks_of(text).offsets;
    const auto after = std::upper_bound(offsets.begin(), offsets.end(), offset);
    const auto mark = static_cast<std::size_t>(after - offsets.begin()) - 1;
    return mark * stride + count_codes(all.substr(offsets[mark], offset - offsets[mark]));
}

std::size_t find_within(std::string_view text, std::string_view wanted, std::size_t begin) {
    if (begin > text.size()) {
        return std::string_view::npos;
    }
    if (wanted.empty()) {
        return begin;
    }
    const void* found = ::memmem(text.data() + begin, text.size() - begin, wanted.data(), wanted.size());
    return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : std::string_view::npos;
}

}  // namespace aludel::python
