#== print(list(S()), S().index(2), S().count(3), list(reversed(S
import collections
import collections.abc
class S(collections.abc.Sequence):
    def __getitem__(self, i): return [1,2,3][i]
    def __len__(self): return 3
print(list(S()), S().index(2), S().count(3), list(reversed(S())), 2 in S())
#== print(isinstance(It(), collections.abc.Iterable), isinstance
import collections
import collections.abc
class It:
    def __iter__(self): return iter(())
print(isinstance(It(), collections.abc.Iterable), isinstance(It(), collections.abc.Iterator), isinstance(3, collections.abc.Hashable), isinstance([], collections.abc.Hashable))
#== print(isinstance(print, collections.abc.Callable), isinstanc
import collections
import collections.abc
class It:
    def __iter__(self): return iter(())
print(isinstance(print, collections.abc.Callable), isinstance(It, collections.abc.Callable), isinstance(It(), collections.abc.Callable))
#== print(collections.abc.Sequence[int], collections.abc.Callabl
import collections
import collections.abc
print(collections.abc.Sequence[int], collections.abc.Callable[[int], str], list[int], dict[str, list[int]], tuple[int, ...], int | None, int | str | None)
#== print(isinstance(3, int | str), isinstance(None, int | None)
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
print(isinstance(3, int | str), isinstance(None, int | None), defaultdict[str, int], OrderedDict[str, int])
#== t(lambda: isinstance([], list[int]))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
t(lambda: isinstance([], list[int]))
#== t(lambda: A())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
t(lambda: A())
#== t(lambda: B())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
class B(A):
    def f(self): return 1
t(lambda: B())
#== print(C().f(), A.__abstractmethods__ == frozenset({'f', 'g'}
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
class B(A):
    def f(self): return 1
class C(B):
    g = 3
print(C().f(), A.__abstractmethods__ == frozenset({'f','g'}), C.__abstractmethods__)
#== print(isinstance(3, A), issubclass(bool, A))
import abc
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): pass
    @property
    @abc.abstractmethod
    def g(self): pass
A.register(int)
print(isinstance(3, A), issubclass(bool, A))
#== print(isinstance(o, dict), isinstance(o, collections.abc.Map
import collections
from collections import defaultdict, OrderedDict, namedtuple, Counter, deque, ChainMap, UserDict, UserList
o = OrderedDict([('a',1),('b',2)])
o.move_to_end('a')
c = Counter('abracadabra')
c.subtract('aaa')
import collections.abc
print(isinstance(o, dict), isinstance(o, collections.abc.Mapping), isinstance(c, dict))
#== all at once: abc
from abc import ABC, abstractmethod, ABCMeta, abstractproperty
class A(ABC):
    @abstractmethod
    def f(self): ...
    @property
    @abstractmethod
    def g(self): ...
class B(A):
    def f(self): return 1
class C(B):
    g = 3
for k in (A, B, C):
    try:
        print(k().f())
    except TypeError as e:
        print(e)
print(A.__abstractmethods__ == {'f', 'g'}, isinstance(C(), A))
@A.register
class V: pass
print(issubclass(V, A), isinstance(V(), A))
from collections.abc import Mapping, Iterable, Sequence, Callable, Hashable
class Mp(Mapping):
    def __getitem__(self, k): return k * 2
    def __iter__(self): return iter('ab')
    def __len__(self): return 2
m = Mp(); print(dict(m), m.get('q'), list(m.items()), 'z' in m, list(m.values()), m == {'a': 'aa', 'b': 'bb'})
print(isinstance([], Iterable), isinstance('a', Sequence), isinstance({}, Mapping), isinstance(len, Callable), isinstance([], Hashable), isinstance(5, Iterable))
