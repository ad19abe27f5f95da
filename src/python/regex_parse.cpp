// Alternatives, repetitions, groups.

#include "python/regex_parser.hpp"
#include "python/regex_text.hpp"

namespace aludel::python {

using namespace regex_text;

RegexNodePointer RegexParser::parse() {
    RegexNodePointer node = alternation(0);
    if (at_ < text_.size()) {
        throw RegexError("unbalanced parenthesis", position(at_));
    }
    program_.groups = groups_;
    program_.flags = flags_ | global_;
    if ((program_.flags & Regex::ascii) == 0) {
        program_.flags |= Regex::unicode;
    }
    return node;
}

bool RegexParser::take(char32_t c) {
    if (looking_at(c)) {
        ++at_;
        return true;
    }
    return false;
}

RegexNodePointer RegexParser::make(RegexNode::Kind kind) {
    auto node = std::make_unique<RegexNode>();
    node->kind = kind;
    return node;
}

RegexNodePointer RegexParser::alternation(std::size_t depth) {
    if (depth > 200) {
        throw RegexError("pattern nested too deeply", position(at_));
    }
    std::vector<RegexNodePointer> branches;
    branches.push_back(sequence(depth));
    while (take('|')) {
        branches.push_back(sequence(depth));
    }
    if (branches.size() == 1) {
        return std::move(branches[0]);
    }
    RegexNodePointer node = make(RegexNode::alternation);
    node->children = std::move(branches);
    return node;
}

void RegexParser::skip_verbose() {
    while ((flags_ & Regex::verbose) != 0 && more()) {
        const char32_t c = text_[at_];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v') {
            ++at_;
        } else if (c == '#') {
            while (more() && text_[at_] != '\n') {
                ++at_;
            }
        } else {
            return;
        }
    }
}

RegexNodePointer RegexParser::sequence(std::size_t depth) {
    RegexNodePointer node = make(RegexNode::sequence);
    for (skip_verbose(); more() && text_[at_] != '|' && text_[at_] != ')'; skip_verbose()) {
        const std::size_t start = at_;
        if (repeats_here()) {
            quantify(*node, start);
            continue;
        }
        if (RegexNodePointer next = atom(depth)) {
            node->children.push_back(std::move(next));
            last_quantified_ = false;
        }
    }
    return node;
}

bool RegexParser::repeats_here() const {
    const char32_t c = text_[at_];
    return c == '*' || c == '+' || c == '?' || (c == '{' && bounds(at_).has_value());
}

std::optional<RegexParser::Bounds> RegexParser::bounds(std::size_t at) const {
    std::size_t i = at + 1;
    std::uint64_t low = 0;
    std::uint64_t high = regex_unlimited;
    const std::size_t low_start = i;
    for (; i < text_.size() && is_digit(text_[i]); ++i) {
        low = std::min<std::uint64_t>(low * 10 + (text_[i] - '0'), regex_unlimited);
    }
    const bool has_low = i > low_start;
    if (i < text_.size() && text_[i] == ',') {
        const std::size_t high_start = ++i;
        std::uint64_t value = 0;
        for (; i < text_.size() && is_digit(text_[i]); ++i) {
            value = std::min<std::uint64_t>(value * 10 + (text_[i] - '0'), regex_unlimited);
        }
        if (i > high_start) {
            high = value;
        } else if (!has_low) {
            // "{,}" is any number in CPython.
            high = regex_unlimited;
        }
    } else if (has_low) {
        high = low;
    } else {
        return std::nullopt;
    }
    if (i >= text_.size() || text_[i] != '}') {
        return std::nullopt;
    }
    return Bounds{static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(high), i + 1};
}

void RegexParser::quantify(RegexNode& sequence, std::size_t start) {
    std::uint32_t low = 0;
    std::uint32_t high = regex_unlimited;
    if (text_[at_] == '{') {
        const Bounds found = *bounds(at_);
        if (found.maximum < found.minimum) {
            throw RegexError("min repeat greater than max repeat", position(start + 1));
        }
        low = found.minimum;
        high = found.maximum;
        at_ = found.end;
    } else {
        const char32_t c = text_[at_++];
        low = c == '+' ? 1 : 0;
        high = c == '?' ? 1 : regex_unlimited;
    }
    if (sequence.children.empty() || sequence.children.back()->kind == RegexNode::assertion) {
        throw RegexError("nothing to repeat", position(start));
    }
    if (last_quantified_) {
        throw RegexError("multiple repeat", position(start));
    }
    RegexNodePointer node = make(RegexNode::repeat);
    node->minimum = low;
    node->maximum = high;
    if (take('?')) {
        node->greedy = false;
    } else if (take('+')) {
        node->possessive = true;
    }
    node->children.push_back(std::move(sequence.children.back()));
    sequence.children.back() = std::move(node);
    last_quantified_ = true;
}

RegexNodePointer RegexParser::group(std::size_t depth) {
    const std::size_t start = at_ - 1;
    if (!take('?')) {
        return capture(depth, start, {});
    }
    if (!more()) {
        throw RegexError("unexpected end of pattern", position(at_));
    }
    const char32_t c = text_[at_++];
    switch (c) {
        case 'P':
            return named(depth, start);
        case ':':
            return finish(depth, start, nullptr);
        case '#':
            while (more() && text_[at_] != ')') {
                ++at_;
            }
            if (!take(')')) {
                throw RegexError("missing ), unterminated comment", position(start));
            }
            return nullptr;
        case '=':
        case '!':
            return look(depth, start, true, c == '!');
        case '<':
            if (!more()) {
                throw RegexError("unexpected end of pattern", position(at_));
            }
            if (text_[at_] == '=' || text_[at_] == '!') {
                const bool negated = text_[at_++] == '!';
                return look(depth, start, false, negated);
            }
            throw RegexError("unknown extension ?<" + regex_narrow(text_.substr(at_, 1)), position(start + 1));
        case '>': {
            RegexNodePointer node = make(RegexNode::atomic);
            node->children.push_back(finish(depth, start, nullptr));
            return node;
        }
        case '(':
            return conditional(depth, start);
        default:
            return inline_flags(depth, start);
    }
}

RegexNodePointer RegexParser::finish(std::size_t depth, std::size_t start, RegexNodePointer around) {
    const unsigned outside = flags_;
    RegexNodePointer body = alternation(depth + 1);
    flags_ = outside;
    if (!take(')')) {
        throw RegexError("missing ), unterminated subpattern", position(start));
    }
    last_quantified_ = false;
    if (around == nullptr) {
        around = make(RegexNode::sequence);
    }
    around->children.push_back(std::move(body));
    return around;
}

RegexNodePointer RegexParser::capture(std::size_t depth, std::size_t start, const std::u32string& name) {
    const std::size_t number = ++groups_;
    if (!name.empty()) {
        program_.names[name] = number;
    }
    open_groups_.push_back(number);
    RegexNodePointer node = make(RegexNode::group);
    node->index = static_cast<std::uint32_t>(number);
    node = finish(depth, start, std::move(node));
    open_groups_.pop_back();
    return node;
}

std::u32string RegexParser::group_name(char32_t terminator) {
    const std::size_t start = at_;
    const std::size_t end = text_.find(terminator, at_);
    if (end == std::u32string_view::npos) {
        if (at_ == text_.size()) {
            throw RegexError("missing group name", position(start));
        }
        throw RegexError(std::string("missing ") + static_cast<char>(terminator) + ", unterminated name",
                         position(start));
    }
    const std::u32string name(text_.substr(at_, end - at_));
    at_ = end + 1;
    if (name.empty()) {
        throw RegexError("missing group name", position(start));
    }
    return name;
}

bool RegexParser::is_identifier(const std::u32string& name) {
    if (is_digit(name[0])) {
        return false;
    }
    for (const char32_t c : name) {
        if (!regex_is_word(c, false)) {
            return false;
        }
    }
    return true;
}

RegexNodePointer RegexParser::named(std::size_t depth, std::size_t start) {
    if (!more()) {
        throw RegexError("unexpected end of pattern", position(at_));
    }
    const char32_t c = text_[at_++];
    const std::size_t name_start = at_;
    if (c == '<') {
        const std::u32string name = group_name('>');
        if (!is_identifier(name)) {
            throw RegexError("bad character in group name '" + regex_narrow(name) + "'", position(name_start));
        }
        const auto known = program_.names.find(name);
        if (known != program_.names.end()) {
            throw RegexError("redefinition of group name '" + regex_narrow(name) + "' as group " +
                                 std::to_string(groups_ + 1) + "; was group " + std::to_string(known->second),
                             position(name_start));
        }
        return capture(depth, start, name);
    }
    if (c == '=') {
        const std::u32string name = group_name(')');
        if (!is_identifier(name)) {
            throw RegexError("bad character in group name '" + regex_narrow(name) + "'", position(name_start));
        }
        const auto known = program_.names.find(name);
        if (known == program_.names.end()) {
            throw RegexError("unknown group name '" + regex_narrow(name) + "'", position(name_start));
        }
        return reference(known->second, name_start + 1);
    }
    throw RegexError("unknown extension ?P" + regex_narrow(text_.substr(at_ - 1, 1)), position(start + 1));
}

RegexNodePointer RegexParser::look(std::size_t depth, std::size_t start, bool ahead, bool negated) {
    RegexNodePointer node = make(RegexNode::look);
    node->ahead = ahead;
    node->negated = negated;
    return finish(depth, start, std::move(node));
}

RegexNodePointer RegexParser::conditional(std::size_t depth, std::size_t start) {
    const std::size_t name_start = at_;
    const std::u32string name = group_name(')');
    std::size_t number = 0;
    if (is_digit(name[0])) {
        for (const char32_t c : name) {
            if (!is_digit(c) || number > 10000) {
                throw RegexError("bad character in group name '" + regex_narrow(name) + "'", position(name_start));
            }
            number = number * 10 + (c - '0');
        }
        if (number == 0) {
            throw RegexError("bad group number", position(name_start));
        }
        conditions_.emplace_back(number, name_start);
    } else {
        if (!is_identifier(name)) {
            throw RegexError("bad character in group name '" + regex_narrow(name) + "'", position(name_start));
        }
        const auto known = program_.names.find(name);
        if (known == program_.names.end()) {
            throw RegexError("unknown group name '" + regex_narrow(name) + "'", position(name_start));
        }
        number = known->second;
    }
    RegexNodePointer node = make(RegexNode::conditional);
    node->index = static_cast<std::uint32_t>(number);
    node->children.push_back(sequence(depth + 1));
    node->children.push_back(take('|') ? sequence(depth + 1) : make(RegexNode::empty));
    if (looking_at('|')) {
        throw RegexError("conditional backref with more than two branches", position(at_));
    }
    if (!take(')')) {
        throw RegexError("missing ), unterminated subpattern", position(start));
    }
    last_quantified_ = false;
    return node;
}

unsigned RegexParser::flag_of(char32_t c) {
    switch (c) {
        case 'a':
            return Regex::ascii;
        case 'i':
            return Regex::ignore_case;
        case 'L':
            return Regex::locale;
        case 'm':
            return Regex::multi_line;
        case 's':
            return Regex::dot_all;
        case 'u':
            return Regex::unicode;
        case 'x':
            return Regex::verbose;
        default:
            return 0;
    }
}

RegexNodePointer RegexParser::inline_flags(std::size_t depth, std::size_t start) {
    --at_;
    if (looking_at(')') || looking_at('\\')) {
        const std::size_t length = looking_at(')') ? 1 : 2;
        throw RegexError("unknown extension ?" + regex_narrow(text_.substr(at_, length)), position(start + 1));
    }
    unsigned on = 0;
    unsigned off = 0;
    bool negative = false;
    for (; more() && text_[at_] != ')' && text_[at_] != ':'; ++at_) {
        const char32_t c = text_[at_];
        if (c == '-' && !negative) {
            negative = true;
            continue;
        }
        const unsigned flag = flag_of(c);
        if (flag == 0) {
            if (at_ == start + 2) {
                throw RegexError("unknown extension ?" + regex_narrow(text_.substr(at_, 1)), position(start + 1));
            }
            throw RegexError(is_letter(c) ? "unknown flag" : "missing -, : or )", position(at_));
        }
        if (flag == Regex::locale) {
            throw RegexError("bad inline flags: cannot use 'L' flag with a str pattern", position(at_));
        }
        (negative ? off : on) |= flag;
    }
    if (!more()) {
        throw RegexError("missing -, : or )", position(at_));
    }
    if (take(')')) {
        if (negative) {
            throw RegexError("missing :", position(at_ - 1));
        }
        if (start != 0) {
            throw RegexError("global flags not at the start of the expression", position(start));
        }
        flags_ |= on;
        global_ |= on;
        return nullptr;
    }
    ++at_;
    const unsigned outside = flags_;
    flags_ = (flags_ | on) & ~off;
    RegexNodePointer body = finish_scoped(depth, start);
    flags_ = outside;
    return body;
}

RegexNodePointer RegexParser::finish_scoped(std::size_t depth, std::size_t start) {
    RegexNodePointer around = make(RegexNode::sequence);
    around->children.push_back(alternation(depth + 1));
    if (!take(')')) {
        throw RegexError("missing ), unterminated subpattern", position(start));
    }
    last_quantified_ = false;
    return around;
}

void RegexParser::check_conditions() const {
    for (const auto& [number, where] : conditions_) {
        if (number > groups_) {
            throw RegexError("invalid group reference " + std::to_string(number), position(where));
        }
    }
}

void compile_regex(std::u32string_view pattern, unsigned flags, Regex::Program& program) {
    RegexParser parser(pattern, flags, program);
    const RegexNodePointer tree = parser.parse();
    parser.check_conditions();
    emit_regex(*tree, program);
}

}  // namespace aludel::python
