#== print(inspect.signature(f).parameters['b'].default, list(ins
import inspect
def f(a, b=2, *args, c: int, d='x', **kw) -> str: pass
def g(a, /, b, *, c=1): pass
class K:
    """doc of K

       indented"""
    def __init__(self, x, y=1): pass
    def m(self, q): pass
    @classmethod
    def cm(cls, z): pass
    @staticmethod
    def sm(w): pass
print(inspect.signature(f).parameters['b'].default, list(inspect.signature(f).parameters), inspect.signature(g), inspect.signature(K), inspect.signature(K.m), inspect.signature(K(1).m), inspect.signature(K.cm), inspect.signature(K.sm), inspect.signature(lambda x, *y: 0))
#== print(inspect.signature(f).parameters['c'].kind, inspect.sig
import inspect
def f(a, b=2, *args, c: int, d='x', **kw) -> str: pass
def g(a, /, b, *, c=1): pass
print(inspect.signature(f).parameters['c'].kind, inspect.signature(f).parameters['a'].kind.name, inspect.signature(g).bind(1, 2).arguments, inspect.signature(g).parameters['b'].default is inspect.Parameter.empty)
#== t(lambda: inspect.signature(g).bind(1))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import inspect
def g(a, /, b, *, c=1): pass
t(lambda: inspect.signature(g).bind(1))
#== t(lambda: inspect.signature(g).bind(1, 2, 3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import inspect
def g(a, /, b, *, c=1): pass
t(lambda: inspect.signature(g).bind(1, 2, 3))
#== t(lambda: inspect.signature(g).bind(1, 2, z=3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import inspect
def g(a, /, b, *, c=1): pass
t(lambda: inspect.signature(g).bind(1, 2, z=3))
#== t(lambda: inspect.signature(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import inspect
t(lambda: inspect.signature(3))
#== print(inspect.isclass(K), inspect.isfunction(f), inspect.ism
import inspect
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
#== print(inspect.getfullargspec(f).args, inspect.getfullargspec
import inspect
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
print(inspect.getfullargspec(f).args, inspect.getfullargspec(f).kwonlyargs, inspect.getfullargspec(f).varargs, inspect.getfullargspec(f).defaults, inspect.getmodule(K).__name__, inspect.cleandoc('  a\n    b\n    c'))
