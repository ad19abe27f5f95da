#== print(sq.cache_info(), sq.cache_info().hits, sq.cache_parame
import functools
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
sq(1)
sq(1)
sq(2)
print(sq.cache_info(), sq.cache_info().hits, sq.cache_parameters(), sq.__name__)
#== print(sq.cache_info())
import functools
@functools.lru_cache(maxsize=2)
def sq(x): return x * x
sq(1)
sq(1)
sq(2)
sq.cache_clear()
print(sq.cache_info())
#== print(show(1), show(True), show([]), show('a'), show.dispatc
import functools
@functools.singledispatch
def show(x): return 'object'
print(show(1), show(True), show([]), show('a'), show.dispatch(int)(3))
#== print(SD().go('a'), SD().go(1))
import functools
class SD:
    @functools.singledispatchmethod
    def go(self, x): return 'any'
    @go.register
    def _(self, x: str): return 'str'
print(SD().go('a'), SD().go(1))
#== print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), funct
import functools
print(functools.reduce(lambda a, b: a + b, [1, 2, 3]), functools.partial(int, base=2)('11'), functools.cmp_to_key(lambda a, b: b - a)(1) < functools.cmp_to_key(lambda a, b: b - a)(2))
#== t(lambda: functools.reduce(max, []))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import functools
t(lambda: functools.reduce(max, []))
#== print(cp.v, cp.v)
import functools
class CP:
    @functools.cached_property
    def v(self): print('computed'); return 3
cp = CP()
print(cp.v, cp.v)
