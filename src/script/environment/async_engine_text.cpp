#include "script/environment/modules.hpp"

// Asynchronous engines and connections: those of engine_text.cpp, most of whose methods are awaited.
namespace aludel::script::environment {
namespace {

constexpr std::string_view async_engine_source = R"python(
import _aludel_env as _host
import _aludel_engine as _engine
from _aludel_engine import Engine, Connection


class AsyncEngine(Engine):
    def __init__(self, url, level=None):
        if not _host.is_unknown(url) and isinstance(url, Engine):
            url, level = url._url, url._level
        super().__init__(url, level)

    def connect(self):
        return AsyncConnection(self)

    def begin(self):
        return _engine._Begun(AsyncConnection(self))


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
        return _engine._started(result)


class AsyncAttrs:
    """Of models; there are no instances of them here."""


def create_async_engine(url, **kw):
    return AsyncEngine(_engine._with_arguments(url, kw.get('connect_args')), kw.get('isolation_level'))


def async_engine_from_config(configuration, prefix='sqlalchemy.', **kwargs):
    return _engine._from_config(create_async_engine, configuration, prefix, kwargs)
)python";

}  // namespace

std::string_view async_engine_text() {
    return async_engine_source;
}

}  // namespace aludel::script::environment
