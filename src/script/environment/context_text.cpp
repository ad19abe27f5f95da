#include "script/environment/modules.hpp"

// `alembic.context` and `alembic.config` as env.py sees them.
namespace aludel::script::environment {
namespace {

constexpr std::string_view config = R"python(
import _aludel_env as _host
from configparser import ConfigParser as _ConfigParser, InterpolationError as _InterpolationError


class _Words:
    """cmd_opts: what the command line said."""

    def __init__(self, **given):
        self.__dict__.update(given)


class Config:
    def __init__(self, file_=None, toml_file=None, ini_section='alembic', output_buffer=None, stdout=None, cmd_opts=None,
                 config_args=None, attributes=None):
        self.config_file_name = file_
        self.toml_file_name = toml_file
        self.config_ini_section = ini_section
        self.cmd_opts = cmd_opts
        self.attributes = dict(attributes or {})
        self.messaging_opts = {}
        self._unknown = {}
        self._text = None
        self._here = '.'
        self._file = None
        # Sections with nothing to interpolate, as dicts, and what was set in them: as long as nobody asks for more,
        # no parser is needed.
        self._plain = {}
        self._set = []

    @property
    def file_config(self):
        if self._file is None:
            self._file = _ConfigParser({'here': self._here})
            if self._text is None:
                self._file.add_section(self.config_ini_section)
            else:
                self._file.read_string(self._text)
            for section, name, value in self._set:
                self._file.set(section, name, value)
        return self._file

    def _plainly(self, section):
        return self._plain.get(section) if self._file is None else None

    def get_section(self, name, default=None):
        plain = self._plainly(name)
        if plain is not None:
            return dict(plain)
        file = self.file_config
        if not file.has_section(name):
            return default
        unknown = {option: value for (section, option), value in self._unknown.items() if section == name}
        if not unknown:
            return dict(file.items(name))
        options = {}
        for option in file.options(name):
            if option not in unknown:
                try:
                    options[option] = file.get(name, option)
                except _InterpolationError:
                    options[option] = list(unknown.values())[0]
        options.update(unknown)
        return options

    def set_main_option(self, name, value):
        self.set_section_option(self.config_ini_section, name, value)

    def remove_main_option(self, name):
        self._unknown.pop((self.config_ini_section, name.lower()), None)
        self.file_config.remove_option(self.config_ini_section, name)

    def set_section_option(self, section, name, value):
        plain = self._plainly(section)
        if plain is not None and type(name) is str and type(value) is str and '%' not in value:
            _host.set_option(section, name.lower(), value)
            self._set.append((section, name, value))
            plain[name.lower()] = value
            return
        file = self.file_config
        if not file.has_section(section):
            file.add_section(section)
        _host.set_option(section, name.lower(), value)
        if _host.is_unknown(value):
            self._unknown[section, name.lower()] = value
        else:
            self._unknown.pop((section, name.lower()), None)
            file.set(section, name, value)

    def get_section_option(self, section, name, default=None):
        plain = self._plainly(section)
        if plain is not None:
            return plain.get(name.lower(), default)
        if not self.file_config.has_section(section):
            from alembic.util import CommandError
            raise CommandError("No config file %r found, or file has no '[%s]' section" % (self.config_file_name, section))
        if (section, name.lower()) in self._unknown:
            return self._unknown[section, name.lower()]
        if self.file_config.has_option(section, name):
            return self.file_config.get(section, name)
        return default

    def get_main_option(self, name, default=None):
        return self.get_section_option(self.config_ini_section, name, default)

    def get_alembic_option(self, name, default=None):
        return self.get_main_option(name, default)

    def print_stdout(self, text, *arg):
        pass

    def get_template_directory(self):
        return _host.unknown('the directory of an installed Alembic')


def _the_config():
    text, plain, file, section, here, arguments, words = _host.project()
    made = Config(file, ini_section=section, cmd_opts=_Words(x=arguments or None, config=file, name=section, raiseerr=False, **words))
    made._text, made._here, made._plain = text, here, plain
    return made
)python";

constexpr std::string_view context = R"python(
import _aludel_env as _host
import _aludel_engine as _engine
from alembic.config import _the_config

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
    given = list(config.cmd_opts.x or [])
    if not as_dictionary:
        return given
    return dict([(one + '=').split('=', 1) if '=' not in one else one.split('=', 1) for one in given]) if not given else {
        one.partition('=')[0]: one.partition('=')[2] for one in given}


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
        _host.run(0, False, kw)
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

std::string_view config_text() {
    return config;
}

std::string_view context_text() {
    return context;
}

}  // namespace aludel::script::environment
