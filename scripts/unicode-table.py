#!/usr/bin/python3
"""Writes src/python/unicode_table.cpp: what Python's str methods know of each character.

    /usr/bin/python3 scripts/unicode-table.py > src/python/unicode_table.cpp

It asks the Python that runs it, character by character, so it has to be run by the version that we follow.
"""
import sys
import unicodedata

COUNT = sys.maxunicode + 1
SIGMA = '\u03a3'


def flags_of(char):
    upper = char.isupper()
    # A capital sigma becomes the final one behind a letter, whatever is to be ignored between them.
    after_letter = ('a' + char + SIGMA).lower().endswith('\u03c2')
    after_digit = ('1' + char + SIGMA).lower().endswith('\u03c2')
    return (char.isalpha(), char.isdigit(), char.isnumeric(), upper, char.islower(), char.istitle() and not upper,
            char.isprintable(), char.isidentifier(), ('a' + char).isidentifier(), (char + 'A').title().endswith('a'),
            after_letter and not after_digit, unicodedata.category(char) != 'Cn')


def mappings_of(char):
    return ('\u03c3' if char == SIGMA else char.lower(), char.upper(), char.title(), char.casefold())


def utf8(text):
    return ''.join('\\x%02x' % byte if byte >= 128 else chr(byte) for byte in text.encode())


def literal(text):
    # A hexadecimal escape takes every digit that follows it.
    return '"%s"' % ''.join(utf8(one) if ord(one) < 128 else utf8(one) + '""' for one in text).removesuffix('""')


def rows(items, width=120):
    line = '   '
    for item in items:
        if len(line) + len(item) + 2 > width:
            yield line
            line = '   '
        line += ' ' + item + ','
    yield line


def main():
    records, kinds, special, zeros = {}, [], [], []
    for code in range(COUNT):
        char = chr(code)
        mapped = mappings_of(char)
        flags = sum(1 << bit for bit, holds in enumerate(flags_of(char)) if holds)
        if any(len(one) != 1 for one in mapped):
            special.append((code, mapped))
        deltas = tuple(ord(one) - code if len(one) == 1 else 0 for one in mapped)
        kinds.append(records.setdefault((flags, deltas), len(records)))
        if char.isdecimal() and int(char) == 0:
            zeros.append(code)
    runs = []
    code = 0
    while code < COUNT:
        first, second = kinds[code], kinds[min(code + 1, COUNT - 1)]
        plain = code + 1
        while plain < COUNT and kinds[plain] == first:
            plain += 1
        pairs = code + 2
        while pairs < COUNT and kinds[pairs] == (second if (pairs - code) % 2 else first):
            pairs += 1
        alternates = pairs > plain and pairs - code > 2
        runs.append('{0x%X, %d, %d}' % (code, first, second if alternates else first))
        code = pairs if alternates else plain
    print('// Made by scripts/unicode-table.py from Python %d.%d, Unicode %s.\n' %
          (*sys.version_info[:2], unicodedata.unidata_version))
    print('#include "python/unicode_table.hpp"\n\nnamespace aludel::python {\nnamespace {\n\n// clang-format off')
    print('constexpr UnicodeRecord record_table[] = {')
    print('\n'.join(rows('{0x%X, %d, %d, %d, %d}' % (flags, *deltas) for flags, deltas in records)))
    print('};\nconstexpr UnicodeRun run_table[] = {')
    print('\n'.join(rows(runs)))
    print('};\nconstexpr UnicodeSpecial special_table[] = {')
    print('\n'.join(rows('{0x%X, %s}' % (code, ', '.join(map(literal, mapped))) for code, mapped in special)))
    print('};\nconstexpr std::uint32_t zero_table[] = {')
    print('\n'.join(rows('0x%X' % zero for zero in zeros)))
    print('};\n// clang-format on\n\n}  // namespace\n')
    for kind, name in (('UnicodeRecord', 'record'), ('UnicodeRun', 'run'), ('UnicodeSpecial', 'special'), ('std::uint32_t', 'zero')):
        print('const std::span<const %s> unicode_%ss(%s_table);' % (kind, name, name))
    print('\n}  // namespace aludel::python')


main()
