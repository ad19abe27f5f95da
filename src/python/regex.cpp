#include "python/regex.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "python/regex_program.hpp"

namespace aludel::python {

namespace {

using Code = RegexInstruction::Code;
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

    bool in_class(const RegexClass& one, char32_t c) const {
        const auto member = [&one](char32_t x) {
            for (const RegexItem& item : one.items) {
                switch (item.kind) {
                    case RegexItem::range:
                        if (x >= item.low && x <= item.high) {
                            return true;
                        }
                        break;
                    case RegexItem::digit:
                        if (regex_is_digit(x, one.ascii))
                            return true;
                        break;
                    case RegexItem::not_digit:
                        if (!regex_is_digit(x, one.ascii))
                            return true;
                        break;
                    case RegexItem::space:
                        if (regex_is_space(x, one.ascii))
                            return true;
                        break;
                    case RegexItem::not_space:
                        if (!regex_is_space(x, one.ascii))
                            return true;
                        break;
                    case RegexItem::word:
                        if (regex_is_word(x, one.ascii))
                            return true;
                        break;
                    case RegexItem::not_word:
                        if (!regex_is_word(x, one.ascii))
                            return true;
                        break;
                }
            }
            return false;
        };
        bool found = member(c);
        if (!found && one.fold) {
            found = member(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)))) ||
                    member(static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))));
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
            case Code::text_start:
                return position == 0;
            case Code::text_end:
                return position == size();
            case Code::text_end_newline:
                return position == size() || (position == size() - 1 && text_.back() == U'\n');
            case Code::line_start:
                return position == 0 || text_[static_cast<std::size_t>(position - 1)] == U'\n';
            case Code::line_end:
                return position == size() || text_[static_cast<std::size_t>(position)] == U'\n';
            case Code::word_edge:
                return word_before(position, now.a != 0) != word_after(position, now.a != 0);
            case Code::not_word_edge:
                return text_.empty() ? false : word_before(position, now.a != 0) == word_after(position, now.a != 0);
            default:
                return false;
        }
    }

    /// Look-arounds and atomic groups: the part behind `pc` on its own.
    bool nested(const RegexInstruction& now, std::uint32_t pc, std::ptrdiff_t& position, std::size_t depth) {
        std::ptrdiff_t from = position;
        const bool behind = now.code == Code::behind || now.code == Code::not_behind;
        if (behind) {
            from -= static_cast<std::ptrdiff_t>(now.b);
        }
        const std::size_t floor = stack_.size();
        std::ptrdiff_t end = 0;
        const bool found = from >= 0 && run(pc + 1, from, depth + 1, false, end) && (!behind || end == position);
        const bool negated = now.code == Code::not_ahead || now.code == Code::not_behind;
        if (negated) {
            undo(floor);
            return !found;
        }
        if (!found) {
            undo(floor);
            return false;
        }
        commit(floor);
        if (now.code == Code::atomic) {
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
            case Code::character:
                return position < size() && text_[static_cast<std::size_t>(position++)] == now.a && ++pc;
            case Code::character_fold:
                return position < size() && regex_fold(text_[static_cast<std::size_t>(position++)]) == now.a && ++pc;
            case Code::any:
                return position < size() && text_[static_cast<std::size_t>(position++)] != U'\n' && ++pc;
            case Code::any_newline:
                return position++ < size() && ++pc;
            case Code::class_:
                return position < size() &&
                       in_class(program_.classes[now.a], text_[static_cast<std::size_t>(position++)]) && ++pc;
            case Code::split:
                stack_.push_back({Backtrack::try_, now.b, position});
                pc = now.a;
                return true;
            case Code::jump:
                pc = now.a;
                return true;
            case Code::save:
                // The start of a group counts only once it is closed: it is kept beside until then.
                set_group(now.a, position);
                ++pc;
                return true;
            case Code::close_group:
                set_group(2 * now.a + 1, position);
                set_group(groups_.size() - 1, static_cast<std::ptrdiff_t>(now.a));
                ++pc;
                return true;
            case Code::backreference:
            case Code::backreference_fold:
                return same_as_group(now.a, now.code == Code::backreference_fold, position) && ++pc;
            case Code::ahead:
            case Code::not_ahead:
            case Code::behind:
            case Code::not_behind:
            case Code::atomic:
                if (!nested(now, pc, position, depth)) {
                    return false;
                }
                pc = now.a;
                return true;
            case Code::group_exists:
                pc = groups_[2 * now.a + 1] >= 0 ? pc + 1 : now.b;
                return true;
            case Code::counter_reset:
                set_counter(now.a, 0);
                set_counter(now.a + 1, -1);
                ++pc;
                return true;
            case Code::counter_loop:
                return counter_loop(now, pc, position);
            case Code::fail:
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
            if (program_.code[pc].code == Code::accept) {
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

char32_t regex_fold(char32_t c) {
    if (c < 0x80) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

bool regex_is_digit(char32_t c, bool ascii) {
    if (c < 0x80 || ascii) {
        return c >= '0' && c <= '9';
    }
    return utf8proc_category(static_cast<utf8proc_int32_t>(c)) == UTF8PROC_CATEGORY_ND;
}

bool regex_is_space(char32_t c, bool ascii) {
    if (c == ' ' || (c >= 9 && c <= 13)) {
        return true;
    }
    if (ascii) {
        return false;
    }
    if ((c >= 0x1C && c <= 0x1F) || c == 0x85) {
        return true;
    }
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return c >= 0x80 &&
           (category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP);
}

bool regex_is_word(char32_t c, bool ascii) {
    if (c < 0x80) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
    if (ascii) {
        return false;
    }
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return true;
        default:
            return false;
    }
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
        if (first.code == Code::character && (start == end || text[start] != first.a)) {
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
