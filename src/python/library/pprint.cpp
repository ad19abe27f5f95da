#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view pprint_text = R"python(
import sys as _sys
import types as _types


class _Key:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        if indent < 0:
            raise ValueError('indent must be >= 0')
        if depth is not None and depth <= 0:
            raise ValueError('depth must be > 0')
        if not width:
            raise ValueError('width must be != 0')
        self._indent, self._width, self._depth = indent, width, depth
        self._stream, self._compact, self._sort, self._underscore = stream, compact, sort_dicts, underscore_numbers

    def pprint(self, object):
        (self._stream or _sys.stdout).write(self.pformat(object) + '\n')

    def pformat(self, object):
        made = []
        self._format(object, made, 0, 0, (), 0)
        return ''.join(made)

    def isreadable(self, object):
        return '<' not in self._repr(object, (), 0)

    def isrecursive(self, object):
        return '<Recursion on' in self._repr(object, (), 0)

    def format(self, object, context, maxlevels, level):
        text = self._repr(object, (), level)
        return text, '<' not in text, '<Recursion on' in text

    def _repr(self, value, seen, level):
        kind = type(value)
        if kind is int and self._underscore:
            return '{:_d}'.format(value)
        if kind not in (dict, list, tuple):
            return repr(value)
        if not value:
            return repr(value)
        if self._depth is not None and level >= self._depth:
            return '{...}' if kind is dict else '[...]' if kind is list else '(...)'
        if id(value) in seen:
            return '<Recursion on %s with id=%s>' % (kind.__name__, id(value))
        seen = seen + (id(value),)
        if kind is dict:
            items = sorted(value.items(), key=_pair_key) if self._sort else value.items()
            return '{%s}' % ', '.join('%s: %s' % (self._repr(key, seen, level + 1), self._repr(one, seen, level + 1)) for key, one in items)
        text = ', '.join(self._repr(one, seen, level + 1) for one in value)
        return '[%s]' % text if kind is list else '(%s%s)' % (text, ',' if len(value) == 1 else '')

    def _format(self, value, made, indent, allowance, seen, level):
        if id(value) in seen:
            made.append('<Recursion on %s with id=%s>' % (type(value).__name__, id(value)))
            return
        text = self._repr(value, seen, level)
        if len(text) <= self._width - indent - allowance or self._depth is not None and level >= self._depth:
            made.append(text)
            return
        seen = seen + (id(value),)
        shown = type(value).__repr__
        level += 1
        if isinstance(value, dict) and (type(value) is dict or shown is dict.__repr__):
            made.append('{' + (self._indent - 1) * ' ')
            if value:
                items = sorted(value.items(), key=_pair_key) if self._sort else list(value.items())
                self._items(items, made, indent, allowance + 1, seen, level)
            made.append('}')
        elif type(value) in (list, tuple, set, frozenset) and value:
            self._sequence(value, made, indent, allowance, seen, level)
        elif type(value) is str:
            self._text(value, made, indent, allowance, level)
        elif isinstance(value, _types.SimpleNamespace) and type(value) is _types.SimpleNamespace:
            made.append('namespace(')
            self._fields(list(value.__dict__.items()), made, indent + len('namespace('), allowance, seen, level)
            made.append(')')
        elif hasattr(type(value), '__dataclass_fields__') and type(value).__dict__.get('__repr__') is not None and value.__dataclass_params__.repr:
            name = type(value).__name__
            made.append(name + '(')
            fields = [(one.name, getattr(value, one.name)) for one in value.__dataclass_fields__.values() if one.repr and hasattr(value, one.name)]
            self._fields(fields, made, indent + len(name) + 1, allowance, seen, level)
            made.append(')')
        elif type(value).__module__ == 'collections' and type(value).__name__ in ('OrderedDict', 'defaultdict', 'Counter', 'deque'):
            self._collection(value, made, indent, allowance, seen, level)
        else:
            made.append(text)

    def _collection(self, value, made, indent, allowance, seen, level):
        name = type(value).__name__
        if not value and name != 'defaultdict':
            made.append(repr(value))
            return
        made.append(name + '(')
        if name == 'OrderedDict':
            self._format(list(value.items()), made, indent + len(name) + 1, allowance + 1, seen, level)
        elif name == 'defaultdict':
            made.append('%s,\n%s' % (repr(value.default_factory), ' ' * (indent + len(name) + 1)))
            self._format(dict(value), made, indent + len(name) + 1, allowance + 1, seen, level)
        elif name == 'Counter':
            made.append('{' + (self._indent - 1) * ' ')
            self._items(value.most_common(), made, indent + len(name) + 1, allowance + 2, seen, level)
            made.append('}')
        else:
            made.append('[')
            self._many(list(value), made, indent + len(name) + 2, allowance + 1 if value.maxlen is None else 2, seen, level)
            made.append(']' if value.maxlen is None else '],\n%smaxlen=%s' % (' ' * (indent + len(name) + 1), value.maxlen))
        made.append(')')

    def _fields(self, items, made, indent, allowance, seen, level):
        for at, (key, value) in enumerate(items):
            last = at == len(items) - 1
            made.append(key + '=')
            if id(value) in seen:
                made.append('...')
            else:
                self._format(value, made, indent + len(key) + 1, allowance if last else 1, seen, level)
            if not last:
                made.append(',\n' + ' ' * indent)

    def _items(self, items, made, indent, allowance, seen, level):
        indent += self._indent
        for at, (key, value) in enumerate(items):
            last = at == len(items) - 1
            text = self._repr(key, seen, level)
            made.append(text + ': ')
            self._format(value, made, indent + len(text) + 2, allowance if last else 1, seen, level)
            if not last:
                made.append(',\n' + ' ' * indent)

    def _sequence(self, value, made, indent, allowance, seen, level):
        kind = type(value)
        if kind in (set, frozenset):
            begin, end = ('{', '}') if kind is set else ('frozenset({', '})')
            indent += 0 if kind is set else len('frozenset') + 1
            value = sorted(value, key=_Key)
            made.append(begin)
        else:
            begin, end = '[]' if kind is list else '()'
            made.append(begin)
        if kind is tuple and len(value) == 1:
            end = ',)'
        self._many(value, made, indent, allowance + len(end), seen, level)
        made.append(end)

    def _many(self, value, made, indent, allowance, seen, level):
        indent += self._indent
        if self._indent > 1:
            made.append((self._indent - 1) * ' ')
        separator = ''
        room = width = self._width - indent + 1
        items = list(value)
        for at, one in enumerate(items):
            last = at == len(items) - 1
            if last:
                width -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(one, seen, level)
                size = len(text) + 2
                if room < size:
                    room = width
                    if separator:
                        separator = ',\n' + ' ' * indent
                if room >= size:
                    room -= size
                    made.append(separator + text)
                    separator = ', '
                    continue
            made.append(separator)
            separator = ',\n' + ' ' * indent
            self._format(one, made, indent, allowance if last else 1, seen, level)

    def _text(self, value, made, indent, allowance, level):
        chunks = []
        lines = value.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        room = self._width - indent
        for at, line in enumerate(lines):
            text = repr(line)
            limit = room - allowance if at == len(lines) - 1 else room
            if len(text) <= limit:
                chunks.append(text)
                continue
            parts, begin = [], 0
            while begin < len(line):
                end = begin
                while end < len(line) and not line[end].isspace():
                    end += 1
                while end < len(line) and line[end].isspace():
                    end += 1
                parts.append(line[begin:end])
                begin = end
            current = ''
            for index, part in enumerate(parts):
                wanted = current + part
                limit = room - allowance if index == len(parts) - 1 and at == len(lines) - 1 else room
                if len(repr(wanted)) > limit:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = wanted
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            made.append(chunks[0])
            return
        made.append(('(' if level == 1 else '') + ('\n' + ' ' * indent).join(chunks) + (')' if level == 1 else ''))


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pformat(object)


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, (), 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)
)python";

}  // namespace

std::shared_ptr<const NativeModule> pprint() {
    auto made = std::make_shared<NativeModule>("pprint");
    made->source(pprint_text);
    return made;
}

}  // namespace aludel::python::library
