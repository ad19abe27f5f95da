#include "script/environment/modules.hpp"

// Engines, connections and URLs of SQLAlchemy as env.py uses them. A connection reaches no database: what is executed
// on it is written down, with the transaction that it would belong to.
namespace aludel::script::environment {
namespace {

constexpr std::string_view engine_source = R"python(
import _aludel_env as _host
from sqlalchemy.engine.url import URL, make_url, with_arguments, text_of as _plain_text
from _aludel_async_engine import AsyncEngine, AsyncConnection, create_async_engine, async_engine_from_config


def _text_of(url):
    return url if _host.is_unknown(url) or isinstance(url, str) else _plain_text(url)


def _with_arguments(url, arguments):
    return url if arguments is None else with_arguments(url, arguments, _host.note)


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

    # Inspector.from_engine() and what a dialect is asked: nobody answers.

    def _inspected(self):
        return _host.answer()

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

    def _inspected(self):
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


def _listen(target, identifier, *args):
    if identifier in ('connect', 'first_connect', 'engine_connect', 'do_connect', 'checkout', 'begin', 'before_cursor_execute',
                      'before_execute', 'handle_error') or _host.is_unknown(identifier):
        if isinstance(target, Engine) or target in (Engine, AsyncEngine, Connection) or isinstance(target, _Pool) or (
                getattr(target, '__module__', '') == 'sqlalchemy.pool'):
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
    return engine_source;
}

}  // namespace aludel::script::environment
