#== print(List[int], Dict[str, int], Optional[int], Union[int, s
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
T = TypeVar('T')
print(List[int], Dict[str, int], Optional[int], Union[int, str], Union[int, None], Callable[[int], str], Callable[..., int], Tuple[int, ...], Tuple[int, str], Tuple[()], Literal['a', 1], ClassVar[int], Type[int], Any, NoReturn, T, List[T], Sequence, List)
#== print(Optional[List['X']], Union[int, int], Union[Union[int,
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
print(Optional[List['X']], Union[int, int], Union[Union[int,str],float], Annotated[int, 'x'], Final[int], Set[int], FrozenSet[int], Iterable[int], Mapping[str, Any], Sequence[Union[str, None]])
#== print(List[T][int], Dict[str, T][int], get_origin(List[int])
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
T = TypeVar('T')
print(List[T][int], Dict[str, T][int], get_origin(List[int]), get_args(Dict[str,int]), get_args(Callable[[int], str]), get_origin(int), get_args(int), get_origin(Union[int,str]), get_origin(list[int]))
#== print(List[int] == List[int], Union[int, str] == Union[str, 
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
print(List[int] == List[int], Union[int,str] == Union[str,int], hash(List[int]) == hash(List[int]), Optional[int] | str, int | None == Optional[int])
#== t(lambda: isinstance([], List[int]))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: isinstance([], List[int]))
#== t(lambda: isinstance([], List))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: isinstance([], List))
#== t(lambda: Union[3])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: Union[3])
#== t(lambda: Optional[int, str])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: Optional[int, str])
#== t(lambda: List[int, str])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: List[int, str])
#== t(lambda: Any())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: Any())
#== t(lambda: isinstance(3, Union[int, str]))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: isinstance(3, Union[int,str]))
#== print(n, n.total(), N._fields, N._field_defaults, n == (1, '
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class N(NamedTuple):
    a: int
    b: str = 'x'
    def total(self): return self.a * 2
n = N(1)
print(n, n.total(), N._fields, N._field_defaults, n == (1,'x'), N(a=2,b='c'))
#== t(lambda: N())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class N(NamedTuple):
    a: int
    b: str = 'x'
    def total(self): return self.a * 2
t(lambda: N())
#== t(bad)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
def bad():
    class N2(NamedTuple):
        a: int = 1
        b: int
t(bad)
#== print(N3(1, 2))
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
N3 = NamedTuple('N3', [('x', int), ('y', int)])
print(N3(1,2))
#== print(TD(a=1, b='x'), sorted(TD2.__required_keys__), sorted(
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class TD(TypedDict):
    a: int
    b: str
class TD2(TD, total=False):
    c: int
print(TD(a=1,b='x'), sorted(TD2.__required_keys__), sorted(TD2.__optional_keys__), TD.__total__, type(TD(a=1)))
#== t(lambda: isinstance({}, TD))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class TD(TypedDict):
    a: int
    b: str
t(lambda: isinstance({}, TD))
#== print(TD3(a=1), TD3.__annotations__)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
TD3 = TypedDict('TD3', {'a': int})
print(TD3(a=1), TD3.__annotations__)
#== print(G[int], G(3).x, G[int](3).x, G.__mro__)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
T = TypeVar('T')
class G(Generic[T]):
    def __init__(self, x): self.x = x
print(G[int], G(3).x, G[int](3).x, G.__mro__)
#== print(G2(1).x, G2.__mro__)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
T = TypeVar('T')
class G(Generic[T]):
    def __init__(self, x): self.x = x
class G2(G[int]): pass
print(G2(1).x, G2.__mro__)
#== print(L([1]), L.__mro__)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class L(List[int]): pass
print(L([1]), L.__mro__)
#== print(Dd(a=1), [k.__name__ for k in Dd.__mro__])
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
T = TypeVar('T')
class Dd(Dict[str, T], Generic[T]): pass
print(Dd(a=1), [k.__name__ for k in Dd.__mro__])
#== print(isinstance(Im(), P), isinstance(3, P))
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
@runtime_checkable
class P(Protocol):
    def f(self) -> int: ...
class Im:
    def f(self): return 1
print(isinstance(Im(), P), isinstance(3, P))
#== t(lambda: P())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
@runtime_checkable
class P(Protocol):
    def f(self) -> int: ...
t(lambda: P())
#== t(lambda: isinstance(3, P2))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class P2(Protocol):
    x: int
t(lambda: isinstance(3, P2))
#== print(Im2()) if 0 else None
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class P2(Protocol):
    x: int
class Im2(P2): pass
print(Im2())if 0 else None
#== print(cast(int, 'x'), TYPE_CHECKING, NewType('U', int)(3), N
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
print(cast(int, 'x'), TYPE_CHECKING, NewType('U', int)(3), NewType('U', int))
#== print(get_type_hints(f))
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
def f(a: int, b: 'Optional[str]' = None) -> List[int]: pass
print(get_type_hints(f))
#== print({k: str(v) for k, v in get_type_hints(C).items()})
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
T = TypeVar('T')
class Dd(Dict[str, T], Generic[T]): pass
print(Dd(a=1), [k.__name__ for k in Dd.__mro__])
class C:
    a: int
    b: 'List[C]'
print({k: str(v) for k, v in get_type_hints(C).items()})
#== print(g(3))
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
@overload
def g(x: int) -> int: ...
def g(x): return x
print(g(3))
#== print(Fi.__final__, Fi.__name__)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
@final
class Fi: pass
print(Fi.__final__, Fi.__name__)
#== print(isinstance(Sup(), SupportsInt), isinstance('a', Suppor
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
class Sup:
    def __int__(self): return 3
print(isinstance(Sup(), SupportsInt), isinstance('a', SupportsInt))
#== t(lambda: assert_never(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: assert_never(3))
#== print(typing.Sequence[int].__origin__, ForwardRef('x'), Type
import typing, types
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
print(typing.Sequence[int].__origin__, ForwardRef('x'), TypeVar('Q', bound=int).__bound__, TypeVar('Z', covariant=True))
#== t(lambda: TypeVar('A', int))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: TypeVar('A', int))
#== t(lambda: NoReturn[int])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: NoReturn[int])
#== t(lambda: Generic[int])
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
t(lambda: Generic[int])
#== print(dict[str, T][int] if 1 else 0, types.SimpleNamespace(a
import typing, types
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
T = TypeVar('T')
print(dict[str, T][int] if 1 else 0, types.SimpleNamespace(a=1, b='x'), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1))
#== print(mp, mp['a'], len(mp), 'a' in mp, dict(mp))
import typing, types
mp = types.MappingProxyType({'a': 1})
print(mp, mp['a'], len(mp), 'a' in mp, dict(mp))
#== t(sm)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import typing, types
mp = types.MappingProxyType({'a': 1})
def sm(): mp['b'] = 2
t(sm)
#== print(types.FunctionType, types.ModuleType, types.NoneType, 
import typing, types
mp = types.MappingProxyType({'a': 1})
print(types.FunctionType, types.ModuleType, types.NoneType, types.MethodType, types.GeneratorType, types.BuiltinFunctionType, types.LambdaType, types.CoroutineType)
#== print(isinstance(sm, types.FunctionType), isinstance(len, ty
import typing, types
mp = types.MappingProxyType({'a': 1})
def sm(): mp['b'] = 2
print(isinstance(sm, types.FunctionType), isinstance(len, types.BuiltinFunctionType), types.ModuleType('m').__name__)
#== print(m, m.x, m.__doc__)
import typing, types
mp = types.MappingProxyType({'a': 1})
m = types.ModuleType('mod', 'doc')
m.x = 1
print(m, m.x, m.__doc__)
#== print(K, K.a)
import typing, types
mp = types.MappingProxyType({'a': 1})
m = types.ModuleType('mod', 'doc')
K = types.new_class('K', (), {}, lambda ns: ns.update(a=1))
print(K, K.a)
#== print(isinstance(types.SimpleNamespace(), typing.Hashable), 
import typing, types
mp = types.MappingProxyType({'a': 1})
m = types.ModuleType('mod', 'doc')
K = types.new_class('K', (), {}, lambda ns: ns.update(a=1))
print(isinstance(types.SimpleNamespace(), typing.Hashable), issubclass(dict, typing.Mapping), isinstance([], typing.Sequence))
#== print(Awaitable[int], Generator[int, None, None], AsyncItera
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
print(Awaitable[int], Generator[int, None, None], AsyncIterator[str], ContextManager[int], Deque[int], DefaultDict[str,int], Type, IO)
#== print(int | List[int], list[int] | None, Optional['X'])
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
print(int | List[int], list[int] | None, Optional['X'])
#== print(Self, Never, Required[int], ParamSpec('PP'), Callable[
from typing import Any, Annotated, AsyncIterator, Awaitable, Callable, ClassVar, ContextManager, DefaultDict, Deque, Dict, Final, ForwardRef, FrozenSet, Generator, Generic, IO, Iterable, List, Literal, Mapping, NamedTuple, NewType, NoReturn, Optional, Protocol, Sequence, Set, SupportsInt, Tuple, Type, TypeVar, TypedDict, TYPE_CHECKING, Union, assert_never, cast, final, get_args, get_origin, get_type_hints, overload, runtime_checkable
from typing import Self, Never, Required, NotRequired, ParamSpec, Concatenate, TypeAlias, LiteralString, Unpack, assert_type
print(Self, Never, Required[int], ParamSpec('PP'), Callable[ParamSpec('PP'), int], TypeAlias, LiteralString)
#== all at once: typing
from typing import *
import typing
T = TypeVar('T')
print(Optional[int], Union[int, str], List[int], Dict[str, Any], Callable[[int], str], Tuple[int, ...], int | None, list[int], dict[str, list[int]], Union[int, None], Literal['a', 1], ClassVar[int], Type[int], Any, get_type_hints if 0 else '', cast(int, 'a'), T, Union[int], Optional[Union[int, str]], tuple[()], list[T], Iterable[T], Sequence[int], get_origin(List[int]), get_args(Dict[str, int]), get_args(Optional[int]), Annotated[int, 'x'], Union[int, int], type[int], NoReturn)
class G(Generic[T]):
    def m(self) -> T: ...
class H(G[int]): pass
class TD(TypedDict, total=False):
    a: int
class NT(NamedTuple):
    x: int
    y: str = 'd'
class Pr(Protocol):
    def f(self) -> int: ...
print(G[int], H.__mro__[1].__name__, TD(a=1), NT(1), NT._fields, NT(1)._asdict(), NewType('U', int)(5), TYPE_CHECKING, get_type_hints(NT), isinstance(5, int | str), isinstance('a', Union[int, str]))
@overload
def ov(x: int) -> int: ...
def ov(x): return x
@final
class Fi: pass
@no_type_check
def ntc(x: 'junk stuff'): return x
print(ov(1), Final, reveal_type if 0 else 0)
for f in (lambda: isinstance(1, List[int]), lambda: List[int, str], lambda: Optional[1], lambda: int[str], lambda: Pr(), lambda: Union[()], lambda: isinstance(1, list[int])):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def ann(a: int, b: 'x' = 1, *c: str, **d: float) -> None: x: int = 5
print(ann.__annotations__ if 0 else '')
#== calls of aliases
from typing import *
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
T(1,lambda:List[int]()); T(2,lambda:Dict[str,int](a=1)); T(3,lambda:list[int]([1])); T(4,lambda:dict[str,int]()); T(5,lambda:Set[int]([1])); T(6,lambda:Optional[int]()); T(7,lambda:Union[int,str](1)); T(8,lambda:List()); T(9,lambda:Tuple[int]((1,))); T(10,lambda:Any()); T(11,lambda:Callable[[],int]()); T(12,lambda:Literal['a']()); T(13,lambda:DefaultDict[str,list](list)); T(14,lambda:Deque[int]([1])); T(15,lambda:type[int](5)); T(16,lambda:Type[int](5)); T(17,lambda:OrderedDict[str,int]()); T(18,lambda:Counter[str]('aab')); T(19,lambda:FrozenSet[int]([1])); T(20,lambda:Iterable[int]()); T(22,lambda:Annotated[int,'x'](3)); T(23,lambda:tuple[int,...]([1,2])); T(24,lambda: ClassVar[int]())
class G(Generic[TypeVar('T')]):
    def __init__(s,x=0): s.x=x
T(25,lambda:G[int](5).x)
