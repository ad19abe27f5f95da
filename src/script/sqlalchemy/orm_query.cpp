#include "script/sqlalchemy/orm_text.hpp"

// Query: a select that a session runs, and the options that it may be given.
namespace aludel::script::sqlalchemy {

const std::string_view query_text = R"python(
import sqlalchemy as sa
import sqlalchemy.exc
from sqlalchemy.orm import decl_api, relationships


class _Load:
    """A loader option: how rows that belong together are fetched, which changes no result here."""

    def __getattr__(self, name):
        return lambda *args, **kw: self


def _loader(*args, **kw):
    return _Load()


joinedload = selectinload = subqueryload = lazyload = noload = raiseload = contains_eager = _loader
load_only = undefer = defer = _loader


def _joined(target, on):
    if isinstance(target, relationships._Of):
        return target.target.__table__, target.condition
    if on and isinstance(on[0], relationships._Of):
        return target, on[0].condition
    return (target, *on)


class Query:
    def __init__(self, entities, session=None):
        self.session = session
        self._given = entities
        self._select = sa.select(*entities)
        self._options = []

    def _with(self, select):
        made = Query.__new__(Query)
        made.__dict__.update(self.__dict__)
        made._select = select
        return made

    @property
    def statement(self):
        return self._select

    def __clause_element__(self):
        return self._select

    def filter(self, *criteria):
        return self._with(self._select.where(*criteria))

    where = filter

    def filter_by(self, **kw):
        model = next((one for one in self._given if decl_api.is_model(one)), None)
        if model is None:
            return self._with(self._select.filter_by(**kw))
        for name in kw:
            if not hasattr(model, name):
                raise sqlalchemy.exc.InvalidRequestError('Entity namespace for "%s" has no property "%s"' % (
                    model.__table__.name, name))
        return self.filter(*[getattr(model, name) == value for name, value in kw.items()])

    def order_by(self, *clauses):
        return self._with(self._select.order_by(*clauses))

    def group_by(self, *clauses):
        return self._with(self._select.group_by(*clauses))

    def having(self, *criteria):
        return self._with(self._select.having(*criteria))

    def distinct(self, *expressions):
        return self._with(self._select.distinct(*expressions))

    def limit(self, limit):
        return self._with(self._select.limit(limit))

    def offset(self, offset):
        return self._with(self._select.offset(offset))

    def slice(self, start, stop):
        return self.offset(start).limit(stop - start)

    def join(self, target, *on, **kw):
        return self._with(self._select.join(*_joined(target, on), **kw))

    def outerjoin(self, target, *on, **kw):
        return self._with(self._select.outerjoin(*_joined(target, on), **kw))

    def select_from(self, *froms):
        return self._with(self._select.select_from(*froms))

    def with_for_update(self, **kw):
        return self._with(self._select.with_for_update(**kw))

    def options(self, *options):
        return self

    def yield_per(self, count):
        return self

    def populate_existing(self):
        return self

    def execution_options(self, **kw):
        return self

    def enable_eagerloads(self, value):
        return self

    def autoflush(self, setting):
        return self

    def with_entities(self, *entities):
        made = self._with(self._select.with_only_columns(*entities))
        made._given = entities
        return made

    def subquery(self, name=None):
        return self._select.subquery(name)

    def scalar_subquery(self):
        return self._select.scalar_subquery()

    as_scalar = scalar_subquery

    def exists(self):
        return sa.exists(self._select.with_only_columns(sa.literal_column('1')))

    def label(self, name):
        return self._select.label(name)

    def __str__(self):
        _refuse('the text of a Query')

    def _is_single(self):
        return len(self._given) == 1 and decl_api.entity_of(self._given[0]) is not None

    def params(self, *args, **kw):
        if len(args) > 1:
            raise sqlalchemy.exc.ArgumentError(
                'params() takes zero or one positional argument, which is a dictionary.')
        return self._with(self._select.params({**(args[0] if args else {}), **kw}))

    def _rows(self):
        single = self._is_single()
        result = self.session.execute(self._select)
        return result.scalars() if single else result

    def all(self):
        rows = self._rows().all()
        if self._is_single():
            seen = []
            return [row for row in rows if not any(row is one for one in seen) and seen.append(row) is None]
        return rows

    def __iter__(self):
        return iter(self.all())

    def __getitem__(self, item):
        return self.all()[item]

    def first(self):
        return self.limit(1)._rows().first()

    def one(self):
        return self._rows().one()

    def one_or_none(self):
        return self._rows().one_or_none()

    def scalar(self):
        try:
            found = self._rows().one()
        except sqlalchemy.exc.NoResultFound:
            return None
        return found if self._is_single() else found[0]

    def get(self, ident):
        return self.session.get(self._given[0], ident)

    def count(self):
        return self.session.execute(
            sa.select(sa.func.count()).select_from(self._select.subquery())).scalar()

    def _table(self):
        model = self._given[0]
        return model.__table__ if decl_api.is_model(model) else getattr(model, 'table', model)

    def _changing(self, statement, synchronize):
        session, model = self.session, self._given[0]
        session._autoflush()
        criteria = getattr(self._select, '_where', None)
        if criteria:
            statement = statement.where(*criteria)
        synchronize = synchronize and decl_api.is_model(model)
        gone = ()
        if synchronize and isinstance(statement, sa.Delete):
            gone = session._instances_where(model, criteria or ())
        count = session._bind().execute(statement).rowcount
        if synchronize and isinstance(statement, sa.Update):
            session._expire_model(model)
        session._forget_deleted(gone)
        return count

    def update(self, values, synchronize_session='auto', update_args=None):
        model = self._given[0]
        named = {}
        for key, value in values.items():
            if isinstance(key, str) and decl_api.is_model(model):
                key = model._columns[key]
            named[key] = value
        return self._changing(self._table().update().values(named), synchronize_session)

    def delete(self, synchronize_session='auto', delete_args=None):
        return self._changing(self._table().delete(), synchronize_session)


def _refused(name):
    return lambda self, *args, **kw: _refuse('Query.%s()' % name)


for _name in ('union', 'union_all', 'intersect', 'intersect_all', 'except_', 'except_all', 'from_statement', 'with_parent',
              'correlate', 'add_columns', 'add_entity', 'values', 'value', 'cte', 'prefix_with', 'suffix_with',
              'with_hint', 'with_labels', 'tuples', 'set_label_style', 'merge_result'):
    setattr(Query, _name, _refused(_name))
)python";

}  // namespace aludel::script::sqlalchemy
