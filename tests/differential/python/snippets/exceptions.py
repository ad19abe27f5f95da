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
