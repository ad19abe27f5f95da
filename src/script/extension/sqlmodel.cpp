#include "script/extension/package.hpp"

// sqlmodel: the type of its str columns, the names that it passes on from SQLAlchemy, and models that can be defined
// but not used.
namespace aludel::script::extension {
namespace {

constexpr std::string_view sqlmodel_text = R"python(
import _host
import sqlalchemy as _sa
from sqlalchemy import types
from sqlalchemy.dialects import postgresql as _postgresql
from sqlalchemy import (
    DDL, CheckConstraint, Column, ColumnDefault, Computed, Constraint, DefaultClause, FetchedValue, ForeignKey,
    ForeignKeyConstraint, Identity, Index, MetaData, PrimaryKeyConstraint, Sequence, Table, UniqueConstraint,
    alias, all_, and_, any_, asc, between, bindparam, case, cast, collate, column, create_engine, delete, desc,
    distinct, engine_from_config, except_, except_all, exists, extract, false, func, insert, inspect, intersect,
    intersect_all, join, lateral, literal, literal_column, not_, null, nulls_first, nulls_last, nullsfirst, nullslast,
    or_, outerjoin, over, select, table, text, true, tuple_, type_coerce, union, union_all, update, values,
    within_group,
    ARRAY, BIGINT, BINARY, BLOB, BOOLEAN, CHAR, CLOB, DATE, DATETIME, DECIMAL, DOUBLE, DOUBLE_PRECISION, FLOAT, INT,
    INTEGER, JSON, NCHAR, NUMERIC, NVARCHAR, REAL, SMALLINT, TEXT, TIME, TIMESTAMP, UUID, VARBINARY, VARCHAR,
    BigInteger, Boolean, Date, DateTime, Double, Enum, Float, Integer, Interval, LargeBinary, Numeric, PickleType,
    SmallInteger, String, Text, Time, TupleType, TypeDecorator, Unicode, UnicodeText, Uuid)


class AutoString(_sa.TypeDecorator):
    impl = _sa.String
    cache_ok = True
    mysql_default_length = 255


class GUID(_sa.TypeDecorator):
    """Of releases before 0.0.14."""
    impl = _sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        return _postgresql.UUID() if dialect.name == 'postgresql' else _sa.CHAR(32)

    def process_bind_param(self, value, dialect):
        import uuid
        if value is None:
            return None
        if not isinstance(value, uuid.UUID):
            value = uuid.UUID(value)
        return str(value) if dialect.name == 'postgresql' else value.hex

    def process_result_value(self, value, dialect):
        import uuid
        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(value)


def _refuse_model(name):
    _host.refuse("'%s', a model of sqlmodel, is not evaluated" % name,
                 'write the table out in the revision: sa.table(...) with its columns')


class _ModelType(type):
    def __new__(mcs, name, bases, names, **options):
        return super().__new__(mcs, name, bases, names)

    def __init__(cls, name, bases, names, **options):
        super().__init__(name, bases, names)

    def __getattr__(cls, name):
        if name.startswith('__') and name not in ('__table__', '__tablename__', '__mapper__'):
            raise AttributeError(name)
        _refuse_model(cls.__name__)


class _Metadata(_sa.MetaData):
    def create_all(self, bind, tables=None, checkfirst=True):
        _host.refuse('SQLModel.metadata.create_all(): the models are not evaluated', 'write the tables out')

    def drop_all(self, bind, tables=None, checkfirst=True):
        _host.refuse('SQLModel.metadata.drop_all(): the models are not evaluated', 'write the tables out')


class SQLModel(metaclass=_ModelType):
    metadata = _Metadata()

    def __init__(self, *args, **values):
        _refuse_model(type(self).__name__)


class _Declared:
    """What stands behind the name of a model's field: nothing that a migration asks for."""

    def __init__(self, *args, **options):
        pass


class Field(_Declared):
    pass


class Relationship(_Declared):
    pass
)python";

}  // namespace

const Package& sqlmodel() {
    static const Package package{.name = "sqlmodel",
                                 .text = sqlmodel_text,
                                 .modules = {"sqlmodel.main", "sqlmodel.sql.expression", "sqlmodel.sql.sqltypes"}};
    return package;
}

}  // namespace aludel::script::extension
