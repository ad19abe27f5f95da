#include "script/alembic/engine_text.hpp"

namespace aludel::script::alembic {
namespace {

constexpr std::string_view async_source = R"python(
import _aludel_second as _host
from sqlalchemy.engine._second import create_engine, engine_from_config


def _refuse(what):
    _host.refuse(what + ', which is asynchronous,', 'use op.get_bind()')


class _Refusing:
    def __getattr__(self, name):
        if name.startswith('__') and name not in ('__aenter__', '__aiter__', '__await__'):
            raise AttributeError("'%s' object has no attribute '%s'" % (type(self).__name__, name))
        _refuse('%s.%s' % (type(self).__name__, name))


class AsyncEngine:
    def __init__(self, sync_engine):
        self.sync_engine = sync_engine

    @property
    def url(self):
        return self.sync_engine.url

    @property
    def name(self):
        return self.sync_engine.name

    @property
    def driver(self):
        return self.sync_engine.driver

    @property
    def dialect(self):
        return self.sync_engine.dialect

    @property
    def engine(self):
        return self

    def connect(self):
        _refuse('AsyncEngine.connect()')

    def begin(self):
        _refuse('AsyncEngine.begin()')

    def raw_connection(self):
        _refuse('AsyncEngine.raw_connection()')

    def execution_options(self, **opt):
        return AsyncEngine(self.sync_engine.execution_options(**opt))

    async def dispose(self, close=True):
        self.sync_engine.dispose()


class AsyncConnection(_Refusing):
    """What op.run_async() gives: the connection of the migration, in its transaction."""

    def __init__(self, sync_connection):
        self.sync_connection = sync_connection

    @property
    def sync_engine(self):
        return self.sync_connection.engine

    @property
    def engine(self):
        return AsyncEngine(self.sync_connection.engine)

    @property
    def dialect(self):
        return self.sync_connection.dialect

    @property
    def closed(self):
        return self.sync_connection.closed

    @property
    def info(self):
        return self.sync_connection.info

    async def execute(self, statement, parameters=None, *, execution_options=None):
        return self.sync_connection.execute(statement, parameters)

    async def scalar(self, statement, parameters=None, *, execution_options=None):
        return self.sync_connection.scalar(statement, parameters)

    async def scalars(self, statement, parameters=None, *, execution_options=None):
        return self.sync_connection.scalars(statement, parameters)

    async def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        return self.sync_connection.exec_driver_sql(statement, parameters)

    async def run_sync(self, fn, *arg, **kw):
        return fn(self.sync_connection, *arg, **kw)

    async def commit(self):
        self.sync_connection.commit()

    async def rollback(self):
        self.sync_connection.rollback()

    async def close(self):
        self.sync_connection.close()

    def begin(self):
        return AsyncTransaction(self, self.sync_connection.begin)

    def begin_nested(self):
        return AsyncTransaction(self, self.sync_connection.begin_nested)

    def in_transaction(self):
        return self.sync_connection.in_transaction()

    def in_nested_transaction(self):
        return self.sync_connection.in_nested_transaction()


class AsyncTransaction(_Refusing):
    def __init__(self, connection, start):
        self.connection = connection
        self._start = start
        self.sync_transaction = None

    def _begin(self):
        self.sync_transaction = self._start()
        return self

    def __await__(self):
        return self._begin()
        yield

    @property
    def is_active(self):
        return self.sync_transaction is not None and self.sync_transaction.is_active

    async def commit(self):
        self.sync_transaction.commit()

    async def rollback(self):
        self.sync_transaction.rollback()

    async def __aenter__(self):
        return self._begin()

    async def __aexit__(self, kind, value, trace):
        return self.sync_transaction.__exit__(kind, value, trace)


class AsyncSession(_Refusing):
    def __init__(self, bind=None, **kw):
        self.bind = bind

    async def __aenter__(self):
        _refuse('AsyncSession')

    async def __aexit__(self, kind, value, trace):
        return False


class async_sessionmaker:
    def __init__(self, bind=None, *, class_=AsyncSession, **kw):
        self.class_ = class_
        self.kw = {'bind': bind, **kw}

    def __call__(self, **local):
        return self.class_(**{**self.kw, **local})

    def configure(self, **kw):
        self.kw.update(kw)

    def begin(self):
        _refuse('async_sessionmaker.begin()')


class async_scoped_session(_Refusing):
    def __init__(self, session_factory, scopefunc):
        self.session_factory = session_factory


class AsyncAttrs:
    @property
    def awaitable_attrs(self):
        _refuse('awaitable_attrs')


def create_async_engine(url, **kw):
    return AsyncEngine(create_engine(url, **kw))


def async_engine_from_config(configuration, prefix='sqlalchemy.', **kwargs):
    return AsyncEngine(engine_from_config(configuration, prefix, **kwargs))
)python";

}  // namespace

std::string_view async_text() {
    return async_source;
}

}  // namespace aludel::script::alembic
