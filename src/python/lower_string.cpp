#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "python/escape.hpp"
#include "python/lower.hpp"
#include "python/unicode.hpp"

namespace aludel::python {

/// One escape sequence; `at` stands on the backslash and is moved behind it.
void Lowering::escape(std::uint32_t& at, std::uint32_t end, bool bytes, std::string& into) {
    const std::string_view all = program_.source.text();
    const std::uint32_t begin = at;
    if (at + 2 < end && all[at + 1] == '\r' && all[at + 2] == '\n') {
        at += 3;
        return;
    }
    if (at + 1 < end && all[at + 1] == '\r') {
        at += 2;
        return;
    }
    std::size_t position = at;
    const EscapeFault fault = read_escape(all.substr(0, end), position, bytes, into);
    at = static_cast<std::uint32_t>(position);
    switch (fault) {
        case EscapeFault::none: return;
        case EscapeFault::at_end: into.push_back('\\'); return;
        case EscapeFault::named:
            throw not_supported(program_.source, begin, std::min(at, end), "\\N{...} names a character",
                                "write the character itself, or \\uXXXX");
        default: break;
    }
    throw syntax_error(program_.source, begin, at,
                       bytes ? "(value error) invalid \\x escape at position " + std::to_string(into.size())
                             : "(unicode error) 'unicodeescape' codec can't decode bytes: " + std::string(describe(fault)));
}

void Lowering::decode(std::uint32_t begin, std::uint32_t end, bool raw, bool bytes, bool braces, std::string& into) {
    std::string_view all = program_.source.text();
    for (std::uint32_t at = begin; at < end;) {
        char c = all[at];
        if (c == '\\' && !raw) {
            escape(at, end, bytes, into);
        } else if (c == '\r') {
            // Python reads source with universal newlines.
            into.push_back('\n');
            at += at + 1 < end && all[at + 1] == '\n' ? 2 : 1;
        } else if (braces && (c == '{' || c == '}')) {
            if (at + 1 >= end || all[at + 1] != c) {
                throw syntax_error(program_.source, at, at + 1, std::string("f-string: single '") + c + "' is not allowed");
            }
            into.push_back(c);
            at += 2;
        } else {
            if (bytes && (c & 0x80)) {
                throw syntax_error(program_.source, at, at + 1, "bytes can only contain ASCII literal characters");
            }
            into.push_back(c);
            ++at;
        }
    }
}

void Lowering::flush(StringParts& parts) {
    if (!parts.text.empty()) {
        parts.pieces.push_back({string_literal(std::move(parts.text), parts.begin), nullptr, 0, nullptr});
        parts.text.clear();
    }
}

void Lowering::string_into(const GrammarNode& node, StringParts& parts) {
    Children pieces(*this, node);
    std::string_view prefix = text(pieces[0]);
    bool raw = false;
    bool bytes = false;
    bool formatted = false;
    bool unicode = false;
    std::size_t letters = 0;
    for (char c : prefix) {
        switch (c) {
            case 'r': case 'R': raw = true; ++letters; break;
            case 'b': case 'B': bytes = true; ++letters; break;
            case 'f': case 'F': formatted = true; ++letters; break;
            case 'u': case 'U': unicode = true; ++letters; break;
            default: break;
        }
    }
    if (letters > 2 || (letters == 2 && (!raw || unicode)) || (bytes && formatted)) {
        fail(pieces[0], "invalid syntax");
    }
    if (parts.any && parts.bytes != bytes) {
        fail(node, "cannot mix bytes and nonbytes literals");
    }
    if (!parts.any) {
        parts.begin = node.begin;
    }
    parts.any = true;
    parts.bytes = bytes;
    parts.formatted = parts.formatted || formatted;
    std::uint32_t at = pieces[0].end;
    // The grammar lets the end of a raw string begin with a backslash before it: its quotes alone are as long as those
    // of its beginning.
    const std::size_t quotes = prefix.size() - std::min(prefix.find_first_of("'\""), prefix.size());
    std::uint32_t end = node.end - static_cast<std::uint32_t>(quotes);
    if (formatted) {
        for (GrammarNode& piece : pieces) {
            if (piece.kind == Grammar::interpolation) {
                decode(at, piece.begin, raw, bytes, true, parts.text);
                interpolation(piece, parts, raw);
                at = piece.end;
            }
        }
    }
    decode(at, end, raw, bytes, formatted, parts.text);
}

void Lowering::interpolation(const GrammarNode& node, StringParts& parts, bool raw) {
    Children pieces(*this, node);
    FormatPiece made{no_name, nullptr, 0, nullptr};
    bool debug = false;
    std::uint32_t text_end = node.end - 1;
    for (GrammarNode& piece : pieces) {
        if (piece.kind == Grammar::token) {
            if (first(piece) == '=' && made.value) {
                debug = true;
            }
        } else if (piece.kind == Grammar::type_conversion) {
            made.conversion = text(piece).back();
            text_end = std::min(text_end, piece.begin);
            if (made.conversion != 'r' && made.conversion != 's' && made.conversion != 'a') {
                fail(piece, std::string("f-string: invalid conversion character '") + made.conversion +
                                "': expected 's', 'r', or 'a'");
            }
        } else if (piece.kind == Grammar::format_specifier) {
            made.format = format_specifier(piece, raw);
            text_end = std::min(text_end, piece.begin);
        } else {
            made.value = expression(piece);
            if (made.value->kind == Syntax::starred) {
                fail(piece, "can't use starred expression here");
            }
        }
    }
    if (!made.value) {
        fail(node, "f-string: empty expression not allowed");
    }
    if (debug) {
        // f"{x = }" shows the text of the expression, and its repr unless something else is asked for.
        parts.text += program_.source.text().substr(node.begin + 1, text_end - node.begin - 1);
        if (made.conversion == 0 && !made.format) {
            made.conversion = 'r';
        }
    }
    flush(parts);
    parts.pieces.push_back(made);
}

FormatString* Lowering::format_specifier(const GrammarNode& node, bool raw) {
    auto* made = make<FormatString>(Syntax::format_string, node);
    constexpr int most_nested = 2;
    ++format_depth_;
    StringParts parts;
    parts.begin = node.begin;
    Children pieces(*this, node);
    std::uint32_t at = node.begin + 1;
    for (GrammarNode& piece : pieces) {
        if (piece.kind == Grammar::format_expression || piece.kind == Grammar::interpolation) {
            if (format_depth_ == most_nested) {
                fail(piece, "f-string: expressions nested too deeply");
            }
            decode(at, piece.begin, raw, false, false, parts.text);
            interpolation(piece, parts, raw);
            at = piece.end;
        }
    }
    --format_depth_;
    decode(at, node.end, raw, false, false, parts.text);
    flush(parts);
    made->pieces = program_.arena.copy(parts.pieces);
    return made;
}

Expression* Lowering::string(const GrammarNode& node) {
    StringParts parts;
    if (node.kind == Grammar::concatenated_string) {
        Children strings(*this, node);
        for (GrammarNode& string : strings) {
            string_into(string, parts);
        }
    } else {
        string_into(node, parts);
    }
    if (!parts.formatted) {
        auto* made = make<Constant>(Syntax::constant, node);
        made->index = literal({.kind = parts.bytes ? LiteralKind::bytes : LiteralKind::string,
                               .begin = node.begin,
                               .text = std::move(parts.text)});
        return made;
    }
    flush(parts);
    auto* made = make<FormatString>(Syntax::format_string, node);
    made->pieces = program_.arena.copy(parts.pieces);
    return made;
}

Expression* Lowering::number(const GrammarNode& node) {
    std::string_view word = text(node);
    char last = word.back();
    bool hexadecimal = word.size() > 1 && (word[1] == 'x' || word[1] == 'X');
    if (last == 'l' || last == 'L') {
        fail(node, "invalid decimal literal");
    }
    if (!hexadecimal && (last == 'j' || last == 'J')) {
        refuse(node, "complex numbers are not supported");
    }
    int base = 10;
    if (word.size() > 1 && word[0] == '0') {
        switch (word[1]) {
            case 'x': case 'X': base = 16; break;
            case 'o': case 'O': base = 8; break;
            case 'b': case 'B': base = 2; break;
            default: break;
        }
    }
    std::string digits;
    bool underscore = base == 10;
    for (char c : base == 10 ? word : word.substr(2)) {
        if (c == '_') {
            if (underscore && digits.empty()) {
                fail(node, "invalid decimal literal");
            }
            underscore = true;
            continue;
        }
        underscore = false;
        digits.push_back(c);
    }
    if (word.back() == '_' || word.find("__") != std::string_view::npos) {
        fail(node, "invalid decimal literal");
    }
    if (base == 10 && digits.size() > 1 && digits[0] == '0' && digits.find_first_not_of('0') != std::string::npos) {
        fail(node, "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
    }
    if (base == 10 && digits.size() > 4300) {
        fail(node, "Exceeds the limit (4300 digits) for integer string conversion: value has " + std::to_string(digits.size()) +
                       " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
                       "integer literals to avoid decimal conversion limits.");
    }
    auto* made = make<Constant>(Syntax::constant, node);
    Literal value{.kind = LiteralKind::integer, .begin = node.begin};
    auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value.integer, base);
    if (code == std::errc::result_out_of_range) {
        value.text = (base == 16 ? "0x" : base == 8 ? "0o" : base == 2 ? "0b" : "") + digits;
    } else if (code != std::errc() || end != digits.data() + digits.size()) {
        fail(node, "invalid decimal literal");
    }
    made->index = literal(std::move(value));
    return made;
}

Expression* Lowering::floating(const GrammarNode& node) {
    std::string_view word = text(node);
    if (word.back() == 'j' || word.back() == 'J') {
        refuse(node, "complex numbers are not supported");
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto digit = [&](std::size_t at) { return at < word.size() && word[at] >= '0' && word[at] <= '9'; };
        if (word[i] == '_' && (i == 0 || !digit(i - 1) || !digit(i + 1))) {
            fail(node, "invalid decimal literal");
        }
    }
    std::string digits(word);
    std::erase(digits, '_');
    auto* made = make<Constant>(Syntax::constant, node);
    made->index = literal({.kind = LiteralKind::floating, .begin = node.begin, .number = std::strtod(digits.c_str(), nullptr)});
    return made;
}

}  // namespace aludel::python
