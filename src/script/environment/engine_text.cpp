#include "script/environment/modules.hpp"

// Engines, connections and URLs of SQLAlchemy as env.py uses them. A connection reaches no database: what is executed
// on it is written down, with the transaction that it would belong to.
namespace aludel::script::environment {
namespace {

constexpr std::string_view text = R"python(
import re as _re
import _aludel_env as _host
from urllib.parse import quote as _quote, unquote as _unquote, parse_qsl as _parse_qsl

_form = _re.compile(r'''(?P<name>[\w\+]+)://(?:(?P<username>[^:/]*)(?::(?P<password>[^@]*))?@)?'''
                    r'''(?:(?:\[(?P<ipv6host>[^/\?]+)\]|(?P<ipv4host>[^/:\?]+))?(?::(?P<port>[^/\?]*))?)?'''
                    r'''(?:/(?P<database>[^\?]*))?(?:\?(?P<query>.*))?''', _re.X)


def _is_unknown(*values):
    return any(_host.is_unknown(one) for one in values)


class URL:
    def __init__(self, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        self.drivername, self.username, self.password, self.host = drivername, username, password, host
        self.port = int(port) if port is not None and not _is_unknown(port) else port
        self.database = database
        self.query = dict(query or {})

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None, query=None):
        for one in (drivername, username, password, host, port, database, query):
            if _host.is_unknown(one):
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
    if _host.is_unknown(name_or_url):
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


def _text_of(url):
    if _host.is_unknown(url):
        return url
    if isinstance(url, URL):
        return getattr(url, '_text', None) or url.render_as_string(False)
    return str(url)


# What tunes the driver and says nothing of the database.
_tuning = {'check_same_thread', 'timeout', 'command_timeout', 'statement_cache_size', 'prepared_statement_cache_size',
           'prepared_statement_name_func', 'prepare_threshold', 'detect_types', 'isolation_level', 'cached_statements',
           'uri', 'autocommit', 'row_factory', 'cursor_factory', 'connection_factory', 'async_fallback'}
_parameters = {'options', 'sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'connect_timeout', 'application_name', 'host',
               'port', 'user', 'password', 'dbname', 'keepalives', 'keepalives_idle', 'keepalives_interval',
               'keepalives_count', 'target_session_attrs', 'channel_binding', 'gssencmode', 'client_encoding'}


def _with_arguments(url, arguments):
    if not arguments:
        return url
    if _host.is_unknown(arguments):
        _host.note('the connection gets arguments (connect_args) that depend on ', arguments)
        return url
    more = {}
    for key, value in dict(arguments).items():
        if _host.is_unknown(value):
            if key not in _tuning:
                _host.note("the connection gets an argument '%s' (connect_args) that depends on " % key, value)
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
            _host.note("the connection gets an argument '%s' (connect_args), which has no equal" % key, None)
    if not more or _host.is_unknown(url):
        if more:
            _host.note('the connection gets arguments (connect_args) beside a URL that depends on ', url)
        return url
    return make_url(url).update_query_dict(more)


class _Pool:
    def __getattr__(self, name):
        return lambda *args, **kw: None


class Engine:
    def __init__(self, url, level=None):
        self._url = url
        self._level = level
        self.pool = _Pool()
        self.echo = False

    @property
    def url(self):
        text = _host.known_url(self._url)
        return text if _host.is_unknown(text) else make_url(text)

    @property
    def dialect(self):
        return _host.dialect(_text_of(self._url))

    @property
    def name(self):
        return self.dialect.name

    @property
    def driver(self):
        url = self.url
        return url if _host.is_unknown(url) else url.get_driver_name()

    @property
    def engine(self):
        return self

    @property
    def sync_engine(self):
        return self

    def connect(self):
        return Connection(self)

    def begin(self):
        return _Begun(Connection(self))

    def dispose(self, close=True):
        return _done()

    def execution_options(self, **opt):
        return type(self)(self._url, opt.get('isolation_level', self._level))

    def get_execution_options(self):
        return {}

    def raw_connection(self, *args, **kw):
        return _host.raw('raw_connection()')

    def __repr__(self):
        return 'Engine(%r)' % (self.url,)


class _Awaitable:
    """What an `await` may stand before, or not: dispose() and the like."""

    def __init__(self, value=None):
        self._value = value

    def __await__(self):
        return iter(())

    def __bool__(self):
        return False


def _done():
    return _Awaitable()


class Transaction:
    def __init__(self, connection, nested=False):
        self.connection = connection
        self.is_active = True
        self._nested = nested

    def commit(self):
        if self.is_active and not self._nested:
            self.connection.commit()
        self.is_active = False
        return _done()

    def rollback(self):
        if self.is_active:
            if self._nested:
                _host.note('a savepoint is rolled back', None)
            else:
                self.connection.rollback()
        self.is_active = False
        return _done()

    def close(self):
        return self.rollback()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.commit()
        else:
            self.rollback()
        return False

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, kind, value, trace):
        return self.__exit__(kind, value, trace)

    def __await__(self):
        return _started(self).__await__()


async def _started(value):
    return value


class Connection:
    def __init__(self, engine):
        self.engine = engine
        self.info = {}
        self._transaction = 0
        self.closed = False

    @property
    def dialect(self):
        return self.engine.dialect

    @property
    def connection(self):
        return _host.raw('connection.connection')

    @property
    def sync_connection(self):
        return self

    @property
    def _autocommit(self):
        return self.engine._level == 'AUTOCOMMIT'

    def _work(self):
        if self._autocommit:
            return 0
        if not self._transaction:
            self._transaction = _host.new_transaction()
        return self._transaction

    def execute(self, statement, parameters=None, *more, execution_options=None):
        _host.execute(self, _text_of(self.engine._url), self._work(), statement, parameters)
        return _host.answer()

    def scalar(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters).scalar()

    def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters).scalars()

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        if parameters:
            _host.note('exec_driver_sql() with parameters', None)
            return _host.answer()
        _host.execute_text(self, _text_of(self.engine._url), self._work(), statement)
        return _host.answer()

    def stream(self, statement, parameters=None, *, execution_options=None):
        return self.execute(statement, parameters)

    def begin(self):
        if self._transaction:
            from sqlalchemy.exc import InvalidRequestError
            raise InvalidRequestError("This connection has already initialized a SQLAlchemy Transaction() object via begin() or "
                                      "autobegin; can't call begin() here unless rollback() or commit() is called first.")
        self._work()
        return Transaction(self)

    def begin_nested(self):
        self._work()
        return Transaction(self, nested=True)

    def in_transaction(self):
        return self._transaction != 0

    def get_transaction(self):
        return Transaction(self) if self._transaction else None

    def commit(self):
        if self._transaction:
            _host.commit(self._transaction)
        self._transaction = 0
        return _done()

    def rollback(self):
        if self._transaction:
            _host.rollback(self._transaction)
        self._transaction = 0
        return _done()

    def close(self):
        if not self.closed:
            self.rollback()
        self.closed = True
        return _done()

    def execution_options(self, **opt):
        level = opt.get('isolation_level')
        if level is not None:
            self.engine = type(self.engine)(self.engine._url, level)
        if opt.get('schema_translate_map'):
            _host.note('execution_options(schema_translate_map=…) changes the schemas of all statements', None)
        return self

    def get_isolation_level(self):
        return self.engine._level or 'READ COMMITTED'

    def run_callable(self, function, *args, **kw):
        return function(self, *args, **kw)

    def run_sync(self, function, *args, **kw):
        return _started(function(self, *args, **kw))

    def detach(self):
        pass

    def invalidate(self, exception=None):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()
        return False

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, value, trace):
        self.close()
        return False

    def __await__(self):
        return _started(self).__await__()


class AsyncEngine(Engine):
    def __init__(self, url, level=None):
        if not _host.is_unknown(url) and isinstance(url, Engine):
            url, level = url._url, url._level
        super().__init__(url, level)

    def connect(self):
        return AsyncConnection(self)

    def begin(self):
        return _Begun(AsyncConnection(self))


class AsyncConnection(Connection):
    """Most of its methods are awaited."""

    async def execute(self, statement, parameters=None, *, execution_options=None):
        return Connection.execute(self, statement, parameters)

    async def scalar(self, statement, parameters=None, *, execution_options=None):
        return Connection.execute(self, statement, parameters).scalar()

    async def scalars(self, statement, parameters=None, *, execution_options=None):
        return Connection.execute(self, statement, parameters).scalars()

    async def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        return Connection.exec_driver_sql(self, statement, parameters)

    async def execution_options(self, **opt):
        return Connection.execution_options(self, **opt)

    def run_sync(self, function, *args, **kw):
        plain = Connection(self.engine)
        plain._transaction = self._transaction
        result = function(plain, *args, **kw)
        self._transaction = plain._transaction
        return _started(result)


class _Begun:
    """`with engine.begin() as connection:`"""

    def __init__(self, connection):
        self._connection = connection

    def __enter__(self):
        self._connection._work()
        return self._connection

    def __exit__(self, kind, value, trace):
        if kind is None:
            self._connection.commit()
        self._connection.close()
        return False

    async def __aenter__(self):
        return self.__enter__()

    async def __aexit__(self, kind, value, trace):
        return self.__exit__(kind, value, trace)


def create_engine(url, **kw):
    return Engine(_with_arguments(url, kw.get('connect_args')), kw.get('isolation_level'))


def create_async_engine(url, **kw):
    return AsyncEngine(_with_arguments(url, kw.get('connect_args')), kw.get('isolation_level'))


def _from_config(make, configuration, prefix, kw):
    if _host.is_unknown(configuration):
        return make(configuration, **kw)
    options = {}
    for key in configuration:
        if key.startswith(prefix):
            options[key[len(prefix):]] = configuration[key]
    options.update(kw)
    return make(options.pop('url'), **options)


def engine_from_config(configuration, prefix='sqlalchemy.', **kwargs):
    return _from_config(create_engine, configuration, prefix, kwargs)


def async_engine_from_config(configuration, prefix='sqlalchemy.', **kwargs):
    return _from_config(create_async_engine, configuration, prefix, kwargs)


def _listen(target, identifier, *args):
    if identifier in ('connect', 'first_connect', 'engine_connect', 'do_connect', 'checkout', 'begin', 'before_cursor_execute',
                      'before_execute', 'handle_error') or _host.is_unknown(identifier):
        if isinstance(target, Engine) or target in (Engine, AsyncEngine, Connection) or isinstance(target, _Pool):
            _host.note("a function listens to the event '%s' of the connection" % (identifier,), None)


class _Event:
    def listen(self, target, identifier, fn, *args, **kw):
        _listen(target, identifier)

    def listens_for(self, target, identifier, *args, **kw):
        _listen(target, identifier)
        return lambda fn: fn

    def contains(self, *args):
        return False

    def remove(self, *args):
        pass


event = _Event()
listen, listens_for, contains, remove = event.listen, event.listens_for, event.contains, event.remove


def _connected(origin):
    """A connection of an engine that nothing is known of."""
    return Connection(Engine(origin))
)python";

}  // namespace

std::string_view engine_text() {
    return text;
}

}  // namespace aludel::script::environment
