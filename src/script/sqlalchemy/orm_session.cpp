#include "script/sqlalchemy/orm_text.hpp"

// Session, over the connection of the revision or one of an engine of its own.
namespace aludel::script::sqlalchemy {

constexpr std::string_view text = R"python(
import sqlalchemy as sa
import copy

import sqlalchemy.exc
from sqlalchemy import event
from sqlalchemy.engine.result import Result
from sqlalchemy.ext import mutable
from sqlalchemy.orm import decl_api, relationships
from sqlalchemy.orm.query import Query


def _checked(bind):
    if bind is None:
        raise sqlalchemy.exc.UnboundExecutionError('This session is not bound to a single Engine or Connection, and '
                                                   'no context was provided to locate a binding.')
    if not hasattr(bind, 'exec_driver_sql') and not hasattr(bind, '_take'):
        _refuse('a Session of anything but a connection or an engine')
    return bind


def _key_of(instance):
    model = type(instance)
    names = {column: name for name, column in model._columns.items()}
    return tuple(instance.__dict__.get(names[column]) for column in model.__table__.primary_key.columns)


class _Block:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        return self.session

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.session.commit()
        elif not self.session._joined:
            self.session.rollback()
        return False

    def commit(self):
        self.session.commit()

    def rollback(self):
        self.session.rollback()


class _Nested:
    def __init__(self, session):
        self.session = session
        self.savepoint = session._bind().begin_nested()

    def commit(self):
        self.session.flush()
        self.savepoint.commit()

    def rollback(self):
        self.savepoint.rollback()
        self.session._forget_new()

    @property
    def is_active(self):
        return self.savepoint.is_active

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if self.savepoint.is_active:
            if kind is None:
                try:
                    self.commit()
                except BaseException:
                    if self.savepoint.is_active:
                        self.rollback()
                    raise
            else:
                self.rollback()
        return False


class _NoAutoflush:
    def __init__(self, session):
        self.session = session

    def __enter__(self):
        self.before = self.session.autoflush
        self.session.autoflush = False
        return self.session

    def __exit__(self, kind, value, trace):
        self.session.autoflush = self.before
        return False


class Session:
    def __init__(self, bind=None, *, autoflush=True, expire_on_commit=True, future=True, autobegin=True, **kw):
        self.bind = bind
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = {}
        self._new = []
        self._dirty = []
        self._deleted = []
        self._identity = {}
        self._inserted = []
        self._connection = None  # in use, by the transaction at hand
        self._joined = False  # its transaction was there before, and is not ours to end

    # ---- the connection

    def _bind(self):
        if self._connection is None:
            bind = _checked(self.bind)
            if hasattr(bind, 'exec_driver_sql'):
                self._connection, self._joined = bind, bind.in_transaction()
            else:
                self._connection, self._joined = bind.connect(), False
        return self._connection

    def _release(self):
        connection, self._connection = self._connection, None
        self._joined = False
        if connection is not None and connection is not self.bind:
            connection.close()

    def get_bind(self, *args, **kw):
        return _checked(self.bind)

    def connection(self, *args, **kw):
        return self._bind()

    def begin(self, nested=False):
        return _Nested(self) if nested else _Block(self)

    def begin_nested(self):
        self.flush()
        return _Nested(self)

    def in_transaction(self):
        return self._connection is not None or bool(self._new or self._dirty or self._deleted)

    is_active = True

    def commit(self):
        event._refuse_listened(self, 'before_commit', 'after_commit')
        self.flush()
        if self._connection is not None and not self._joined:
            self._connection.commit()
        self._release()
        self._inserted = []
        if self.expire_on_commit:
            self.expire_all()

    def rollback(self):
        event._refuse_listened(self, 'after_rollback', 'after_soft_rollback')
        if self._connection is not None:
            self._connection.rollback()
        self._release()
        for instance in self._inserted:
            state = instance._state
            self._identity.pop((type(instance), state.key), None)
            state.session = state.key = None
        self._inserted = []
        self._forget_new()

    def close(self):
        if self._connection is not None and not self._joined:
            self._connection.rollback()
        self._release()
        self._inserted = []
        self.expunge_all()

    remove = close

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()
        return False

    # ---- statements

    def execute(self, statement, params=None, **kw):
        event._refuse_listened(self, 'do_orm_execute')
        self._autoflush()
        entities = _entities(statement)
        if isinstance(statement, (sa.Update, sa.Delete)):
            if isinstance(params, (list, tuple)):
                _refuse('session.execute() of an UPDATE or DELETE with a list of parameters')
            result = self._bind().execute(statement, params)
            self.expire_all()
            return result
        if entities is None:
            return self._bind().execute(statement, params)
        return _loaded(self, entities, self._bind().execute(statement, params))

    def scalar(self, statement, params=None, **kw):
        return self.execute(statement, params).scalar()

    def scalars(self, statement, params=None, **kw):
        return self.execute(statement, params).scalars()

    def query(self, *entities, **kw):
        return Query(entities, self)

    def get(self, entity, ident, **kw):
        key = ident if isinstance(ident, tuple) else tuple(ident.values()) if isinstance(ident, dict) else (ident,)
        found = self._identity.get((entity, key))
        if found is not None and not found._state.expired:
            return found
        columns = list(entity.__table__.primary_key.columns)
        return self.query(entity).filter(*[column == value for column, value in zip(columns, key)]).first()

    # ---- instances

    @property
    def new(self):
        return list(self._new)

    @property
    def dirty(self):
        return list(self._dirty)

    @property
    def deleted(self):
        return list(self._deleted)

    @property
    def no_autoflush(self):
        return _NoAutoflush(self)

    def __contains__(self, instance):
        return instance._state.session is self

    def __iter__(self):
        return iter(list(self._identity.values()) + self._new)

    def add(self, instance, **kw):
        if not decl_api.is_model(type(instance)):
            import sqlalchemy.orm.exc

            raise sqlalchemy.orm.exc.UnmappedInstanceError("Class '%s.%s' is not mapped" % (
                type(instance).__module__, type(instance).__name__))
        state = instance._state
        if state.session is self:
            return
        state.session = self
        if state.key is None:
            self._new.append(instance)
        else:
            self._identity[(type(instance), state.key)] = instance

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        if instance._state.key is None:
            raise sqlalchemy.exc.InvalidRequestError("Instance '%r' is not persisted" % (instance,))
        if instance not in self._deleted:
            self._deleted.append(instance)

    def merge(self, instance, *, load=True, options=None):
        if not load:
            _refuse('session.merge() with load=False')
        model = type(instance)
        if instance in self:
            return instance
        self._autoflush()
        key = instance._state.key or _key_of(instance)
        found = None if any(one is None for one in key) else self.get(model, key)
        if found is None:
            found = model.__new__(model)
            self.add(found)
        for name in model._columns:
            if name in instance.__dict__:
                setattr(found, name, instance.__dict__[name])
        return found

    def expunge(self, instance):
        instance._state.session = None
        self._new = [one for one in self._new if one is not instance]
        self._dirty = [one for one in self._dirty if one is not instance]
        self._identity.pop((type(instance), instance._state.key), None)

    def expunge_all(self):
        for instance in list(self):
            instance._state.session = None
        self._new, self._dirty, self._deleted, self._identity = [], [], [], {}

    def _forget_new(self):
        for instance in self._new:
            instance._state.session = None
        self._new, self._dirty, self._deleted = [], [], []
        self.expire_all()

    def expire(self, instance, attribute_names=None):
        state = instance._state
        for name in attribute_names or list(type(instance)._columns):
            instance.__dict__.pop(name, None)
            state.loaded.pop(name, None)
        state.related.clear()
        state.expired = True

    def expire_all(self):
        for instance in self._identity.values():
            self.expire(instance)

    def refresh(self, instance, attribute_names=None, **kw):
        self._autoflush()
        self.expire(instance, attribute_names)
        self._load(instance)

    def _changed(self, instance):
        if instance._state.key is not None and not any(one is instance for one in self._dirty):
            self._dirty.append(instance)

    def _load(self, instance):
        """What is not there of an instance is read by its key."""
        model = type(instance)
        state = instance._state
        columns = list(model.__table__.primary_key.columns)
        row = self._bind().execute(sa.select(model.__table__).where(
            *[column == value for column, value in zip(columns, state.key)])).first()
        if row is None:
            import sqlalchemy.orm.exc

            raise sqlalchemy.orm.exc.ObjectDeletedError(
                "Instance '<%s>' has been deleted, or its row is otherwise not present." % model.__name__)
        state.expired = False
        for name, value in zip(_names(model), row):
            if name not in instance.__dict__:
                instance.__dict__[name] = value
                state.loaded[name] = _kept(model, name, value)

    def _instance(self, model, values):
        names = _names(model)
        at = {name: value for name, value in zip(names, values)}
        by_column = {column: name for name, column in model._columns.items()}
        key = tuple(at[by_column[column]] for column in model.__table__.primary_key.columns)
        if all(value is None for value in key):
            return None
        instance = self._identity.get((model, key))
        if instance is None:
            instance = model.__new__(model)
            event._refuse_listened(instance, 'load', 'refresh')
            instance._state.session = self
            instance._state.key = key
            self._identity[(model, key)] = instance
        state = instance._state
        for name, value in at.items():
            if name not in instance.__dict__:
                instance.__dict__[name] = value
                state.loaded[name] = _kept(model, name, value)
        state.expired = False
        return instance

    # ---- flush

    def _autoflush(self):
        if self.autoflush:
            self.flush()

    def flush(self, objects=None):
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
        state.key = _key_of(instance)
        state.loaded = {name: _kept(model, name, instance.__dict__[name])
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
        columns = list(model.__table__.primary_key.columns)
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
                    state.loaded[name] = _kept(model, name, instance.__dict__[name])
            elif column.onupdate is not None or column.server_onupdate is not None:
                instance.__dict__.pop(name, None)
                state.loaded.pop(name, None)

    def _delete(self, instance):
        event._refuse_listened(instance, 'before_delete', 'after_delete')
        model = type(instance)
        relationships.release(self, instance)
        columns = list(model.__table__.primary_key.columns)
        self._bind().execute(model.__table__.delete().where(
            *[column == value for column, value in zip(columns, instance._state.key)]))
        self._identity.pop((model, instance._state.key), None)
        instance._state.session = None
        instance._state.deleted = True

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
        keys = [by_column[column] for column in mapper.__table__.primary_key.columns]
        for mapping in mappings:
            self._bind().execute(mapper.__table__.update().where(
                *[mapper._columns[name] == mapping[name] for name in keys]).values(
                    {mapper._columns[name].key: value for name, value in mapping.items() if name not in keys}))


def _evaluates_none(column):
    """Whether None is a value of the column's own, as the null of JSON is; what was not said is NULL all the same."""
    if isinstance(column.type, sa.JSON):
        return not column.type.none_as_null
    return bool(getattr(column.type, 'should_evaluate_none', False))


def _kept(model, name, value):
    """What a value is compared with at the next flush: one that may change in place is copied."""
    return copy.deepcopy(value) if mutable.is_mutable(model._columns[name]) else value


def _is_sql(value):
    return isinstance(value, sa.sql.elements.ClauseElement)


def _same(a, b):
    return not _is_sql(b) and type(a) is type(b) and a == b


def _names(model):
    by_column = {column: name for name, column in model._columns.items()}
    return [by_column[column] for column in model.__table__.columns if column in by_column]


def _entities(statement):
    """For each thing that is selected its model, or None; None for all where there is no model."""
    columns = getattr(statement, '_raw_columns', None)
    if columns is None:
        return None
    models = [decl_api.model_of(column) for column in columns]
    return models if any(model is not None for model in models) else None


def _loaded(session, models, result):
    """The rows of `result` with instances in the place of their columns."""
    names = list(result.keys())
    at = 0
    made_names = []
    parts = []
    for model in models:
        width = 1 if model is None else len(_names(model))
        parts.append((model, at, at + width))
        made_names.append(names[at] if model is None else model.__name__)
        at += width
    rows = [tuple(data[begin] if model is None else session._instance(model, data[begin:end])
                  for model, begin, end in parts) for data in result._source.rows]
    return Result(made_names, rows)
)python";

const std::string_view session_text = text;

}  // namespace aludel::script::sqlalchemy
