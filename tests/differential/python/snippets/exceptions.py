#== error messages 1
try:
    print(1/0)
except Exception as e:
    print(type(e).__name__, e)
try:
    print([][0])
except Exception as e:
    print(type(e).__name__, e)
try:
    print({}['k'])
except Exception as e:
    print(type(e).__name__, e)
try:
    print({1: 2}[3])
except Exception as e:
    print(type(e).__name__, e)
try:
    print(int('x'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('a' + 1)
except Exception as e:
    print(type(e).__name__, e)
#== error messages 2
try:
    print(1 + 'a')
except Exception as e:
    print(type(e).__name__, e)
try:
    print([] + ())
except Exception as e:
    print(type(e).__name__, e)
try:
    print(None + 1)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(len(5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('abc'[10])
except Exception as e:
    print(type(e).__name__, e)
try:
    print((1,)[5])
except Exception as e:
    print(type(e).__name__, e)
#== error messages 3
try:
    print(float('x'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('a' * 'b')
except Exception as e:
    print(type(e).__name__, e)
try:
    print(-'a')
except Exception as e:
    print(type(e).__name__, e)
try:
    print(~1.5)
except Exception as e:
    print(type(e).__name__, e)
try:
    print([1] < ['a'])
except Exception as e:
    print(type(e).__name__, e)
try:
    print(1 < 'a')
except Exception as e:
    print(type(e).__name__, e)
#== error messages 4
try:
    print({} < {})
except Exception as e:
    print(type(e).__name__, e)
try:
    print('x' in 5)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(5 in 'x')
except Exception as e:
    print(type(e).__name__, e)
try:
    print(5[0])
except Exception as e:
    print(type(e).__name__, e)
try:
    print('abc'['a'])
except Exception as e:
    print(type(e).__name__, e)
try:
    print([1]['a'])
except Exception as e:
    print(type(e).__name__, e)
#== error messages 5
try:
    print({[]: 1})
except Exception as e:
    print(type(e).__name__, e)
try:
    print({{}})
except Exception as e:
    print(type(e).__name__, e)
try:
    print(hash([]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print([].remove(1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print([].index(1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(''.index('a'))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 6
try:
    print([].pop())
except Exception as e:
    print(type(e).__name__, e)
try:
    print({}.popitem())
except Exception as e:
    print(type(e).__name__, e)
try:
    print(set().pop())
except Exception as e:
    print(type(e).__name__, e)
try:
    print(next(iter([])))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(int(None))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(int([]))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 7
try:
    print(int('1', 99))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(round('a'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(sum(['a']))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(sorted([1, 'a']))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(max([]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(min(''))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 8
try:
    print(range(1, 2, 0))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(chr(99999999))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(bytes([256]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('é'.encode('ascii'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(b'\xff'.decode())
except Exception as e:
    print(type(e).__name__, e)
try:
    print(1 << -1)
except Exception as e:
    print(type(e).__name__, e)
#== error messages 9
try:
    print(10 ** -400 ** 2)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(divmod(1, 0))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(1 % 0)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(1 // 0)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(1.5 // 0)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(1.0 / 0)
except Exception as e:
    print(type(e).__name__, e)
#== error messages 10
try:
    print(0 ** -1)
except Exception as e:
    print(type(e).__name__, e)
try:
    print([1, 2, 3][::0])
except Exception as e:
    print(type(e).__name__, e)
try:
    print('a'.join([1]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('a'.join(5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(tuple(5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(list(None))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 11
try:
    print(dict([1]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(dict([(1, 2, 3)]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(dict(5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(enumerate(5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(zip(1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(map(1))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 12
try:
    print(iter(5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(reversed({1}))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(''.join(['a', None]))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(ord(''))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(ord(5))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(abs('x'))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 13
try:
    print(pow(2, 3, 0))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(isinstance(1, 'a'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(str(b'a', 'nope'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('x'.encode('nope'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('%d' % 'x')
except Exception as e:
    print(type(e).__name__, e)
try:
    print('%s %s' % 1)
except Exception as e:
    print(type(e).__name__, e)
#== error messages 14
try:
    print('%s' % (1, 2))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('%(a)s' % 5)
except Exception as e:
    print(type(e).__name__, e)
try:
    print('%q' % 1)
except Exception as e:
    print(type(e).__name__, e)
try:
    print('{}'.format())
except Exception as e:
    print(type(e).__name__, e)
try:
    print('{a}'.format())
except Exception as e:
    print(type(e).__name__, e)
try:
    print('{0.x}'.format(1))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 15
try:
    print('{!z}'.format(1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('{'.format())
except Exception as e:
    print(type(e).__name__, e)
try:
    print('}'.format())
except Exception as e:
    print(type(e).__name__, e)
try:
    print(format(1, 'zz'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(format('a', 'd'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print(format(1.5, 'd'))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 16
try:
    print(f'{1:q}')
except Exception as e:
    print(type(e).__name__, e)
try:
    print(int('9' * 5000))
except Exception as e:
    print(type(e).__name__, e)
try:
    print([1, 2].insert('a', 1))
except Exception as e:
    print(type(e).__name__, e)
try:
    print([0] * 1.5)
except Exception as e:
    print(type(e).__name__, e)
try:
    print('a'.zfill('b'))
except Exception as e:
    print(type(e).__name__, e)
try:
    print('a'.center(5, 'xx'))
except Exception as e:
    print(type(e).__name__, e)
#== error messages 17
try:
    print(object().x)
except Exception as e:
    print(type(e).__name__, e)
try:
    print(object() < object())
except Exception as e:
    print(type(e).__name__, e)
try:
    print(print(1, sep=2))
except Exception as e:
    print(type(e).__name__, e)
#== try else finally
def f(x):
    try:
        print('try')
        if x == 1: raise ValueError('v')
        if x == 2: return 'r'
    except ValueError as e:
        print('except', e)
        return 'e'
    else:
        print('else')
    finally:
        print('finally')
    return 'end'
print(f(0), f(1), f(2))
#== finally overrides
def f():
    try:
        return 1
    finally:
        return 2
print(f())
#== finally in loop
for i in range(3):
    try:
        if i == 0: continue
        if i == 1: break
    finally:
        print('f', i)
#== nested try
try:
    try:
        raise KeyError('k')
    except ValueError:
        print('no')
    finally:
        print('inner finally')
except KeyError as e:
    print('outer', e, e.args)
#== exception variable deleted
try:
    raise ValueError
except ValueError as e:
    pass
print(e)
#== bare raise
def f():
    try:
        raise ValueError('a')
    except ValueError:
        raise
f()
#== no active exception
raise
#== raise from
try:
    try:
        1/0
    except ZeroDivisionError as e:
        raise ValueError('wrapped') from e
except ValueError as e:
    print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
#== implicit context
try:
    try:
        1/0
    except ZeroDivisionError:
        {}['x']
except KeyError as e:
    print(repr(e.__context__), e.__cause__)
#== raise from none
try:
    try:
        1/0
    except ZeroDivisionError:
        raise ValueError('v') from None
except ValueError as e:
    print(e.__cause__, e.__suppress_context__)
#== raise class
raise KeyError
#== raise with message
raise RuntimeError('something', 2)
#== raise not exception
raise 5
#== raise from not exception
raise ValueError from 5
#== except not exception
try:
    1/0
except 5:
    pass
#== except tuple
try:
    [][1]
except (KeyError, IndexError) as e:
    print(type(e).__name__)
#== hierarchy
try:
    {}[1]
except LookupError as e:
    print(isinstance(e, KeyError), e)
#== assertion
assert 1 == 1, 'fine'
assert [], 'message'
#== assertion plain
assert 0
#== traceback lines
def a():
    b()
def b():
    x = 1
    c(x)
def c(x):
    return [i / 0 for i in range(x)]
a()
#== multi line call place
def f(*a): raise ValueError(a)
f(
    1,
    f(
        2
    ),
)
#== attribute of exceptions
e = ValueError('a', 1)
print(e.args, str(e), repr(e), str(ValueError()), str(ValueError('x')), repr(ValueError()))
#== key error text
print(str(KeyError('k')), str(KeyError()), str(KeyError(1, 2)))
#== os error text
e = OSError(2, 'No such file', 'x.txt')
print(e, e.errno, e.strerror, e.filename)
#== stop iteration value
def g():
    yield 1
    return 'done'
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    print(e.value)
#== system exit
raise SystemExit(3)
#== exception in finally
try:
    try:
        raise ValueError('first')
    finally:
        raise KeyError('second')
except KeyError as e:
    print(repr(e), repr(e.__context__))
#== reraise in function
def f():
    try:
        g()
    except Exception as e:
        raise e
def g():
    raise TypeError('t')
f()
#== else not on error
try:
    x = int('5')
except ValueError:
    print('bad')
else:
    print('good', x)
#== custom hierarchy
class AppError(Exception): pass
class NotFound(AppError):
    def __str__(self): return 'not found: ' + self.args[0]
try:
    raise NotFound('x')
except AppError as e:
    print(e, [c.__name__ for c in type(e).__mro__])
#== uncaught custom
class AppError(Exception): pass
raise AppError('bad', 1)
#== add note
e = ValueError('x')
e.add_note('n1')
print(e.__notes__)
#== return in except with finally
def f():
    for i in range(2):
        try:
            raise ValueError(i)
        except ValueError:
            continue
        finally:
            print('fin', i)
    return 'out'
print(f())
#== loop with try
ok = []
for v in ['1', 'x', '3']:
    try:
        ok.append(int(v))
    except ValueError as e:
        ok.append(str(e))
print(ok)
#== all at once: exceptions chained
import traceback
def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('v') from e
try:
    f()
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        {}['a']
    except KeyError:
        raise TypeError('t')
except TypeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        [][1]
    except IndexError:
        raise RuntimeError('r') from None
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
    e.add_note('note 1'); e.add_note('note 2'); print(e.__notes__)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args, str(e) == '')
try:
    e
except NameError as x:
    print(x)
def order():
    try:
        return 'try'
    finally:
        print('finally')
def override():
    for i in range(3):
        try:
            continue
        finally:
            if i == 1: break
    try:
        raise ValueError
    except ValueError:
        return 'except'
    else:
        return 'else'
    finally:
        return 'final'
print(order(), override(), i if 'i' in globals() else 'no i')
class E(Exception):
    def __init__(self, code, *a):
        super().__init__(code, *a)
        self.code = code
    def __str__(self): return f'E{self.code}'
try:
    raise E(5, 'x')
except (KeyError, E) as e:
    print(e, e.args, e.code, repr(e))
for f in (lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(), lambda: {'a': 1}['b'], lambda: [1].remove(2), lambda: [1].index(5), lambda: {1}.remove(2), lambda: next(iter([])), lambda: (1, 2).index(3), lambda: int('a'), lambda: undefined_name, lambda: [1, 2][3], lambda: (1,)[2], lambda: [1]['a'], lambda: {}[[]], lambda: {[]: 1}, lambda: {{}}, lambda: iter(5), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: set(5), lambda: tuple(5), lambda: zip(1), lambda: list(zip([1], [1, 2], strict=True)), lambda: list(map(1, [1])), lambda: sorted([1, 'a']), lambda: sorted(5), lambda: reversed(5), lambda: enumerate(5), lambda: [].append(), lambda: [].insert(1), lambda: [].sort(1), lambda: {}.get(), lambda: {}.update(5), lambda: print(sep=5), lambda: print(x=5), lambda: open('/etc/passwd2') if 0 else None, lambda: getattr(5, 5), lambda: getattr(5, 'x'), lambda: setattr(5, 'x', 1), lambda: isinstance(5), lambda: len(), lambda: len(1, 2), lambda: abs(), lambda: range(), lambda: range(1.5), lambda: range('a'), lambda: slice(), lambda: chr('a'), lambda: ord(5), lambda: round(1.5, 'a'), lambda: sum(5), lambda: sum([1], start='a'), lambda: any(5), lambda: callable(), lambda: id(), lambda: hash([]), lambda: divmod(1), lambda: pow(1), lambda: vars(5), lambda: super(), lambda: input if 0 else 1, lambda: object().x, lambda: (lambda x: x)(), lambda: (lambda x: x)(1, 2), lambda: (lambda *, k: k)(), lambda: (lambda x, /: x)(x=1), lambda: (lambda x: x)(1, x=2), lambda: (lambda x: x)(y=2), lambda: (lambda a, b, c: 1)(), lambda: (lambda a, b=1, *c, d, e=2: 1)(1)):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, '|', e)
#== the traceback that a context manager is given
class M:
    def __enter__(self): return self
    def __exit__(self, kind, error, trace):
        print(kind, repr(error), trace is None, trace is not None and trace.tb_lineno, type(trace).__name__)
        return True
with M():
    raise ValueError(1)
def f():
    raise KeyError(2)
with M():
    f()
with M():
    pass
#== messages 1
def t(f,*a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, '|', e)
def f(a,b,c=1,*,d,e=2): pass
t(lambda: f()); t(lambda: f(1)); t(lambda: f(1,2)); t(lambda: f(1,2,3,4)); t(lambda: f(1,2,d=1,x=2)); t(lambda: f(1,2,a=3,d=1)); t(lambda: f(*[1,2,3,4,5],d=1))
def g(a,/,b): pass
t(lambda: g(a=1,b=2)); t(lambda: g(1)); t(lambda: g(1,2,3)); t(lambda: g(b=1))
def h(): pass
t(lambda: h(1)); t(lambda: h(x=1)); t(lambda: h(1,2))
class A:
    def m(self,x): pass
    @staticmethod
    def s(x): pass
    @classmethod
    def c(cls,x): pass
t(lambda: A().m()); t(lambda: A().m(1,2)); t(lambda: A.m()); t(lambda: A.s()); t(lambda: A.c()); t(lambda: A(1)); t(lambda: A().zz); t(lambda: A.zz)
t(lambda: object(1)); t(lambda: object().x)
class B:
    def __init__(self, x): pass
t(lambda: B()); t(lambda: B(1,2)); t(lambda: B(y=1))
t(lambda: len(5)); t(lambda: len()); t(lambda: len(1,2)); t(lambda: int('x')); t(lambda: int('1',1)); t(lambda: int([],2)); t(lambda: int(None)); t(lambda: float('x')); t(lambda: float([])); t(lambda: int('12',40))
t(lambda: 1+'a'); t(lambda: 'a'+1); t(lambda: [1]+(1,)); t(lambda: 1<'a'); t(lambda: {}<{}); t(lambda: None+1); t(lambda: -'a'); t(lambda: ~1.5); t(lambda: 1 in 5); t(lambda: [] in {}); t(lambda: {[]:1}); t(lambda: {[]})
t(lambda: [1,2][5]); t(lambda: (1,)[2]); t(lambda: 'a'[3]); t(lambda: {}['k']); t(lambda: {}[(1,2)]); t(lambda: [1]['a']); t(lambda: 'a'['b']); t(lambda: (1,)['b']); t(lambda: 5[0]); t(lambda: None['x']); t(lambda: range(3)[5]); t(lambda: b'a'[2])
t(lambda: [].pop()); t(lambda: [1].remove(2)); t(lambda: [1].index(2)); t(lambda: {}.popitem()); t(lambda: set().pop()); t(lambda: {1}.remove(2)); t(lambda: 'a'.index('b')); t(lambda: (1,).index(2))
def u(x):
    a,b = x
t(u,[1]); t(u,[1,2,3]); t(u,5); t(u,None); t(u,'abc')
def u2(x):
    a,*b,c = x
t(u2,[1]); t(u2,[])
def lo():
    print(zz)
    zz=1
t(lo)
t(lambda: undefined_name)
def cl():
    def inner(): return q
    r = inner()
    q = 1
t(cl)
t(lambda: 1/0); t(lambda: 1//0); t(lambda: 1%0); t(lambda: 1.0/0); t(lambda: 1.0//0); t(lambda: 1.0%0); t(lambda: divmod(1,0)); t(lambda: 0**-1); t(lambda: 2**'a'); t(lambda: pow(2,-1,4)); t(lambda: 1<<-1)
#== messages 2
def t(f,*a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, '|', e)
t(lambda: 'abc'.foo); t(lambda: [].foo()); t(lambda: None.foo); t(lambda: (5).foo); t(lambda: int.foo); t(lambda: len.foo); t(lambda: (lambda:0).foo)
import math, json, datetime
t(lambda: math.foo_) if 0 else None
t(lambda: math.sqrt(-1)); t(lambda: math.sqrt('a')); t(lambda: math.factorial(-1)); t(lambda: math.log(0))
t(lambda: json.loads('{')); t(lambda: json.loads('')); t(lambda: json.loads('[1,]')); t(lambda: json.loads('{"a" 1}')); t(lambda: json.loads('nul')); t(lambda: json.dumps(object())); t(lambda: json.dumps({(1,):2})); t(lambda: json.loads(5)); t(lambda: json.loads('1 2'))
t(lambda: datetime.datetime(2020,13,1)); t(lambda: datetime.date(2020,2,30)); t(lambda: datetime.datetime.fromisoformat('x')); t(lambda: datetime.datetime.strptime('x','%Y')); t(lambda: datetime.timedelta(days='a')); t(lambda: datetime.datetime.now() - datetime.date.today()); t(lambda: datetime.datetime(2020,1,1)<datetime.datetime(2020,1,1,tzinfo=datetime.timezone.utc)); t(lambda: datetime.time(25)); t(lambda: datetime.date.fromisoformat('2020-1-1'))
import uuid, re, enum, decimal, hashlib
t(lambda: uuid.UUID('x')); t(lambda: uuid.UUID()); t(lambda: uuid.UUID(int=-1))
t(lambda: re.compile('(')); t(lambda: re.compile('[')); t(lambda: re.compile('*')); t(lambda: re.match('a',5)); t(lambda: re.sub('a',1,'a')); t(lambda: re.compile(r'\1')); t(lambda: re.compile('a{2,1}')); t(lambda: re.match('a','a').group(1)); t(lambda: re.compile('(?P<a>x)(?P<a>y)')); t(lambda: re.compile('(?z)'))
class E(enum.Enum): A=1
t(lambda: E(2)); t(lambda: E['B']); t(lambda: E.B); t(lambda: E.A.foo)
def se(): E.A = 5
t(se)
def sv(): E.A.value = 5
t(sv)
t(lambda: hashlib.md5('x')); t(lambda: hashlib.new('zz'))
t(lambda: '%d' % 'a'); t(lambda: '%s %s' % 1); t(lambda: '%s' % (1,2)); t(lambda: '%(a)s' % {}); t(lambda: '%z' % 1); t(lambda: '%' % 1); t(lambda: '{}'.format()); t(lambda: '{a}'.format()); t(lambda: '{0.x}'.format(1)); t(lambda: '{:d}'.format('a')); t(lambda: '{'.format()); t(lambda: '}'.format()); t(lambda: '{!x}'.format(1)); t(lambda: '{}{0}'.format(1))
t(lambda: ''.join([1])); t(lambda: ''.join(5)); t(lambda: 'a'.split('')); t(lambda: 'a'.replace(1,2)); t(lambda: 'a'*'b'); t(lambda: 'a'.encode('zz')); t(lambda: 'é'.encode('ascii')); t(lambda: b'\xff'.decode()); t(lambda: chr(-1)); t(lambda: ord('ab')); t(lambda: ord('')); t(lambda: bytes.fromhex('zz'))
t(lambda: iter(5)); t(lambda: next(5)); t(lambda: next(iter([]))); t(lambda: list(5)); t(lambda: dict([1])); t(lambda: dict([(1,2,3)])); t(lambda: dict(5)); t(lambda: set(5)); t(lambda: sorted([1,'a'])); t(lambda: max([])); t(lambda: max(1)); t(lambda: sum(['a'])); t(lambda: zip([1],[1,2],strict=True).__next__() and list(zip([1],[1,2],strict=True))); t(lambda: range('a')); t(lambda: range(1,2,0)); t(lambda: isinstance(1,'a')); t(lambda: issubclass(1,int)); t(lambda: hash([])); t(lambda: abs('a')); t(lambda: round('a')); t(lambda: type('a',1,2)); t(lambda: super().x); t(lambda: print(1,foo=2)); t(lambda: open('/nonexistent')) if 0 else None; t(lambda: int(1,2)); t(lambda: getattr(1,'x')); t(lambda: getattr(1,2)); t(lambda: setattr(1,'x',2)); t(lambda: delattr(1,'x')); t(lambda: callable()); t(lambda: 5()); t(lambda: 'x'()); t(lambda: None()); t(lambda: [].sort(1)); t(lambda: [].append()); t(lambda: [].append(1,2)); t(lambda: {}.get()); t(lambda: 'a'.startswith(1)); t(lambda: {}.update(5)); t(lambda: [1].extend(5)); t(lambda: (1).bit_length(2)); t(lambda: [3,1].sort(key=5)); t(lambda: ''.strip(5)); t(lambda: 'x'.zfill()); t(lambda: str(b'a','zz')); t(lambda: int('0x1f')); t(lambda: int('1__0')); t(lambda: float('1__0')); t(lambda: complex) if 0 else None; t(lambda: slice()); t(lambda: frozenset().add(1)); t(lambda: (1).x) ; t(lambda: [1,2,3][::0]); t(lambda: raise_) 
#== messages 3
def t(f,*a):
    try: print(f(*a))
    except BaseException as e: print(type(e).__name__, '|', e)
def r1(): raise 5
def r2(): raise ValueError from 5
def r3(): raise
def r4(): assert 0, 'msg'
def r5(): assert []
def r6():
    class A(5): pass
def r7():
    class A(bool): pass
def r8():
    class A(int, str): pass
def r9():
    class A: pass
    class B(A): pass
    class C(A,B): pass
def r10():
    with 5: pass
def r11():
    for x in 5: pass
def r12():
    del undefined
def r13():
    x=1
    del x
    x
def r14():
    import nonexistent_module
    nonexistent_module.x
def r15():
    d={}; del d['x']
def r16():
    l=[]; del l[0]
def r17():
    l=[]; l[0]=1
def r18():
    (1,)[0]=1
def r19():
    'a'[0]='b'
def r20():
    x=5; x.y=1
def r21():
    f(**5)
def r22():
    print(*5)
def r23():
    def g(**k): pass
    g(**{1:2})
def r24():
    def g(a,**k): pass
    g(1,**{'a':2})
def r25():
    class M(type): pass
    class N(type): pass
    class A(metaclass=M): pass
    class B(metaclass=N): pass
    class C(A,B): pass
def r26():
    class A:
        __slots__=('x',)
    A().y=1
def r27():
    class A:
        @property
        def p(self): return 1
    A().p=2
def r28():
    class A:
        @property
        def p(self): return 1
    del A().p
def r29():
    import abc
    class A(abc.ABC):
        @abc.abstractmethod
        def m(self): pass
        @abc.abstractmethod
        def n(self): pass
    A()
def r30():
    try: raise ValueError('a')
    except ValueError: raise KeyError('b')
def r31(): raise KeyError
def r32(): raise KeyError(1,2)
def r33(): raise OSError(2,'No such file','x')
def r34(): raise Exception()
def r35(): x = yield_ ; 
def r36():
    try: raise 5
    except 6: pass
def r37(): raise StopIteration('x')
def r38(): return [*5]
def r39(): return {**5}
def r40(): 
    a,b=1
def r41(): [a,b]=[1]
def r42():
    for a,b in [1]: pass
def r43(): exec
def r44(): return sorted(key=1)
def r45(): return (x for x in 5)
def r46(): return {**{'a':1}, **{1:2}}
def r47(): return dict(**{1:2})
def r48(): return f'{5:s}'
def r49(): return f'{"a":d}'
def r50(): return f'{[]:5}'
def r51(): return '%c' % 'ab'
def r52(): return '%*d' % ('a',1)
def r53(): global qq; return qq
for i in range(1,54):
    if i not in (21,35,14,43): t(globals()[f'r{i}'])
#== OSError by its arguments
import os
def T(n,f):
    try: print(n,repr(f()))
    except Exception as e: print(n,type(e).__name__,e)
for a in [(),(1,),('m',),(2,'no'),(2,'no','f'),(2,'no','f',None),(2,'no','f',None,'g'),(2,'no',None),(13,'d','p'),(9999,'zz','f'),(2,'a','b','c','d','e'),('x','y'),('x','y','z'),(17,'e'),(2,''),(None,'s'),(2,None),(2,None,'f'),(11,'again',5),(32,'pipe'),(110,'to'),(2,'no',b'f'),(2,'no',3)]:
    e=OSError(*a)
    print(a,type(e).__name__,repr(e),str(e),e.args,e.errno,e.strerror,e.filename,e.filename2)
class M(OSError): pass
e=M(2,'x','f'); print(repr(e),str(e),e.filename,e.args,type(e))
e=FileNotFoundError('only'); print(repr(e),e.errno,e.filename,str(e))
e=FileNotFoundError(13,'mism','f'); print(repr(e),str(e))
e=OSError(2,'no','f'); e.filename='other'; e.errno=5; e.strerror='st'; print(str(e),repr(e),e.args,vars(e))
for f in [lambda:open('nope.txt'),lambda:open('.'),lambda:os.listdir('nope'),lambda:os.stat('nope')]:
    try: f()
    except OSError as e: print(type(e).__name__,str(e),e.args,e.filename,repr(e),e.errno,e.strerror,e.filename2)
try: open('nope')
except IOError as e: print(e.errno==2, isinstance(e,FileNotFoundError), isinstance(e,EnvironmentError))
T(1,lambda:OSError(a=1))
T(2,lambda:FileNotFoundError(2,'x','f').filename)
class N(OSError):
    def __init__(self,msg,code): super().__init__(msg); self.code=code
e=N('boom',7); print(repr(e),str(e),e.code,e.args,e.errno)
try: raise FileNotFoundError(2,'No such','cfg.ini')
except OSError as e: print(f'{e}',e.filename)
#== with_traceback
import traceback
try:
    1 / 0
except ZeroDivisionError as e:
    kept = e
print(kept.__traceback__ is not None, kept.with_traceback(None) is kept, kept.__traceback__)
try:
    kept.with_traceback(5)
except TypeError as e: print(e)
#== the name that an exception is about
def g():
    def h(): return y
    try: h()
    except NameError as e: print(e,e.name,e.args)
    if 0: y=1
g()
def k():
    try: print(q)
    except UnboundLocalError as e: print(e.name, e)
    q=1
k()
try: undefined_zz
except NameError as e: print(e.name)
try: del undefined_zz
except NameError as e: print(e.name, e)
class C:
    try: zz
    except NameError as e: print(e.name)
try: int.foo
except AttributeError as e: print(e.name,e.obj)
#== OSError takes its arguments in __new__, or in __init__ where a class has one of its own
class A(OSError):
    def __init__(self, a, b=None): self.a = a
class B(OSError):
    def __init__(self, number, text): super().__init__(number, text, 'f.txt')
class C(OSError):
    def __new__(cls, *args): return super().__new__(cls, *args[1:])
class D(OSError):
    def __new__(cls, *args): return super().__new__(cls, 2, 'made')
    def __init__(self, *args): super().__init__(*args)
class Mixed:
    def __init__(self, *args): pass
class M(Mixed, FileNotFoundError): pass
class P(PermissionError): pass
for e in (A(1), A(2, 'x'), B(2, 'x'), C(1, 2, 'y'), D('a', 'b'), M(2, 'm'), P(13, 'p', 'q'), P('one'), OSError(2, 'x')):
    print(repr(e), '|', e, '|', e.args, e.errno, e.strerror, e.filename)
plain = OSError(1, 'a')
plain.__init__(2, 'b')
print(plain, plain.args)
for make in (lambda: OSError(a=1), lambda: B(1, text='t'), lambda: P(x=2), lambda: A(b=1)):
    try: print(repr(make()))
    except TypeError as e: print(e)
try: raise A(5, 'z')
except OSError as e: print(e.a, e.args, str(e) == '')
