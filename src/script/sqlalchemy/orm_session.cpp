#include "script/sqlalchemy/orm_text.hpp"

// Session, over the connection of the revision or one of an engine of its own.
namespace aludel::script::sqlalchemy {

const std::string_view session_text = R"python(
import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy import event
from sqlalchemy.engine.result import Result
from sqlalchemy.orm import decl_api
from sqlalchemy.orm.query import Query
from sqlalchemy.orm.unitofwork import Flushing, _same, key_of, kept, names_of


def _checked(bind):
    if bind is None:
        raise sqlalchemy.exc.UnboundExecutionError('This session is not bound to a single Engine or Connection, and '
                                                   'no context was provided to locate a binding.')
    if not hasattr(bind, 'exec_driver_sql') and not hasattr(bind, '_take'):
        _refuse('a Session of anything but a connection or an engine')
    return bind


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
        self.gone = len(session._gone)

    def commit(self):
        self.session.flush()
        self.savepoint.commit()

    def rollback(self):
        self.savepoint.rollback()
        self.session._restore_deleted(self.gone)
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


class Session(Flushing):
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
        self._gone = []  # deleted by this transaction
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
        self._inserted, self._gone = [], []
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
        self._restore_deleted(0)
        self._inserted = []
        self._forget_new()

    def close(self):
        if self._connection is not None and not self._joined:
            self._connection.rollback()
        self._release()
        self._inserted, self._gone = [], []
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
        changed = _changed_model(statement)
        if changed is not None:
            if isinstance(params, (list, tuple)):
                _refuse('session.execute() of an UPDATE or DELETE of a model with a list of parameters')
            synchronizes = _synchronizes(statement, kw.get('execution_options'))
            gone = ()
            if synchronizes and isinstance(statement, sa.Delete):
                gone = self._instances_where(changed, getattr(statement, '_where', None) or ())
            result = self._bind().execute(statement, params)
            if synchronizes and isinstance(statement, sa.Update):
                self._expire_model(changed)
            if entities is not None:
                result = _loaded(self, entities, result)
            self._forget_deleted(gone)
            return result
        if entities is None:
            return self._bind().execute(statement, params)
        return _loaded(self, entities, self._bind().execute(statement, params))

    def scalar(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalar()

    def scalars(self, statement, params=None, **kw):
        return self.execute(statement, params, **kw).scalars()

    def query(self, *entities, **kw):
        return Query(entities, self)

    def get(self, entity, ident, **kw):
        key = ident if isinstance(ident, tuple) else tuple(ident.values()) if isinstance(ident, dict) else (ident,)
        found = self._identity.get((entity, key))
        if found is not None and not found._state.expired:
            return found
        columns = entity._key
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
        _require_alive(instance)
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
        key = instance._state.key or key_of(instance)
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

    def _expire_model(self, model):
        """Rows of it have changed: what is not to be written yet is read again when it is asked for."""
        for instance in self._identity.values():
            if isinstance(instance, model) and not any(one is instance for one in self._dirty):
                self.expire(instance)

    def _instances_where(self, model, criteria):
        """Those that are loaded and whose rows a DELETE with these conditions takes."""
        loaded = {key: one for (of, key), one in self._identity.items() if of is model}
        if not loaded:
            return ()
        keys = self._bind().execute(sa.select(*model._key).where(*criteria)).all()
        return [loaded[tuple(key)] for key in keys if tuple(key) in loaded]

    def _forget_deleted(self, instances):
        for instance in instances:
            self._identity.pop((type(instance), instance._state.key), None)
            instance._state.session = None
            instance._state.deleted = True
            self._dirty = [one for one in self._dirty if one is not instance]
            self._gone.append(instance)

    def _restore_deleted(self, begin):
        """What has been deleted since is there again."""
        for instance in self._gone[begin:]:
            if instance._state.key is not None:
                self._identity[(type(instance), instance._state.key)] = instance
                instance._state.session, instance._state.deleted = self, False
        del self._gone[begin:]

    def is_modified(self, instance, include_collections=True):
        state = instance._state
        return any(name in instance.__dict__ and (
            name not in state.loaded or not _same(state.loaded[name], instance.__dict__[name]))
            for name in type(instance)._columns)

    def refresh(self, instance, attribute_names=None, **kw):
        self._autoflush()
        if instance._state.session is not self or instance._state.key is None:
            raise sqlalchemy.exc.InvalidRequestError("Instance '<%s at %#x>' is not persistent within this Session" % (
                type(instance).__name__, id(instance)))
        self.expire(instance, attribute_names)
        self._load(instance)

    def _changed(self, instance):
        if instance._state.key is not None and not any(one is instance for one in self._dirty):
            self._dirty.append(instance)

    def _load(self, instance):
        """What is not there of an instance is read by its key."""
        model = type(instance)
        state = instance._state
        columns = model._key
        row = self._bind().execute(sa.select(model.__table__).where(
            *[column == value for column, value in zip(columns, state.key)])).first()
        if row is None:
            import sqlalchemy.orm.exc

            raise sqlalchemy.orm.exc.ObjectDeletedError(
                "Instance '<%s>' has been deleted, or its row is otherwise not present." % model.__name__)
        state.expired = False
        for name, value in zip(names_of(model), row):
            if name not in instance.__dict__:
                instance.__dict__[name] = value
                state.loaded[name] = kept(model, name, value)

    def _instance(self, model, values):
        names = names_of(model)
        at = {name: value for name, value in zip(names, values)}
        by_column = {column: name for name, column in model._columns.items()}
        key = tuple(at[by_column[column]] for column in model._key)
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
                state.loaded[name] = kept(model, name, value)
        state.expired = False
        return instance


def _require_alive(instance):
    if instance._state.key is not None and instance._state.deleted:
        raise sqlalchemy.exc.InvalidRequestError(
            "Instance '<%s at %#x>' has been deleted.  Use the make_transient() function to send this object back to the "
            "transient state." % (type(instance).__name__, id(instance)))


def _changed_model(statement):
    """The model that an UPDATE or DELETE was given; None where it was a table."""
    return getattr(statement, '_entity', None) if isinstance(statement, (sa.Update, sa.Delete)) else None


def _synchronizes(statement, options):
    own = getattr(statement, '_execution_options', None) or {}
    return {**own, **(options or {})}.get('synchronize_session', 'auto') is not False


def _entities(statement):
    """For each thing that is selected its model, or None; None for all where there is no model."""
    columns = getattr(statement, '_raw_columns', None) or getattr(statement, '_returning', None)
    if columns is None:
        return None
    models = [decl_api.model_of(column) or decl_api.aliased_model_of(column) for column in columns]
    return models if any(model is not None for model in models) else None


def _loaded(session, models, result):
    """The rows of `result` with instances in the place of their columns."""
    names = list(result.keys())
    at = 0
    made_names = []
    parts = []
    for model in models:
        width = 1 if model is None else len(names_of(model))
        parts.append((model, at, at + width))
        made_names.append(names[at] if model is None else model.__name__)
        at += width
    rows = [tuple(data[begin] if model is None else session._instance(model, data[begin:end])
                  for model, begin, end in parts) for data in result._source.rows]
    return Result(made_names, rows)
)python";

}  // namespace aludel::script::sqlalchemy
