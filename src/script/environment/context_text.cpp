#include "script/environment/modules.hpp"

// `alembic.context` as env.py sees it.
namespace aludel::script::environment {
namespace {

constexpr std::string_view context = R"python(
import _aludel_env as _host
import _aludel_engine as _engine
from alembic.config import _the_config, _x_argument

config = _the_config()
_now = {'connection': None, 'keywords': {}, 'external': False, 'own': False, 'configured': False}


def _require():
    if not _now['configured']:
        raise Exception('No context has been configured yet.')


def is_offline_mode():
    return _host.offline()


def is_transactional_ddl():
    _require()
    return _dialect().name == 'postgresql' if not _host.is_unknown(_dialect().name) else _dialect().name


def requires_connection():
    return not _host.offline()


def get_x_argument(as_dictionary=False):
    return _x_argument(config, as_dictionary)


def get_tag_argument():
    return getattr(config.cmd_opts, 'tag', None)


def get_head_revision():
    return _host.unknown('the head revision')


get_head_revisions = get_revision_argument = get_starting_revision_argument = get_head_revision


class _Script:
    dir = property(lambda self: config.get_main_option('script_location'))

    def __getattr__(self, name):
        return _host.unknown('the directory of revisions (context.script)')


script = _Script()


def _dialect():
    connection = _now['connection']
    if connection is not None:
        return connection.dialect
    return _host.dialect(_now['keywords'].get('url'))


def configure(connection=None, url=None, dialect_name=None, dialect_opts=None, **kw):
    if connection is not None and not isinstance(connection, _engine.Connection):
        if not _host.is_unknown(connection) and isinstance(connection, _engine.Engine):
            raise Exception("'connection' argument to configure() is expected to be a sqlalchemy.engine.Connection instance, "
                            "got %r" % (connection,))
        connection = _engine._connected(connection)
    if connection is None and url is None and dialect_name is None:
        raise Exception('Connection, url, or dialect_name is required.')
    _now['connection'], _now['configured'] = connection, True
    _now['external'] = connection is not None and connection.in_transaction()
    keywords = dict(kw, url=url)
    if dialect_opts is not None:
        keywords['paramstyle'] = dialect_opts if _host.is_unknown(dialect_opts) else dialect_opts.get('paramstyle')
    _now['keywords'] = keywords
    where = _engine._text_of(url if connection is None else connection.engine._url)
    _host.configure(where, _naming_convention(kw.get('target_metadata')), keywords,
                    connection is not None and connection._autocommit)


def _naming_convention(metadata):
    if isinstance(metadata, (list, tuple)):
        metadata = metadata[0] if metadata else None
    if metadata is None or _host.is_unknown(metadata):
        return metadata
    return getattr(metadata, 'naming_convention', None)


class _Nothing:
    def __enter__(self):
        return None

    def __exit__(self, kind, value, trace):
        return False


class _Migration:
    """The transaction that begin_transaction() opens around all revisions."""

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        _now['own'] = False
        if kind is None:
            _now['connection'].commit()
        else:
            _now['connection'].rollback()
        return False


def _per_migration():
    given = _now['keywords'].get('transaction_per_migration', False)
    return False if _host.is_unknown(given) else given


def begin_transaction():
    _require()
    connection = _now['connection']
    if connection is None or _now['external'] or _per_migration():
        return _Nothing()
    connection._work()
    _now['own'] = True
    return _Migration()


def run_migrations(**kw):
    _require()
    connection = _now['connection']
    if connection is None:
        _host.run(0, bool(_per_migration()), kw)
        return
    each = bool(_per_migration()) and not _now['external'] and not _now['own']
    number = connection._work()
    _host.run(number, each, kw)
    if each:
        connection.commit()


def execute(sql, execution_options=None):
    _require()
    if _now['connection'] is None:
        _host.execute(None, _now['keywords'].get('url'), 0, sql, None)
    else:
        _now['connection'].execute(sql)


def static_output(text):
    _host.note('context.static_output() writes a text of its own', None)


def get_bind():
    _require()
    return _now['connection']


class _MigrationContext:
    connection = bind = property(lambda self: _now['connection'])
    dialect = property(lambda self: _dialect())
    opts = property(lambda self: dict(_now['keywords']))
    as_sql = property(lambda self: _host.offline())
    config = config

    def begin_transaction(self, _per_migration=False):
        return begin_transaction()

    def run_migrations(self, **kw):
        run_migrations(**kw)

    def execute(self, sql, execution_options=None):
        execute(sql)

    def __getattr__(self, name):
        if name == '_ensure_version_table':
            # Alembic itself makes the table when it needs it.
            return lambda *args, **kw: None
        return _host.unknown('the migration context (context.get_context().%s)' % name)


def get_context():
    _require()
    return _MigrationContext()


migration_context = _MigrationContext()


class EnvironmentContext:
    pass
)python";

}  // namespace

std::string_view context_text() {
    return context;
}

}  // namespace aludel::script::environment
