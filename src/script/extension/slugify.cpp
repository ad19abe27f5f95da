#include "script/extension/package.hpp"

// python-slugify, for texts that need no transliteration.
namespace aludel::script::extension {
namespace {

constexpr std::string_view slugify_text = R"python(
import re as _re

import _host


def slugify(text, entities=True, decimal=True, hexadecimal=True, max_length=0, word_boundary=False, separator='-',
            save_order=False, stopwords=(), regex_pattern=None, lowercase=True, replacements=(), allow_unicode=False):
    for old, new in replacements or ():
        text = text.replace(old, new)
    text = str(text)
    if not text.isascii():
        _host.refuse('slugify() of a text with letters beyond ASCII', 'write the result out')
    if _re.search(r'&(#|[A-Za-z]+;)', text):
        _host.refuse('slugify() of a text with an HTML entity', 'write the result out')
    if regex_pattern is not None or word_boundary or save_order:
        _host.refuse('slugify() with regex_pattern, word_boundary or save_order', 'write the result out')
    text = _re.sub("[']+", '-', text)
    if lowercase:
        text = text.lower()
    text = _re.sub(r'(?<=\d),(?=\d)', '', text)
    text = _re.sub(r'[^-a-z0-9]+' if lowercase else r'[^-a-zA-Z0-9]+', '-', text)
    text = _re.sub('-{2,}', '-', text).strip('-')
    if stopwords:
        words = [one.lower() for one in stopwords] if lowercase else stopwords
        text = '-'.join(one for one in text.split('-') if one not in words)
    for old, new in replacements or ():
        text = text.replace(old, new)
    if max_length > 0:
        text = text[:max_length].strip('-')
    return text if separator == '-' else text.replace('-', separator)
)python";

}  // namespace

const Package& slugify() {
    static const Package package{.name = "slugify", .text = slugify_text};
    return package;
}

}  // namespace aludel::script::extension
