#include "script/sqlalchemy/orm_text.hpp"

// Models: classes whose columns make a Table, and whose instances are rows of it.
namespace aludel::script::sqlalchemy {

const std::string_view model_text = R"python(
import datetime
import decimal
import enum
import re
import sys
import typing
import uuid

import sqlalchemy as sa
import sqlalchemy.exc

_models = {}


class State:
    """What a session knows of one instance."""

    def __init__(self):
        self.session = None
        self.key = None
        self.loaded = {}
        self.expired = False
        self.deleted = False
        self.related = {}  # what relationships have loaded, by their names


class LoaderCallableStatus(enum.Enum):
    """What stands for a value that is not there."""

    PASSIVE_NO_RESULT = 0
    PASSIVE_CLASS_MISMATCH = 1
    ATTR_WAS_SET = 2
    ATTR_EMPTY = 3
    NO_VALUE = 4
    NEVER_SET = NO_VALUE


NO_VALUE = NEVER_SET = LoaderCallableStatus.NO_VALUE


class AttributeEventToken:
    """What is told of how an attribute comes to be set."""

    def __init__(self, key):
        self.key = key
        self.parent_token = self

    @property
    def impl(self):
        _refuse('the `impl` of the event of an attribute')

    @property
    def op(self):
        _refuse('the `op` of the event of an attribute')


_set_listeners = {}  # by the id of a Column, and the Column itself
_unconfigured = {}  # the models whose validators are not in place yet, by their ids


def _on_set(column, function, retval=False, **kw):
    for name in ('raw', 'named', 'once', 'active_history', 'insert'):
        if kw.get(name):
            _refuse("the event 'set' of a column with %s=True" % name)
    model = model_of(column.table)
    behind = model is not None and id(model) not in _unconfigured
    _set_listeners.setdefault(id(column), ([], column))[0].append((function, retval, behind))


def configure(metadata):
    """The first instance or query of any model: what listens from now on comes behind the validators."""
    for model in list(_unconfigured.values()):
        if model.metadata is metadata:
            del _unconfigured[id(model)]


class InstrumentedAttribute:
    """A column of a model: on the class the Column, on an instance its value."""

    def __init__(self, name, column):
        self.name = name
        self.column = column

    def __get__(self, instance, owner):
        if instance is None:
            return self.column
        values = instance.__dict__
        if self.name not in values:
            state = values.get('_state')
            if state is not None and state.session is not None and state.key is not None:
                state.session._load(instance)
            return values.get(self.name)
        return values[self.name]

    def __set__(self, instance, value):
        listeners = _set_listeners.get(id(self.column), ((), None))[0]
        value = self._tell(instance, value, listeners, False)
        validator = type(instance)._validators.get(self.name)
        if validator is not None:
            value = (validator(instance, self.name, value, False) if validator._validates_removes
                     else validator(instance, self.name, value))
        value = self._tell(instance, value, listeners, True)
        instance.__dict__[self.name] = value
        state = instance.__dict__.get('_state')
        if state is not None and state.session is not None:
            state.session._changed(instance)


    def _tell(self, instance, value, listeners, behind):
        for function, returns, comes_behind in listeners:
            if comes_behind == behind:
                given = function(instance, value, instance.__dict__.get(self.name, NO_VALUE),
                                 AttributeEventToken(self.name))
                if returns:
                    value = given
        return value


class _Relationship:
    """What a model has beside its columns, and is not here."""

    def __init__(self, what):
        self.what = what

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        _refuse('%s %s of a model' % (self.what, getattr(self, 'name', '')))

    def __set__(self, instance, value):
        _refuse('%s %s of a model' % (self.what, getattr(self, 'name', '')))


def backref(name, **kw):
    return name, kw


def synonym(name, **kw):
    return property(lambda self: getattr(self, name), lambda self, value: setattr(self, name, value))


def column_property(*args, **kw):
    return args[0] if isinstance(args[0], sa.Column) else _Relationship('the column_property')


def query_expression(*args, **kw):
    return _Relationship('the query_expression')


def deferred(column, **kw):
    return column


def validates(*names, include_removes=False, include_backrefs=True):
    def marked(function):
        function._validates = names
        function._validates_removes = include_removes
        return function

    return marked


def _validators_of(cls):
    found = {}
    for base in reversed(cls.__mro__):
        for value in list(vars(base).values()):
            for name in getattr(value, '_validates', ()) if callable(value) else ():
                found[name] = value
    return found


def declarative_mixin(cls):
    return cls


class AliasedClass:
    """A model once more, under another name."""

    def __init__(self, model, alias):
        self.__dict__['_model'] = model
        self.__dict__['_alias'] = alias

    def __clause_element__(self):
        return self._alias

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        column = self._model._columns.get(name)
        if column is None:
            _refuse("the attribute '%s' of an aliased model, which is no column," % name)
        return self._alias.c[column.key]


_aliases = {}  # the models of aliases, by the ids of these, and the aliases themselves


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    if not is_model(element) or alias is not None or adapt_on_names:
        _refuse('orm.aliased() of anything but a model')
    made = element.__clause_element__().alias(name)
    _aliases[id(made)] = (element, made)
    return AliasedClass(element, made)


def aliased_model_of(alias):
    found = _aliases.get(id(alias))
    return found[0] if found is not None and found[1] is alias else None


def entity_of(given):
    """The model whose instances come for what is selected, or None."""
    return given if is_model(given) else given._model if isinstance(given, AliasedClass) else None


class registry:
    """Makes base classes."""

    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None, constructor=None):
        if type_annotation_map or constructor:
            _refuse('orm.registry() with a type_annotation_map or constructor')
        self.metadata = sa.MetaData() if metadata is None else metadata

    def generate_base(self, mapper=None, cls=object, name='Base', metaclass=None):
        return declarative_base(metadata=self.metadata, cls=cls, name=name, metaclass=metaclass)

    def configure(self, cascade=False):
        configure(self.metadata)

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        _refuse("'%s' of orm.registry()" % name)


def object_session(instance):
    return instance._state.session


def make_transient(instance):
    state = instance._state
    if state.session is not None:
        state.session.expunge(instance)
    state.key = None
    state.loaded, state.related = {}, {}
    state.expired = state.deleted = False


_mapper_options = {'eager_defaults', 'confirm_deleted_rows', 'primary_key', 'batch', 'allow_partial_pks',
                   'passive_updates', 'always_refresh', 'legacy_is_orphan'}


def flag_modified(instance, name):
    state = instance._state
    state.loaded.pop(name, None)
    if state.session is not None:
        state.session._changed(instance)


class declared_attr:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return self.function(owner)

    @classmethod
    def directive(cls, function):
        return cls(function)

    @classmethod
    def cascading(cls, function):
        return cls(function)


class hybrid_property:
    def __init__(self, function):
        self.getter = function
        self.set = None
        self.on_class = function

    def __get__(self, instance, owner):
        return self.on_class(owner) if instance is None else self.getter(instance)

    def __set__(self, instance, value):
        if self.set is None:
            raise AttributeError("can't set attribute")
        self.set(instance, value)

    def setter(self, function):
        self.set = function
        return self

    def expression(self, function):
        self.on_class = function
        return self


_T = typing.TypeVar('_T')


class Mapped(typing.Generic[_T]):
    pass


class _MappedColumn:
    def __init__(self, args, kw):
        self.args = args
        self.kw = kw
        self._named = []

    def __set_name__(self, owner, name):
        given = self.args[0] if self.args and isinstance(self.args[0], str) else self.kw.get('name')
        for clause in self._named:
            clause.name = clause.key = given or name

    def __clause_element__(self):
        """What stands for it in the class body: it has its name when the class is there."""
        clause = sa.column('')
        self._named.append(clause)
        return clause

    def make(self, name, annotation, owner):
        args = list(self.args)
        kw = dict(self.kw)
        for unused in ('init', 'repr', 'default_factory', 'compare', 'kw_only', 'sort_order', 'deferred',
                       'use_existing_column'):
            kw.pop(unused, None)
        column_name = kw.pop('name', None)
        if args and isinstance(args[0], str):
            column_name = args.pop(0)
        typed = 'type_' in kw or any(_is_type(one) for one in args)
        if annotation is not None and not (typed and 'nullable' in kw):
            made, optional = _type_of_annotation(_hint(annotation, owner))
            if not typed:
                if made is None and not any(isinstance(one, sa.ForeignKey) for one in args):
                    _refuse('the annotation of the column %s of a model' % name)
                if made is not None:
                    args.insert(0, made)
            kw.setdefault('nullable', optional and not kw.get('primary_key'))
        self.column = sa.Column(column_name or name, *args, **kw)
        return self.column


def _operator(name):
    return lambda self, *args, **kw: getattr(self.__clause_element__(), name)(*args, **kw)


for _name in ('asc', 'desc', 'nulls_first', 'nulls_last', 'is_', 'is_not', 'isnot', 'in_', 'not_in', 'like', 'op',
              '__eq__', '__ne__', '__lt__', '__le__', '__gt__', '__ge__'):
    setattr(_MappedColumn, _name, _operator(_name))
_MappedColumn.__hash__ = object.__hash__


def _is_type(one):
    return isinstance(one, sa.types.TypeEngine) or (
        isinstance(one, type) and issubclass(one, sa.types.TypeEngine))


_annotated = {
    int: sa.Integer, str: sa.String, bool: sa.Boolean, float: sa.Float, bytes: sa.LargeBinary,
    datetime.datetime: sa.DateTime, datetime.date: sa.Date, datetime.time: sa.Time, datetime.timedelta: sa.Interval,
    decimal.Decimal: sa.Numeric, uuid.UUID: sa.Uuid,
}


def _hint(annotation, owner):
    """What the text of an annotation means in the module of its class."""
    if not isinstance(annotation, str):
        return annotation
    module = sys.modules.get(owner.__module__)
    try:
        return typing._evaluate(annotation, {**getattr(module, '__dict__', {}), **vars(owner)})
    except NameError as error:
        _refuse("the annotation '%s' of a model (%s)" % (annotation, error))


def _type_of_annotation(annotation):
    inner = typing.get_args(annotation)
    inner = inner[0] if inner else annotation
    optional = False
    parts = typing.get_args(inner)
    if type(None) in parts:
        optional = True
        rest = [part for part in parts if part is not type(None)]
        inner = rest[0] if len(rest) == 1 else inner
    if isinstance(inner, type) and issubclass(inner, enum.Enum):
        return sa.Enum(inner), optional
    made = _annotated.get(inner)
    return (made() if made is not None else None), optional


def mapped_column(*args, **kw):
    return _MappedColumn(args, kw)


def _is_mapped(annotation):
    if isinstance(annotation, str):
        return re.match(r'(\w+\.)*Mapped\[', annotation) is not None
    return typing.get_origin(annotation) is Mapped


def _merged(names, annotated):
    """Both orders, as far as both can be kept: at a name that both have the other one goes on."""
    shared = set(names) & set(annotated)
    merged, ahead, behind = [], list(names), list(annotated)
    while ahead:
        name = ahead.pop(0)
        if name in shared:
            shared.remove(name)
            ahead, behind = behind, ahead
        else:
            merged.append(name)
    return merged + behind


def _columns_of(cls):
    """Attribute names and Columns: the model's own, then those of its mixins, as copies."""
    from sqlalchemy.orm import relationships

    found = {}
    for base in cls.__mro__:
        if base is not cls and '__table__' in vars(base):
            continue
        members = vars(base)
        annotations = members.get('__annotations__', {})
        for name in _merged(members, annotations):
            if name in found:
                continue
            value = members.get(name)
            if isinstance(value, declared_attr) and not name.startswith('__'):
                value = value.function(cls)
                relationships.take(cls, name, value)
            if isinstance(value, _MappedColumn):
                found[name] = value.make(name, annotations.get(name), base)
            elif isinstance(value, sa.Column):
                column = value if base is cls else value._copy()
                if column.name is None:
                    column.name = column.key = name
                found[name] = column
            elif name not in members and _is_mapped(annotations[name]):
                found[name] = _MappedColumn((), {}).make(name, annotations[name], base)
    return found


def _table_of(cls, columns):
    arguments = getattr(cls, '__table_args__', ())
    items, keywords = (), {}
    if isinstance(arguments, dict):
        keywords = arguments
    elif arguments:
        items = arguments
        if isinstance(arguments[-1], dict):
            items, keywords = arguments[:-1], arguments[-1]
    return sa.Table(cls.__tablename__, cls.metadata, *columns.values(), *items, **keywords)


class _Model:
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        if '_is_base' in vars(cls) or '_declares' in vars(cls):
            return
        if any('_declares' in vars(base) for base in cls.__bases__):
            cls._start()
        elif not vars(cls).get('__abstract__'):
            cls._map()

    @classmethod
    def _start(cls):
        if 'metadata' not in vars(cls):
            cls.metadata = sa.MetaData()
        cls._is_base = True
        if 'type_annotation_map' in vars(cls) or 'registry' in vars(cls):
            _refuse('a registry or type_annotation_map of models')

    @classmethod
    def _map(cls):
        from sqlalchemy.orm import relationships

        if any('__mapper__' in vars(base) for base in cls.__mro__[1:]):
            _refuse('inheritance between models')
        arguments = getattr(cls, '__mapper_args__', {})
        if not isinstance(arguments, dict) or any(name not in _mapper_options for name in arguments):
            _refuse('__mapper_args__ of a model' + (
                ' with ' + ', '.join(name for name in arguments if name not in _mapper_options)
                if isinstance(arguments, dict) else ''))
        table = vars(cls).get('__table__')
        if table is None:
            if not hasattr(cls, '__tablename__'):
                raise sqlalchemy.exc.InvalidRequestError(
                    "Class %r does not have a __table__ or __tablename__ specified and does not inherit from an "
                    "existing table-mapped class." % (cls,))
            columns = _columns_of(cls)
            table = _table_of(cls, columns)
            cls.__table__ = table
        else:
            columns = {column.key: column for column in table.columns}
        key = arguments.get('primary_key')
        key = list(table.primary_key.columns) if key is None else list(key) if isinstance(key, (list, tuple)) else [key]
        key = [one.column if isinstance(one, _MappedColumn) else one for one in key]
        if any(not isinstance(one, sa.Column) or one.table is not table for one in key):
            _refuse('__mapper_args__ of a model with a primary_key of something that is no column of it')
        if not key:
            raise sqlalchemy.exc.ArgumentError(
                "Mapper Mapper[%s(%s)] could not assemble any primary key columns for mapped table '%s'" % (
                    cls.__name__, table.name, table.name))
        cls.__mapper__ = cls
        cls._key = key
        cls._columns = columns
        cls._validators = _validators_of(cls)
        for name, column in columns.items():
            setattr(cls, name, InstrumentedAttribute(name, column))
        _models[id(table)] = (cls, table)
        _unconfigured[id(cls)] = cls
        relationships.connect()

    @classmethod
    def __clause_element__(cls):
        configure(cls.metadata)
        return cls.__table__

    def __init__(self, **kw):
        configure(type(self).metadata)
        for name, value in kw.items():
            if not hasattr(type(self), name):
                raise TypeError('%r is an invalid keyword argument for %s' % (name, type(self).__name__))
            setattr(self, name, value)

    @property
    def _state(self):
        if '_state' not in self.__dict__:
            self.__dict__['_state'] = State()
        return self.__dict__['_state']


class DeclarativeBase(_Model):
    _declares = True


class DeclarativeBaseNoMeta(DeclarativeBase):
    _declares = True


def declarative_base(*, metadata=None, cls=object, name='Base', bind=None, mapper=None, class_registry=None,
                     type_annotation_map=None, constructor=None, metaclass=None, **kw):
    if type_annotation_map or constructor or metaclass:
        _refuse('declarative_base() with a type_annotation_map, constructor or metaclass')
    bases = (_Model,) if cls is object else (cls, _Model)
    return type(name, bases, {'metadata': sa.MetaData() if metadata is None else metadata, '_is_base': True})


def model_of(table):
    found = _models.get(id(table))
    return found[0] if found is not None and found[1] is table else None


def is_model(value):
    return isinstance(value, type) and issubclass(value, _Model) and '__mapper__' in vars(value)
)python";

}  // namespace aludel::script::sqlalchemy
