#include "script/extension/package.hpp"

// oslo_config: options and their defaults. Alembic run by itself reads no configuration file of an OpenStack project:
// only CONF(…) does, which is refused.
namespace aludel::script::extension {
namespace {

constexpr std::string_view oslo_config_text = R"python(
import importlib as _importlib
import os as _os

import _aludel_config as _config
import _host


class Error(Exception):
    pass


class NoSuchOptError(Error, AttributeError):
    pass


class Opt:
    def __init__(self, name, type=None, dest=None, short=None, default=None, *args, **kwargs):
        self.name = name
        self.type = type
        self.dest = name.replace('-', '_') if dest is None else dest
        self.default = default
        self.multi = False
        self.required = kwargs.get('required', False)
        self.help = kwargs.get('help')

    def _convert(self, value):
        return value if self.type is None else self.type(value)


def _kind(name, convert=None):
    def __init__(self, name, *args, **kwargs):
        for mine in ('choices', 'quotes', 'regex', 'ignore_case', 'max_length', 'min', 'max', 'item_type', 'bounds',
                     'schemes', 'version'):
            kwargs.pop(mine, None)
        Opt.__init__(self, name, None, *args, **kwargs)

    def _convert(self, value):
        if isinstance(value, str) and '$' in value:
            _host.refuse("the default '%s' of oslo.config, which refers to other options" % value, 'write the value out')
        return value if convert is None else convert(self, value)

    return type(name, (Opt,), {'__init__': __init__, '_convert': _convert})


def _bool(self, value):
    if isinstance(value, bool):
        return value
    word = str(value).lower()
    if word in ('true', '1', 'on', 'yes'):
        return True
    if word in ('false', '0', 'off', 'no'):
        return False
    raise ValueError('Unexpected boolean value %r' % value)


def _list(self, value):
    if isinstance(value, (list, tuple)):
        return list(value)
    return [one.strip() for one in value.split(',')] if value.strip() else []


def _same(self, value):
    if isinstance(value, str):
        _host.refuse("the default of the option '%s' of oslo.config as a text" % self.name, 'write the value out')
    return value


StrOpt = _kind('StrOpt', lambda self, value: str(value))
URIOpt = _kind('URIOpt', lambda self, value: str(value))
IPOpt = _kind('IPOpt', lambda self, value: str(value))
HostnameOpt = _kind('HostnameOpt', lambda self, value: str(value))
HostAddressOpt = _kind('HostAddressOpt', lambda self, value: str(value))
HostDomainOpt = _kind('HostDomainOpt', lambda self, value: str(value))
BoolOpt = _kind('BoolOpt', _bool)
IntOpt = _kind('IntOpt', lambda self, value: int(value))
PortOpt = _kind('PortOpt', lambda self, value: int(value))
FloatOpt = _kind('FloatOpt', lambda self, value: float(value))
ListOpt = _kind('ListOpt', _list)
DictOpt = _kind('DictOpt', _same)
MultiOpt = _kind('MultiOpt', _same)
MultiStrOpt = _kind('MultiStrOpt', _same)
SubCommandOpt = _kind('SubCommandOpt', _same)


class _Type:
    """What a value from a text is made of; a default of another kind stays as it is."""

    def __init__(self, *args, **kwargs):
        pass

    def __call__(self, value):
        if isinstance(value, str) and not isinstance(self, _Text):
            _host.refuse("a text as the value of a type of oslo.config", 'write the value out')
        return value


class _Text(_Type):
    pass


class types:
    String = URI = HostAddress = HostDomain = Hostname = IPAddress = type('String', (_Text,), {})
    Boolean = Integer = Float = Port = List = Dict = MultiString = Number = Range = type('Integer', (_Type,), {})
    ConfigType = _Type


class DeprecatedOpt:
    def __init__(self, name, group=None):
        self.name, self.group = name, group


class OptGroup:
    def __init__(self, name, title=None, help=None, **kwargs):
        self.name, self.title, self.help = name, title, help


def _name_of(group):
    return group.name if isinstance(group, OptGroup) else group


def _loaded(module):
    """Now, for what it registers: an import alone may be put off."""
    return vars(_importlib.import_module(module))


class _Values:
    def __init__(self, conf, group):
        self._conf, self._group, self._opts = conf, group, {}

    def _get(self, name):
        if name not in self._opts:
            return _config.unknown("the option '%s' of oslo.config, which no module evaluated here registers" % self._path(name))
        info = self._opts[name]
        if 'override' in info:
            return info['override']
        variable = 'OS_%s__%s' % ((self._group or 'DEFAULT').upper(), name.upper())
        if variable in _os.environ:
            _host.refuse("the option '%s' of oslo.config with the variable %s set" % (self._path(name), variable),
                         'unset it, or write the value out')
        value = info['default'] if 'default' in info else info['opt'].default
        return value if value is None or _config.is_unknown(value) else info['opt']._convert(value)

    def _path(self, name):
        return name if self._group is None else '%s.%s' % (self._group, name)

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return self._get(name)

    def __getitem__(self, name):
        return getattr(self, name)

    def __contains__(self, name):
        return name in self._opts

    def __iter__(self):
        return iter(self._opts)

    def get(self, name, default=None):
        return self._get(name) if name in self._opts else default


class ConfigOpts(_Values):
    def __init__(self):
        super().__init__(self, None)
        self._groups = {}

    def __call__(self, *args, **kwargs):
        _host.refuse("oslo.config's CONF(), which reads configuration files and the command line",
                     'write this revision as an SQL file of the same id')

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        return self._groups[name] if name in self._groups else self._get(name)

    def __contains__(self, name):
        return name in self._opts or name in self._groups

    def _of(self, group):
        if group is None or _name_of(group) == 'DEFAULT':
            return self
        return self._groups.setdefault(_name_of(group), _Values(self, _name_of(group)))

    def _info(self, name, group):
        opts = self._of(group)._opts
        if name not in opts:
            raise NoSuchOptError('no such option %s in group [%s]' % (name, _name_of(group) or 'DEFAULT'))
        return opts[name]

    def register_group(self, group):
        self._of(group)

    def register_opt(self, opt, group=None, cli=False):
        opts = self._of(group)._opts
        if opt.dest in opts:
            return False
        opts[opt.dest] = {'opt': opt}
        return True

    def register_opts(self, opts, group=None):
        for opt in opts:
            self.register_opt(opt, group)

    register_cli_opt = register_opt
    register_cli_opts = register_opts

    def unregister_opt(self, opt, group=None):
        self._of(group)._opts.pop(opt.dest, None)

    def unregister_opts(self, opts, group=None):
        for opt in opts:
            self.unregister_opt(opt, group)

    def import_opt(self, name, module_str, group=None):
        _loaded(module_str)
        self._info(name, group)

    def import_group(self, group, module_str):
        _loaded(module_str)

    def set_override(self, name, override, group=None):
        self._info(name, group)['override'] = override

    def set_default(self, name, default, group=None):
        self._info(name, group)['default'] = default

    def clear_override(self, name, group=None):
        self._info(name, group).pop('override', None)

    def clear_default(self, name, group=None):
        self._info(name, group).pop('default', None)


def set_defaults(opts, **kwargs):
    for opt in opts:
        if opt.dest in kwargs:
            opt.default = kwargs[opt.dest]


CONF = ConfigOpts()
)python";

}  // namespace

const Package& oslo_config() {
    static const Package package{.name = "oslo_config", .text = oslo_config_text, .modules = {"oslo_config.cfg"}};
    return package;
}

}  // namespace aludel::script::extension
