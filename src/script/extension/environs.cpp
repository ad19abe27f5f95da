#include "script/extension/package.hpp"

// environs: environment variables as values of types.
namespace aludel::script::extension {
namespace {

constexpr std::string_view environs_text = R"python(
import json as _json
import os as _os
import _host
from contextlib import contextmanager as _contextmanager
from dotenv import find_dotenv as _find_dotenv
from pathlib import Path as _Path

_int, _bool, _float, _str = int, bool, float, str
_true = {'t', 'T', 'true', 'True', 'TRUE', 'on', 'On', 'ON', 'y', 'Y', 'yes', 'Yes', 'YES', '1'}
_false = {'f', 'F', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF', 'n', 'N', 'no', 'No', 'NO', '0'}


class EnvError(ValueError):
    pass


class EnvNotSetError(EnvError):
    pass


class EnvValidationError(EnvError):
    pass


def _to_int(value):
    try:
        return _int(value)
    except ValueError:
        raise EnvValidationError('Not a valid integer.')


def _to_float(value):
    try:
        made = _float(value)
    except ValueError:
        raise EnvValidationError('Not a valid number.')
    if made != made or made in (_float('inf'), -_float('inf')):
        raise EnvValidationError('Special numeric values (nan or infinity) are not permitted.')
    return made


def _to_bool(value):
    if value in _true:
        return True
    if value in _false:
        return False
    raise EnvValidationError('Not a valid boolean.')


def _to_json(value):
    try:
        return _json.loads(value)
    except ValueError:
        raise EnvValidationError('Not valid JSON.')


_readers = {_int: _to_int, _float: _to_float, _bool: _to_bool, _str: _str}


def _to_list(value, subcast=None, delimiter=','):
    read = _readers.get(subcast, subcast) or _str
    return [read(item) for item in value.split(delimiter)] if value != '' else []


def _method(read, takes=()):
    def method(self, name, default=..., subcast=None, *, validate=None, **kwargs):
        if validate is not None:
            _host.refuse('validate= of environs', 'write the value out in this file')
        if subcast is not None and 'subcast' in takes:
            kwargs['subcast'] = subcast
        for one in kwargs:
            if one not in takes:
                _host.refuse('%s= of environs' % one, 'write the value out in this file')
        key = self._prefix + name
        if key not in _os.environ:
            if default is ...:
                raise EnvNotSetError('Environment variable "%s" not set' % key)
            return default
        try:
            return read(_os.environ[key], **kwargs)
        except EnvValidationError as error:
            raise EnvValidationError('Environment variable "%s" invalid: %r' % (key, [error.args[0]]))

    return method


class Env:
    def __init__(self, *, eager=True, expand_vars=False, prefix=None):
        if not eager or expand_vars:
            _host.refuse('environs.Env(eager=False) and expand_vars=True', 'write the value out in this file')
        self._prefix = prefix or ''

    def read_env(self, path=None, recurse=True, verbose=False, override=False, return_path=False):
        # Versions differ in whether os.environ gets what stands there.
        if path is not None or _find_dotenv():
            _host.refuse('a .env file that environs reads', 'set the variables in the environment, or use load_dotenv()')
        return None if return_path else False

    @_contextmanager
    def prefixed(self, prefix):
        before = self._prefix
        self._prefix = before + prefix
        try:
            yield self
        finally:
            self._prefix = before

    def seal(self):
        pass

    __call__ = str = _method(_str)
    int = _method(_to_int)
    bool = _method(_to_bool)
    float = _method(_to_float)
    json = _method(_to_json)
    list = _method(_to_list, ('subcast', 'delimiter'))
    path = _method(_Path)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError("'Env' object has no attribute '%s'" % name)
        _host.refuse('environs.Env.%s' % name, 'write the value out in this file')


env = Env()
)python";

}  // namespace

const Package& environs() {
    static const Package package{.name = "environs", .text = environs_text};
    return package;
}

}  // namespace aludel::script::extension
