#include "python/library/collections_text.hpp"
#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

/// The part of the module that the other files of it do not have.
constexpr std::string_view collections_text = R"python(
import _host
from collections.abc import MutableMapping, MutableSequence, Mapping
from types import GenericAlias as _GenericAlias

__all__ = ['ChainMap', 'Counter', 'OrderedDict', 'UserDict', 'UserList', 'defaultdict', 'deque', 'namedtuple']

_missing = object()
_showing = set()


class OrderedDict(dict):
    def __init__(self, /, *args, **keywords):
        if len(args) > 1:
            raise TypeError('expected at most 1 arguments, got %d' % len(args))
        OrderedDict.update(self, *args, **keywords)

    def update(self, other=(), /, **keywords):
        # A subclass is told of each item.
        if type(self).__setitem__ is dict.__setitem__:
            dict.update(self, other, **keywords)
            return
        for key, value in dict(other, **keywords).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
            return default
        return self[key]

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        key = next(reversed(self) if last else iter(self))
        return key, dict.pop(self, key)

    def __ior__(self, other):
        self.update(other)
        return self

    def move_to_end(self, key, last=True):
        if not dict.__contains__(self, key):
            raise KeyError(key)
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
            return
        rest = list(dict.items(self))
        dict.clear(self)
        dict.__setitem__(self, key, value)
        dict.update(self, rest)

    def __repr__(self):
        if not self:
            return self.__class__.__name__ + '()'
        if id(self) in _showing:
            return '...'
        _showing.add(id(self))
        try:
            return '%s(%r)' % (self.__class__.__name__, list(self.items()))
        finally:
            _showing.discard(id(self))

    def copy(self):
        return self.__class__(self)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        made = cls()
        for key in iterable:
            made[key] = value
        return made

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = self.__class__(other)
        made.update(self)
        return made


class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        super().__init__(*args, **keywords)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value

    def __repr__(self):
        if id(self) in _showing:
            return '%s(..., {...})' % type(self).__name__
        _showing.add(id(self))
        try:
            return '%s(%r, %s)' % (type(self).__name__, self.default_factory, dict.__repr__(self))
        finally:
            _showing.discard(id(self))

    def copy(self):
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self.default_factory, self)
        made.update(other)
        return made

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        made = type(self)(self.default_factory, other)
        made.update(self)
        return made


def _check_fields(typename, field_names, rename):
    import keyword
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    if rename:
        seen = set()
        for at, name in enumerate(names):
            if not name.isidentifier() or keyword.iskeyword(name) or name.startswith('_') or name in seen:
                names[at] = '_%d' % at
            seen.add(name)
    for name in [typename] + names:
        if not name.isidentifier():
            raise ValueError('Type names and field names must be valid identifiers: %r' % name)
        if keyword.iskeyword(name):
            raise ValueError('Type names and field names cannot be a keyword: %r' % name)
    seen = set()
    for name in names:
        if name.startswith('_') and not rename:
            raise ValueError('Field names cannot start with an underscore: %r' % name)
        if name in seen:
            raise ValueError('Encountered duplicate field name: %r' % name)
        seen.add(name)
    return names


class _tuplegetter:
    def __init__(self, index, doc):
        self._index = index
        self.__doc__ = doc

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self._index)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")

    def __delete__(self, instance):
        raise AttributeError("can't delete attribute")

    def __repr__(self):
        return '_tuplegetter(%d, %r)' % (self._index, self.__doc__)


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    typename = str(typename)
    names = _check_fields(typename, field_names, rename)
    known = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > len(names):
            raise TypeError('Got more default values than field names')
        known = dict(zip(names[len(names) - len(defaults):], defaults))
    scope = {'__name__': 'namedtuple_' + typename, '_make': tuple.__new__, '_given': defaults}
    first = len(names) - len(known)
    listed = ''.join(', %s' % name if at < first else ', %s=_given[%d]' % (name, at - first) for at, name in enumerate(names))
    tupled = ''.join(name + ', ' for name in names)
    _host.run('def __new__(_cls%s):\n    return _make(_cls, (%s))\n' % (listed, tupled), scope)
    maker = scope['__new__']
    maker.__qualname__ = typename + '.__new__'
    maker.__doc__ = 'Create new instance of %s(%s)' % (typename, ', '.join(names))

    def _make(cls, iterable):
        made = tuple.__new__(cls, iterable)
        if len(made) != len(names):
            raise TypeError('Expected %d arguments, got %d' % (len(names), len(made)))
        return made

    def _replace(self, /, **kwds):
        made = self._make([kwds.pop(name, value) for name, value in zip(names, self)])
        if kwds:
            raise ValueError('Got unexpected field names: %r' % list(kwds))
        return made

    def __repr__(self):
        return self.__class__.__name__ + '(' + ', '.join('%s=%r' % pair for pair in zip(names, self)) + ')'

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __getnewargs__(self):
        return tuple(self)

    if module is None:
        running = _host.frames()
        module = running[0][3].get('__name__', '__main__') if running else '__main__'
    for function in (_replace, __repr__, _asdict, __getnewargs__):
        function.__qualname__ = typename + '.' + function.__name__
    namespace = {
        '__doc__': '%s(%s)' % (typename, ', '.join(names)),
        '__slots__': (),
        '_fields': tuple(names),
        '_field_defaults': known,
        '__new__': maker,
        '_make': classmethod(_make),
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': tuple(names),
        '__module__': module,
    }
    for at, name in enumerate(names):
        namespace[name] = _tuplegetter(at, 'Alias for field number %d' % at)
    return type(typename, (tuple,), namespace)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        ordered = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return ordered if n is None else ordered[:max(n, 0)]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError('Counter.fromkeys() is undefined.  Use Counter(iterable) instead.')

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if not isinstance(iterable, Mapping):
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
            elif self:
                for key, count in iterable.items():
                    self[key] = count + self.get(key, 0)
            else:
                super().update(iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, Mapping):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) - count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) - 1
        for key, count in kwds.items():
            self[key] = self.get(key, 0) - count

    def copy(self):
        return self.__class__(self)

    def __delitem__(self, key):
        if key in self:
            super().__delitem__(key)

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] == other[key] for one in (self, other) for key in one)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] <= other[key] for one in (self, other) for key in one)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[key] >= other[key] for one in (self, other) for key in one)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    __hash__ = None

    def __repr__(self):
        if not self:
            return self.__class__.__name__ + '()'
        try:
            shown = dict(self.most_common())
        except TypeError:
            shown = dict(self)
        return '%s(%r)' % (self.__class__.__name__, shown)

    def _combined(self, other, choose):
        made = Counter()
        for key, count in self.items():
            count = choose(count, other[key])
            if count > 0:
                made[key] = count
        for key, count in other.items():
            if key not in self:
                count = choose(0, count)
                if count > 0:
                    made[key] = count
        return made

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a + b)

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, lambda a, b: a - b)

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, max)

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self._combined(other, min)

    def __pos__(self):
        return self._combined(Counter(), lambda a, b: a)

    def __neg__(self):
        return self._combined(Counter(), lambda a, b: -a)

    def _keep(self):
        for key in [key for key, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._keep()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._keep()

    def __ior__(self, other):
        for key, count in other.items():
            if count > self[key]:
                self[key] = count
        return self._keep()

    def __iand__(self, other):
        for key, count in self.items():
            if other[key] < count:
                self[key] = other[key]
        return self._keep()

)python";

}  // namespace

std::shared_ptr<const NativeModule> collections() {
    static const std::string all = std::string(collections_text) + std::string(collections_deque_text) + std::string(collections_user_text);
    auto made = std::make_shared<NativeModule>("collections");
    made->package();
    made->source(all);
    return made;
}

}  // namespace aludel::python::library
