#include "script/extension/package.hpp"

// alembic_postgresql_enum: op.sync_enum_values gives a type of enumeration other labels, by a new type in its place.
namespace aludel::script::extension {
namespace {

constexpr std::string_view alembic_postgresql_enum_text = R"python(
import _host
import enum as _enum
import logging as _logging
import re as _re
from dataclasses import dataclass as _dataclass

import sqlalchemy as _sa
from alembic.operations import MigrateOperation as _MigrateOperation, Operations as _Operations


class ColumnType(_enum.Enum):
    COMMON = _sa.Enum
    ARRAY = _sa.ARRAY

    def __repr__(self):
        return 'ColumnType.' + self.name


_unspecified = object()


@_dataclass(frozen=True)
class TableReference:
    table_name: str
    column_name: str
    table_schema: str = _unspecified
    column_type: ColumnType = ColumnType.COMMON
    existing_server_default: str = None

    @property
    def table_name_with_schema(self):
        return f'"{self.table_schema}"."{self.table_name}"' if self.table_schema else f'"{self.table_name}"'

    @property
    def escaped_column_name(self):
        return f'"{self.column_name}"'


@_dataclass
class Config:
    """What the package compares; nothing of it matters when a migration runs, but the last."""
    add_type_ignore: bool = False
    include_name: object = None
    drop_unused_enums: bool = True
    detect_enum_values_changes: bool = True
    ignore_enum_values_order: bool = False
    force_dialect_support: bool = False


_config = [Config()]


def set_configuration(config):
    _config[0] = config


def get_configuration():
    return _config[0]


def _in_schema(schema, reference, bind):
    """The reference with everything that older ways to write it left out."""
    if isinstance(reference, tuple):
        table, column, *kind = reference
        default = bind.execute(_sa.text(
            "SELECT column_default FROM information_schema.columns WHERE table_schema = '%s' AND table_name = '%s' "
            "AND column_name = '%s'" % (schema, table, column))).scalar()
        return TableReference(table, column, schema, kind[0] if kind else ColumnType.COMMON, default)
    if not isinstance(reference, TableReference):
        raise ValueError('Affected columns must contain tuples or TableReferences')
    if reference.table_schema is _unspecified:
        return TableReference(reference.table_name, reference.column_name, schema, reference.column_type,
                              reference.existing_server_default)
    return reference


def _renamed(text, renames):
    for old, new in renames:
        text = text.replace(f"'{old}'", f"'{new}'").replace(f'"{old}"', f'"{new}"')
    return text


def _default_of_new_type(default, schema, name, renames):
    new_type = f'{schema}.{name}' if schema else name
    if default.startswith('ARRAY['):
        return _re.sub(r'::[.\w]+', '::' + new_type, _renamed(default, renames))
    value = _renamed(default[:default.find('::')], renames)
    return f'{value}::{new_type}' + ('[]' if default.endswith('[]') else '')


def _conversion(column, new_type, reference, renames):
    """What ALTER COLUMN says behind TYPE."""
    if reference.column_type == ColumnType.ARRAY:
        value = f'{column}::text[]'
        for old, new in renames:
            value = f"array_replace({value}, '{old}', '{new}')"
        return f'{new_type}[] USING {value}::{new_type}[]'
    if not renames:
        return f'{new_type} USING {column}::text::{new_type}'
    cases = ' '.join(f"WHEN {column}::text = '{old}' THEN '{new}'::{new_type}" for old, new in renames)
    return f'{new_type} USING CASE {cases} ELSE {column}::text::{new_type} END'


def _comparison(function, operator, new_type, old_type, renames):
    old = 'old_enum_val::text'
    if renames:
        cases = ' '.join(f"WHEN old_enum_val::text = '{before}' THEN '{after}'" for before, after in renames)
        old = f'CASE {cases} ELSE old_enum_val::text END'
    return (f'CREATE FUNCTION {function}(new_enum_val {new_type}, old_enum_val {old_type}) RETURNS boolean AS $$ '
            f'SELECT new_enum_val::text {operator} {old}; $$ LANGUAGE SQL IMMUTABLE')


# While columns are changed, indexes and constraints may compare values of both types.
_comparisons = (('!=', 'new_old_not_equals'), ('=', 'new_old_equals'))


def _is_of_other_package(arguments, options):
    """alembic_autogenerate_enums has an operation of this name: its fourth argument are labels as well."""
    if 'old_values' in options:
        return True
    if len(arguments) < 4 or options:
        return False
    if len(arguments) == 4 and not arguments[3]:
        _host.refuse('sync_enum_values() with an empty fourth argument may be of two packages',
                     'name the arguments: affected_columns=[] of alembic_postgresql_enum, new_values=[] of '
                     'alembic_autogenerate_enums')
    return all(isinstance(one, str) for one in arguments[3])


@_Operations.register_operation('sync_enum_values')
class SyncEnumValuesOp(_MigrateOperation):
    @classmethod
    def sync_enum_values(cls, operations, *arguments, **options):
        if _is_of_other_package(arguments, options):
            from alembic_autogenerate_enums import sync_enum_values
            sync_enum_values(operations, *arguments, **options)
        else:
            cls._sync(operations, *arguments, **options)

    @classmethod
    def _sync(cls, operations, enum_schema, enum_name, new_values, affected_columns, enum_values_to_rename=()):
        dialect = operations.get_context().dialect.name
        if dialect != 'postgresql' and not get_configuration().force_dialect_support:
            _logging.getLogger('alembic.alembic_postgresql_enum').warning(
                'This library only supports postgresql, but you are using %s, skipping', dialect)
            return
        bind = operations.get_bind()

        def execute(sql):
            bind.execute(_sa.text(sql))

        renames = list(enum_values_to_rename)
        references = [_in_schema(enum_schema, one, bind) for one in affected_columns]
        new_type = f'"{enum_schema}"."{enum_name}"'
        old_type = f'"{enum_schema}"."{enum_name}_old"'
        execute(f'ALTER TYPE {new_type} RENAME TO {enum_name}_old')
        labels = ', '.join(f"'{label}'" for label in new_values)
        execute(f'CREATE TYPE {new_type} AS ENUM({labels})')
        for operator, function in _comparisons:
            execute(_comparison(function, operator, new_type, old_type, renames))
            execute(f'CREATE OPERATOR {operator} (leftarg = {new_type}, rightarg = {old_type}, '
                    f'procedure = {function})')
        for reference in references:
            column = reference.escaped_column_name
            alter = f'ALTER TABLE {reference.table_name_with_schema} ALTER COLUMN {column}'
            default = reference.existing_server_default
            if default is not None:
                execute(f'{alter} DROP DEFAULT')
            execute(f'{alter} TYPE {_conversion(column, new_type, reference, renames)}')
            if default is not None:
                execute(f'{alter} SET DEFAULT {_default_of_new_type(default, enum_schema, enum_name, renames)}')
        for _, function in _comparisons:
            execute(f'DROP FUNCTION {function}(new_enum_val {new_type}, old_enum_val {old_type}) CASCADE')
        execute(f'DROP TYPE {old_type}')
)python";

}  // namespace

const Package& alembic_postgresql_enum() {
    static const Package package{
        .name = "alembic_postgresql_enum",
        .text = alembic_postgresql_enum_text,
        .modules = {"alembic_postgresql_enum.configuration", "alembic_postgresql_enum.get_enum_data",
                    "alembic_postgresql_enum.operations.sync_enum_values"},
        .operations = {"sync_enum_values"}};
    return package;
}

}  // namespace aludel::script::extension
