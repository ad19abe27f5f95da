#include "script/extension/package.hpp"

// flask: `current_app` within `flask db upgrade`, as far as its configuration goes.
namespace aludel::script::extension {
namespace {

constexpr std::string_view flask_text = R"python(
import logging as _logging
import _aludel_flask as _host

_absent = object()


class _Config(dict):
    """Only what the named object has is known: the application may have added anything else."""

    def from_object(self, obj):
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)

    def from_mapping(self, mapping=None, /, **kwargs):
        for key, value in {**(mapping or {}), **kwargs}.items():
            if key.isupper():
                self[key] = value
        return True

    def __getitem__(self, key):
        found = dict.get(self, key, _absent)
        return _host.lacking_key(key) if found is _absent else _host.value(key, found)

    def get(self, key, default=None):
        return self[key]

    def __contains__(self, key):
        return True if dict.__contains__(self, key) else _host.lacking_key(key)

    def setdefault(self, key, default=None):
        return self[key]

    def pop(self, key, *default):
        found = self[key]
        del self[key]
        return found

    def _all(self, *args, **kwargs):
        return _host.lacking('current_app.config as a whole')

    __iter__ = __len__ = __reversed__ = __eq__ = __ne__ = __or__ = __ror__ = __repr__ = _all
    keys = values = items = copy = popitem = clear = get_namespace = _all

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError("'Config' object has no attribute '%s'" % name)
        return _host.lacking('current_app.config.' + name)


class _Context:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None

    push = pop = lambda self, *args: None


class _Application:
    @property
    def config(self):
        if '_config' not in self.__dict__:
            _host.needed('current_app', None)
            made = _Config()
            made.from_object(_host.object())
            self._config = made
        return self._config

    @property
    def logger(self):
        return _host.needed('current_app', _logging.getLogger('flask.app'))

    debug = property(lambda self: self.config['DEBUG'])
    testing = property(lambda self: self.config['TESTING'])
    secret_key = property(lambda self: self.config['SECRET_KEY'])

    def app_context(self):
        return _host.needed('current_app', _Context())

    def _get_current_object(self):
        return _host.needed('current_app', self)

    def __bool__(self):
        return _host.needed('current_app', True)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError("'Flask' object has no attribute '%s'" % name)
        return _host.lacking('current_app.' + name)


current_app = _host.current(_Application())


def has_app_context():
    return _host.needed('has_app_context', True)


def has_request_context():
    return False
)python";

}  // namespace

const Package& flask() {
    static const Package package{.name = "flask", .text = flask_text, .modules = {"flask.globals", "flask.ctx"}};
    return package;
}

}  // namespace aludel::script::extension
