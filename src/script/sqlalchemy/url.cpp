#include "script/sqlalchemy/url.hpp"

#include "python/object.hpp"

// URLs of SQLAlchemy, and what else tells an engine where to connect to.
namespace aludel::script::sqlalchemy {
namespace {

constexpr std::string_view url_source = R"python(
import re as _re
from urllib.parse import quote as _quote, unquote as _unquote, parse_qsl as _parse_qsl

_form = _re.compile(r'''(?P<name>[\w\+]+)://(?:(?P<username>[^:/]*)(?::(?P<password>[^@]*))?@)?'''
                    r'''(?:(?:\[(?P<ipv6host>[^/\?]+)\]|(?P<ipv4host>[^/:\?]+))?(?::(?P<port>[^/\?]*))?)?'''
                    r'''(?:/(?P<database>[^\?]*))?(?:\?(?P<query>.*))?''', _re.X)


def _is_unknown(*values):
    return any(is_unknown(one) for one in values)


class URL:
    def __init__(self, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        self.drivername, self.username, self.password, self.host = drivername, username, password, host
        self.port = int(port) if port is not None and not _is_unknown(port) else port
        self.database = database
        self.query = dict(query or {})

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        for one in (drivername, username, password, host, port, database, query):
            if is_unknown(one):
                return one
        return cls(drivername, username, password, host, port, database, query)

    def set(self, drivername=None, username=None, password=None, host=None, port=None, database=None, query=None):
        return URL.create(self.drivername if drivername is None else drivername,
                          self.username if username is None else username,
                          self.password if password is None else password,
                          self.host if host is None else host, self.port if port is None else port,
                          self.database if database is None else database,
                          self.query if query is None else query)

    _replace = set

    def update_query_dict(self, query_parameters, append=False):
        return self.set(query={**self.query, **query_parameters})

    def update_query_pairs(self, key_value_pairs, append=False):
        return self.set(query={**self.query, **dict(key_value_pairs)})

    def difference_update_query(self, names):
        return self.set(query={key: value for key, value in self.query.items() if key not in names})

    def get_backend_name(self):
        return self.drivername.split('+')[0]

    def get_driver_name(self):
        if '+' in self.drivername:
            return self.drivername.split('+', 1)[1]
        return 'pysqlite' if self.drivername == 'sqlite' else 'psycopg2'

    def render_as_string(self, hide_password=True):
        text = self.drivername + '://'
        if self.username is not None:
            text += _quote(self.username, safe=' +')
            if self.password is not None:
                text += ':' + ('***' if hide_password else _quote(str(self.password), safe=' +'))
            text += '@'
        if self.host is not None:
            text += '[%s]' % self.host if ':' in self.host else self.host
        if self.port is not None:
            text += ':' + str(self.port)
        if self.database is not None:
            text += '/' + self.database
        if self.query:
            pairs = []
            for key in sorted(self.query):
                values = self.query[key]
                for value in values if isinstance(values, (list, tuple)) else [values]:
                    pairs.append(_quote(key, safe='') + '=' + _quote(str(value), safe=''))
            text += '?' + '&'.join(pairs)
        return text

    def __str__(self):
        return self.render_as_string(hide_password=True)

    def __repr__(self):
        return self.render_as_string(hide_password=True)

    def __to_string__(self, hide_password=True):
        return self.render_as_string(hide_password)

    def __eq__(self, other):
        return isinstance(other, URL) and self.render_as_string(False) == other.render_as_string(False)

    def __hash__(self):
        return hash(self.render_as_string(False))


def make_url(name_or_url):
    if is_unknown(name_or_url):
        return name_or_url
    if isinstance(name_or_url, URL):
        return name_or_url
    text = str(name_or_url)
    found = _form.fullmatch(text)
    if found is None:
        from sqlalchemy.exc import ArgumentError
        raise ArgumentError('Could not parse SQLAlchemy URL from given URL string')
    parts = found.groupdict()
    query = {}
    for key, value in _parse_qsl(parts['query'] or ''):
        query[key] = value if key not in query else (*query[key], value) if isinstance(query[key], tuple) else (query[key], value)
    username, password, port = parts['username'], parts['password'], parts['port']
    made = URL(parts['name'], None if username is None else _unquote(username),
               None if password is None else _unquote(password), parts['ipv4host'] or parts['ipv6host'],
               port or None, parts['database'], query)
    made._text = text
    return made


def text_of(url):
    return (getattr(url, '_text', None) or url.render_as_string(False)) if isinstance(url, URL) else str(url)


# What tunes the driver and says nothing of the database.
_tuning = {'check_same_thread', 'timeout', 'command_timeout', 'statement_cache_size', 'prepared_statement_cache_size',
           'prepared_statement_name_func', 'prepare_threshold', 'detect_types', 'isolation_level', 'cached_statements',
           'uri', 'autocommit', 'row_factory', 'cursor_factory', 'connection_factory', 'async_fallback'}
_parameters = {'options', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'connect_timeout', 'application_name', 'host',
               'port', 'user', 'password', 'dbname', 'keepalives', 'keepalives_idle', 'keepalives_interval',
               'keepalives_count', 'target_session_attrs', 'channel_binding', 'gssencmode', 'client_encoding'}


def with_arguments(url, arguments, note):
    """The URL with what connect_args says of the database; `note(text, depends_on)` hears of what has no equal."""
    if not arguments:
        return url
    if is_unknown(arguments):
        note('the connection gets arguments (connect_args) that depend on ', arguments)
        return url
    more = {}
    for key, value in dict(arguments).items():
        if is_unknown(value):
            if key not in _tuning:
                note("the connection gets an argument '%s' (connect_args) that depends on " % key, value)
        elif key in _tuning:
            pass
        elif key == 'server_settings' and isinstance(value, dict):
            settings = ' '.join('-c %s=%s' % (name, str(one).replace('\\', '\\\\').replace(' ', '\\ ')) for name, one in value.items()
                                if name not in ('jit',))
            if settings:
                more['options'] = settings
        elif key == 'ssl' and value in (False, None):
            pass
        elif key == 'ssl' and isinstance(value, str):
            more['sslmode'] = value
        elif key in _parameters:
            more[key] = str(value)
        else:
            note("the connection gets an argument '%s' (connect_args), which has no equal" % key, None)
    if not more or is_unknown(url):
        if more:
            note('the connection gets arguments (connect_args) beside a URL that depends on ', url)
        return url
    return make_url(url).update_query_dict(more)
)python";

}  // namespace

std::shared_ptr<const python::NativeModule> url_module() {
    auto made = std::make_shared<python::NativeModule>("sqlalchemy.engine.url");
    made->function("is_unknown", "value", [](Call& call) {
        return Value::boolean(python::is_unknown(python::force(call.evaluator, call[0])));
    });
    made->source(url_source);
    return made;
}

std::string url_text(const dialect::Url& url) {
    if (url.ephemeral) {
        return url.dialect + "://";
    }
    return url.dialect == "sqlite" ? "sqlite:///" + url.database : url.with_password();
}

}  // namespace aludel::script::sqlalchemy
