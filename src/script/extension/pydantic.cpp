#include "script/extension/package.hpp"

// pydantic and pydantic_settings, as far as classes of settings go: fields with their defaults, environment variables
// and .env files. A value that cannot be told for sure is unknown.
namespace aludel::script::extension {
namespace {

constexpr std::string_view pydantic_text = R"python(
import inspect as _inspect
import os as _os
import re as _re
import sys as _sys
import _aludel_config as _host
from pathlib import Path as _Path
from dotenv import dotenv_values as _dotenv_values

_missing = object()


class ValidationError(ValueError):
    pass


class SecretStr:
    def __init__(self, value):
        self._secret = value

    def get_secret_value(self):
        return self._secret

    def __str__(self):
        return '**********' if self._secret else ''

    def __repr__(self):
        return "SecretStr('%s')" % self

    def __eq__(self, other):
        return isinstance(other, SecretStr) and self._secret == other._secret

    def __len__(self):
        return len(self._secret)


class _Url(str):
    def unicode_string(self):
        return str(self)

    @property
    def scheme(self):
        return self.partition('://')[0]

    @property
    def path(self):
        found = _re.match(r'[^:]+://[^/?]*(/[^?]*)?', self)
        return found[1] if found else None

    @classmethod
    def build(cls, *, scheme, user=None, username=None, password=None, host=None, port=None, path=None, query=None, **kw):
        old = user is not None
        name = user if old else username
        for one in (scheme, name, password, host, port, path, query):
            if _host.is_unknown(one):
                return one
        for one in (name, password):
            if one is not None and not _re.fullmatch(r'[A-Za-z0-9._~-]*', str(one)):
                return _host.unknown('a URL that pydantic builds of parts with special characters')
        text = scheme + '://'
        if name is not None:
            text += str(name) + (':' + str(password) if password is not None else '') + '@'
        text += str(host or '')
        if port is not None:
            text += ':%s' % port
        if path:
            text += str(path) if old else '/' + str(path)
        if query:
            text += '?' + str(query)
        return cls(text)


class PostgresDsn(_Url): pass
class AnyUrl(_Url): pass
class AnyHttpUrl(_Url): pass
class HttpUrl(_Url): pass
class RedisDsn(_Url): pass
class AmqpDsn(_Url): pass
class MultiHostUrl(_Url): pass


class AliasChoices:
    def __init__(self, *choices):
        self.choices = choices


class FieldInfo:
    def __init__(self, default=_missing, default_factory=None, names=None):
        self.default, self.default_factory, self.names = default, default_factory, names


def Field(default=_missing, *, default_factory=None, alias=None, validation_alias=None, env=None, **kw):
    if default is ...:
        default = _missing
    names = None
    for given in (validation_alias, alias, env):
        if given is not None and names is None:
            if isinstance(given, AliasChoices):
                names = [one for one in given.choices if isinstance(one, str)]
            else:
                names = [given] if isinstance(given, str) else list(given)
    return FieldInfo(default, default_factory, names)


def PrivateAttr(default=None, default_factory=None, **kw):
    return default_factory() if default_factory is not None else default


def SettingsConfigDict(**kw):
    return kw


ConfigDict = SettingsConfigDict


class _Validator:
    def __init__(self, function, fields, mode, old):
        self.function, self.fields, self.mode, self.old = getattr(function, '__func__', function), fields, mode, old

    def run(self, cls, value, data):
        parameters = list(_inspect.signature(self.function).parameters)
        if self.old:
            return self.function(cls, value, values=data) if 'values' in parameters else self.function(cls, value)
        if len(parameters) >= 3:
            return self.function(cls, value, _Info(data))
        return self.function(cls, value)


class _Info:
    def __init__(self, data):
        self.data = data
        self.field_name = None


def field_validator(*fields, mode='after', **kw):
    return lambda function: _Validator(function, fields, mode, False)


def validator(*fields, pre=False, always=False, **kw):
    return lambda function: _Validator(function, fields, 'before' if pre else 'after', True)


class _ModelValidator:
    def __init__(self, function, mode):
        self.function, self.mode = getattr(function, '__func__', function), mode


def model_validator(*, mode='after'):
    return lambda function: _ModelValidator(function, mode)


def root_validator(*args, pre=False, **kw):
    if args:
        return _ModelValidator(args[0], 'old')
    return lambda function: _ModelValidator(function, 'before' if pre else 'old')


def computed_field(function=None, **kw):
    if function is None:
        return computed_field
    return function if not callable(function) else property(function)


def _bare(annotation):
    """The type without what says that it may be None, and without its remarks."""
    text = annotation.strip().strip('\'"').replace('typing.', '').replace('pydantic.', '').replace('t.', '')
    while True:
        found = _re.fullmatch(r'(Optional|Final|Annotated)\[(.*)\]', text, _re.S)
        if found:
            text = found[2].strip()
            if found[1] == 'Annotated':
                text = text.partition(',')[0].strip()
            continue
        parts = [one.strip() for one in text.split('|')]
        if '[' not in text and len(parts) > 1:
            rest = [one for one in parts if one != 'None']
            if len(rest) == 1:
                text = rest[0]
                continue
        return text


_kinds = {'SecretStr': SecretStr, 'PostgresDsn': PostgresDsn, 'AnyUrl': AnyUrl, 'AnyHttpUrl': AnyHttpUrl, 'HttpUrl': HttpUrl,
          'RedisDsn': RedisDsn, 'AmqpDsn': AmqpDsn, 'MultiHostUrl': MultiHostUrl, 'Path': _Path, 'FilePath': _Path,
          'DirectoryPath': _Path}


def _convert(annotation, value, what):
    if _host.is_unknown(value) or value is None:
        return value
    kind = _bare(annotation)
    if isinstance(value, str):
        if kind in ('str', 'Any') or kind.startswith('Literal['):
            return value
        if kind == 'int' or kind in ('PositiveInt', 'NonNegativeInt'):
            return int(value)
        if kind == 'float':
            return float(value)
        if kind == 'bool':
            word = value.lower()
            if word in ('1', 'true', 't', 'yes', 'y', 'on'):
                return True
            if word in ('0', 'false', 'f', 'no', 'n', 'off'):
                return False
            raise ValidationError('%s: Input should be a valid boolean' % what)
        if kind in _kinds:
            return _kinds[kind](value)
        return _host.unknown(what)
    return value


def _fields(cls):
    """Name, annotation and default of every field, of bases first."""
    fields = {}
    for one in reversed(cls.__mro__):
        if one in (object, BaseModel, BaseSettings):
            continue
        for name, annotation in getattr(one, '__dict__', {}).get('__annotations__', {}).items():
            if name.startswith('_') or name == 'model_config' or 'ClassVar' in annotation:
                continue
            fields[name] = (annotation, one.__dict__.get(name, _missing))
    return fields


def _members(cls, kind):
    found = {}
    for one in reversed(cls.__mro__):
        for name, value in getattr(one, '__dict__', {}).items():
            if isinstance(value, kind):
                found[name] = value
    return list(found.values())


def _configuration(cls):
    made = {}
    for one in reversed(cls.__mro__):
        own = getattr(one, '__dict__', {})
        if isinstance(own.get('model_config'), dict):
            made.update(own['model_config'])
        old = own.get('Config')
        if old is not None:
            made.update({key: value for key, value in old.__dict__.items() if not key.startswith('__')})
    return made


class BaseModel:
    def __init__(self, **given):
        self._fill(given, {}, False)

    def _fill(self, given, environment, settings):
        cls = type(self)
        title = cls.__module__ + '.' + cls.__name__
        for one in _members(cls, _ModelValidator):
            if one.mode == 'before':
                given = one.function(cls, dict(given))
        validators = _members(cls, _Validator)
        data = {}
        for name, (annotation, default) in _fields(cls).items():
            what = '%s.%s' % (title, name)
            info = default if isinstance(default, FieldInfo) else FieldInfo(default)
            value = given.get(name, _missing)
            if value is _missing and info.names:
                for alias in info.names:
                    if alias in given:
                        value = given[alias]
                        break
            if value is _missing and settings:
                value = environment(name, info, annotation, what)
            if value is _missing:
                value = info.default_factory() if info.default_factory is not None else info.default
            if value is _missing:
                value = _host.unknown(what + ', which nothing sets')
            mine = [one for one in validators if name in one.fields or '*' in one.fields]
            if any(one.mode not in ('before', 'after') for one in mine):
                value = _host.unknown(what)
            for one in mine:
                if one.mode == 'before':
                    value = one.run(cls, value, data)
            value = _convert(annotation, value, what)
            for one in mine:
                if one.mode == 'after' and not _host.is_unknown(value):
                    value = one.run(cls, value, data)
            data[name] = value
        for name, value in data.items():
            object.__setattr__(self, name, value)
        for one in _members(cls, _ModelValidator):
            if one.mode == 'after':
                one.function(self)
            elif one.mode == 'old':
                changed = one.function(cls, dict(data))
                if isinstance(changed, dict):
                    for name, value in changed.items():
                        object.__setattr__(self, name, value)
        post = getattr(self, 'model_post_init', None)
        if post is not None:
            post(None)

    def model_dump(self, **kw):
        return {name: getattr(self, name) for name in _fields(type(self))}

    dict = model_dump

    def model_copy(self, *, update=None, deep=False):
        made = object.__new__(type(self))
        for name in _fields(type(self)):
            object.__setattr__(made, name, (update or {}).get(name, getattr(self, name)))
        return made


class BaseSettings(BaseModel):
    def __init__(self, **given):
        options = _configuration(type(self))
        files = given.pop('_env_file', options.get('env_file'))
        prefix = given.pop('_env_prefix', options.get('env_prefix')) or ''
        exact = given.pop('_case_sensitive', options.get('case_sensitive')) or False
        delimiter = given.pop('_env_nested_delimiter', options.get('env_nested_delimiter'))
        other = any('settings_customise_sources' in getattr(one, '__dict__', {}) for one in type(self).__mro__)
        secrets = options.get('secrets_dir') is not None
        known = {}
        if files is not None and not _host.is_unknown(files):
            for file in [files] if isinstance(files, (str, _Path)) else files:
                for name, value in _dotenv_values(str(file)).items():
                    known[name] = value
        elif files is not None:
            other = True
        known.update(_os.environ)
        if not exact:
            known = {name.lower(): value for name, value in known.items()}

        def look_up(name, info, annotation, what):
            if other:
                return _host.unknown(what)
            names = info.names or [prefix + name]
            for one in names:
                value = known.get(one if exact else one.lower())
                if value is not None:
                    return value
            if delimiter:
                start = prefix + name + delimiter
                start = start if exact else start.lower()
                nested = {key[len(start):]: value for key, value in known.items() if key.startswith(start)}
                kind = getattr(_sys.modules.get(type(self).__module__), _bare(annotation), None)
                if isinstance(kind, type) and issubclass(kind, BaseModel) and not any(delimiter in key for key in nested):
                    if nested or (info.default is _missing and info.default_factory is None):
                        return kind(**{field: nested[field if exact else field.lower()] for field in _fields(kind)
                                       if (field if exact else field.lower()) in nested})
                elif nested:
                    return _host.unknown(what)
            return _host.unknown(what) if secrets else _missing

        self._fill(given, look_up, True)
)python";

}  // namespace

const Package& pydantic() {
    static const Package package{
        .name = "pydantic", .text = pydantic_text, .modules = {"pydantic.networks", "pydantic.v1", "pydantic.types"}};
    return package;
}

const Package& pydantic_settings() {
    static const Package package{.name = "pydantic_settings", .text = "from pydantic._text import *\n"};
    return package;
}

}  // namespace aludel::script::extension
