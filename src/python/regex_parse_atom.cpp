// Characters, escapes, classes, references.

#include "python/regex_parser.hpp"
#include "python/regex_text.hpp"

namespace aludel::python {

using namespace regex_text;

RegexNodePointer RegexParser::assertion(RegexInstruction::Code code, std::uint32_t detail) {
    RegexNodePointer node = make(RegexNode::assertion);
    node->index = code;
    node->minimum = detail;
    return node;
}

RegexNodePointer RegexParser::literal(char32_t c) {
    RegexNodePointer node = make(RegexNode::literal);
    node->character = c;
    node->flags = flags_;
    return node;
}

RegexNodePointer RegexParser::atom(std::size_t depth) {
    const char32_t c = text_[at_++];
    switch (c) {
        case '.': {
            RegexNodePointer node = make(RegexNode::any);
            node->flags = flags_;
            return node;
        }
        case '^':
            return assertion((flags_ & Regex::multi_line) != 0 ? RegexInstruction::Code::line_start : RegexInstruction::Code::text_start);
        case '$':
            return assertion((flags_ & Regex::multi_line) != 0 ? RegexInstruction::Code::line_end : RegexInstruction::Code::text_end_newline);
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

RegexNodePointer RegexParser::class_node(RegexClass value) {
    value.fold = (flags_ & Regex::ignore_case) != 0;
    value.ascii = (flags_ & Regex::ascii) != 0;
    program_.classes.push_back(std::move(value));
    RegexNodePointer node = make(RegexNode::class_);
    node->index = static_cast<std::uint32_t>(program_.classes.size() - 1);
    return node;
}

std::optional<RegexItem::Kind> RegexParser::category(char32_t c) {
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

std::optional<char32_t> RegexParser::simple_escape(char32_t c, std::size_t start) {
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

char32_t RegexParser::hex_escape(std::size_t digits, std::size_t start) {
    char32_t value = 0;
    std::size_t taken = 0;
    while (taken < digits && more() && hex_value(text_[at_]) >= 0) {
        value = value * 16 + static_cast<char32_t>(hex_value(text_[at_++]));
        ++taken;
    }
    if (taken < digits) {
        throw RegexError("incomplete escape " + regex_narrow(text_.substr(start, at_ - start)), position(start));
    }
    if (value > 0x10FFFF) {
        throw RegexError("bad escape " + regex_narrow(text_.substr(start, at_ - start)), position(start));
    }
    return value;
}

RegexNodePointer RegexParser::escape() {
    const std::size_t start = at_ - 1;
    if (!more()) {
        throw RegexError("bad escape (end of pattern)", position(start));
    }
    const char32_t c = text_[at_++];
    const std::uint32_t ascii = (flags_ & Regex::ascii) != 0 ? 1 : 0;
    switch (c) {
        case 'A':
            return assertion(RegexInstruction::Code::text_start);
        case 'Z':
            return assertion(RegexInstruction::Code::text_end);
        case 'b':
            return assertion(RegexInstruction::Code::word_edge, ascii);
        case 'B':
            return assertion(RegexInstruction::Code::not_word_edge, ascii);
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
        throw RegexError("bad escape " + regex_narrow(text_.substr(start, at_ - start)), position(start));
    }
    return literal(c);
}

RegexNodePointer RegexParser::numeric_escape(char32_t c, std::size_t start) {
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
                    "octal escape value " + regex_narrow(text_.substr(start, at_ - start)) + " outside of range 0-0o377",
                    position(start));
            }
            return literal(value);
        }
        number = number * 10 + (text_[at_++] - '0');
    }
    return reference(number, start + 1);
}

RegexNodePointer RegexParser::reference(std::size_t number, std::size_t where) {
    if (number > groups_) {
        throw RegexError("invalid group reference " + std::to_string(number), position(where));
    }
    for (const std::size_t open : open_groups_) {
        if (open == number) {
            throw RegexError("cannot refer to an open group", position(where - 1));
        }
    }
    RegexNodePointer node = make(RegexNode::backreference);
    node->index = static_cast<std::uint32_t>(number);
    node->flags = flags_;
    return node;
}

RegexItem RegexParser::class_member(std::size_t class_start) {
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
                "octal escape value " + regex_narrow(text_.substr(start, at_ - start)) + " outside of range 0-0o377",
                position(start));
        }
        return {RegexItem::range, value, value};
    }
    if (const auto value = simple_escape(letter, start)) {
        return {RegexItem::range, *value, *value};
    }
    if (is_letter(letter) || is_digit(letter)) {
        throw RegexError("bad escape " + regex_narrow(text_.substr(start, at_ - start)), position(start));
    }
    return {RegexItem::range, letter, letter};
}

RegexNodePointer RegexParser::character_class() {
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
                throw RegexError("bad character range " + regex_narrow(text_.substr(start, at_ - start)),
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

}  // namespace aludel::python
