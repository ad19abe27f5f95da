#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view unittest_mock_text = R"python(
import _host


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return 'sentinel.' + self.name


class _Sentinel:
    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == '__bases__':
            raise AttributeError
        return self._made.setdefault(name, _SentinelObject(name))


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return '<ANY>'


ANY = _Any()


class _Call(tuple):
    def __new__(cls, args=(), kwargs=None, name=''):
        made = tuple.__new__(cls, (name, args, kwargs or {}))
        return made

    name = property(lambda self: tuple.__getitem__(self, 0))
    args = property(lambda self: tuple.__getitem__(self, 1))
    kwargs = property(lambda self: tuple.__getitem__(self, 2))

    def __eq__(self, other):
        if isinstance(other, _Call):
            return (self.name, self.args, self.kwargs) == (other.name, other.args, other.kwargs) or (
                not (self.name and other.name) and (self.args, self.kwargs) == (other.args, other.kwargs))
        return (self.args, self.kwargs) == other

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        parts = [repr(one) for one in self.args] + ['%s=%r' % pair for pair in self.kwargs.items()]
        return 'call%s(%s)' % ('.' + self.name if self.name else '', ', '.join(parts))


class _CallMaker:
    def __call__(self, *args, **kwargs):
        return _Call(args, kwargs)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return lambda *args, **kwargs: _Call(args, kwargs, name)


call = _CallMaker()


class _CallList(list):
    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


class NonCallableMock:
    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, **kwargs):
        fields = self.__dict__
        spec = spec_set if spec is None else spec
        fields['_mock_spec'] = None if spec is None else list(spec) if isinstance(spec, (list, tuple)) else dir(spec)
        fields['_mock_wraps'], fields['_mock_name'], fields['_mock_parent'] = wraps, name, parent
        fields['_mock_children'] = {}
        fields['_mock_return'], fields['_mock_effect'] = DEFAULT, None
        fields['method_calls'], fields['mock_calls'], fields['call_args_list'] = _CallList(), _CallList(), _CallList()
        fields['called'], fields['call_count'], fields['call_args'] = False, 0, None
        for key, value in kwargs.items():
            if key not in ('unsafe', 'return_value', 'side_effect'):
                self._assign(key, value)

    def _assign(self, path, value):
        target = self
        *parts, last = path.split('.')
        for one in parts:
            target = getattr(target, one)
        setattr(target, last, value)

    def configure_mock(self, /, **kwargs):
        for key, value in kwargs.items():
            self._assign(key, value)

    def __getattr__(self, name):
        if name in ('return_value', 'side_effect'):
            return self._return() if name == 'return_value' else self.__dict__['_mock_effect']
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        if name.startswith(('assert', 'assret', 'asert', 'aseert', 'assrt')):
            raise AttributeError("%r is not a valid assertion. Use a spec for the mock if %r is meant to be an attribute." % (name, name))
        fields = self.__dict__
        if fields.get('_mock_spec') is not None and name not in fields['_mock_spec']:
            raise AttributeError('Mock object has no attribute %r' % name)
        children = fields['_mock_children']
        if name not in children:
            wraps = fields['_mock_wraps']
            children[name] = self._child(name=name, parent=self, wraps=None if wraps is None else getattr(wraps, name))
        return children[name]

    def _child(self, **kwargs):
        return (MagicMock if isinstance(self, MagicMock) else Mock)(**kwargs)

    def __setattr__(self, name, value):
        if name == 'return_value':
            self.__dict__['_mock_return'] = value
        elif name == 'side_effect':
            if value is not None and not callable(value) and not isinstance(value, BaseException):
                value = iter(value)
            self.__dict__['_mock_effect'] = value
        elif name.startswith('__') and name.endswith('__') and name not in ('__class__', '__dict__'):
            _host.refuse('setting %s of a mock is not supported' % name)
        else:
            self.__dict__['_mock_children'].pop(name, None)
            object.__setattr__(self, name, value)

    def _return(self):
        if self.__dict__['_mock_return'] is DEFAULT:
            self.__dict__['_mock_return'] = self._child(name='()', parent=self)
        return self.__dict__['_mock_return']

    def _path(self):
        name, at = self._mock_name or '', self._mock_parent
        if at is None:
            return self._mock_name or 'mock'
        before = at._path()
        return before + name if name == '()' else before + '.' + name

    def __repr__(self):
        if self._mock_name is None and self._mock_parent is None:
            return '<%s id=%r>' % (type(self).__name__, str(id(self)))
        return '<%s name=%r id=%r>' % (type(self).__name__, self._path(), str(id(self)))

    def reset_mock(self, *, return_value=False, side_effect=False):
        fields = self.__dict__
        fields['called'], fields['call_count'], fields['call_args'] = False, 0, None
        fields['method_calls'], fields['mock_calls'], fields['call_args_list'] = _CallList(), _CallList(), _CallList()
        if return_value:
            fields['_mock_return'] = DEFAULT
        if side_effect:
            fields['_mock_effect'] = None
        for child in fields['_mock_children'].values():
            child.reset_mock()

    def _fail(self, text):
        raise AssertionError(text)

    def assert_called(self):
        if not self.call_count:
            self._fail("Expected '%s' to have been called." % (self._mock_name or 'mock'))

    def assert_not_called(self):
        if self.call_count:
            self._fail("Expected '%s' to not have been called. Called %s times.\nCalls: %s." % (
                self._mock_name or 'mock', self.call_count, self.mock_calls))

    def assert_called_once(self):
        if self.call_count != 1:
            calls = '\nCalls: %s.' % self.mock_calls if self.call_count else ''
            self._fail("Expected '%s' to have been called once. Called %s times.%s" % (self._mock_name or 'mock', self.call_count, calls))

    def _shown(self, args, kwargs):
        return '%s(%s)' % (self._mock_name or 'mock', ', '.join([repr(one) for one in args] + ['%s=%r' % pair for pair in kwargs.items()]))

    def assert_called_with(self, /, *args, **kwargs):
        expected = self._shown(args, kwargs)
        if self.call_args is None:
            self._fail('expected call not found.\nExpected: %s\nActual: not called.' % expected)
        if self.call_args != _Call(args, kwargs):
            self._fail('expected call not found.\nExpected: %s\nActual: %s' % (expected, self._shown(self.call_args.args, self.call_args.kwargs)))

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            calls = '\nCalls: %s.' % self.mock_calls if self.call_count else ''
            self._fail("Expected '%s' to be called once. Called %s times.%s" % (self._mock_name or 'mock', self.call_count, calls))
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call(args, kwargs) not in self.call_args_list:
            self._fail('%s call not found' % self._shown(args, kwargs))

    def assert_has_calls(self, calls, any_order=False):
        calls = list(calls)
        if any_order:
            rest = list(self.mock_calls)
            for one in calls:
                if one not in rest:
                    self._fail('%r not all found in call list' % (tuple(calls),))
                rest.remove(one)
            return
        for at in range(len(self.mock_calls) - len(calls) + 1):
            if self.mock_calls[at:at + len(calls)] == calls:
                return
        self._fail('Calls not found.\nExpected: %s\nActual: %s' % (calls, self.mock_calls))


class Mock(NonCallableMock):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, **kwargs):
        super().__init__(spec=spec, wraps=wraps, name=name, spec_set=spec_set, **kwargs)
        self.__dict__['_mock_return'] = return_value
        self.side_effect = side_effect

    def __call__(self, /, *args, **kwargs):
        fields = self.__dict__
        made = _Call(args, kwargs)
        fields['called'] = True
        fields['call_count'] += 1
        fields['call_args'] = made
        fields['call_args_list'].append(made)
        fields['mock_calls'].append(made)
        name, at = fields['_mock_name'], fields['_mock_parent']
        path = name
        while at is not None:
            at.mock_calls.append(_Call(args, kwargs, path))
            if name != '()':
                at.method_calls.append(_Call(args, kwargs, path))
            if at._mock_name and at._mock_parent is not None:
                path = at._mock_name + ('' if path == '()' else '.') + path
            at = at._mock_parent
        effect = fields['_mock_effect']
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
            if result is not DEFAULT:
                return result
        if fields['_mock_return'] is DEFAULT and fields['_mock_wraps'] is not None:
            return fields['_mock_wraps'](*args, **kwargs)
        return self._return()


class MagicMock(Mock):
    def _magic(self, name, default, *args):
        children = self.__dict__['_mock_children']
        if name not in children:
            children[name] = MagicMock(name=name, parent=self) if default is DEFAULT else MagicMock(name=name, parent=self, return_value=default)
        return children[name](*args)

    def __len__(self):
        return self._magic('__len__', 0)

    def __bool__(self):
        return self._magic('__bool__', True)

    def __iter__(self):
        return iter(self._magic('__iter__', []))

    def __contains__(self, item):
        return self._magic('__contains__', False, item)

    def __int__(self):
        return self._magic('__int__', 1)

    def __float__(self):
        return self._magic('__float__', 1.0)

    def __getitem__(self, key):
        return self._magic('__getitem__', DEFAULT, key)

    def __setitem__(self, key, value):
        self._magic('__setitem__', DEFAULT, key, value)

    def __delitem__(self, key):
        self._magic('__delitem__', DEFAULT, key)

    def __enter__(self):
        return self._magic('__enter__', DEFAULT)

    def __exit__(self, *info):
        return self._magic('__exit__', False, *info)


class AsyncMock(MagicMock):
    async def __call__(self, /, *args, **kwargs):
        return Mock.__call__(self, *args, **kwargs)


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class _Patch:
    def __init__(self, find, attribute, new, options):
        self._find, self._attribute, self._new, self._options = find, attribute, new, options

    def __enter__(self):
        target = self._target = self._find()
        own = self._attribute in getattr(target, '__dict__', {})
        self._before = (own, getattr(target, self._attribute))
        value = MagicMock(name=self._attribute, **self._options) if self._new is DEFAULT else self._new
        setattr(target, self._attribute, value)
        return value

    def __exit__(self, *info):
        own, value = self._before
        if own:
            setattr(self._target, self._attribute, value)
        else:
            delattr(self._target, self._attribute)
        return False

    def start(self):
        return self.__enter__()

    def stop(self):
        return self.__exit__(None, None, None)

    def __call__(self, function):
        import functools

        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self as value:
                return function(*args, *((value,) if self._new is DEFAULT else ()), **kwargs)
        return patched


class _PatchMaker:
    def __call__(self, target, new=DEFAULT, **options):
        path, _, attribute = target.rpartition('.')
        if not path:
            raise TypeError('Need a valid target to patch. You supplied: %r' % (target,))
        return _Patch(lambda: _host.import_module(path), attribute, new, options)

    def object(self, target, attribute, new=DEFAULT, **options):
        return _Patch(lambda: target, attribute, new, options)

    def dict(self, in_dict, values=(), clear=False, **kwargs):
        return _PatchDict(in_dict, {**dict(values), **kwargs}, clear)

    def multiple(self, target, **kwargs):
        _host.refuse('mock.patch.multiple() is not supported', 'use patch.object()')


class _PatchDict:
    def __init__(self, target, values, clear):
        self._target, self._values, self._clear = target, values, clear

    def __enter__(self):
        self._before = dict(self._target)
        if self._clear:
            self._target.clear()
        self._target.update(self._values)
        return self._target

    def __exit__(self, *info):
        self._target.clear()
        self._target.update(self._before)
        return False

    start = __enter__

    def stop(self):
        return self.__exit__(None, None, None)


patch = _PatchMaker()


def create_autospec(spec, **kwargs):
    _host.refuse('mock.create_autospec() is not supported', 'use MagicMock(spec=...)')


def mock_open(mock=None, read_data=''):
    _host.refuse('mock.mock_open() is not supported', 'use io.StringIO')
)python";

}  // namespace

std::shared_ptr<const NativeModule> unittest_mock() {
    auto made = std::make_shared<NativeModule>("unittest.mock");
    made->source(unittest_mock_text);
    return made;
}

}  // namespace aludel::python::library
