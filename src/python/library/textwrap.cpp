#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/text.hpp"
#include "python/evaluator.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view textwrap_text = R"python(
__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_white = '\t\n\x0b\x0c\r '


def _in_word(one):
    return one.isalnum() or one == '_'


def _is_letter(one):
    return _in_word(one) and not one.isdecimal()


def _dashes(text, at):
    # Where a dash of several hyphens between two words ends that begins here; 0 when there is none.
    end = at
    while text[end:end + 1] == '-':
        end += 1
    before = text[at - 1:at]
    if end - at < 2 or not before or not (_in_word(before) or before in '!"\'&.,?'):
        return 0
    return end if end < len(text) and _in_word(text[end]) else 0


def _may_break_after(text, hyphen):
    # Between two letters at the least on either side: `ab-cd`, `a-b-cd`.
    left, right = text[max(hyphen - 3, 0):hyphen], text[hyphen + 1:hyphen + 4]
    behind = len(left) >= 2 and _is_letter(left[-1]) and (
        _is_letter(left[-2]) or (len(left) == 3 and left[-2] == '-' and _is_letter(left[0])))
    return behind and len(right) >= 2 and _is_letter(right[0]) and (
        _is_letter(right[1]) or (len(right) == 3 and right[1] == '-' and _is_letter(right[2])))


def _word_end(text, at, hyphens):
    end = at + 1
    while end < len(text) and text[end] not in _white:
        if hyphens and text[end] == '-':
            if _may_break_after(text, end):
                return end + 1
            if _dashes(text, end):
                return end
        end += 1
    return end


def _pieces(text, hyphens):
    # White space, words, and what words may be broken into.
    made = []
    at = 0
    while at < len(text):
        if text[at] in _white:
            end = at + 1
            while end < len(text) and text[end] in _white:
                end += 1
        else:
            end = (_dashes(text, at) if hyphens else 0) or _word_end(text, at, hyphens)
        made.append(text[at:end])
        at = end
    return made


def _ends_sentence(word):
    if word[-1] in '"\'':
        word = word[:-1]
    return len(word) > 1 and word[-1] in '.!?' and 'a' <= word[-2] <= 'z'


class TextWrapper:
    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _chunks(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for one in _white:
                text = text.replace(one, ' ')
        chunks = _pieces(text, self.break_on_hyphens)
        if self.fix_sentence_endings:
            for at in range(len(chunks) - 1):
                if chunks[at + 1] == ' ' and _ends_sentence(chunks[at]):
                    chunks[at + 1] = '  '
        return chunks

    def _break_word(self, chunks, line, length, width):
        # A word longer than a line: its head goes where there is room, behind its last hyphen if it has one.
        room = 1 if width < 1 else width - length
        if self.break_long_words:
            end = room
            word = chunks[-1]
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and any(one != '-' for one in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def _lines(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                del chunks[-1]
            line = []
            length = 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            nothing_left = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (nothing_left and length <= width):
                lines.append(indent + ''.join(line))
                continue
            # The last line there may be: as much of it as leaves room for the placeholder.
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    lines.append(indent + ''.join(line) + self.placeholder)
                    return lines
                length -= len(line.pop())
            if lines:
                before = lines[-1].rstrip()
                if len(before) + len(self.placeholder) <= self.width:
                    lines[-1] = before + self.placeholder
                    return lines
            lines.append(indent + self.placeholder.lstrip())
            return lines
        return lines

    def wrap(self, text):
        return self._lines(self._chunks(text))

    def fill(self, text):
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    return _dedent(text)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return ''.join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
)python";

bool blank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// What all lines that are not blank begin with; blank lines become empty.
Value dedent(Call& call) {
    const Str* given = as_str(force(call.evaluator, call[0]));
    if (!given) {
        raise(call.evaluator, ExceptionType::TypeError,
              fmt::format("expected string or bytes-like object, got '{}'", type_name(call.evaluator, call[0])));
    }
    std::vector<std::string> lines = split(given->view(), '\n');
    std::optional<std::string_view> margin;
    for (const std::string& line : lines) {
        if (blank(line)) {
            continue;
        }
        const std::string_view indent = std::string_view(line).substr(0, line.find_first_not_of(" \t"));
        if (!margin) {
            margin = indent;
        }
        const auto differ = std::mismatch(margin->begin(), margin->end(), indent.begin(), indent.end());
        margin = margin->substr(0, static_cast<std::size_t>(differ.first - margin->begin()));
    }
    std::string made;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        made += i > 0 ? "\n" : "";
        if (!blank(lines[i])) {
            made += std::string_view(lines[i]).substr(margin->size());
        }
    }
    return call.evaluator.str(std::move(made));
}

}  // namespace

std::shared_ptr<const NativeModule> textwrap() {
    auto made = std::make_shared<NativeModule>("textwrap");
    made->style(Signature::Style::c, UnknownArguments::infect);
    made->function("_dedent", "text, /", dedent);
    made->source(textwrap_text);
    return made;
}

}  // namespace aludel::python::library
