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
