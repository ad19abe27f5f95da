#include "script/alembic/engine_text.hpp"

namespace aludel::script::alembic {
namespace {

constexpr std::string_view engine_source = R"python(
import sqlalchemy.exc
import _aludel_second as _host
from sqlalchemy.engine.base import Connection
from sqlalchemy.engine.transaction import Transaction
from sqlalchemy.engine.url import URL, is_unknown, make_url, text_of, with_arguments

_begun_already = ('This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; '
                  '%s unless rollback() or commit() is called first.')
_levels = {'AUTOCOMMIT': ('postgresql', 'sqlite'), 'READ COMMITTED': ('postgresql',), 'REPEATABLE READ': ('postgresql',),
           'SERIALIZABLE': ('postgresql',), 'READ UNCOMMITTED': ('postgresql',)}


class _Sessions:
    """Of one engine: what a pool of this class keeps open."""

    def __init__(self, keep, single=False):
        self.keep = keep
        self.single = single
        self.used = 0
        self.idle = []  # the last one first


class Engine:
    """Nothing is connected before something is asked of it."""

    def __init__(self, url, sessions, level=None):
        self._url = url  # None: the run's
        self._sessions = sessions
        self._level = level
        self._obstacle = None
        self.echo = False

    @property
    def url(self):
        return make_url(_host.run_url()) if self._url is None else make_url(self._url)

    @property
    def name(self):
        if self._url is None:
            return _host.run_dialect()
        name = self.url.get_backend_name()
        return 'postgresql' if name == 'postgres' else name

    @property
    def dialect(self):
        return _host.dialect(self.name)

    @property
    def driver(self):
        return ('psycopg2' if self.name == 'postgresql' else 'pysqlite') if self._url is None else self.url.get_driver_name()

    @property
    def engine(self):
        return self

    def connect(self):
        return SecondConnection(self)

    def begin(self):
        return _Begun(self)

    def dispose(self, close=True):
        while self._sessions.idle:
            _host.close(self._sessions.idle.pop())

    def execution_options(self, **opt):
        made = Engine(self._url, self._sessions, opt.get('isolation_level', self._level))
        made._obstacle = self._obstacle
        if opt.get('schema_translate_map'):
            made._obstacle = 'engine.execution_options(schema_translate_map=…)'
        return made

    def raw_connection(self, *args, **kw):
        _host.refuse("engine.raw_connection(), the driver's own", 'use engine.connect()')

    def __repr__(self):
        return 'Engine(%r)' % (self.url,)

    # An Inspector asks so, by a connection of its own for each question.

    def _ask(self, question):
        if _host.is_recorded():
            _host.ask(question)

    def _rows(self, sql):
        with self.connect() as connection:
            return connection.exec_driver_sql(sql).fetchall()

    def _take(self):
        if self._obstacle is not None:
            _host.refuse(self._obstacle, 'use op.get_bind()')
        sessions = self._sessions
        if sessions.single and sessions.used:
            _host.refuse('a second connection of an engine whose pool has one', 'close the first one')
        number = sessions.idle.pop() if sessions.idle else _host.open(None if self._url is None else text_of(self._url))
        _host.set_isolation(number, '')
        sessions.used += 1
        return number

    def _give(self, number):
        self._sessions.used -= 1
        if self._sessions.keep:
            self._sessions.idle.append(number)
        else:
            _host.close(number)


class SecondConnection(Connection):
    """A session of its own, in transactions of its own."""

    def __init__(self, engine):
        self._engine = engine
        self._begun = False
        self._blocked = False
        self._transaction = None
        self._nested = None
        self.info = {}
        self._number = engine._take()
        if engine._level is not None:
            self._set_level(engine._level)

    @property
    def engine(self):
        return self._engine

    @property
    def dialect(self):
        return self._engine.dialect

    @property
    def closed(self):
        return self._number is None

    invalidated = False

    def _set_level(self, level):
        level = level.upper().replace('_', ' ')
        if self.dialect.name not in _levels.get(level, ()):
            _host.refuse("the isolation level '%s' of a connection" % level, 'leave it out')
        _host.set_isolation(self._number, level)

    def _end(self, commit):
        transaction, self._transaction = self._transaction, None
        self._begun = False
        self._nested = None
        if transaction is not None:
            transaction.is_active = transaction.is_valid = False
            self._blocked = transaction._entered
        (_host.commit if commit else _host.rollback)(self._number)

    def begin(self):
        self._require_open()
        if self._begun:
            raise sqlalchemy.exc.InvalidRequestError(_begun_already % "can't call begin() here")
        self._begun = True
        return self.get_transaction()

    def begin_nested(self):
        if self.dialect.name == 'sqlite':
            _host.refuse('begin_nested() on a second connection to SQLite', 'use begin()')
        self._require_open()
        return Connection.begin_nested(self)

    def _require_open(self):
        if self._number is None:
            raise sqlalchemy.exc.ResourceClosedError('This Connection is closed')

    def in_transaction(self):
        return self._begun

    def get_transaction(self):
        if self._begun and self._transaction is None:
            self._transaction = SecondTransaction(self)
        return self._transaction

    def commit(self):
        if self._begun:
            self._end(True)

    def rollback(self):
        if self._begun:
            self._end(False)

    def close(self):
        if self._number is not None:
            self.rollback()
            number, self._number = self._number, None
            self._engine._give(number)

    def invalidate(self, exception=None):
        _host.refuse('connection.invalidate()', 'close the connection')

    def detach(self):
        _host.refuse('connection.detach()', 'close the connection')

    def execution_options(self, **opt):
        if opt.get('isolation_level') is not None:
            if self._begun:
                raise sqlalchemy.exc.InvalidRequestError(_begun_already % 'isolation_level may not be altered')
            self._set_level(opt['isolation_level'])
        if opt.get('schema_translate_map'):
            _host.refuse('connection.execution_options(schema_translate_map=…)', 'write the schema into the statements')
        return self

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()
        return False


class SecondTransaction(Transaction):
    _entered = False

    def _finish(self, commit):
        if self.is_active:
            self.connection._end(commit)

    def commit(self):
        if not self.is_active:
            raise sqlalchemy.exc.InvalidRequestError('This transaction is inactive')
        self._finish(True)

    def rollback(self):
        self._finish(False)

    close = rollback

    def __enter__(self):
        self._entered = True
        return self

    def __exit__(self, kind, value, trace):
        self._entered = False
        self.connection._blocked = False
        self._finish(kind is None)
        return False


class _Begun:
    """`with engine.begin() as connection:`"""

    def __init__(self, engine):
        self._engine = engine

    def __enter__(self):
        self._connection = self._engine.connect()
        self._transaction = self._connection.begin()
        self._transaction.__enter__()
        return self._connection

    def __exit__(self, kind, value, trace):
        try:
            self._transaction.__exit__(kind, value, trace)
        finally:
            self._connection.close()
        return False


engine_of_run = Engine(None, _Sessions(False))  # as Alembic's env.py makes it: with a NullPool

# What tunes a pool or a log, and changes nothing of what a statement does.
_tuning = {'echo', 'echo_pool', 'future', 'pool_size', 'max_overflow', 'pool_timeout', 'pool_recycle', 'pool_pre_ping',
           'pool_use_lifo', 'pool_reset_on_return', 'pool_logging_name', 'logging_name', 'hide_parameters', 'encoding',
           'query_cache_size', 'use_insertmanyvalues', 'insertmanyvalues_page_size', 'executemany_mode',
           'executemany_batch_page_size', 'executemany_values_page_size', 'client_encoding', 'label_length', 'connect_args',
           'implicit_returning', 'poolclass', 'isolation_level', 'execution_options', 'max_identifier_length', 'plugins'}
_single = {'SingletonThreadPool', 'StaticPool'}
_of_driver = {'isolation_level', 'autocommit', 'row_factory', 'cursor_factory', 'connection_factory', 'detect_types'}


def _is_in_memory(url):
    return url.get_backend_name() == 'sqlite' and url.database in (None, '', ':memory:')


def create_engine(url, **kw):
    obstacles = ['create_engine(%s=…)' % name for name in kw if name not in _tuning and kw[name] is not None]

    def note(text, depends_on):
        obstacles.append(text if depends_on is None else text + 'what is not known')

    arguments = kw.get('connect_args')
    if not is_unknown(url):
        make_url(url)
        if arguments is not None:
            if not is_unknown(arguments):
                obstacles += ["the connection's argument '%s' (connect_args)" % name for name in arguments if name in _of_driver]
            url = with_arguments(url, arguments, note)
    pool = '' if kw.get('poolclass') is None else kw['poolclass'].__name__
    single = pool in _single or (not pool and not is_unknown(url) and _is_in_memory(make_url(url)))
    made = Engine(url, _Sessions(pool not in ('NullPool', 'AssertionPool'), single), kw.get('isolation_level'))
    made.echo = kw.get('echo', False)
    options = kw.get('execution_options')
    if options:
        made = made.execution_options(**options)
    if obstacles:
        made._obstacle = obstacles[0]
    return made


def engine_from_config(configuration, prefix='sqlalchemy.', **kwargs):
    options = {key[len(prefix):]: configuration[key] for key in configuration if key.startswith(prefix)}
    options.update(kwargs)
    return create_engine(options.pop('url'), **options)


def create_mock_engine(url, executor, **kw):
    _host.refuse('create_mock_engine()', 'use op.get_bind()')
)python";

constexpr std::string_view pool = R"python(
class Pool:
    pass


class QueuePool(Pool):
    pass


class AsyncAdaptedQueuePool(QueuePool):
    pass


class FallbackAsyncAdaptedQueuePool(AsyncAdaptedQueuePool):
    pass


class NullPool(Pool):
    pass


class SingletonThreadPool(Pool):
    pass


class StaticPool(Pool):
    pass


class AssertionPool(Pool):
    pass
)python";

}  // namespace

std::string_view engine_text() {
    return engine_source;
}

std::string_view pool_text() {
    return pool;
}

}  // namespace aludel::script::alembic
