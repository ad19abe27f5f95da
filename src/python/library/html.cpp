#include "python/library/library.hpp"
#include "python/library/support.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view html_text = R"python(
import re as _re

__all__ = ['escape', 'unescape']

_named = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'", 'nbsp': '\xa0', 'copy': '\xa9', 'reg': '\xae'}
# What browsers take 128 to 159 for.
_windows = ('\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f'
            '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178')


def escape(s, quote=True):
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


def unescape(s):
    if '&' not in s:
        return s

    def convert(match):
        name = match.group(1)
        if name[0] == '#':
            digits = name[1:].rstrip(';')
            number = int(digits[1:], 16) if digits[0] in 'xX' else int(digits)
            if number == 0 or 0xd800 <= number <= 0xdfff or number > 0x10ffff:
                return '\ufffd'
            if number == 0xd:
                return '\r'
            if 0x80 <= number <= 0x9f:
                return _windows[number - 0x80]
            if (number < 0x20 and number not in (9, 10, 12) or number == 0x7f or number == 0xb
                    or 0xfdd0 <= number <= 0xfdef or number & 0xfffe == 0xfffe):
                return ''
            return chr(number)
        if name.endswith(';') and name[:-1] in _named:
            return _named[name[:-1]]
        _unsupported("html.unescape() does not know the character reference '&%s'" % name)
    return _re.sub(r'&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)', convert, s)
)python";

}  // namespace

std::shared_ptr<const NativeModule> html() {
    auto made = std::make_shared<NativeModule>("html");
    made->style(Signature::Style::c, UnknownArguments::infect);
    add_support(*made);
    made->source(html_text);
    return made;
}

}  // namespace aludel::python::library
