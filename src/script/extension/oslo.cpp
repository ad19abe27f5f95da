#include "script/extension/package.hpp"

// oslo_utils, oslo_log, oslo_serialization, oslo_db: the clock, ids, loggers, JSON, and questions to the database of
// OpenStack's projects.
namespace aludel::script::extension {
namespace {

constexpr std::string_view utils_text = R"python(
import datetime as _datetime
import importlib as _importlib
import uuid as _uuid


def utcnow(with_timezone=False):
    now = _datetime.datetime.now(_datetime.timezone.utc)
    return now if with_timezone else now.replace(tzinfo=None)


def generate_uuid(dashed=True):
    made = _uuid.uuid4()
    return str(made) if dashed else made.hex


def import_module(name):
    return _importlib.import_module(name)


Ki, Mi, Gi, Ti, Pi, Ei = [1024 ** _power for _power in range(1, 7)]
k, M, G, T, P, E = [1000 ** _power for _power in range(1, 7)]
)python";

constexpr std::string_view serialization_text = R"python(
import json as _json

import _host


def _unknown(value):
    _host.refuse('jsonutils.dumps() of a %s' % type(value).__name__, 'make it of dicts, lists, texts and numbers')


def dumps(obj, default=_unknown, **kwargs):
    return _json.dumps(obj, default=default, **kwargs)


def dump_as_bytes(obj, default=_unknown, encoding='utf-8', **kwargs):
    return dumps(obj, default=default, **kwargs).encode(encoding)


def loads(s, encoding='utf-8', **kwargs):
    return _json.loads(s.decode(encoding) if isinstance(s, bytes) else s, **kwargs)
)python";

constexpr std::string_view db_text = R"python(
import json as _json

import oslo_config.cfg as _cfg
import oslo_utils.timeutils as _timeutils
import sqlalchemy as _sa


class _Encoded(_sa.TypeDecorator):
    impl = _sa.Text
    cache_ok = True

    def __init__(self, mysql_as_long=False, mysql_as_medium=False):
        super().__init__()

    def process_bind_param(self, value, dialect):
        if value is None:
            value = self._kind()
        elif not isinstance(value, self._kind):
            raise TypeError("%s supposes to store %s objects, but %s given" % (
                type(self).__name__, self._kind.__name__, type(value).__name__))
        return _json.dumps(value)

    def process_result_value(self, value, dialect):
        return self._kind() if value is None else _json.loads(value)


class JsonEncodedDict(_Encoded):
    _kind = dict


class JsonEncodedList(_Encoded):
    _kind = list


class ModelBase:
    """What models of OpenStack's projects have beside their columns."""

    __table_initialized__ = False

    def save(self, session):
        session.add(self)
        session.flush()

    def __setitem__(self, key, value):
        setattr(self, key, value)

    def __getitem__(self, key):
        return getattr(self, key)

    def __contains__(self, key):
        return hasattr(self, key)

    def get(self, key, default=None):
        return getattr(self, key, default)

    def update(self, values):
        for key, value in values.items():
            setattr(self, key, value)


class TimestampMixin:
    created_at = _sa.Column(_sa.DateTime, default=lambda: _timeutils.utcnow())
    updated_at = _sa.Column(_sa.DateTime, onupdate=lambda: _timeutils.utcnow())


class SoftDeleteMixin:
    deleted_at = _sa.Column(_sa.DateTime)
    deleted = _sa.Column(_sa.Integer, default=0)


database_opts = [_cfg.StrOpt('connection')]


def set_defaults(conf, connection=None, **kw):
    conf.register_opts(database_opts, group='database')
    if connection is not None:
        conf.set_default('connection', connection, group='database')


def get_indexes(engine, table_name):
    return _sa.inspect(engine).get_indexes(table_name)


def index_exists(engine, table_name, index_name):
    return index_name in [index['name'] for index in get_indexes(engine, table_name)]


def index_exists_on_columns(engine, table_name, columns):
    return any(index['column_names'] == list(columns) for index in get_indexes(engine, table_name))


def column_exists(engine, table_name, column):
    return column in [one['name'] for one in _sa.inspect(engine).get_columns(table_name)]


def get_table(engine, name):
    return _sa.Table(name, _sa.MetaData(), autoload_with=engine)


def get_foreign_key_constraint_name(engine, table_name, column_name):
    for key in _sa.inspect(engine).get_foreign_keys(table_name):
        if column_name in key['constrained_columns']:
            return key['name']
)python";

constexpr std::string_view log_text = R"python(
import logging as _logging
from logging import CRITICAL, DEBUG, ERROR, FATAL, INFO, NOTSET, WARN, WARNING


def register_options(conf):
    pass


def set_defaults(*args, **kwargs):
    pass


def getLogger(name=None, project='unknown', version='unknown'):
    return _logging.getLogger(name)
)python";

}  // namespace

const Package& oslo_utils() {
    static const Package package{
        .name = "oslo_utils",
        .text = utils_text,
        .modules = {"oslo_utils.importutils", "oslo_utils.timeutils", "oslo_utils.units", "oslo_utils.uuidutils"}};
    return package;
}

const Package& oslo_serialization() {
    static const Package package{
        .name = "oslo_serialization", .text = serialization_text, .modules = {"oslo_serialization.jsonutils"}};
    return package;
}

const Package& oslo_db() {
    static const Package package{.name = "oslo_db",
                                 .text = db_text,
                                 .modules = {"oslo_db.options", "oslo_db.sqlalchemy.models", "oslo_db.sqlalchemy.types",
                                             "oslo_db.sqlalchemy.utils"}};
    return package;
}

const Package& oslo_log() {
    static const Package package{.name = "oslo_log", .text = log_text, .modules = {"oslo_log.log"}};
    return package;
}

}  // namespace aludel::script::extension
