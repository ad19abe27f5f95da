#== with contextlib.ExitStack() as st:
import contextlib
with contextlib.ExitStack() as st:
    st.callback(print, 'callback'); st.enter_context(contextlib.nullcontext()); print('body')
#== with cm(3) as v:
import inspect
import contextlib
def f(a, b=2, *args, c: int, d='x', **kw) -> str: pass
class K:
    """doc of K

       indented"""
    def __init__(self, x, y=1): pass
    def m(self, q): pass
    @classmethod
    def cm(cls, z): pass
    @staticmethod
    def sm(w): pass
print(inspect.isclass(K), inspect.isfunction(f), inspect.ismethod(K(1).m), inspect.isbuiltin(len), inspect.ismodule(inspect), inspect.getdoc(K), inspect.isgeneratorfunction(f), inspect.isroutine(len), [n for n, v in inspect.getmembers(K, inspect.isfunction)], inspect.getmro(K)[0].__name__)
@contextlib.contextmanager
def cm(x):
    print('enter', x)
    try: yield x * 2
    finally: print('exit')
with cm(3) as v: print(v)
#== t(lambda: cm(1).__enter__() and None)
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import contextlib
@contextlib.contextmanager
def cm(x):
    print('enter', x)
    try: yield x * 2
    finally: print('exit')
t(lambda: cm(1).__enter__() and None)
#== all at once: context managers
from contextlib import *
@contextmanager
def cm(n):
    print('enter', n)
    try: yield n.upper()
    except ValueError as e: print('swallow', e)
    finally: print('exit', n)
with cm('a') as a, cm('b') as b: print(a, b); raise ValueError('x')
with (cm('c') as c, cm('d')): print(c)
with suppress(KeyError, IndexError): {}['x']
with nullcontext(5) as n: print(n)
with ExitStack() as st:
    st.enter_context(cm('e')); st.callback(print, 'cb', 1); st.push(lambda *a: print('push', a[0]))
class C:
    def close(self): print('closed')
with closing(C()): pass
import io
with redirect_stdout(io.StringIO()) as out: print('hidden')
print(repr(out.getvalue()))
@cm('deco')
def fn(): print('in fn')
fn(); fn()
@contextmanager
def once(): yield; yield
try:
    with once(): pass
except RuntimeError as e: print(e)
@contextmanager
def never():
    if 0: yield
try:
    with never(): pass
except RuntimeError as e: print(e)
class X:
    def __enter__(self): return 1
try:
    with X(): pass
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
try:
    with 5: pass
except (TypeError, AttributeError) as e: print(type(e).__name__, e)
#== suppress around imports is a try around imports
import contextlib
from contextlib import suppress
X = Y = Z = None
with suppress(ImportError):
    import urllib2 as X
    print('not here')
with contextlib.suppress(ValueError, ModuleNotFoundError):
    from json.nosuch import thing as Y
    print('nor here')
with suppress(Exception):
    from json import nosuch as Z
    print('nor here')
class Quiet(suppress): pass
with Quiet(ImportError), contextlib.nullcontext():
    import ConfigParser
    print('nor here')
with suppress(ImportError):
    import json as X
    from textwrap import dedent as Y
print(X.dumps([1]), Y(' a'), Z)
def probe(name):
    with suppress(ImportError):
        if name == 'old': import Queue
        else: import string
        return 'there'
    return 'not there'
print(probe('old'), probe('new'))
#== contexts of what callbacks raise
from contextlib import ExitStack
def bad(e): raise e
try:
    with ExitStack() as s:
        s.callback(bad, IndexError('i'))
        s.callback(bad, KeyError('k'))
        1 / 0
except IndexError as e: print(repr(e.__context__), repr(e.__context__.__context__))
try:
    with ExitStack() as s:
        s.callback(bad, IndexError('i'))
        s.push(lambda *info: True)
        s.callback(bad, KeyError('k'))
except IndexError as e: print(repr(e.__context__))
class L:
    def __enter__(self): print('entered'); return 1
with ExitStack() as s:
    for one in (L(), object()):
        try: s.enter_context(one)
        except Exception as e: print(type(e).__name__, e)
#== managers by what they have
import contextlib
class A:
    def __enter__(self): return self
    def __exit__(self, *a): return None
class N:
    def __enter__(self): return self
    __exit__ = None
class B(contextlib.AbstractContextManager): pass
class C(contextlib.AbstractContextManager):
    def __exit__(self, *a): print('out')
print(isinstance(A(), contextlib.AbstractContextManager), issubclass(N, contextlib.AbstractContextManager), issubclass(int, contextlib.AbstractContextManager))
try: B()
except TypeError as e: print(e)
with C() as c: print(type(c).__name__)
#== contextmanager keeps what the function has
from contextlib import contextmanager
def attribs(**kw):
    def deco(f):
        for k, v in kw.items(): setattr(f, k, v)
        return f
    return deco
@contextmanager
@attribs(foo='bar')
def baz(x):
    """Doc"""
    yield x
print(baz.foo, baz.__name__, baz.__qualname__, baz.__doc__)
with baz(3) as x: print(x)
