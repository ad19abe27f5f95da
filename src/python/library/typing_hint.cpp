#include "python/library/typing_text.hpp"

namespace aludel::python::library {

const std::string_view typing_hint_text = R"python(
class NewType:
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        running = _host.frames()
        self.__module__ = running[0][3].get('__name__', '__main__') if running else '__main__'

    def __call__(self, x, /):
        return x

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return '%s.%s' % (self.__module__, self.__qualname__)


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        annotations = ns.get('__annotations__', {})
        defaults = []
        for name in annotations:
            if name in ns:
                defaults.append(name)
            elif defaults:
                raise TypeError('Non-default namedtuple field %s cannot follow default field%s %s'
                                % (name, 's' if len(defaults) > 1 else '', ', '.join(defaults)))
        made = collections.namedtuple(typename, list(annotations), defaults=[ns[name] for name in defaults], module=ns['__module__'])
        made.__annotations__ = made.__new__.__annotations__ = dict(annotations)
        for key, value in ns.items():
            if key in ('__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make', '_replace', '_asdict', '_source'):
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in annotations and key not in ('__annotations__', '__module__', '__qualname__', '__classcell__', '__name__'):
                setattr(made, key, value)
        made.__qualname__ = ns.get('__qualname__', typename)
        return made


_NamedTupleBase = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


class _NamedTuple:
    def __call__(self, typename, fields=None, /, **kwargs):
        if fields is None:
            fields = kwargs.items()
        elif kwargs:
            raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
        fields = [(name, kind) for name, kind in fields]
        running = _host.frames()
        made = collections.namedtuple(typename, [name for name, _ in fields], module=running[0][3].get('__name__', '__main__'))
        made.__annotations__ = made.__new__.__annotations__ = {name: _convert(kind) for name, kind in fields}
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return '<function NamedTuple at 0x%x>' % id(self)


NamedTuple = _NamedTuple()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), {key: value for key, value in ns.items() if key != '__annotations__'})
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(getattr(base, '__annotations__', {}) if isinstance(base, _TypedDictMeta) else {})
            required |= base.__dict__.get('__required_keys__', set())
            optional |= base.__dict__.get('__optional_keys__', set())
        for key, kind in ns.get('__annotations__', {}).items():
            annotations[key] = kind
            head = kind.split('[')[0].split('.')[-1] if isinstance(kind, str) else getattr(getattr(kind, '__origin__', None), '_name', '')
            if head == 'Required' or head != 'NotRequired' and total:
                required.add(key)
            else:
                optional.add(key)
        made.__annotations__ = annotations
        made.__required_keys__, made.__optional_keys__ = frozenset(required), frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')


class _TypedDict:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        fields = dict(kwargs if fields is None else fields)
        running = _host.frames()
        return _TypedDictMeta(typename, (), {'__annotations__': {key: _convert(kind) for key, kind in fields.items()},
                                             '__module__': running[0][3].get('__name__', '__main__')}, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __repr__(self):
        return '<function TypedDict at 0x%x>' % id(self)


_TypedDictBase = type.__new__(_TypedDictMeta, 'TypedDict', (), {})
TypedDict = _TypedDict()


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    raise AssertionError('Expected code to be unreachable, but got: ' + (value[:100] + '...' if len(value) > 100 else value))


def reveal_type(obj, /):
    import sys
    print('Runtime type is %r' % type(obj).__name__, file=sys.stderr)
    return obj


_overloads = {}


def _no_overload(*args, **kwds):
    raise NotImplementedError('You should not call an overloaded function. A series of @overload-decorated functions outside a stub module '
                              'should always be followed by an implementation that is not @overload-ed.')


def overload(func):
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _no_overload


def get_overloads(func):
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    arg.__no_type_check__ = True
    return arg


def no_type_check_decorator(decorator):
    return lambda *args, **kwds: no_type_check(decorator(*args, **kwds))


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False, field_specifiers=(), **kwargs):
    def decorate(target):
        target.__dataclass_transform__ = {'eq_default': eq_default, 'order_default': order_default, 'kw_only_default': kw_only_default,
                                          'field_specifiers': field_specifiers, 'kwargs': kwargs}
        return target
    return decorate


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, _BuiltinAlias, _Special)):
        return tp.__origin__
    if isinstance(tp, _UnionType):
        return _UnionType
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_Alias, _BuiltinAlias)):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and args[0] is ...):
            args = (list(args[:-1]), args[-1])
        return args
    return tp.__args__ if isinstance(tp, _UnionType) else ()


def _evaluate(text, names):
    if not isinstance(text, str):
        return NoneType if text is None else text.__forward_arg__ if isinstance(text, ForwardRef) else text
    scope = dict(names)
    _host.run('_annotation_ = (%s)\n' % text, scope)
    value = scope['_annotation_']
    return _evaluate(value, names) if isinstance(value, str) else NoneType if value is None else value


def _strip(value):
    if isinstance(value, _AnnotatedAlias):
        return _strip(value.__origin__)
    if isinstance(value, _Alias) and value.__origin__ in (Required, NotRequired):
        return _strip(value.__args__[0])
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import sys
    found = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = dict(globalns if globalns is not None else getattr(module, '__dict__', {}))
            names.update(localns or {})
            for name, kind in base.__dict__.get('__annotations__', {}).items():
                found[name] = _evaluate(kind, names)
    else:
        while hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
        if not hasattr(obj, '__annotations__'):
            raise TypeError('%r is not a module, class, method, or function.' % (obj,))
        names = dict(globalns if globalns is not None else getattr(obj, '__globals__', getattr(obj, '__dict__', {})))
        names.update(localns or {})
        for name, kind in obj.__annotations__.items():
            found[name] = _evaluate(kind, names)
    return found if include_extras else {name: _strip(kind) for name, kind in found.items()}

)python";

}  // namespace aludel::python::library
