#include "python/regex.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "python/regex_program.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

namespace {

using Opcode = RegexInstruction::Code;
/// What is undone when the matcher goes back.
struct Backtrack {
    enum Kind : std::uint8_t { try_, restore_group, restore_counter, barrier } kind;
    std::uint32_t index;   ///< instruction, slot or counter
    std::ptrdiff_t value;  ///< position, or what stood there
};

class Matcher {
public:
    Matcher(const Regex::Program& program, std::u32string_view text, std::size_t end, bool full,
            std::ptrdiff_t not_empty_at, std::uint64_t steps)
        : program_(program), text_(text.substr(0, end)), full_(full), not_empty_at_(not_empty_at), steps_(steps) {}

    bool at(std::size_t start, Regex::Spans& spans) {
        groups_.assign(2 * (program_.groups + 1) + 1, -1);
        groups_.back() = 0;
        counters_.assign(program_.counters, 0);
        stack_.clear();
        start_ = start;
        groups_[0] = static_cast<std::ptrdiff_t>(start);
        std::ptrdiff_t end = 0;
        if (!run(0, static_cast<std::ptrdiff_t>(start), 0, true, end)) {
            return false;
        }
        groups_[1] = end;
        spans = groups_;
        return true;
    }

    std::uint64_t steps_left() const { return steps_; }

private:
    void set_group(std::size_t slot, std::ptrdiff_t value) {
        stack_.push_back({Backtrack::restore_group, static_cast<std::uint32_t>(slot), groups_[slot]});
        groups_[slot] = value;
    }
    void set_counter(std::size_t slot, std::ptrdiff_t value) {
        stack_.push_back({Backtrack::restore_counter, static_cast<std::uint32_t>(slot), counters_[slot]});
        counters_[slot] = value;
    }

    /// Undoes down to `floor`, stopping at a choice that can still be tried.
    bool back(std::size_t floor, std::uint32_t& pc, std::ptrdiff_t& position) {
        while (stack_.size() > floor) {
            const Backtrack last = stack_.back();
            stack_.pop_back();
            switch (last.kind) {
                case Backtrack::try_:
                    pc = last.index;
                    position = last.value;
                    return true;
                case Backtrack::restore_group:
                    groups_[last.index] = last.value;
                    break;
                case Backtrack::restore_counter:
                    counters_[last.index] = last.value;
                    break;
                case Backtrack::barrier:
                    break;
            }
        }
        return false;
    }

    /// Forgets the choices above `floor` but keeps what undoes captures: how atomic groups and look-arounds end.
    void commit(std::size_t floor) {
        std::size_t to = floor;
        for (std::size_t from = floor; from < stack_.size(); ++from) {
            if (stack_[from].kind != Backtrack::try_) {
                stack_[to++] = stack_[from];
            }
        }
        stack_.resize(to);
    }

    static bool in_category(RegexItem::Kind kind, char32_t c, bool ascii) {
        switch (kind) {
            case RegexItem::digit: return regex_is_digit(c, ascii);
            case RegexItem::not_digit: return !regex_is_digit(c, ascii);
            case RegexItem::space: return regex_is_space(c, ascii);
            case RegexItem::not_space: return !regex_is_space(c, ascii);
            case RegexItem::word: return regex_is_word(c, ascii);
            case RegexItem::not_word: return !regex_is_word(c, ascii);
            case RegexItem::range: break;
        }
        return false;
    }

    bool in_class(const RegexClass& one, char32_t c) const {
        const auto in_range = [&one](char32_t x) {
            return std::any_of(one.items.begin(), one.items.end(), [x](const RegexItem& item) {
                return item.kind == RegexItem::range && x >= item.low && x <= item.high;
            });
        };
        bool found = in_range(c) || std::any_of(one.items.begin(), one.items.end(), [&one, c](const RegexItem& item) {
                         return in_category(item.kind, c, one.ascii);
                     });
        // What has another case is looked for in the ranges; categories are the same for both.
        if (!found && one.fold) {
            const std::u32string_view same = regex_same_letters(c);
            found = same.empty() ? in_range(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)))) ||
                                       in_range(static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))))
                                 : std::any_of(same.begin(), same.end(), in_range);
        }
        return found != one.negated;
    }

    bool word_before(std::ptrdiff_t position, bool ascii) const {
        return position > 0 && regex_is_word(text_[static_cast<std::size_t>(position - 1)], ascii);
    }
    bool word_after(std::ptrdiff_t position, bool ascii) const {
        return position < size() && regex_is_word(text_[static_cast<std::size_t>(position)], ascii);
    }
    std::ptrdiff_t size() const { return static_cast<std::ptrdiff_t>(text_.size()); }

    bool same_as_group(std::uint32_t group, bool fold, std::ptrdiff_t& position) const {
        const std::ptrdiff_t from = groups_[2 * group];
        const std::ptrdiff_t to = groups_[2 * group + 1];
        if (from < 0 || to < 0 || position + (to - from) > size()) {
            return false;
        }
        for (std::ptrdiff_t i = from; i < to; ++i, ++position) {
            const char32_t a = text_[static_cast<std::size_t>(i)];
            const char32_t b = text_[static_cast<std::size_t>(position)];
            if (a != b && !(fold && regex_fold(a) == regex_fold(b))) {
                return false;
            }
        }
        return true;
    }

    bool assertion(const RegexInstruction& now, std::ptrdiff_t position) const {
        switch (now.code) {
            case Opcode::text_start:
                return position == 0;
            case Opcode::text_end:
                return position == size();
            case Opcode::text_end_newline:
                return position == size() || (position == size() - 1 && text_.back() == U'\n');
            case Opcode::line_start:
                return position == 0 || text_[static_cast<std::size_t>(position - 1)] == U'\n';
            case Opcode::line_end:
                return position == size() || text_[static_cast<std::size_t>(position)] == U'\n';
            case Opcode::word_edge:
                return word_before(position, now.a != 0) != word_after(position, now.a != 0);
            case Opcode::not_word_edge:
                return text_.empty() ? false : word_before(position, now.a != 0) == word_after(position, now.a != 0);
            default:
                return false;
        }
    }

    /// Look-arounds and atomic groups: the part behind `pc` on its own.
    bool nested(const RegexInstruction& now, std::uint32_t pc, std::ptrdiff_t& position, std::size_t depth) {
        std::ptrdiff_t from = position;
        const bool behind = now.code == Opcode::behind || now.code == Opcode::not_behind;
        if (behind) {
            from -= static_cast<std::ptrdiff_t>(now.b);
        }
        const std::size_t floor = stack_.size();
        std::ptrdiff_t end = 0;
        const bool found = from >= 0 && run(pc + 1, from, depth + 1, false, end) && (!behind || end == position);
        const bool negated = now.code == Opcode::not_ahead || now.code == Opcode::not_behind;
        if (negated) {
            undo(floor);
            return !found;
        }
        if (!found) {
            undo(floor);
            return false;
        }
        commit(floor);
        if (now.code == Opcode::atomic) {
            position = end;
        }
        return true;
    }

    void undo(std::size_t floor) {
        std::uint32_t pc = 0;
        std::ptrdiff_t position = 0;
        while (back(floor, pc, position)) {
        }
    }

    bool counter_loop(const RegexInstruction& now, std::uint32_t& pc, std::ptrdiff_t position) {
        const RegexRepeat& repeat = program_.repeats[now.b];
        const auto done = static_cast<std::uint32_t>(counters_[now.a]);
        // An empty iteration counts, but nothing follows it: as CPython's last_ptr.
        const bool may_go_on = done < repeat.maximum && counters_[repeat.position_slot] != position;
        const auto go_on = [&] {
            set_counter(now.a, static_cast<std::ptrdiff_t>(done) + 1);
            set_counter(repeat.position_slot, position);
            pc = repeat.body;
        };
        if (done < repeat.minimum) {
            set_counter(now.a, static_cast<std::ptrdiff_t>(done) + 1);
            pc = repeat.body;
            return true;
        }
        if (!may_go_on) {
            ++pc;
            return true;
        }
        if (repeat.greedy) {
            stack_.push_back({Backtrack::try_, pc + 1, position});
            go_on();
            return true;
        }
        // Lazy: leave first; on failure the body, through a copy of the loop that must go on.
        stack_.push_back({Backtrack::try_, lazy_marker | pc, position});
        ++pc;
        return true;
    }

    void resume_lazy(std::uint32_t& pc, std::ptrdiff_t position) {
        const RegexInstruction& now = program_.code[pc];
        const RegexRepeat& repeat = program_.repeats[now.b];
        set_counter(now.a, counters_[now.a] + 1);
        set_counter(repeat.position_slot, position);
        pc = repeat.body;
    }

    bool step(std::uint32_t& pc, std::ptrdiff_t& position, std::size_t depth) {
        const RegexInstruction& now = program_.code[pc];
        switch (now.code) {
            case Opcode::character:
                return position < size() && text_[static_cast<std::size_t>(position++)] == now.a && ++pc;
            case Opcode::character_fold:
                return position < size() && regex_fold(text_[static_cast<std::size_t>(position++)]) == now.a && ++pc;
            case Opcode::any:
                return position < size() && text_[static_cast<std::size_t>(position++)] != U'\n' && ++pc;
            case Opcode::any_newline:
                return position++ < size() && ++pc;
            case Opcode::class_:
                return position < size() &&
                       in_class(program_.classes[now.a], text_[static_cast<std::size_t>(position++)]) && ++pc;
            case Opcode::split:
                stack_.push_back({Backtrack::try_, now.b, position});
                pc = now.a;
                return true;
            case Opcode::jump:
                pc = now.a;
                return true;
            case Opcode::save:
                // The start of a group counts only once it is closed: it is kept beside until then.
                set_group(now.a, position);
                ++pc;
                return true;
            case Opcode::close_group:
                set_group(2 * now.a + 1, position);
                set_group(groups_.size() - 1, static_cast<std::ptrdiff_t>(now.a));
                ++pc;
                return true;
            case Opcode::backreference:
            case Opcode::backreference_fold:
                return same_as_group(now.a, now.code == Opcode::backreference_fold, position) && ++pc;
            case Opcode::ahead:
            case Opcode::not_ahead:
            case Opcode::behind:
            case Opcode::not_behind:
            case Opcode::atomic:
                if (!nested(now, pc, position, depth)) {
                    return false;
                }
                pc = now.a;
                return true;
            case Opcode::group_exists:
                pc = groups_[2 * now.a + 1] >= 0 ? pc + 1 : now.b;
                return true;
            case Opcode::counter_reset:
                set_counter(now.a, 0);
                set_counter(now.a + 1, -1);
                ++pc;
                return true;
            case Opcode::counter_loop:
                return counter_loop(now, pc, position);
            case Opcode::fail:
                return false;
            default:
                return assertion(now, position) && ++pc;
        }
    }

    bool accepted(std::ptrdiff_t position, bool outermost) const {
        if (!outermost) {
            return true;
        }
        if (full_ && position != size()) {
            return false;
        }
        return !(not_empty_at_ == static_cast<std::ptrdiff_t>(start_) && position == not_empty_at_);
    }

    bool run(std::uint32_t pc, std::ptrdiff_t position, std::size_t depth, bool outermost, std::ptrdiff_t& end) {
        if (depth > 250) {
            throw RegexLimit();
        }
        const std::size_t floor = stack_.size();
        for (;;) {
            if (steps_-- == 0 || stack_.size() > 8'000'000) {
                throw RegexLimit();
            }
            bool good = false;
            if (program_.code[pc].code == Opcode::accept) {
                if (accepted(position, outermost)) {
                    end = position;
                    return true;
                }
            } else {
                good = step(pc, position, depth);
            }
            if (!good) {
                if (!back(floor, pc, position)) {
                    return false;
                }
                if ((pc & lazy_marker) != 0) {
                    pc &= ~lazy_marker;
                    resume_lazy(pc, position);
                }
            }
        }
    }

    static constexpr std::uint32_t lazy_marker = 0x80000000;

    const Regex::Program& program_;
    std::u32string_view text_;
    bool full_;
    std::ptrdiff_t not_empty_at_;
    std::uint64_t steps_;
    std::size_t start_ = 0;
    std::vector<std::ptrdiff_t> groups_;
    std::vector<std::ptrdiff_t> counters_;
    std::vector<Backtrack> stack_;
};

}  // namespace

RegexError::RegexError(std::string text, std::ptrdiff_t where)
    : std::runtime_error(where < 0 ? text : text + " at position " + std::to_string(where)),
      message(std::move(text)),
      position(where) {}

/// Letters that are one to IGNORECASE, where that is more than a capital and its small letter.
std::u32string_view regex_same_letters(char32_t c) {
    static constexpr std::u32string_view classes[] = {
        U"iI\u0130\u0131", U"kK\u212A", U"sS\u017F", U"\u00B5\u039C\u03BC", U"\u00E5\u00C5\u212B",
        U"\u01C4\u01C5\u01C6", U"\u01C7\u01C8\u01C9", U"\u01CA\u01CB\u01CC", U"\u01F1\u01F2\u01F3",
        U"\u0345\u0399\u03B9\u1FBE", U"\u0390\u1FD3", U"\u03B0\u1FE3", U"\u0392\u03B2\u03D0", U"\u0395\u03B5\u03F5",
        U"\u0398\u03B8\u03D1\u03F4", U"\u039A\u03BA\u03F0", U"\u03A0\u03C0\u03D6", U"\u03A1\u03C1\u03F1",
        U"\u03A3\u03C2\u03C3", U"\u03A6\u03C6\u03D5", U"\u03A9\u03C9\u2126", U"\u0412\u0432\u1C80", U"\u0414\u0434\u1C81",
        U"\u041E\u043E\u1C82", U"\u0421\u0441\u1C83", U"\u0422\u0442\u1C84\u1C85", U"\u042A\u044A\u1C86",
        U"\u0462\u0463\u1C87", U"\u1C88\uA64A\uA64B", U"\u1E60\u1E61\u1E9B", U"\uFB05\uFB06"};
    static const std::unordered_map<char32_t, std::u32string_view> found = [] {
        std::unordered_map<char32_t, std::u32string_view> made;
        for (const std::u32string_view one : classes) {
            for (const char32_t letter : one) {
                made.emplace(letter, one);
            }
        }
        return made;
    }();
    const auto at = found.find(c);
    return at == found.end() ? std::u32string_view() : at->second;
}

char32_t regex_fold(char32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    if (const std::u32string_view same = regex_same_letters(c); !same.empty()) {
        return same.front();
    }
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

bool regex_is_digit(char32_t c, bool ascii) {
    return ascii || c < 0x80 ? c >= '0' && c <= '9' : is_decimal(c);
}

bool regex_is_space(char32_t c, bool ascii) {
    return ascii ? c == ' ' || (c >= 9 && c <= 13) : is_space(c);
}

bool regex_is_word(char32_t c, bool ascii) {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    return !ascii && (is_alpha(c) || is_numeric(c));
}

Regex::Regex(std::u32string_view pattern, unsigned flags) : program_(std::make_unique<Program>()) {
    compile_regex(pattern, flags, *program_);
}
Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;

bool Regex::match(std::u32string_view text, std::size_t begin, std::size_t end, Anchor anchor, Spans& spans,
                  std::ptrdiff_t not_empty_at, std::uint64_t steps) const {
    end = std::min(end, text.size());
    if (begin > end) {
        return false;
    }
    Matcher matcher(*program_, text, end, anchor == Anchor::full, not_empty_at, steps);
    if (anchor != Anchor::search) {
        return matcher.at(begin, spans);
    }
    // A literal first character lets the search skip quickly.
    const RegexInstruction& first = program_->code[0];
    for (std::size_t start = begin; start <= end; ++start) {
        if (first.code == Opcode::character && (start == end || text[start] != first.a)) {
            continue;
        }
        if (matcher.at(start, spans)) {
            return true;
        }
    }
    return false;
}

std::size_t Regex::groups() const {
    return program_->groups;
}
const std::map<std::u32string, std::size_t>& Regex::names() const {
    return program_->names;
}
unsigned Regex::flags() const {
    return program_->flags;
}

std::u32string regex_escape(std::u32string_view text) {
    std::u32string out;
    for (const char32_t c : text) {
        static constexpr std::u32string_view special = U"()[]{}?*+-|^$\\.&~# \t\n\r\v\f";
        if (special.find(c) != std::u32string_view::npos) {
            out += U'\\';
        }
        out += c;
    }
    return out;
}

}  // namespace aludel::python
