#include "script/sqlalchemy/orm_text.hpp"

// relationship(): what belongs to an instance is read when it is asked for. To change it that way is refused.
namespace aludel::script::sqlalchemy {

const std::string_view relationship_text = R"python(
import re

import sqlalchemy as sa
from sqlalchemy.orm import decl_api

# How rows are read, or what is done when they are changed: nothing of it changes what is read.
_harmless = {'back_populates', 'backref', 'cascade', 'passive_deletes', 'passive_updates', 'post_update', 'doc', 'info',
             'innerjoin', 'order_by', 'uselist', 'lazy', 'viewonly', 'overlaps', 'cascade_backrefs', 'single_parent',
             'active_history', 'enable_typechecks', 'sync_backref', 'secondary', 'init', 'repr', 'default_factory',
             'default', 'compare', 'kw_only', 'omit_join', 'query_class', 'load_on_pending', 'join_depth'}
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
            _refuse('the relationship %s of a model with secondary' % self.name)
        if self.kw.get('lazy', 'select') in ('dynamic', 'write_only', 'noload', 'raise', 'raise_on_sql'):
            _refuse('the relationship %s of a model with lazy=%r' % (self.name, self.kw['lazy']))
        one = [key for key in owner.__table__.foreign_keys if key.column.table is target.__table__]
        many = [key for key in target.__table__.foreign_keys if key.column.table is owner.__table__]
        if len(one) + len(many) != 1:
            _refuse('the relationship %s of a model, which foreign keys alone do not tell' % self.name)
        if one:
            return one[0].parent, one[0].column, False
        return many[0].column, many[0].parent, True

    def condition(self, owner):
        here, there, _ = self.pairs(owner, self.target(owner))
        return here == there

    def _load(self, instance, owner):
        target = self.target(owner)
        here, there, many = self.pairs(owner, target)
        value = getattr(instance, _attribute(owner, here))
        session = instance._state.session
        if not many:
            if value is None:
                return None
            if [one is there for one in target.__table__.primary_key.columns] == [True]:
                return session.get(target, value)
            return session.query(target).filter(there == value).first()
        query = session.query(target).filter(there == value)
        order = self.kw.get('order_by')
        if order is not None and order is not False:
            if isinstance(order, str) or not isinstance(order, (list, tuple)) and callable(order):
                _refuse('the relationship %s of a model with order_by as a text or function' % self.name)
            query = query.order_by(*(order if isinstance(order, (list, tuple)) else (order,)))
        return _Loaded(query.all()) if self.kw.get('uselist', self._is_list(owner)) else query.first()

    def _is_list(self, owner):
        hint = owner.__annotations__.get(self.name) if '__annotations__' in vars(owner) else None
        return hint is None or re.search(r'list|set|sequence', str(hint), re.IGNORECASE) is not None


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
        if one.owner not in model.__mro__:
            continue
        target = one.target(model)
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
