#include "script/sqlalchemy/orm_text.hpp"

// What a session does when it writes its instances.
namespace aludel::script::sqlalchemy {

const std::string_view flush_text = R"python(
import copy

import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy import event
from sqlalchemy.ext import mutable
from sqlalchemy.orm import relationships


class Flushing:
    """The part of Session that writes."""

    def _autoflush(self):
        if self.autoflush:
            self.flush()

    def flush(self, objects=None):
        if mutable.are_there():
            for instance in list(self._identity.values()):
                if any(map(mutable.is_mutable, type(instance)._columns.values())):
                    self._changed(instance)
        if self._new or self._dirty or self._deleted:
            event._refuse_listened(self, 'before_flush', 'after_flush', 'after_flush_postexec')
        new, self._new = self._new, []
        dirty, self._dirty = self._dirty, []
        deleted, self._deleted = self._deleted, []
        tables = []
        for instance in new + dirty + deleted:
            for table in type(instance).metadata._sorted_tables():
                if not any(one is table for one in tables):
                    tables.append(table)
        for table in tables:
            for instance in new:
                if type(instance).__table__ is table:
                    self._insert(instance)
            for instance in dirty:
                if type(instance).__table__ is table and instance not in deleted:
                    self._update(instance)
        for table in reversed(tables):
            for instance in deleted:
                if type(instance).__table__ is table:
                    self._delete(instance)

    def _insert(self, instance):
        event._refuse_listened(instance, 'before_insert', 'after_insert', 'init')
        model = type(instance)
        state = instance._state
        values = {}
        for name, column in model._columns.items():
            if name in instance.__dict__ and not (column.primary_key and instance.__dict__[name] is None):
                value = instance.__dict__[name]
                if value is None and not _evaluates_none(column) and (
                        column.default is not None or column.server_default is not None):
                    continue
                values[column.key] = value
            elif not column.primary_key and column.default is None and column.server_default is None and (
                    column.computed is None and column.identity is None and not _evaluates_none(column)):
                values[column.key] = None
        result = self._bind().execute(model.__table__.insert().values(values))
        by_column = {column: name for name, column in model._columns.items()}
        for column, value in zip(model.__table__.primary_key.columns, result.inserted_primary_key):
            instance.__dict__[by_column[column]] = value
        state.key = key_of(instance)
        state.loaded = {name: kept(model, name, instance.__dict__[name])
                        for name in model._columns if name in instance.__dict__}
        for name, column in model._columns.items():
            if column.key not in values and name not in state.loaded:
                instance.__dict__.pop(name, None)
            elif _is_sql(instance.__dict__.get(name)):
                instance.__dict__.pop(name)
                state.loaded.pop(name, None)
        self._identity[(model, state.key)] = instance
        self._inserted.append(instance)

    def _update(self, instance):
        model = type(instance)
        state = instance._state
        values = {}
        for name, column in model._columns.items():
            if name in instance.__dict__ and (name not in state.loaded
                                              or not _same(state.loaded[name], instance.__dict__[name])):
                values[column.key] = instance.__dict__[name]
        if not values:
            return
        event._refuse_listened(instance, 'before_update', 'after_update')
        columns = model._key
        statement = model.__table__.update().where(
            *[column == value for column, value in zip(columns, state.key)]).values(values)
        if self._bind().execute(statement).rowcount != 1:
            import sqlalchemy.orm.exc

            raise sqlalchemy.orm.exc.StaleDataError(
                "UPDATE statement on table '%s' expected to update 1 row(s); 0 were matched." % model.__table__.name)
        for name, column in model._columns.items():
            if column.key in values:
                if _is_sql(instance.__dict__[name]):
                    instance.__dict__.pop(name)
                    state.loaded.pop(name, None)
                else:
                    state.loaded[name] = kept(model, name, instance.__dict__[name])
            elif column.onupdate is not None or column.server_onupdate is not None:
                instance.__dict__.pop(name, None)
                state.loaded.pop(name, None)

    def _delete(self, instance):
        event._refuse_listened(instance, 'before_delete', 'after_delete')
        model = type(instance)
        relationships.release(self, instance)
        columns = model._key
        self._bind().execute(model.__table__.delete().where(
            *[column == value for column, value in zip(columns, instance._state.key)]))
        self._forget_deleted([instance])

    # ---- in bulk

    def bulk_save_objects(self, objects, return_defaults=False, update_changed_only=True, preserve_order=True):
        for instance in objects:
            if instance._state.key is None:
                self._insert(instance)
                self.expunge(instance)
            else:
                self._update(instance)

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        for mapping in mappings:
            self._bind().execute(mapper.__table__.insert().values(
                {column.key: mapping[name] for name, column in mapper._columns.items() if name in mapping and (
                    mapping[name] is not None or render_nulls or _evaluates_none(column))}))

    def bulk_update_mappings(self, mapper, mappings):
        by_column = {column: name for name, column in mapper._columns.items()}
        keys = [by_column[column] for column in mapper._key]
        for mapping in mappings:
            self._bind().execute(mapper.__table__.update().where(
                *[mapper._columns[name] == mapping[name] for name in keys]).values(
                    {mapper._columns[name].key: value for name, value in mapping.items() if name not in keys}))


def key_of(instance):
    model = type(instance)
    names = {column: name for name, column in model._columns.items()}
    return tuple(instance.__dict__.get(names[column]) for column in model._key)


def _evaluates_none(column):
    """Whether None is a value of the column's own, as the null of JSON is; what was not said is NULL all the same."""
    if isinstance(column.type, sa.JSON):
        return not column.type.none_as_null
    return bool(getattr(column.type, 'should_evaluate_none', False))


def kept(model, name, value):
    """What a value is compared with at the next flush: one that may change in place is copied."""
    return copy.deepcopy(value) if mutable.is_mutable(model._columns[name]) else value


def _is_sql(value):
    return isinstance(value, sa.sql.elements.ClauseElement)


def _same(a, b):
    return not _is_sql(b) and type(a) is type(b) and a == b


def names_of(model):
    by_column = {column: name for name, column in model._columns.items()}
    return [by_column[column] for column in model.__table__.columns if column in by_column]
)python";

}  // namespace aludel::script::sqlalchemy
