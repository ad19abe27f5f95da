#include "python/library/library.hpp"

namespace aludel::python::library {
namespace {

constexpr std::string_view itertools_text = R"python(
import operator as _operator

_missing = object()


class _Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self._rest)


class count:
    def __init__(self, start=0, step=1):
        for one in (start, step):
            if not hasattr(type(one), '__add__') or isinstance(one, (str, tuple, list, bytes)):
                raise TypeError('a number is required')
        self._at, self._step = start, step

    def __iter__(self):
        return self

    def __next__(self):
        value = self._at
        self._at = value + self._step
        return value

    def __repr__(self):
        if isinstance(self._step, int) and self._step == 1:
            return 'count(%r)' % (self._at,)
        return 'count(%r, %r)' % (self._at, self._step)


class repeat:
    def __init__(self, object, times=_missing):
        self._object = object
        if times is not _missing and not isinstance(times, int):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(times).__name__)
        self._times = None if times is _missing else max(times, 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._times is not None:
            if self._times == 0:
                raise StopIteration
            self._times -= 1
        return self._object

    def __length_hint__(self):
        if self._times is None:
            raise TypeError('len() of unsized object')
        return self._times

    def __repr__(self):
        if self._times is None:
            return 'repeat(%r)' % (self._object,)
        return 'repeat(%r, %d)' % (self._object, self._times)


class cycle(_Iterator):
    def __init__(self, iterable, /):
        self._rest = self._run(iter(iterable))

    @staticmethod
    def _run(rest):
        kept = []
        for one in rest:
            yield one
            kept.append(one)
        while kept:
            yield from kept


class chain(_Iterator):
    def __init__(self, *iterables):
        self._rest = self._run(iterables)

    @staticmethod
    def _run(iterables):
        for one in iterables:
            yield from one

    @classmethod
    def from_iterable(cls, iterable, /):
        made = cls()
        made._rest = cls._run(iter(iterable))
        return made


class accumulate(_Iterator):
    def __init__(self, iterable, func=None, *, initial=None):
        self._rest = self._run(iter(iterable), _operator.add if func is None else func, initial)

    @staticmethod
    def _run(rest, func, total):
        if total is None:
            for total in rest:
                break
            else:
                return
        yield total
        for one in rest:
            total = func(total, one)
            yield total


class compress(_Iterator):
    def __init__(self, data, selectors):
        self._rest = self._run(iter(data), iter(selectors))

    @staticmethod
    def _run(data, selectors):
        for one, chosen in zip(data, selectors):
            if chosen:
                yield one


class dropwhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        self._rest = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, rest):
        for one in rest:
            if not predicate(one):
                yield one
                break
        yield from rest


class takewhile(_Iterator):
    def __init__(self, predicate, iterable, /):
        self._rest = self._run(predicate, iter(iterable))

    @staticmethod
    def _run(predicate, rest):
        for one in rest:
            if not predicate(one):
                break
            yield one


class filterfalse(_Iterator):
    def __init__(self, function, iterable, /):
        self._rest = self._run(bool if function is None else function, iter(iterable))

    @staticmethod
    def _run(function, rest):
        for one in rest:
            if not function(one):
                yield one


class starmap(_Iterator):
    def __init__(self, function, iterable, /):
        self._rest = self._run(function, iter(iterable))

    @staticmethod
    def _run(function, rest):
        for one in rest:
            yield function(*one)


class islice(_Iterator):
    def __init__(self, iterable, first, *more):
        if len(more) > 2:
            raise TypeError('islice expected at most 4 arguments, got %d' % (2 + len(more)))
        if not more:
            start, stop, step = None, first, None
        else:
            start, stop, step = first, more[0], more[1] if len(more) > 1 else None
        for one in (start, stop):
            if one is not None and not (isinstance(one, int) and one >= 0):
                if not more:
                    raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
                if one is stop and one is not start:
                    raise ValueError('Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
                raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
        if step is not None and not (isinstance(step, int) and step > 0):
            raise ValueError('Step for islice() must be a positive integer or None.')
        self._rest = self._run(iter(iterable), start or 0, stop, step or 1)

    @staticmethod
    def _run(rest, start, stop, step):
        at, wanted = 0, start
        if stop is not None and stop <= 0:
            return
        while stop is None or at < stop:
            if stop is not None and wanted >= stop:
                while at < stop:
                    try:
                        next(rest)
                    except StopIteration:
                        return
                    at += 1
                return
            try:
                one = next(rest)
            except StopIteration:
                return
            if at == wanted:
                wanted += step
                yield one
            at += 1


class zip_longest(_Iterator):
    def __init__(self, *iterables, fillvalue=None):
        self._rest = self._run([iter(one) for one in iterables], fillvalue)

    @staticmethod
    def _run(rests, fill):
        active = len(rests)
        while active:
            made = []
            for at, rest in enumerate(rests):
                if rest is None:
                    made.append(fill)
                    continue
                try:
                    made.append(next(rest))
                except StopIteration:
                    rests[at] = None
                    active -= 1
                    if not active:
                        return
                    made.append(fill)
            yield tuple(made)


class pairwise(_Iterator):
    def __init__(self, iterable, /):
        self._rest = self._run(iter(iterable))

    @staticmethod
    def _run(rest):
        for before in rest:
            break
        else:
            return
        for one in rest:
            yield before, one
            before = one


class product(_Iterator):
    def __init__(self, *iterables, repeat=1):
        if repeat < 0:
            raise ValueError('repeat argument cannot be negative')
        self._rest = self._run([tuple(one) for one in iterables] * repeat)

    @staticmethod
    def _run(pools):
        if not all(pools):
            return
        at = [0] * len(pools)
        while True:
            yield tuple([pool[index] for pool, index in zip(pools, at)])
            place = len(pools) - 1
            while place >= 0:
                at[place] += 1
                if at[place] < len(pools[place]):
                    break
                at[place] = 0
                place -= 1
            else:
                return


class permutations(_Iterator):
    def __init__(self, iterable, r=None):
        pool = tuple(iterable)
        if r is not None and not isinstance(r, int):
            raise TypeError('Expected int as r')
        r = len(pool) if r is None else r
        if r < 0:
            raise ValueError('r must be non-negative')
        self._rest = self._run(pool, r, ())

    @classmethod
    def _run(cls, pool, r, taken):
        if r > len(pool):
            return
        if len(taken) == r:
            yield tuple([pool[index] for index in taken])
            return
        for index in range(len(pool)):
            if index not in taken:
                yield from cls._run(pool, r, taken + (index,))


class combinations(_Iterator):
    _again = False

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError('r must be non-negative')
        self._rest = self._run(tuple(iterable), r, ())

    @classmethod
    def _run(cls, pool, r, taken):
        if len(taken) == r:
            yield tuple([pool[index] for index in taken])
            return
        first = (taken[-1] + (0 if cls._again else 1)) if taken else 0
        last = len(pool) if cls._again else len(pool) - (r - len(taken)) + 1
        for index in range(first, last):
            yield from cls._run(pool, r, taken + (index,))


class combinations_with_replacement(_Iterator):
    _again = True

    def __init__(self, iterable, r):
        if r < 0:
            raise ValueError('r must be non-negative')
        self._rest = self._run(tuple(iterable), r, ())

    _run = classmethod(combinations._run.__func__)


class groupby(_Iterator):
    def __init__(self, iterable, key=None):
        self._source = iter(iterable)
        self._key = key
        self._ahead = _missing
        self._current = self._group = object()
        self._rest = self._run()

    def _fetch(self):
        if self._ahead is _missing:
            value = next(self._source)
            self._ahead = (value if self._key is None else self._key(value), value)
        return self._ahead

    def _run(self):
        first = True
        old = None
        while True:
            try:
                while True:
                    key, value = self._fetch()
                    if first or not key == old:
                        break
                    self._ahead = _missing
            except StopIteration:
                return
            first, old = False, key
            self._group = object()
            yield key, _grouper(self, key, self._group)


class _grouper(_Iterator):
    def __init__(self, parent, key, group):
        self._rest = self._run(parent, key, group)

    @staticmethod
    def _run(parent, key, group):
        while parent._group is group:
            try:
                found, value = parent._fetch()
            except StopIteration:
                return
            if not found == key:
                return
            parent._ahead = _missing
            yield value


_grouper.__module__ = 'itertools'


class _tee(_Iterator):
    def __init__(self, source, kept, at):
        self._source, self._kept, self._at = source, kept, at

    def __next__(self):
        if self._at >= len(self._kept):
            self._kept.append(next(self._source))
        value = self._kept[self._at]
        self._at += 1
        return value

    def __copy__(self):
        return _tee(self._source, self._kept, self._at)


def tee(iterable, n=2, /):
    if n < 0:
        raise ValueError('n must be >= 0')
    source, kept = iter(iterable), []
    return tuple(_tee(source, kept, 0) for _ in range(n))
)python";

}  // namespace

std::shared_ptr<const NativeModule> itertools() {
    auto made = std::make_shared<NativeModule>("itertools");
    made->source(itertools_text);
    return made;
}

}  // namespace aludel::python::library
