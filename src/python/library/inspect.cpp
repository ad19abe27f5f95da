#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view inspect_text = R"python(
import _host
import enum as _enum
import types as _types


class _ParameterKind(_enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')[self]


class _empty:
    pass


def formatannotation(annotation, base_module=None):
    if isinstance(annotation, type) and not isinstance(annotation, _types.GenericAlias):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, _ParameterKind(kind), default, annotation

    def replace(self, **changes):
        values = {'name': self.name, 'kind': self.kind, 'default': self.default, 'annotation': self.annotation, **changes}
        return Parameter(values.pop('name'), values.pop('kind'), **values)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ': ' + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (' = %r' if self.annotation is not _empty else '=%r') % (self.default,)
        return {2: '*', 4: '**'}.get(int(self.kind), '') + text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        made = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                made.extend(self.arguments[name])
            else:
                made.append(self.arguments[name])
        return tuple(made)

    @property
    def kwargs(self):
        made, started = {}, False
        for name, parameter in self.signature.parameters.items():
            if not started and (parameter.kind in (3, 4) or name not in self.arguments):
                started = True
            if started and name in self.arguments:
                if parameter.kind == 4:
                    made.update(self.arguments[name])
                else:
                    made[name] = self.arguments[name]
        return made

    def apply_defaults(self):
        made = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                made[name] = self.arguments[name]
            elif parameter.default is not _empty:
                made[name] = parameter.default
            elif parameter.kind == 2:
                made[name] = ()
            elif parameter.kind == 4:
                made[name] = {}
        self.arguments = made

    def __repr__(self):
        return '<BoundArguments (%s)>' % ', '.join('%s=%r' % pair for pair in self.arguments.items())


class Signature:
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = _types.MappingProxyType({one.name: one for one in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **more):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=None):
        return Signature(list(self.parameters.values()) if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is None else return_annotation)

    def _bind(self, args, kwargs, partial):
        arguments, rest = {}, list(args)
        keywords = dict(kwargs)
        for name, parameter in self.parameters.items():
            if parameter.kind in (0, 1):
                if rest:
                    if name in keywords and parameter.kind == 1:
                        raise TypeError('multiple values for argument %r' % name)
                    arguments[name] = rest.pop(0)
                elif parameter.kind == 1 and name in keywords:
                    arguments[name] = keywords.pop(name)
                elif parameter.default is _empty and not partial:
                    raise TypeError('missing a required argument: %r' % name)
            elif parameter.kind == 2:
                if rest:
                    arguments[name], rest = tuple(rest), []
            elif parameter.kind == 3:
                if name in keywords:
                    arguments[name] = keywords.pop(name)
                elif parameter.default is _empty and not partial:
                    raise TypeError('missing a required argument: %r' % name)
            elif keywords:
                arguments[name], keywords = keywords, {}
        if rest:
            raise TypeError('too many positional arguments')
        if keywords:
            raise TypeError('got an unexpected keyword argument %r' % next(iter(keywords)))
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self.parameters.items()) == list(other.parameters.items()) and self.return_annotation == other.return_annotation

    def __str__(self):
        parts, slash, star = [], False, True
        for parameter in self.parameters.values():
            if parameter.kind == 0:
                slash = True
            elif slash:
                parts.append('/')
                slash = False
            if parameter.kind == 2:
                star = False
            elif parameter.kind == 3 and star:
                parts.append('*')
                star = False
            parts.append(str(parameter))
        if slash:
            parts.append('/')
        text = '(%s)' % ', '.join(parts)
        return text if self.return_annotation is _empty else text + ' -> ' + formatannotation(self.return_annotation)

    def __repr__(self):
        return '<Signature %s>' % self


def signature(obj, *, follow_wrapped=True, **more):
    if not callable(obj):
        raise TypeError('%r is not a callable object' % (obj,))
    if follow_wrapped:
        while hasattr(obj, '__wrapped__'):
            obj = obj.__wrapped__
    given = getattr(obj, '__signature__', None)
    if given is not None:
        return given
    if isinstance(obj, _types.MethodType):
        inner = signature(obj.__func__)
        parameters = list(inner.parameters.values())
        return inner.replace(parameters=parameters if parameters and parameters[0].kind == 2 else parameters[1:])
    if isinstance(obj, type):
        for name in ('__init__', '__new__'):
            for one in obj.__mro__:
                if one is not object and name in one.__dict__ and isinstance(one.__dict__[name], (_types.FunctionType, staticmethod)):
                    function = one.__dict__[name]
                    inner = signature(function.__func__ if isinstance(function, staticmethod) else function)
                    return inner.replace(parameters=list(inner.parameters.values())[1:], return_annotation=_empty)
        if any(one.__module__ == 'builtins' for one in obj.__mro__[:-1]):
            _host.refuse('the signature of the builtin %s is not known here' % obj.__name__)
        return Signature()
    if type(obj).__module__ == 'functools' and type(obj).__name__ == 'partial':
        inner = signature(obj.func)
        bound = inner.bind_partial(*obj.args, **obj.keywords).arguments
        made, keyword_only = [], False
        for name, parameter in inner.parameters.items():
            if name in obj.keywords:
                keyword_only = True
                made.append(parameter.replace(default=obj.keywords[name], kind=3))
            elif name in bound and parameter.kind in (0, 1):
                continue
            else:
                made.append(parameter.replace(kind=3) if keyword_only and parameter.kind == 1 else parameter)
        return Signature(made, return_annotation=inner.return_annotation)
    if not isinstance(obj, _types.FunctionType):
        if hasattr(type(obj), '__call__') and not isinstance(obj, _types.BuiltinFunctionType):
            return signature(obj.__call__)
        _host.refuse('the signature of the builtin %r is not known here' % (obj,))
    annotations = obj.__annotations__
    parameters = []
    for name, kind, has_default, default, annotation in _host.parameters(obj):
        parameters.append(Parameter(name, kind, default=default if has_default else _empty,
                                    annotation=annotations[name] if name in annotations else _empty))
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


class FullArgSpec(tuple):
    _names = ('args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults', 'annotations')

    def __getattr__(self, name):
        if name in FullArgSpec._names:
            return self[FullArgSpec._names.index(name)]
        raise AttributeError('%r object has no attribute %r' % (type(self).__name__, name))

    def __repr__(self):
        return 'FullArgSpec(%s)' % ', '.join('%s=%r' % pair for pair in zip(self._names, self))


def getfullargspec(func):
    found = signature(func)
    if isinstance(func, _types.MethodType):
        found = signature(func.__func__)
    values = list(found.parameters.values())
    defaults = tuple(one.default for one in values if one.kind in (0, 1) and one.default is not _empty)
    named = {one.name: one.default for one in values if one.kind == 3 and one.default is not _empty}
    return FullArgSpec(([one.name for one in values if one.kind in (0, 1)],
                        next((one.name for one in values if one.kind == 2), None), next((one.name for one in values if one.kind == 4), None),
                        defaults or None, [one.name for one in values if one.kind == 3], named or None,
                        dict(getattr(func, '__annotations__', {}))))


def ismodule(object):
    return isinstance(object, _types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, _types.MethodType)


def isfunction(object):
    return isinstance(object, _types.FunctionType)


def isbuiltin(object):
    return isinstance(object, _types.BuiltinFunctionType)


def isroutine(object):
    return isinstance(object, (_types.BuiltinFunctionType, _types.FunctionType, _types.MethodType, _types.MethodDescriptorType))


def _kind(object):
    while isinstance(object, _types.MethodType):
        object = object.__func__
    return _host.function_kind(object)


def isgeneratorfunction(obj):
    return _kind(obj) == 'generator'


def iscoroutinefunction(obj):
    return _kind(obj) == 'coroutine'


def isasyncgenfunction(obj):
    return _kind(obj) == 'async_generator'


def isgenerator(object):
    return isinstance(object, _types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, _types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, _types.AsyncGeneratorType)


def isawaitable(object):
    return isinstance(object, _types.CoroutineType) or hasattr(type(object), '__await__')


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))


def isdatadescriptor(object):
    return not isinstance(object, (type, _types.MethodType, _types.FunctionType)) and (
        hasattr(type(object), '__set__') or hasattr(type(object), '__delete__') or isinstance(object, property))


def ismethoddescriptor(object):
    return isinstance(object, _types.MethodDescriptorType)


def istraceback(object):
    return type(object).__name__ == 'traceback'


def isframe(object):
    return False


def iscode(object):
    return False


def getmembers(object, predicate=None):
    made = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            made.append((name, value))
    return sorted(made, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def getattr_static(obj, attr, *default):
    for names in ([obj.__dict__] if hasattr(obj, '__dict__') else []) + [one.__dict__ for one in (obj if isinstance(obj, type) else type(obj)).__mro__]:
        if attr in names:
            return names[attr]
    if default:
        return default[0]
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    while hasattr(func, '__wrapped__') and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    doc = getattr(object, '__doc__', None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    import sys
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, '__module__', None))


def getfile(object):
    if ismodule(object):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError('%r is a built-in module' % (object,))
    if isclass(object):
        module = getmodule(object)
        if module is not None and getattr(module, '__file__', None):
            return module.__file__
        raise TypeError('%r is a built-in class' % (object,))
    if ismethod(object):
        object = object.__func__
    place = _host.function_place(object)
    if place is None:
        raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got %s' % type(object).__name__)
    return place[0]


def getsourcefile(object):
    return getfile(object)


def getabsfile(object, _filename=None):
    import os
    return os.path.abspath(getfile(object))


def getmodulename(path):
    import os
    name = os.path.basename(path)
    return name[:-3] if name.endswith('.py') else None


def _refused(name):
    def refused(*args, **keywords):
        _host.refuse('inspect.%s() is not supported' % name, 'write out what is asked for')
    return refused


stack, currentframe, getsource, getsourcelines, getcallargs, trace, getframeinfo, getouterframes, getinnerframes, getclosurevars, getcomments = map(
    _refused, ('stack', 'currentframe', 'getsource', 'getsourcelines', 'getcallargs', 'trace', 'getframeinfo', 'getouterframes',
               'getinnerframes', 'getclosurevars', 'getcomments'))
)python";

}  // namespace

std::shared_ptr<const NativeModule> inspect() {
    auto made = std::make_shared<NativeModule>("inspect");
    made->source(inspect_text);
    return made;
}

}  // namespace aludel::python::library
