#include "script/sqlalchemy/result_text.hpp"

namespace aludel::script::sqlalchemy {

const std::string_view row_text = R"python(
import sqlalchemy.exc


class RowMapping:
    def __init__(self, row):
        self._row = row

    def __getitem__(self, key):
        if isinstance(key, (int, slice)):
            raise KeyError(key)
        return self._row._data[self._row._places.index_of(key)]

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __iter__(self):
        return iter(self._row._places.names)

    def __len__(self):
        return len(self._row._data)

    def __contains__(self, key):
        return self._row._places.has(key)

    def keys(self):
        return RMKeyView(self._row._places.names)

    def values(self):
        return list(self._row._data)

    def items(self):
        return list(zip(self._row._places.names, self._row._data))

    def __eq__(self, other):
        return dict(self) == dict(other)

    def __repr__(self):
        return repr(dict(self.items()))


class RMKeyView:
    def __init__(self, names):
        self._names = list(names)

    def __iter__(self):
        return iter(self._names)

    def __len__(self):
        return len(self._names)

    def __contains__(self, name):
        return _name_of(name) in self._names

    def __eq__(self, other):
        return list(self) == list(other)

    def __repr__(self):
        return 'RMKeyView(%r)' % (self._names,)


def _name_of(key):
    if isinstance(key, str):
        return key
    found = getattr(key, 'key', None)
    return found if isinstance(found, str) else getattr(key, 'name', key)


class Places:
    """Which value of a row has which name."""

    def __init__(self, names):
        self.names = names
        self.by_name = {}
        self.twice = set()
        for at, name in enumerate(names):
            if name in self.by_name:
                self.twice.add(name)
            else:
                self.by_name[name] = at

    def has(self, key):
        return _name_of(key) in self.by_name or getattr(key, 'name', None) in self.by_name

    def index_of(self, key):
        name = _name_of(key)
        if name not in self.by_name:
            name = getattr(key, 'name', None)
        if name not in self.by_name:
            raise sqlalchemy.exc.NoSuchColumnError(
                "Could not locate column in row for column '%s'" % (key if isinstance(key, str) else str(key),))
        if name in self.twice:
            raise sqlalchemy.exc.InvalidRequestError(
                "Ambiguous column name '%s' in result set column descriptions" % name)
        return self.by_name[name]


class Row:
    def __init__(self, places, data):
        object.__setattr__(self, '_places', places)
        object.__setattr__(self, '_data', data)

    @property
    def _mapping(self):
        return RowMapping(self)

    @property
    def _fields(self):
        return tuple(self._places.names)

    def _asdict(self):
        return dict(zip(self._places.names, self._data))

    def _tuple(self):
        return self

    tuple = _tuple

    @property
    def t(self):
        return self

    _t = t

    def count(self, value):
        return self._data.count(value)

    def index(self, value, *bounds):
        return self._data.index(value, *bounds)

    def __getattr__(self, name):
        places = self._places
        if name in places.by_name and name not in places.twice:
            return self._data[places.by_name[name]]
        if name in places.twice:
            raise sqlalchemy.exc.InvalidRequestError(
                "Ambiguous column name '%s' in result set column descriptions" % name)
        raise AttributeError("Could not locate column in row for column '%s'" % name)

    def __setattr__(self, name, value):
        raise AttributeError("can't set attribute")

    def __delattr__(self, name):
        raise AttributeError("can't delete attribute")

    def __getitem__(self, key):
        return self._data[key]

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)

    def __contains__(self, value):
        return value in self._data

    def __hash__(self):
        return hash(self._data)

    def __eq__(self, other):
        return self._data == (other._data if isinstance(other, Row) else other)

    def __ne__(self, other):
        return not self == other

    def __lt__(self, other):
        return self._data < (other._data if isinstance(other, Row) else other)

    def __le__(self, other):
        return self._data <= (other._data if isinstance(other, Row) else other)

    def __gt__(self, other):
        return self._data > (other._data if isinstance(other, Row) else other)

    def __ge__(self, other):
        return self._data >= (other._data if isinstance(other, Row) else other)

    def __add__(self, other):
        return self._data + tuple(other)

    def __repr__(self):
        return repr(self._data)
)python";

const std::string_view result_text = R"python(
import sqlalchemy.exc
from sqlalchemy.engine.row import Places, Row, RowMapping, RMKeyView


def _closed():
    return sqlalchemy.exc.ResourceClosedError('This result object is closed.')


class _Source:
    """The rows that are still to be given, shared by all views of a result."""

    def __init__(self, rows):
        self.rows = rows
        self.at = 0
        self.closed = False

    def take(self, count=None):
        if self.closed:
            raise _closed()
        end = len(self.rows) if count is None else min(len(self.rows), self.at + count)
        taken = self.rows[self.at:end]
        self.at = end
        return taken


class _Fetching:
    """What all views of a result can: `_source`, `_make`, perhaps `_seen`."""

    _seen = None
    _unique_by = None
    _yield = None

    def _kept(self, values):
        if self._seen is None:
            return values
        kept = []
        for value in values:
            mark = self._unique_by(value) if self._unique_by else value
            if mark not in self._seen:
                self._seen.add(mark)
                kept.append(value)
        return kept

    def _take(self, count=None):
        if self._seen is None or count is None:
            return self._kept([self._make(row) for row in self._source.take(count)])
        taken = []
        while len(taken) < count:
            more = self._source.take(1)
            if not more:
                break
            taken.extend(self._kept([self._make(row) for row in more]))
        return taken

    def unique(self, strategy=None):
        self._seen = set()
        self._unique_by = strategy
        return self

    def all(self):
        return self._take()

    def fetchall(self):
        return self._take()

    def fetchone(self):
        taken = self._take(1)
        return taken[0] if taken else None

    def fetchmany(self, size=None):
        return self._take(self._yield or 1 if size is None else size)

    def partitions(self, size=None):
        while True:
            part = self._take(size or self._yield)
            if not part:
                return
            yield part

    def yield_per(self, num):
        self._yield = num
        return self

    def __iter__(self):
        while True:
            taken = self._take(1)
            if not taken:
                return
            yield taken[0]

    def __next__(self):
        taken = self._take(1)
        if not taken:
            raise StopIteration()
        return taken[0]

    def _only(self, second, none):
        taken = self._take(2)
        self._source.closed = True
        if not taken:
            if none:
                raise sqlalchemy.exc.NoResultFound('No row was found when one was required')
            return None
        if second and len(taken) > 1:
            raise sqlalchemy.exc.MultipleResultsFound(second)
        return taken

    def first(self):
        taken = self._only(None, False)
        return taken[0] if taken else None

    def one(self):
        return self._only('Multiple rows were found when exactly one was required', True)[0]

    def one_or_none(self):
        taken = self._only('Multiple rows were found when one or none was required', False)
        return taken[0] if taken else None

    def close(self):
        self._source.closed = True

    @property
    def closed(self):
        return self._source.closed or self._source.at >= len(self._source.rows)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        self.close()


class _View(_Fetching):
    def __init__(self, result, make, names):
        self._source = result._source
        self._make = make
        self._names = names
        self._yield = result._yield
        if result._seen is not None:
            self.unique(result._unique_by)

    def keys(self):
        return RMKeyView(self._names)


class ScalarResult(_View):
    pass


class MappingResult(_View):
    def columns(self, *keys):
        places = Places([self._names[at] for at in _indexes(self._names, keys)])
        chosen = _indexes(self._names, keys)
        self._make = lambda data: RowMapping(Row(places, tuple(data[at] for at in chosen)))
        self._names = places.names
        return self


class TupleResult(_View):
    pass


def _indexes(names, keys):
    places = Places(names)
    return [key if isinstance(key, int) else places.index_of(key) for key in keys]


class Result(_Fetching):
    def __init__(self, names, rows):
        self._set(names)
        self._source = _Source(rows)

    def _set(self, names):
        self._names = names
        places = Places(names)
        self._make = lambda data: Row(places, data)
        self._places = places

    @property
    def t(self):
        return self

    def tuples(self):
        return self

    def keys(self):
        return RMKeyView(self._names)

    def scalars(self, index=0):
        at = _indexes(self._names, [index])[0]
        return ScalarResult(self, lambda data: data[at], [self._names[at]])

    def mappings(self):
        places = self._places
        return MappingResult(self, lambda data: RowMapping(Row(places, data)), self._names)

    def columns(self, *keys):
        chosen = _indexes(self._names, keys)
        rows = [tuple(data[at] for at in chosen) for data in self._source.rows]
        self._source.rows = rows
        self._set([self._names[at] for at in chosen])
        return self

    def scalar(self):
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self):
        return self.one()[0]

    def scalar_one_or_none(self):
        row = self.one_or_none()
        return None if row is None else row[0]
)python";

const std::string_view cursor_text = R"python(
import sqlalchemy.exc
from sqlalchemy.engine.result import Result
from sqlalchemy.engine.row import Row, Places


class _NoRows:
    rows = ()
    at = 0
    closed = True

    def take(self, count=None):
        raise sqlalchemy.exc.ResourceClosedError(
            'This result object does not return rows. It has been closed automatically.')


class CursorResult(Result):
    def __init__(self, names, rows, returns_rows, rowcount, lastrowid, kind, many, key):
        super().__init__(names, rows)
        if not returns_rows:
            self._source = _NoRows()
        self.returns_rows = returns_rows
        self.rowcount = rowcount
        self._lastrowid = lastrowid
        self._kind = kind
        self._many = many
        self._key = key

    @property
    def is_insert(self):
        return self._kind == 'insert'

    @property
    def lastrowid(self):
        return self._lastrowid

    def _with_rows_of(self, results):
        """One result for the executions of several parameter sets, of which this is the last."""
        if self.returns_rows:
            self._source.rows = [row for one in results for row in one._source.rows]
        return self

    def keys(self):
        if not self.returns_rows:
            self._source.take()
        return super().keys()

    def _require_insert(self):
        if self._kind is None:
            raise sqlalchemy.exc.InvalidRequestError('Statement is not a compiled expression construct.')
        if self._kind != 'insert':
            raise sqlalchemy.exc.InvalidRequestError('Statement is not an insert() expression construct.')

    @property
    def inserted_primary_key(self):
        self._require_insert()
        if self._many:
            raise sqlalchemy.exc.InvalidRequestError(
                'This statement was an executemany call; if primary key returning is supported, please use '
                '.inserted_primary_key_rows.')
        return Row(Places(self._key[0]), tuple(self._key[1]))

    @property
    def inserted_primary_key_rows(self):
        return [self.inserted_primary_key]

    def supports_sane_rowcount(self):
        return True

    def supports_sane_multi_rowcount(self):
        return True


LegacyCursorResult = CursorResult
)python";

}  // namespace aludel::script::sqlalchemy
