#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view operator_text = R"python(
def lt(a, b, /):
    return a < b


def le(a, b, /):
    return a <= b


def eq(a, b, /):
    return a == b


def ne(a, b, /):
    return a != b


def ge(a, b, /):
    return a >= b


def gt(a, b, /):
    return a > b


def not_(a, /):
    return not a


def truth(a, /):
    return bool(a)


def is_(a, b, /):
    return a is b


def is_not(a, b, /):
    return a is not b


def add(a, b, /):
    return a + b


def sub(a, b, /):
    return a - b


def mul(a, b, /):
    return a * b


def matmul(a, b, /):
    return a @ b


def truediv(a, b, /):
    return a / b


def floordiv(a, b, /):
    return a // b


def mod(a, b, /):
    return a % b


def pow(a, b, /):
    return a ** b


def and_(a, b, /):
    return a & b


def or_(a, b, /):
    return a | b


def xor(a, b, /):
    return a ^ b


def lshift(a, b, /):
    return a << b


def rshift(a, b, /):
    return a >> b


def neg(a, /):
    return -a


def pos(a, /):
    return +a


def abs(a, /):
    return _abs(a)


def inv(a, /):
    return ~a


invert = inv


def index(a, /):
    if isinstance(a, int):
        return int(a)
    given = getattr(type(a), '__index__', None)
    if given is None:
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(a).__name__)
    return given(a)


def concat(a, b, /):
    if not hasattr(a, '__getitem__'):
        raise TypeError("'%s' object can't be concatenated" % type(a).__name__)
    return a + b


def contains(a, b, /):
    return b in a


def countOf(a, b, /):
    return sum(1 for one in a if one is b or one == b)


def indexOf(a, b, /):
    for at, one in enumerate(a):
        if one is b or one == b:
            return at
    raise ValueError('sequence.index(x): x not in sequence')


def getitem(a, b, /):
    return a[b]


def setitem(a, b, c, /):
    a[b] = c


def delitem(a, b, /):
    del a[b]


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def length_hint(obj, default=0, /):
    if hasattr(type(obj), '__len__'):
        return len(obj)
    given = getattr(type(obj), '__length_hint__', None)
    return default if given is None else given(obj)


def iadd(a, b, /):
    a += b
    return a


def isub(a, b, /):
    a -= b
    return a


def imul(a, b, /):
    a *= b
    return a


def itruediv(a, b, /):
    a /= b
    return a


def ifloordiv(a, b, /):
    a //= b
    return a


def imod(a, b, /):
    a %= b
    return a


def ipow(a, b, /):
    a **= b
    return a


def iand(a, b, /):
    a &= b
    return a


def ior(a, b, /):
    a |= b
    return a


def ixor(a, b, /):
    a ^= b
    return a


def ilshift(a, b, /):
    a <<= b
    return a


def irshift(a, b, /):
    a >>= b
    return a


iconcat = iadd
_abs = __import__('builtins').abs


class attrgetter:
    def __init__(self, attr, /, *attrs):
        self._attrs = (attr,) + attrs
        for one in self._attrs:
            if not isinstance(one, str):
                raise TypeError('attribute name must be a string')

    def _get(self, obj, path):
        for name in path.split('.'):
            obj = getattr(obj, name)
        return obj

    def __call__(self, obj, /):
        if len(self._attrs) == 1:
            return self._get(obj, self._attrs[0])
        return tuple(self._get(obj, one) for one in self._attrs)

    def __repr__(self):
        return 'operator.attrgetter(%s)' % ', '.join(map(repr, self._attrs))


class itemgetter:
    def __init__(self, item, /, *items):
        self._items = (item,) + items

    def __call__(self, obj, /):
        if len(self._items) == 1:
            return obj[self._items[0]]
        return tuple(obj[one] for one in self._items)

    def __repr__(self):
        return 'operator.itemgetter(%s)' % ', '.join(map(repr, self._items))


class methodcaller:
    def __init__(self, name, /, *args, **kwargs):
        if not isinstance(name, str):
            raise TypeError('method name must be a string')
        self._name, self._args, self._kwargs = name, args, kwargs

    def __call__(self, obj, /):
        return getattr(obj, self._name)(*self._args, **self._kwargs)

    def __repr__(self):
        parts = [repr(self._name), *map(repr, self._args), *('%s=%r' % pair for pair in self._kwargs.items())]
        return 'operator.methodcaller(%s)' % ', '.join(parts)


for _name in ('lt', 'le', 'eq', 'ne', 'ge', 'gt', 'add', 'sub', 'mul', 'matmul', 'truediv', 'floordiv', 'mod', 'pow', 'xor', 'lshift',
              'rshift', 'neg', 'pos', 'abs', 'inv', 'invert', 'index', 'concat', 'contains', 'getitem', 'setitem', 'delitem', 'call',
              'iadd', 'isub', 'imul', 'itruediv', 'ifloordiv', 'imod', 'ipow', 'iand', 'ior', 'ixor', 'ilshift', 'irshift'):
    globals()['__%s__' % _name] = globals()[_name]
__not__, __and__, __or__ = not_, and_, or_
del _name
)python";

}  // namespace

std::shared_ptr<const NativeModule> operator_() {
    auto made = std::make_shared<NativeModule>("operator");
    made->style(Signature::Style::python, UnknownArguments::infect);
    made->source(operator_text);
    return made;
}

}  // namespace aludel::python::library
