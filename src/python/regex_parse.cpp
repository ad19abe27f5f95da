// The syntax of regular expressions, compiled in one pass over a tree of nodes.

#include <memory>
#include <optional>

#include "python/regex_program.hpp"

namespace aludel::python {

namespace {

using Code = RegexInstruction::Code;
constexpr std::uint32_t unlimited = 0xFFFFFFFF;

struct Node;
using NodePointer = std::unique_ptr<Node>;

struct Node {
    enum Kind {
        empty,
        literal,
        any,
        class_,
        sequence,
        alternation,
        repeat,
        group,
        backreference,
        assertion,
        look,
        atomic,
        conditional,
    } kind = empty;
    char32_t character = 0;
    unsigned flags = 0;
    std::uint32_t index = 0;  ///< class, group number, assertion code
    std::vector<NodePointer> children;
    std::uint32_t minimum = 0;
    std::uint32_t maximum = 0;
    bool greedy = true;
    bool possessive = false;
    bool ahead = true;
    bool negated = false;
};

std::string narrow(std::u32string_view text) {
    std::string out;
    for (const char32_t c : text) {
        if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x800) {
            out += static_cast<char>(0xC0 | c >> 6);
            out += static_cast<char>(0x80 | (c & 0x3F));
        } else if (c < 0x10000) {
            out += static_cast<char>(0xE0 | c >> 12);
            out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (c & 0x3F));
        } else {
            out += static_cast<char>(0xF0 | c >> 18);
            out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
            out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
            out += static_cast<char>(0x80 | (c & 0x3F));
        }
    }
    return out;
}

bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}
bool is_octal(char32_t c) {
    return c >= '0' && c <= '7';
}
bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
int hex_value(char32_t c) {
    if (is_digit(c)) {
        return static_cast<int>(c - '0');
    }
    if (c >= 'a' && c <= 'f') {
        return static_cast<int>(c - 'a') + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return static_cast<int>(c - 'A') + 10;
    }
    return -1;
}

class Parser {
public:
    Parser(std::u32string_view pattern, unsigned flags, Regex::Program& program)
        : text_(pattern), flags_(flags), program_(program) {}

    NodePointer parse() {
        NodePointer node = alternation(0);
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

private:
    static std::ptrdiff_t position(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }
    bool more() const { return at_ < text_.size(); }
    bool looking_at(char32_t c) const { return more() && text_[at_] == c; }
    bool take(char32_t c) {
        if (looking_at(c)) {
            ++at_;
            return true;
        }
        return false;
    }

    static NodePointer make(Node::Kind kind) {
        auto node = std::make_unique<Node>();
        node->kind = kind;
        return node;
    }

    NodePointer alternation(std::size_t depth) {
        if (depth > 200) {
            throw RegexError("pattern nested too deeply", position(at_));
        }
        std::vector<NodePointer> branches;
        branches.push_back(sequence(depth));
        while (take('|')) {
            branches.push_back(sequence(depth));
        }
        if (branches.size() == 1) {
            return std::move(branches[0]);
        }
        NodePointer node = make(Node::alternation);
        node->children = std::move(branches);
        return node;
    }

    void skip_verbose() {
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

    NodePointer sequence(std::size_t depth) {
        NodePointer node = make(Node::sequence);
        for (skip_verbose(); more() && text_[at_] != '|' && text_[at_] != ')'; skip_verbose()) {
            const std::size_t start = at_;
            if (repeats_here()) {
                quantify(*node, start);
                continue;
            }
            if (NodePointer next = atom(depth)) {
                node->children.push_back(std::move(next));
                last_quantified_ = false;
            }
        }
        return node;
    }

    bool repeats_here() const {
        const char32_t c = text_[at_];
        return c == '*' || c == '+' || c == '?' || (c == '{' && bounds(at_).has_value());
    }

    struct Bounds {
        std::uint32_t minimum;
        std::uint32_t maximum;
        std::size_t end;
    };

    /// "{m}", "{m,}", "{,n}", "{m,n}"; anything else is the character '{'.
    std::optional<Bounds> bounds(std::size_t at) const {
        std::size_t i = at + 1;
        std::uint64_t low = 0;
        std::uint64_t high = unlimited;
        const std::size_t low_start = i;
        for (; i < text_.size() && is_digit(text_[i]); ++i) {
            low = std::min<std::uint64_t>(low * 10 + (text_[i] - '0'), unlimited);
        }
        const bool has_low = i > low_start;
        if (i < text_.size() && text_[i] == ',') {
            const std::size_t high_start = ++i;
            std::uint64_t value = 0;
            for (; i < text_.size() && is_digit(text_[i]); ++i) {
                value = std::min<std::uint64_t>(value * 10 + (text_[i] - '0'), unlimited);
            }
            if (i > high_start) {
                high = value;
            } else if (!has_low) {
                // "{,}" is any number in CPython.
                high = unlimited;
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

    void quantify(Node& sequence, std::size_t start) {
        std::uint32_t low = 0;
        std::uint32_t high = unlimited;
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
            high = c == '?' ? 1 : unlimited;
        }
        if (sequence.children.empty() || sequence.children.back()->kind == Node::assertion) {
            throw RegexError("nothing to repeat", position(start));
        }
        if (last_quantified_) {
            throw RegexError("multiple repeat", position(start));
        }
        NodePointer node = make(Node::repeat);
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

    NodePointer assertion(Code code, std::uint32_t detail = 0) {
        NodePointer node = make(Node::assertion);
        node->index = code;
        node->minimum = detail;
        return node;
    }

    NodePointer literal(char32_t c) {
        NodePointer node = make(Node::literal);
        node->character = c;
        node->flags = flags_;
        return node;
    }

    NodePointer atom(std::size_t depth) {
        const char32_t c = text_[at_++];
        switch (c) {
            case '.': {
                NodePointer node = make(Node::any);
                node->flags = flags_;
                return node;
            }
            case '^':
                return assertion((flags_ & Regex::multi_line) != 0 ? Code::line_start : Code::text_start);
            case '$':
                return assertion((flags_ & Regex::multi_line) != 0 ? Code::line_end : Code::text_end_newline);
            case '(':
                return group(depth);
            case '[':
                return character_class();
            case '\\':
                return escape();
            default:
                return literal(c);
        }
    }

    NodePointer class_node(RegexClass value) {
        value.fold = (flags_ & Regex::ignore_case) != 0;
        value.ascii = (flags_ & Regex::ascii) != 0;
        program_.classes.push_back(std::move(value));
        NodePointer node = make(Node::class_);
        node->index = static_cast<std::uint32_t>(program_.classes.size() - 1);
        return node;
    }

    static std::optional<RegexItem::Kind> category(char32_t c) {
        switch (c) {
            case 'd':
                return RegexItem::digit;
            case 'D':
                return RegexItem::not_digit;
            case 's':
                return RegexItem::space;
            case 'S':
                return RegexItem::not_space;
            case 'w':
                return RegexItem::word;
            case 'W':
                return RegexItem::not_word;
            default:
                return std::nullopt;
        }
    }

    /// The value of an escape that stands for one character; `at_` is behind its letter.
    std::optional<char32_t> simple_escape(char32_t c, std::size_t start) {
        switch (c) {
            case 'a':
                return U'\a';
            case 'f':
                return U'\f';
            case 'n':
                return U'\n';
            case 'r':
                return U'\r';
            case 't':
                return U'\t';
            case 'v':
                return U'\v';
            case '\\':
                return U'\\';
            case 'x':
                return hex_escape(2, start);
            case 'u':
                return hex_escape(4, start);
            case 'U':
                return hex_escape(8, start);
            default:
                return std::nullopt;
        }
    }

    char32_t hex_escape(std::size_t digits, std::size_t start) {
        char32_t value = 0;
        std::size_t taken = 0;
        while (taken < digits && more() && hex_value(text_[at_]) >= 0) {
            value = value * 16 + static_cast<char32_t>(hex_value(text_[at_++]));
            ++taken;
        }
        if (taken < digits) {
            throw RegexError("incomplete escape " + narrow(text_.substr(start, at_ - start)), position(start));
        }
        if (value > 0x10FFFF) {
            throw RegexError("bad escape " + narrow(text_.substr(start, at_ - start)), position(start));
        }
        return value;
    }

    NodePointer escape() {
        const std::size_t start = at_ - 1;
        if (!more()) {
            throw RegexError("bad escape (end of pattern)", position(start));
        }
        const char32_t c = text_[at_++];
        const std::uint32_t ascii = (flags_ & Regex::ascii) != 0 ? 1 : 0;
        switch (c) {
            case 'A':
                return assertion(Code::text_start);
            case 'Z':
                return assertion(Code::text_end);
            case 'b':
                return assertion(Code::word_edge, ascii);
            case 'B':
                return assertion(Code::not_word_edge, ascii);
            default:
                break;
        }
        if (const auto kind = category(c)) {
            return class_node({{{*kind, 0, 0}}, false, false, false});
        }
        if (is_digit(c)) {
            return numeric_escape(c, start);
        }
        if (const auto value = simple_escape(c, start)) {
            return literal(*value);
        }
        if (is_letter(c)) {
            throw RegexError("bad escape " + narrow(text_.substr(start, at_ - start)), position(start));
        }
        return literal(c);
    }

    NodePointer numeric_escape(char32_t c, std::size_t start) {
        if (c == '0') {
            char32_t value = 0;
            for (int i = 0; i < 2 && more() && is_octal(text_[at_]); ++i) {
                value = value * 8 + (text_[at_++] - '0');
            }
            return literal(value);
        }
        std::size_t number = c - '0';
        if (more() && is_digit(text_[at_])) {
            if (is_octal(c) && is_octal(text_[at_]) && at_ + 1 < text_.size() && is_octal(text_[at_ + 1])) {
                const char32_t value = (c - '0') * 64 + (text_[at_] - '0') * 8 + (text_[at_ + 1] - '0');
                at_ += 2;
                if (value > 0377) {
                    throw RegexError(
                        "octal escape value " + narrow(text_.substr(start, at_ - start)) + " outside of range 0-0o377",
                        position(start));
                }
                return literal(value);
            }
            number = number * 10 + (text_[at_++] - '0');
        }
        return reference(number, start + 1);
    }

    NodePointer reference(std::size_t number, std::size_t where) {
        if (number > groups_) {
            throw RegexError("invalid group reference " + std::to_string(number), position(where));
        }
        for (const std::size_t open : open_groups_) {
            if (open == number) {
                throw RegexError("cannot refer to an open group", position(where - 1));
            }
        }
        NodePointer node = make(Node::backreference);
        node->index = static_cast<std::uint32_t>(number);
        node->flags = flags_;
        return node;
    }

    /// One end of a range or a single member; a category sets `kind`.
    RegexItem class_member(std::size_t class_start) {
        const std::size_t start = at_;
        if (!more()) {
            throw RegexError("unterminated character set", position(class_start));
        }
        const char32_t c = text_[at_++];
        if (c != '\\') {
            return {RegexItem::range, c, c};
        }
        if (!more()) {
            throw RegexError("bad escape (end of pattern)", position(start));
        }
        const char32_t letter = text_[at_++];
        if (const auto kind = category(letter)) {
            return {*kind, 0, 0};
        }
        if (letter == 'b') {
            return {RegexItem::range, U'\b', U'\b'};
        }
        if (is_octal(letter)) {
            char32_t value = letter - '0';
            for (int i = 0; i < 2 && more() && is_octal(text_[at_]); ++i) {
                value = value * 8 + (text_[at_++] - '0');
            }
            if (value > 0377) {
                throw RegexError(
                    "octal escape value " + narrow(text_.substr(start, at_ - start)) + " outside of range 0-0o377",
                    position(start));
            }
            return {RegexItem::range, value, value};
        }
        if (const auto value = simple_escape(letter, start)) {
            return {RegexItem::range, *value, *value};
        }
        if (is_letter(letter) || is_digit(letter)) {
            throw RegexError("bad escape " + narrow(text_.substr(start, at_ - start)), position(start));
        }
        return {RegexItem::range, letter, letter};
    }

    NodePointer character_class() {
        const std::size_t class_start = at_ - 1;
        RegexClass value;
        value.negated = take('^');
        bool first = true;
        while (first || !looking_at(']')) {
            first = false;
            const std::size_t start = at_;
            RegexItem item = class_member(class_start);
            if (looking_at('-') && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
                ++at_;
                const RegexItem high = class_member(class_start);
                if (item.kind != RegexItem::range || high.kind != RegexItem::range || high.low < item.low) {
                    throw RegexError("bad character range " + narrow(text_.substr(start, at_ - start)),
                                     position(start));
                }
                item.high = high.low;
            } else if (looking_at('-') && at_ + 1 >= text_.size()) {
                throw RegexError("unterminated character set", position(class_start));
            }
            value.items.push_back(item);
        }
        ++at_;
        return class_node(std::move(value));
    }

    NodePointer group(std::size_t depth) {
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
                throw RegexError("unknown extension ?<" + narrow(text_.substr(at_, 1)), position(start + 1));
            case '>': {
                NodePointer node = make(Node::atomic);
                node->children.push_back(finish(depth, start, nullptr));
                return node;
            }
            case '(':
                return conditional(depth, start);
            default:
                return inline_flags(depth, start);
        }
    }

    /// The body of a group and its closing parenthesis.
    NodePointer finish(std::size_t depth, std::size_t start, NodePointer around) {
        const unsigned outside = flags_;
        NodePointer body = alternation(depth + 1);
        flags_ = outside;
        if (!take(')')) {
            throw RegexError("missing ), unterminated subpattern", position(start));
        }
        last_quantified_ = false;
        if (around == nullptr) {
            around = make(Node::sequence);
        }
        around->children.push_back(std::move(body));
        return around;
    }

    NodePointer capture(std::size_t depth, std::size_t start, const std::u32string& name) {
        const std::size_t number = ++groups_;
        if (!name.empty()) {
            program_.names[name] = number;
        }
        open_groups_.push_back(number);
        NodePointer node = make(Node::group);
        node->index = static_cast<std::uint32_t>(number);
        node = finish(depth, start, std::move(node));
        open_groups_.pop_back();
        return node;
    }

    std::u32string group_name(char32_t terminator) {
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

    static bool is_identifier(const std::u32string& name) {
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

    NodePointer named(std::size_t depth, std::size_t start) {
        if (!more()) {
            throw RegexError("unexpected end of pattern", position(at_));
        }
        const char32_t c = text_[at_++];
        const std::size_t name_start = at_;
        if (c == '<') {
            const std::u32string name = group_name('>');
            if (!is_identifier(name)) {
                throw RegexError("bad character in group name '" + narrow(name) + "'", position(name_start));
            }
            const auto known = program_.names.find(name);
            if (known != program_.names.end()) {
                throw RegexError("redefinition of group name '" + narrow(name) + "' as group " +
                                     std::to_string(groups_ + 1) + "; was group " + std::to_string(known->second),
                                 position(name_start));
            }
            return capture(depth, start, name);
        }
        if (c == '=') {
            const std::u32string name = group_name(')');
            if (!is_identifier(name)) {
                throw RegexError("bad character in group name '" + narrow(name) + "'", position(name_start));
            }
            const auto known = program_.names.find(name);
            if (known == program_.names.end()) {
                throw RegexError("unknown group name '" + narrow(name) + "'", position(name_start));
            }
            return reference(known->second, name_start + 1);
        }
        throw RegexError("unknown extension ?P" + narrow(text_.substr(at_ - 1, 1)), position(start + 1));
    }

    NodePointer look(std::size_t depth, std::size_t start, bool ahead, bool negated) {
        NodePointer node = make(Node::look);
        node->ahead = ahead;
        node->negated = negated;
        return finish(depth, start, std::move(node));
    }

    NodePointer conditional(std::size_t depth, std::size_t start) {
        const std::size_t name_start = at_;
        const std::u32string name = group_name(')');
        std::size_t number = 0;
        if (is_digit(name[0])) {
            for (const char32_t c : name) {
                if (!is_digit(c) || number > 10000) {
                    throw RegexError("bad character in group name '" + narrow(name) + "'", position(name_start));
                }
                number = number * 10 + (c - '0');
            }
            if (number == 0) {
                throw RegexError("bad group number", position(name_start));
            }
            conditions_.emplace_back(number, name_start);
        } else {
            if (!is_identifier(name)) {
                throw RegexError("bad character in group name '" + narrow(name) + "'", position(name_start));
            }
            const auto known = program_.names.find(name);
            if (known == program_.names.end()) {
                throw RegexError("unknown group name '" + narrow(name) + "'", position(name_start));
            }
            number = known->second;
        }
        NodePointer node = make(Node::conditional);
        node->index = static_cast<std::uint32_t>(number);
        node->children.push_back(sequence(depth + 1));
        node->children.push_back(take('|') ? sequence(depth + 1) : make(Node::empty));
        if (looking_at('|')) {
            throw RegexError("conditional backref with more than two branches", position(at_));
        }
        if (!take(')')) {
            throw RegexError("missing ), unterminated subpattern", position(start));
        }
        last_quantified_ = false;
        return node;
    }

    static unsigned flag_of(char32_t c) {
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

    NodePointer inline_flags(std::size_t depth, std::size_t start) {
        --at_;
        if (looking_at(')') || looking_at('\\')) {
            const std::size_t length = looking_at(')') ? 1 : 2;
            throw RegexError("unknown extension ?" + narrow(text_.substr(at_, length)), position(start + 1));
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
                    throw RegexError("unknown extension ?" + narrow(text_.substr(at_, 1)), position(start + 1));
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
        NodePointer body = finish_scoped(depth, start);
        flags_ = outside;
        return body;
    }

    NodePointer finish_scoped(std::size_t depth, std::size_t start) {
        NodePointer around = make(Node::sequence);
        around->children.push_back(alternation(depth + 1));
        if (!take(')')) {
            throw RegexError("missing ), unterminated subpattern", position(start));
        }
        last_quantified_ = false;
        return around;
    }

public:
    /// Conditions on groups are known to be right only at the end.
    void check_conditions() const {
        for (const auto& [number, where] : conditions_) {
            if (number > groups_) {
                throw RegexError("invalid group reference " + std::to_string(number), position(where));
            }
        }
    }

private:
    std::u32string_view text_;
    unsigned flags_;
    unsigned global_ = 0;
    Regex::Program& program_;
    std::size_t at_ = 0;
    std::size_t groups_ = 0;
    std::vector<std::size_t> open_groups_;
    std::vector<std::pair<std::size_t, std::size_t>> conditions_;
    bool last_quantified_ = false;
};

/// Turns the tree into instructions.
class Emitter {
public:
    explicit Emitter(Regex::Program& program) : program_(program) {}

    void emit(const Node& node) {
        switch (node.kind) {
            case Node::empty:
                return;
            case Node::literal:
                return character(node);
            case Node::any:
                add((node.flags & Regex::dot_all) != 0 ? Code::any_newline : Code::any);
                return;
            case Node::class_:
                add(Code::class_, node.index);
                return;
            case Node::sequence:
                for (const NodePointer& child : node.children) {
                    emit(*child);
                }
                return;
            case Node::alternation:
                return alternation(node);
            case Node::repeat:
                return repeat(node);
            case Node::group:
                add(Code::save, 2 * node.index);
                emit(*node.children[0]);
                add(Code::close_group, node.index);
                return;
            case Node::backreference:
                add((node.flags & Regex::ignore_case) != 0 ? Code::backreference_fold : Code::backreference,
                    node.index);
                return;
            case Node::assertion:
                add(static_cast<Code>(node.index), node.minimum);
                return;
            case Node::look:
                return look(node);
            case Node::atomic:
                return nested(Code::atomic, node, 0);
            case Node::conditional:
                return conditional(node);
        }
    }

    std::size_t add(Code code, std::uint32_t a = 0, std::uint32_t b = 0) {
        if (program_.code.size() > 200'000) {
            throw RegexError("regular expression too large", -1);
        }
        program_.code.push_back({code, a, b});
        return program_.code.size() - 1;
    }

private:
    std::uint32_t here() const { return static_cast<std::uint32_t>(program_.code.size()); }

    void character(const Node& node) {
        if ((node.flags & Regex::ignore_case) != 0) {
            add(Code::character_fold, regex_fold(node.character));
        } else {
            add(Code::character, node.character);
        }
    }

    void alternation(const Node& node) {
        std::vector<std::size_t> ends;
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            if (i + 1 < node.children.size()) {
                const std::size_t split = add(Code::split);
                program_.code[split].a = here();
                emit(*node.children[i]);
                ends.push_back(add(Code::jump));
                program_.code[split].b = here();
            } else {
                emit(*node.children[i]);
            }
        }
        for (const std::size_t end : ends) {
            program_.code[end].a = here();
        }
    }

    void repeat(const Node& node) {
        if (node.possessive) {
            const std::size_t start = add(Code::atomic);
            repeat_plain(node);
            add(Code::accept);
            program_.code[start].a = here();
            return;
        }
        repeat_plain(node);
    }

    void repeat_plain(const Node& node) {
        const Node& body = *node.children[0];
        const bool once = node.minimum == 0 && node.maximum == 1;
        const bool loop = node.maximum == unlimited && node.minimum <= 1 && least_width(body) > 0;
        if (!once && !loop) {
            return counted(node);
        }
        if (node.maximum == 1) {
            const std::size_t split = add(Code::split);
            const std::uint32_t start = here();
            emit(body);
            set_split(split, start, here(), node.greedy);
            return;
        }
        if (node.minimum == 1) {
            emit(body);
        }
        const std::size_t split = add(Code::split);
        const std::uint32_t start = here();
        emit(body);
        add(Code::jump, static_cast<std::uint32_t>(split));
        set_split(split, start, here(), node.greedy);
    }

    void set_split(std::size_t split, std::uint32_t body, std::uint32_t next, bool greedy) {
        program_.code[split].a = greedy ? body : next;
        program_.code[split].b = greedy ? next : body;
    }

    void counted(const Node& node) {
        const auto counter = static_cast<std::uint32_t>(program_.counters);
        program_.counters += 2;
        add(Code::counter_reset, counter);
        const auto index = static_cast<std::uint32_t>(program_.repeats.size());
        program_.repeats.push_back({node.minimum, node.maximum, node.greedy, 0, counter + 1});
        const std::size_t loop = add(Code::counter_loop, counter, index);
        const std::size_t exit = add(Code::jump);
        program_.repeats[index].body = here();
        emit(*node.children[0]);
        add(Code::jump, static_cast<std::uint32_t>(loop));
        program_.code[exit].a = here();
    }

    void nested(Code code, const Node& node, std::uint32_t width) {
        const std::size_t start = add(code, 0, width);
        emit(*node.children[0]);
        add(Code::accept);
        program_.code[start].a = here();
    }

    void look(const Node& node) {
        if (node.ahead) {
            nested(node.negated ? Code::not_ahead : Code::ahead, node, 0);
            return;
        }
        const auto width = width_of(*node.children[0]);
        if (!width) {
            throw RegexError("look-behind requires fixed-width pattern", -1);
        }
        nested(node.negated ? Code::not_behind : Code::behind, node, *width);
    }

    void conditional(const Node& node) {
        const std::size_t test = add(Code::group_exists, node.index);
        emit(*node.children[0]);
        const std::size_t end = add(Code::jump);
        program_.code[test].b = here();
        emit(*node.children[1]);
        program_.code[end].a = here();
    }

    /// Characters the node takes at the least, as far as it matters: 0 or more.
    static std::uint32_t least_width(const Node& node) {
        switch (node.kind) {
            case Node::literal:
            case Node::any:
            case Node::class_:
                return 1;
            case Node::sequence:
            case Node::group:
            case Node::atomic:
                for (const NodePointer& child : node.children) {
                    if (least_width(*child) > 0) {
                        return 1;
                    }
                }
                return 0;
            case Node::alternation:
            case Node::conditional:
                for (const NodePointer& child : node.children) {
                    if (least_width(*child) == 0) {
                        return 0;
                    }
                }
                return 1;
            case Node::repeat:
                return node.minimum == 0 ? 0 : least_width(*node.children[0]);
            default:
                return 0;
        }
    }

    static std::optional<std::uint32_t> width_of(const Node& node) {
        switch (node.kind) {
            case Node::empty:
            case Node::assertion:
            case Node::look:
                return 0;
            case Node::literal:
            case Node::any:
            case Node::class_:
                return 1;
            case Node::sequence:
            case Node::group:
            case Node::atomic: {
                std::uint32_t sum = 0;
                for (const NodePointer& child : node.children) {
                    const auto width = width_of(*child);
                    if (!width) {
                        return std::nullopt;
                    }
                    sum += *width;
                }
                return sum;
            }
            case Node::alternation:
            case Node::conditional: {
                const auto first = width_of(*node.children[0]);
                for (const NodePointer& child : node.children) {
                    if (!first || width_of(*child) != first) {
                        return std::nullopt;
                    }
                }
                return first;
            }
            case Node::repeat: {
                const auto width = width_of(*node.children[0]);
                if (!width || node.minimum != node.maximum) {
                    return std::nullopt;
                }
                return *width * node.minimum;
            }
            case Node::backreference:
                return std::nullopt;
        }
        return std::nullopt;
    }

    Regex::Program& program_;
};

}  // namespace

void compile_regex(std::u32string_view pattern, unsigned flags, Regex::Program& program) {
    Parser parser(pattern, flags, program);
    const NodePointer tree = parser.parse();
    parser.check_conditions();
    Emitter emitter(program);
    emitter.emit(*tree);
    emitter.add(Code::accept);
}

RegexTemplate RegexTemplate::parse(std::u32string_view text, const Regex& regex) {
    RegexTemplate result;
    std::u32string held;
    const auto flush = [&] {
        if (!held.empty()) {
            result.pieces.push_back({std::move(held), -1});
            held.clear();
        }
    };
    const auto group = [&](std::size_t number, std::size_t where) {
        if (number > regex.groups()) {
            throw RegexError("invalid group reference " + std::to_string(number), static_cast<std::ptrdiff_t>(where));
        }
        flush();
        result.pieces.push_back({{}, static_cast<std::ptrdiff_t>(number)});
    };
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = text[at++];
        if (c != '\\') {
            held += c;
            continue;
        }
        const std::size_t start = at - 1;
        if (at >= text.size()) {
            throw RegexError("bad escape (end of pattern)", static_cast<std::ptrdiff_t>(start));
        }
        const char32_t letter = text[at++];
        if (letter == 'g') {
            if (at >= text.size() || text[at] != '<') {
                throw RegexError("missing <", static_cast<std::ptrdiff_t>(at));
            }
            const std::size_t name_start = ++at;
            const std::size_t end = text.find(U'>', at);
            if (end == std::u32string_view::npos) {
                throw RegexError(at == text.size() ? "missing group name" : "missing >, unterminated name",
                                 static_cast<std::ptrdiff_t>(name_start));
            }
            const std::u32string name(text.substr(at, end - at));
            at = end + 1;
            if (name.empty()) {
                throw RegexError("missing group name", static_cast<std::ptrdiff_t>(name_start));
            }
            if (is_digit(name[0])) {
                std::size_t number = 0;
                for (const char32_t digit : name) {
                    if (!is_digit(digit) || number > 10000) {
                        throw RegexError("bad character in group name '" + narrow(name) + "'",
                                         static_cast<std::ptrdiff_t>(name_start));
                    }
                    number = number * 10 + (digit - '0');
                }
                group(number, name_start);
            } else {
                const auto known = regex.names().find(name);
                if (known == regex.names().end()) {
                    // CPython raises IndexError here; the caller turns this message into one.
                    throw RegexError("unknown group name '" + narrow(name) + "'", -1);
                }
                group(known->second, name_start);
            }
        } else if (letter == '0') {
            char32_t value = 0;
            for (int i = 0; i < 2 && at < text.size() && is_octal(text[at]); ++i) {
                value = value * 8 + (text[at++] - '0');
            }
            held += value;
        } else if (is_digit(letter)) {
            std::size_t number = letter - '0';
            if (at < text.size() && is_digit(text[at])) {
                if (is_octal(letter) && is_octal(text[at]) && at + 1 < text.size() && is_octal(text[at + 1])) {
                    held += (letter - '0') * 64 + (text[at] - '0') * 8 + (text[at + 1] - '0');
                    at += 2;
                    continue;
                }
                number = number * 10 + (text[at++] - '0');
            }
            group(number, start + 1);
        } else {
            static const std::map<char32_t, char32_t> plain{{'a', '\a'}, {'b', '\b'}, {'f', '\f'}, {'n', '\n'},
                                                            {'r', '\r'}, {'t', '\t'}, {'v', '\v'}, {'\\', '\\'}};
            const auto known = plain.find(letter);
            if (known != plain.end()) {
                held += known->second;
            } else if (is_letter(letter)) {
                throw RegexError("bad escape " + narrow(text.substr(start, 2)), static_cast<std::ptrdiff_t>(start));
            } else {
                held += U'\\';
                held += letter;
            }
        }
    }
    flush();
    return result;
}

}  // namespace aludel::python
