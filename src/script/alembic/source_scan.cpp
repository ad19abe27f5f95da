#include "script/alembic/source_scan.hpp"

#include <algorithm>
#include <cstdint>

namespace aludel::script::alembic {
namespace {

bool is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_name(char c) {
    return is_name_start(c) || is_digit(c);
}

void append_utf8(std::string& text, std::uint32_t code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | (code >> 6));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xF0 | (code >> 18));
        text += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

int digit_of(char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : 99;
}

/// The number written at `at` in at most `longest` digits of `base`; moves `at` behind it.
std::uint32_t number(std::string_view text, std::size_t& at, std::size_t longest, int base) {
    std::uint32_t code = 0;
    const std::size_t end = std::min(text.size(), at + longest);
    while (at < end && digit_of(text[at]) < base) {
        code = code * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_of(text[at++]));
    }
    return code;
}

/// What the body of a string stands for; nothing where it holds `\N{…}` or a broken escape.
std::optional<std::string> unescaped(std::string_view body) {
    std::string text;
    std::size_t at = 0;
    while (at < body.size()) {
        const char c = body[at++];
        if (c != '\\' || at == body.size()) {
            if (c != '\r' || at == body.size() || body[at] != '\n') {
                text += c == '\r' ? '\n' : c;
            }
            continue;
        }
        const char escape = body[at++];
        constexpr std::string_view names = "\\'\"abfnrtv";
        constexpr std::string_view values = "\\'\"\a\b\f\n\r\t\v";
        if (const std::size_t found = names.find(escape); found != std::string_view::npos) {
            text += values[found];
        } else if (escape == '\r' || escape == '\n') {
            at += escape == '\r' && at < body.size() && body[at] == '\n' ? 1 : 0;
        } else if (escape == 'x' || escape == 'u' || escape == 'U') {
            const std::size_t digits = escape == 'x' ? 2 : escape == 'u' ? 4 : 8;
            const std::size_t begin = at;
            const std::uint32_t code = number(body, at, digits, 16);
            if (at - begin != digits || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
                return std::nullopt;
            }
            append_utf8(text, code);
        } else if (escape >= '0' && escape <= '7') {
            append_utf8(text, number(body, --at, 3, 8));
        } else if (escape == 'N') {
            return std::nullopt;
        } else {
            text += '\\';
            text += escape;
        }
    }
    return text;
}

}  // namespace

void SourceScan::advance() {
    if (text_[at_] == '\n' || (text_[at_] == '\r' && peek(1) != '\n')) {
        ++line_;
    }
    ++at_;
}

bool SourceScan::next_line(int& indentation) {
    if (at_ == 0 && text_.starts_with("\xEF\xBB\xBF")) {
        at_ = 3;
    }
    depth_ = 0;
    indentation = 0;
    bool fresh = at_ == 0 || at_ == 3 || text_[at_ - 1] == '\n' || text_[at_ - 1] == '\r';
    while (!at_end()) {
        const char c = text_[at_];
        if (c == '\n' || c == '\r') {
            advance();
            fresh = true;
            indentation = 0;
        } else if (c == '#') {
            while (!at_end() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        } else if (c == ' ' || c == '\t') {
            indentation += fresh ? 1 : 0;
            ++at_;
        } else if (c == '\f') {
            indentation = 0;
            ++at_;
        } else if (c == ';' && !fresh) {
            ++at_;
        } else {
            return true;
        }
    }
    return false;
}

void SourceScan::skip_blanks() {
    while (!at_end()) {
        const char c = text_[at_];
        if (c == ' ' || c == '\t' || c == '\f' || (depth_ > 0 && (c == '\n' || c == '\r'))) {
            advance();
        } else if (c == '#') {
            while (!at_end() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
        } else if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
            at_ += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
            ++line_;
        } else {
            return;
        }
    }
}

bool SourceScan::at_line_end() {
    skip_blanks();
    return at_end() || (depth_ == 0 && (peek() == '\n' || peek() == '\r' || peek() == ';'));
}

void SourceScan::skip_statement() {
    while (!at_line_end()) {
        if (skip_string() || !name().empty()) {
            continue;
        }
        const char c = text_[at_];
        depth_ += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth_ -= (c == ')' || c == ']' || c == '}') && depth_ > 0 ? 1 : 0;
        if (is_digit(c)) {
            while (!at_end() && (is_name(text_[at_]) || text_[at_] == '.')) ++at_;
        } else {
            ++at_;
        }
    }
}

bool SourceScan::string_starts(std::size_t& quote) const {
    quote = at_;
    while (quote < text_.size() && quote - at_ < 2 &&
           std::string_view("rRbBuUfFtT").find(text_[quote]) != std::string_view::npos) {
        ++quote;
    }
    return quote < text_.size() && (text_[quote] == '"' || text_[quote] == '\'');
}

std::string_view SourceScan::name() {
    std::size_t quote = 0;
    if (at_end() || !is_name_start(text_[at_]) || string_starts(quote)) {
        return {};
    }
    const std::size_t begin = at_;
    while (!at_end() && is_name(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
}

bool SourceScan::take(char symbol) {
    skip_blanks();
    if (peek() != symbol) {
        return false;
    }
    depth_ += symbol == '(' || symbol == '[' || symbol == '{' ? 1 : 0;
    depth_ -= (symbol == ')' || symbol == ']' || symbol == '}') && depth_ > 0 ? 1 : 0;
    ++at_;
    return true;
}

bool SourceScan::skip_string() {
    std::size_t quote = 0;
    if (!string_starts(quote)) {
        return false;
    }
    one_string();
    return true;
}

/// Moves behind the string in any case.
std::optional<std::string> SourceScan::one_string() {
    std::size_t quote = 0;
    string_starts(quote);
    const std::string_view prefix = text_.substr(at_, quote - at_);
    const char mark = text_[quote];
    const bool triple = text_.substr(quote, 3) == std::string(3, mark);
    const std::string_view closing = triple ? text_.substr(quote, 3) : text_.substr(quote, 1);
    at_ = quote + closing.size();
    const std::size_t begin = at_;
    while (!at_end() && text_.substr(at_, closing.size()) != closing) {
        if (!triple && (text_[at_] == '\n' || text_[at_] == '\r')) {
            return std::nullopt;  // not Python; the parser says so when the file is needed
        }
        if (text_[at_] == '\\' && at_ + 1 < text_.size()) {
            ++at_;
        }
        advance();
    }
    const std::string_view body = text_.substr(begin, std::min(at_, text_.size()) - begin);
    at_ = std::min(at_ + closing.size(), text_.size());
    if (prefix.find_first_of("bBfFtT") != std::string_view::npos) {
        return std::nullopt;
    }
    return prefix.find_first_of("rR") != std::string_view::npos ? std::optional(std::string(body)) : unescaped(body);
}

std::optional<std::string> SourceScan::text_literal() {
    std::size_t quote = 0;
    skip_blanks();
    if (at_end() || !string_starts(quote)) {
        return std::nullopt;
    }
    std::string all;
    bool plain = true;
    while (!at_end() && string_starts(quote)) {
        const std::optional<std::string> one = one_string();
        plain = plain && one.has_value();
        all += one.value_or("");
        skip_blanks();
    }
    return plain ? std::optional(std::move(all)) : std::nullopt;
}

}  // namespace aludel::script::alembic
