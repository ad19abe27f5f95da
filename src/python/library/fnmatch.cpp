#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view fnmatch_text = R"python(
def _class(pattern, at):
    """The end of a [...] that begins before `at`, or -1."""
    end = at
    if end < len(pattern) and pattern[end] == '!':
        end += 1
    if end < len(pattern) and pattern[end] == ']':
        end += 1
    while end < len(pattern) and pattern[end] != ']':
        end += 1
    return end if end < len(pattern) else -1


def _in_class(char, text):
    negated = text.startswith('!')
    text = text[1:] if negated else text
    found, at = False, 0
    while at < len(text):
        if at + 2 < len(text) and text[at + 1] == '-':
            found = found or text[at] <= char <= text[at + 2]
            at += 3
        else:
            found = found or char == text[at]
            at += 1
    return found != negated


def _matches(name, pattern):
    at = place = 0
    star, resume = -1, 0
    while at < len(name):
        if place < len(pattern):
            char = pattern[place]
            if char == '*':
                star, resume = place, at
                place += 1
                continue
            after = place + 1
            fits = char == '?' or char == name[at]
            if char == '[':
                end = _class(pattern, place + 1)
                if end >= 0:
                    fits, after = _in_class(name[at], pattern[place + 1:end]), end + 1
            if fits:
                at += 1
                place = after
                continue
        if star < 0:
            return False
        resume += 1
        at, place = resume, star + 1
    return pattern[place:].strip('*') == ''


def _text(value):
    if hasattr(type(value), '__fspath__'):
        value = value.__fspath__()
    return value


def fnmatchcase(name, pat):
    return _matches(name, pat)


def fnmatch(name, pat):
    return _matches(_text(name), _text(pat))


def filter(names, pat):
    return [name for name in names if _matches(_text(name), pat)]


def translate(pat):
    import re
    made, at = '', 0
    while at < len(pat):
        char = pat[at]
        at += 1
        if char == '*':
            while at < len(pat) and pat[at] == '*':
                at += 1
            made += '.*'
        elif char == '?':
            made += '.'
        elif char == '[' and _class(pat, at) >= 0:
            end = _class(pat, at)
            inner = pat[at:end].replace('\\', '\\\\')
            made += '[%s]' % ('^' + inner[1:] if inner.startswith('!') else inner)
            at = end + 1
        else:
            made += re.escape(char)
    return '(?s:%s)\\Z' % made
)python";

}  // namespace

std::shared_ptr<const NativeModule> fnmatch() {
    auto made = std::make_shared<NativeModule>("fnmatch");
    made->style(Signature::Style::python, UnknownArguments::infect);
    made->source(fnmatch_text);
    return made;
}

}  // namespace aludel::python::library
