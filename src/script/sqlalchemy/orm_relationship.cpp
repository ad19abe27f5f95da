#include "script/sqlalchemy/orm_text.hpp"

// relationship(): what belongs to an instance is read when it is asked for. To change it that way is refused.
namespace aludel::script::sqlalchemy {

const std::string_view relationship_text = R"python(
import re
import typing

import sqlalchemy as sa
from sqlalchemy.orm import decl_api

# How rows are read, or what is done when they are changed: nothing of it changes what is read.
_harmless = {'back_populates', 'backref', 'cascade', 'passive_deletes', 'passive_updates', 'post_update', 'doc', 'info',
             'innerjoin', 'order_by', 'uselist', 'lazy', 'viewonly', 'overlaps', 'cascade_backrefs', 'single_parent',
             'active_history', 'enable_typechecks', 'sync_backref', 'secondary', 'init', 'repr', 'default_factory',
             'default', 'compare', 'kw_only', 'omit_join', 'query_class', 'load_on_pending', 'join_depth', 'remote_side',
             'foreign_keys'}
_given = []  # all relationships, with the models that have them


def _named(name, owner):
    """The models that a text of `owner` may mean."""
    return [model for model, _ in decl_api._models.values()
            if model.__name__ == name.rsplit('.', 1)[-1] and model.metadata is owner.metadata]


class _Loaded(list):
    """Rows that belong to an instance."""

    def _change(self, *args, **kw):
        _refuse('a change of the list of a relationship')

    append = extend = insert = remove = pop = clear = sort = reverse = _change
    __setitem__ = __delitem__ = __iadd__ = _change


class Relationship:
    def __init__(self, argument, kw):
        self.argument = argument
        self.kw = kw
        self.name = ''

    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name
        _given.append(self)

    def __set__(self, instance, value):
        _refuse('the relationship %s of a model' % self.name)

    def __get__(self, instance, owner):
        if instance is None:
            return _Of(self, owner)
        state = instance._state
        if state.session is None or state.key is None:
            _refuse('the relationship %s of an instance that has no row' % self.name)
        if self.name not in state.related:
            state.related[self.name] = self._load(instance, owner)
        return state.related[self.name]

    def target(self, owner):
        argument = self.argument
        if argument is None:
            hint = owner.__annotations__.get(self.name, '') if '__annotations__' in vars(owner) else ''
            names = re.findall(r'\w+', hint) if isinstance(hint, str) else []
            argument = names[-1] if names and names[-1] != 'None' else None
        if not isinstance(argument, (str, type)) and callable(argument):
            argument = argument()
        if isinstance(argument, str):
            found = _named(argument, owner)
            argument = found[0] if len(found) == 1 else None
        if not decl_api.is_model(argument):
            _refuse('the relationship %s of a model, whose other side is not known' % self.name)
        return argument

    def pairs(self, owner, target):
        """The columns that hold it together, and whether the other side has many."""
        for name in self.kw:
            if name not in _harmless:
                _refuse('the relationship %s of a model with %s' % (self.name, name))
        if self.kw.get('secondary') is not None:
            _refuse('the relationship %s of a model with secondary, but to read it' % self.name)
        if self.kw.get('lazy', 'select') in ('dynamic', 'write_only', 'noload', 'raise', 'raise_on_sql'):
            _refuse('the relationship %s of a model with lazy=%r' % (self.name, self.kw['lazy']))
        one = [key for key in owner.__table__.foreign_keys if key.column.table is target.__table__]
        many = [key for key in target.__table__.foreign_keys if key.column.table is owner.__table__]
        chosen = self._columns('foreign_keys', owner)
        if chosen:
            one = [key for key in one if _holds(chosen, key.parent)]
            many = [key for key in many if _holds(chosen, key.parent)]
        if target.__table__ is owner.__table__:
            remote = self._columns('remote_side', owner)
            one = [key for key in one if _holds(remote, key.column)]
            many = [key for key in many if not _holds(remote, key.column)]
        if len(one) + len(many) != 1:
            _refuse('the relationship %s of a model, which foreign keys alone do not tell' % self.name)
        if one:
            return one[0].parent, one[0].column, False
        return many[0].column, many[0].parent, True

    def condition(self, owner):
        here, there, _ = self.pairs(owner, self.target(owner))
        return here == there

    def said(self, name, owner):
        """What was given for it; a text is an expression of the models."""
        given = self.kw.get(name)
        if not isinstance(given, (str, list, tuple, sa.sql.elements.ClauseElement, sa.Table)) and callable(given):
            given = given()
        if isinstance(given, str):
            names = {table.name: table for table in owner.metadata.tables.values()}
            names.update({model.__name__: model for model, _ in decl_api._models.values()
                          if model.metadata is owner.metadata})
            try:
                given = typing._evaluate(given, {**names, 'func': sa.func, 'desc': sa.desc, 'asc': sa.asc})
            except NameError as error:
                _refuse("the relationship %s of a model with %s='%s' (%s)" % (self.name, name, given, error))
        return given

    def _columns(self, name, owner):
        given = self.said(name, owner)
        columns = [] if given is None else list(given) if isinstance(given, (list, tuple)) else [given]
        columns = [one.column if isinstance(one, decl_api._MappedColumn) else one for one in columns]
        for column in columns:
            if not isinstance(column, sa.Column):
                _refuse('the relationship %s of a model with %s of something that is no column' % (self.name, name))
        return columns

    def links(self, owner, target):
        """The table between them, its key to the one side and to the other."""
        for name in self.kw:
            if name not in _harmless or name in ('remote_side', 'foreign_keys'):
                _refuse('the relationship %s of a model with secondary and %s' % (self.name, name))
        between = self.said('secondary', owner)
        here = [key for key in between.foreign_keys if key.column.table is owner.__table__]
        there = [key for key in between.foreign_keys if key.column.table is target.__table__]
        if len(here) != 1 or len(there) != 1 or here[0] is there[0]:
            _refuse('the relationship %s of a model, which the foreign keys of its secondary do not tell' % self.name)
        return between, here[0], there[0]

    def _ordered(self, query, owner):
        order = self.said('order_by', owner)
        if order is None or order is False:
            return query
        return query.order_by(*(order if isinstance(order, (list, tuple)) else (order,)))

    def _load_by_links(self, instance, owner, target):
        between, here, there = self.links(owner, target)
        value = getattr(instance, _attribute(owner, here.column))
        query = instance._state.session.query(target).join(between, there.parent == there.column).filter(
            here.parent == value)
        query = self._ordered(query, owner)
        return _Loaded(query.all()) if self.kw.get('uselist', True) else query.first()

    def _load(self, instance, owner):
        target = self.target(owner)
        if self.kw.get('secondary') is not None:
            return self._load_by_links(instance, owner, target)
        here, there, many = self.pairs(owner, target)
        value = getattr(instance, _attribute(owner, here))
        session = instance._state.session
        if not many:
            if value is None:
                return None
            if [one is there for one in target._key] == [True]:
                return session.get(target, value)
            return session.query(target).filter(there == value).first()
        query = self._ordered(session.query(target).filter(there == value), owner)
        return _Loaded(query.all()) if self.kw.get('uselist', self._is_list(owner)) else query.first()

    def _is_list(self, owner):
        hint = owner.__annotations__.get(self.name) if '__annotations__' in vars(owner) else None
        return hint is None or re.search(r'list|set|sequence', str(hint), re.IGNORECASE) is not None


def _holds(columns, column):
    return any(one is column for one in columns)


def _attribute(model, column):
    return next(name for name, one in model._columns.items() if one is column)


class _Of:
    """A relationship as the class shows it: in joins, options and conditions."""

    def __init__(self, relationship, owner):
        self.relationship, self.owner = relationship, owner

    @property
    def target(self):
        return self.relationship.target(self.owner)

    @property
    def condition(self):
        return self.relationship.condition(self.owner)

    def __clause_element__(self):
        self.condition
        return self.target.__table__

    def any(self, criterion=None, **kw):
        found = sa.exists().where(self.condition)
        if criterion is not None:
            found = found.where(criterion)
        for name, value in kw.items():
            found = found.where(getattr(self.target, name) == value)
        return found

    has = any

    def _compare(self, other):
        _refuse('a comparison with the relationship %s of a model' % self.relationship.name)

    __eq__ = __ne__ = contains = is_ = is_not = in_ = of_type = and_ = _compare
    __hash__ = object.__hash__


def relationship(argument=None, secondary=None, **kw):
    return Relationship(argument, dict(kw, secondary=secondary))


def take(model, name, value):
    """One that a function of a mixin gives."""
    if isinstance(value, Relationship):
        setattr(model, name, value)
        value.__set_name__(model, name)


def connect():
    """Gives the other sides their attributes, as far as these are there."""
    for one in list(_given):
        given = one.kw.get('backref')
        if given is None or not decl_api.is_model(one.owner):
            continue
        name, kw = (given, {}) if isinstance(given, str) else given
        found = _named(one.argument, one.owner) if isinstance(one.argument, str) else [one.argument]
        if len(found) == 1 and decl_api.is_model(found[0]) and name not in vars(found[0]):
            take(found[0], name, Relationship(one.owner, dict(kw)))


def release(session, instance):
    """Before an instance goes: the rows that refer to it refer to nothing, as far as no cascade is asked for."""
    model = type(instance)
    for one in _given:
        if one.owner not in model.__mro__ or one.kw.get('viewonly'):
            continue
        target = one.target(model)
        if one.kw.get('secondary') is not None:
            between, here, _ = one.links(model, target)
            if not one.kw.get('passive_deletes') or one.name in instance._state.related:
                session._bind().execute(between.delete().where(
                    here.parent == getattr(instance, _attribute(model, here.column))))
            continue
        here, there, many = one.pairs(model, target)
        cascades = re.search(r'delete|all', one.kw.get('cascade') or '') is not None
        if many and (not one.kw.get('passive_deletes') or one.name in instance._state.related):
            value = getattr(instance, _attribute(model, here))
            rows = session.query(target).filter(there == value).all()
            if rows and (cascades or one.kw.get('passive_deletes')):
                _refuse('session.delete() of an instance with rows of its relationship %s, which cascades' % one.name)
            for row in rows:
                setattr(row, _attribute(target, there), None)
                session._update(row)
        elif not many and cascades:
            _refuse('session.delete() of a model whose relationship %s cascades' % one.name)
)python";

}  // namespace aludel::script::sqlalchemy
