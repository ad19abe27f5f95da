#== print(d, dict(d), d['x'], len(d))
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
d = defaultdict(list)
d['a'].append(1)
print(d, dict(d), d['x'], len(d))
#== print(defaultdict(int, {'a': 1}, b=2))
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
print(defaultdict(int, {'a': 1}, b=2))
#== t(lambda: defaultdict(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: defaultdict(3))
#== t(lambda: defaultdict()['q'])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: defaultdict()['q'])
#== print(o, o.popitem(last=False), o)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
o = OrderedDict([('a',1),('b',2)])
o.move_to_end('a')
print(o, o.popitem(last=False), o)
#== print(OrderedDict(), list(reversed(OrderedDict(a=1, b=2))))
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
print(OrderedDict(), list(reversed(OrderedDict(a=1,b=2))))
#== print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields,
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, p == (1,2), P._make([3,4]))
#== t(lambda: P(1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
t(lambda: P(1))
#== t(lambda: P(1, 2, 3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
t(lambda: P(1,2,3))
#== t(lambda: P(1, z=3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
t(lambda: P(1, z=3))
#== t(lambda: p._replace(q=1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
p = P(1, y=2)
t(lambda: p._replace(q=1))
#== t(lambda: P._make([1]))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
t(lambda: P._make([1]))
#== t(lambda: namedtuple('Q', 'a a'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: namedtuple('Q', 'a a'))
#== t(lambda: namedtuple('Q', 'def x'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: namedtuple('Q', 'def x'))
#== t(lambda: namedtuple('Q', '_a'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: namedtuple('Q', '_a'))
#== t(lambda: namedtuple('1', 'a'))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: namedtuple('1', 'a'))
#== print(Q(1), Q._field_defaults, Q.__doc__, Q)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
Q = namedtuple('Q', ['a','b','c'], defaults=[7,8])
print(Q(1), Q._field_defaults, Q.__doc__, Q)
#== t(lambda: setattr(p, 'x', 3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
p = P(1, y=2)
t(lambda: setattr(p, 'x', 3))
#== print(namedtuple('R', 'a a def', rename=True)._fields)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
print(namedtuple('R', 'a a def', rename=True)._fields)
#== print(a, b, hash(p) == hash((1, 2)), p + (3,), P.__module__)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
P = namedtuple('P', 'x y')
p = P(1, y=2)
a, b = p
print(a, b, hash(p) == hash((1,2)), p + (3,), P.__module__)
#== print(E(1, 2), E(1, 2).total())
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
class E(namedtuple('E', 'x y')):
    def total(self): return self.x + self.y
print(E(1,2), E(1,2).total())
#== print(c, c.most_common(2), c['z'], sum(c.values()), list(Cou
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], sum(c.values()), list(Counter(a=2,b=1).elements()))
#== print(Counter(a=3) + Counter(a=1, b=2), Counter(a=3) - Count
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
print(Counter(a=3)+Counter(a=1,b=2), Counter(a=3)-Counter(a=1,b=2), Counter(a=3)|Counter(b=1), Counter(a=3)&Counter(a=1), -Counter(a=-1), +Counter(a=0))
#== print(c, c == Counter(c), c.total())
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
c = Counter('abracadabra')
c.subtract('aaa')
print(c, c == Counter(c), c.total())
#== print(q, q[0], q.popleft(), q)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
q = deque([1,2,3], maxlen=3)
q.append(4)
print(q, q[0], q.popleft(), q)
#== print(q, list(reversed(q)), 3 in q, len(q))
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
q = deque([1,2,3], maxlen=3)
q.append(4)
q.rotate(1)
print(q, list(reversed(q)), 3 in q, len(q))
#== t(lambda: deque().pop())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: deque().pop())
#== t(lambda: deque([1])[3])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: deque([1])[3])
#== t(lambda: deque([1]).remove(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: deque([1]).remove(3))
#== t(lambda: deque([1]).index(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: deque([1]).index(3))
#== t(lambda: deque([1]) + [2])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
t(lambda: deque([1]) + [2])
#== print(q, deque('abc'), deque([1]) == deque([1]), deque([1]) 
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
q = deque([1,2,3], maxlen=3)
q.append(4)
q.rotate(1)
q.extendleft([9,8])
print(q, deque('abc'), deque([1]) == deque([1]), deque([1]) < deque([2]))
#== print(m, m['a'], m['b'], list(m), dict(m), len(m), m.parents
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
m = ChainMap({'a':1}, {'a':2,'b':3})
print(m, m['a'], m['b'], list(m), dict(m), len(m), m.parents, m.new_child({'z':1}))
#== t(lambda: m['q'])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
m = ChainMap({'a':1}, {'a':2,'b':3})
t(lambda: m['q'])
#== print(u, u.get('c'), list(u.items()), 'a' in u, D.__mro__[1]
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
class D(UserDict):
    pass
u = D(a=1)
u['b']=2
print(u, u.get('c'), list(u.items()), 'a' in u, D.__mro__[1].__name__)
#== print(l, l[0], l + [1], l == [1, 2, 3])
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
l = UserList([3,1])
l.append(2)
l.sort()
print(l, l[0], l + [1], l == [1,2,3])
#== for k in (list, dict, tuple, str, set, int, type((x for x in
import collections
import collections.abc
for k in (list, dict, tuple, str, set, int, type(x for x in ()), range, frozenset, bytes, type({}.keys()), type(lambda: 0), type(iter([]))):
    print(k.__name__, [n for n in collections.abc.__all__ if issubclass(k, getattr(collections.abc, n))])
#== print(my.get('a'), my.get('b', 0), list(my.items()), my == {
import collections
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
d = defaultdict(list)
d['a'].append(1)
import collections.abc
for k in (list, dict, tuple, str, set, int, type(x for x in ()), range, frozenset, bytes, type({}.keys()), type(lambda: 0), type(iter([]))):
    print(k.__name__, [n for n in collections.abc.__all__ if issubclass(k, getattr(collections.abc, n))])
class My(collections.abc.Mapping):
    def __init__(self, d): self.d = d
    def __getitem__(self, k): return self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
my = My({'a': 1})
print(my.get('a'), my.get('b', 0), list(my.items()), my == {'a': 1}, 'a' in my, list(my.keys()))
#== t(lambda: Bad())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import collections
import collections.abc
class Bad(collections.abc.MutableMapping): pass
t(lambda: Bad())
#== all at once: collections
from collections import *
P = namedtuple('P', 'x y'); p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]), p == (1, 2), tuple(p), p + (3,), *p, namedtuple('Q', ['a', 'b'], defaults=[5])(1), P.__doc__, namedtuple('R', 'a class a', rename=True)._fields, isinstance(p, tuple), hash(p) == hash((1, 2)), P.x.__doc__, p.index(2))
c = Counter('banana'); print(c, c.most_common(2), c['z'], sum(c.values()), c + Counter('an'), c - Counter('aaa'), c & Counter('ab'), c | Counter('zz'), sorted(c.elements()), c.total(), dict(c), Counter(a=1, b=2), Counter({'a': 1}), +Counter(a=-1), c.subtract('bb'), c, c.update('q'), Counter() == Counter(a=0))
dd = defaultdict(list); dd['a'].append(1); print(dd, dd['b'], len(dd), dd.get('z'), 'z' in dd, defaultdict(int, a=1), defaultdict(lambda: 5)['k'], dict(dd), defaultdict(None, {'a': 1}))
o = OrderedDict([('a', 1), ('b', 2)]); o.move_to_end('a'); print(o, o.popitem(last=False), list(o), OrderedDict(a=1) == {'a': 1}, OrderedDict([('a', 1), ('b', 2)]) == OrderedDict([('b', 2), ('a', 1)]), o | {'z': 1})
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); print(q, q.pop(), q.popleft(), q, deque('ab'), q.maxlen, deque([1, 2, 3]).index(2)); r = deque('abcd'); r.rotate(1); r.extend('x'); r.extendleft('yz'); print(r, r[0], r[-1], len(r), 'x' in r, list(reversed(r)), r.count('a')); r.remove('a'); r.insert(1, 'I'); r.reverse(); print(r, r == deque(r), r.copy(), r * 2 == r + r, r.clear(), r)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(m['a'], m['b'], dict(m), m.new_child({'c': 1})['c'], m.parents, list(m), len(m), m)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(z=1), lambda: setattr(p, 'x', 1), lambda: namedtuple('X', 'a a'), lambda: namedtuple('X', '1'), lambda: p._replace(q=1), lambda: defaultdict(None)['x'], lambda: defaultdict(5), lambda: deque().pop(), lambda: deque([1])[5], lambda: m['zz'], lambda: OrderedDict().popitem(), lambda: o.move_to_end('zz'), lambda: Counter(5), lambda: P._make([1]), lambda: namedtuple('P', 'class'), lambda: deque(maxlen=-1), lambda: p.z):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = UD(a=1); u['b'] = 2; print(u, u.data, UserList([1]) + [2])
#== much at once
import collections as c
cn=c.Counter('abracadabra'); print(cn, cn.most_common(2), cn['z'], cn+c.Counter('aab'), cn-c.Counter('aaaaaab'), sorted(cn.elements())[:4], cn.total(), c.Counter(a=1)|c.Counter(a=3,b=1), c.Counter([3,1,1]))
d=c.defaultdict(list); d['a'].append(1); print(d, dict(d), d.get('q'), d['n'], len(d))
o=c.OrderedDict(a=1,b=2); o.move_to_end('a'); print(o, o.popitem(last=False), list(o), o==c.OrderedDict(a=1))
q=c.deque([1,2,3],maxlen=3); q.append(4); q.appendleft(0); q.rotate(1); print(q, q[0], list(q), q.pop(), q.popleft(), len(q), q.maxlen)
P=c.namedtuple('P','x y',defaults=[5]); p=P(1); print(p, p.x, p._asdict(), P._fields, p._replace(x=9), p+(1,), tuple(p), P(*[1,2]), p==(1,5))
try: P()
except TypeError as e: print(e)
try: p.x=1
except AttributeError as e: print(e)
m=c.ChainMap({'a':1},{'a':2,'b':3}); print(m['a'], m['b'], dict(m), m, list(m), len(m), m.parents, m.new_child({'z':1}))
#== subclasses of dict, list and set change in place
d={'a':1}; d|=[('n',1)]; d|={'z':2}; print(d)
e=d; e|=(('q',i) for i in range(1)); print(d is e, d)
try: d|=5
except TypeError as x: print(x)
try: d|=[1]
except TypeError as x: print(x)
try: d|=[(1,2,3)]
except ValueError as x: print(x)
try: d|=None
except TypeError as x: print(x)
class D(dict):
    def __setitem__(s,k,v): print('set',k); super().__setitem__(k,v)
    def __getitem__(s,k): print('get',k); return super().__getitem__(k)
d=D(a=1); d.update(b=2); d|={'z':1}; print(type(d).__name__,'%(b)s'%d,'{b}'.format_map(d),type(d|{}).__name__,type({}|d).__name__)
try: print({}|[(1,2)])
except TypeError as x: print(x)
class L(list): pass
l=L([1]); l+=[2]; l*=2; print(type(l).__name__,l,type(l+[1]).__name__)
class S(set): pass
s=S([1]); s|={2}; s-={1}; s&={2}; s^={5}; print(type(s).__name__,sorted(s),type(s|{1}).__name__)
#== subclasses of OrderedDict
from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(s,n,*a,**k): s.n=n; super().__init__(*a,**k)
    def __getitem__(s,k):
        v=super().__getitem__(k); s.move_to_end(k); return v
    def __setitem__(s,k,v):
        if k in s: s.move_to_end(k)
        super().__setitem__(k,v)
        s.move_to_end(k)
        if len(s)>s.n:
            o=next(iter(s)); del s[o]
l=LRU(2)
for i in 'abac': l[i]=i.upper()
print(l,list(l),l['a'],list(l)); l.update(z=1); print(list(l)); l.setdefault('y',5); print(list(l)); print(l.popitem(),l.popitem(False) if l else 0)
class T(OrderedDict):
    def __setitem__(s,k,v): print('set',k,v); super().__setitem__(k,v)
    def __delitem__(s,k): print('del',k); super().__delitem__(k)
t=T(a=1); t.update({'b':2}); t|={'c':3}; t.move_to_end('a',last=False); print(t,t.pop('a'),t.popitem(),t.copy(),t.setdefault('b'),T.fromkeys('x'))
