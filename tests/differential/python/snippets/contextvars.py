#== contextvars: get, set, reset
from contextvars import ContextVar, Token, Context, copy_context
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
v = ContextVar('v')
w = ContextVar('w', default=3)
try:
    v.get()
except LookupError as e:
    print(type(e), e.args[0] is v)
print(v.get(5), v.get(None), w.get(), w.get(4), v.name, w.name)
token = v.set(9)
print(type(token), token.var is v, token.old_value is Token.MISSING, Token.MISSING)
second = v.set(10)
print(second.old_value, v.get())
v.reset(second)
print(v.get())
v.reset(token)
print(v.get('gone'))
#== contextvars: what goes wrong
from contextvars import ContextVar, Token, Context, copy_context
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
v = ContextVar('v')
w = ContextVar('w', default=3)
token = v.set(1)
def e(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, str(e).split(' at 0x')[0].split('<ContextVar')[0])
e(lambda: w.reset(token))
e(lambda: v.reset(3))
v.reset(token)
e(lambda: v.reset(token))
e(lambda: ContextVar(3))
e(lambda: ContextVar())
e(lambda: ContextVar('a', 3))
e(lambda: ContextVar('a', x=3))
e(lambda: Token())
e(lambda: v.get(1, 2))
e(lambda: setattr(v, 'q', 1))
def sub():
    class X(ContextVar):
        pass
e(sub)
def other():
    token = v.set(1)
    copy_context().run(v.reset, token)
e(other)
e(lambda: hash(token))
e(lambda: hash(copy_context()))
print(repr(w).split(' at ')[0], repr(v).split(' at ')[0], repr(token).split(' at ')[0].split(' var')[0])
print(ContextVar[int], Token[int])
#== contextvars: contexts
from contextvars import ContextVar, Token, Context, copy_context
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
def main():
    v = ContextVar('v')
    w = ContextVar('w', default=3)
    c = copy_context()
    w.set(7)
    print(len(c), len(copy_context()), len(Context()))
    print(c.run(w.get), c.run(w.set, 11).var is w, c[w], w.get(), v in c, w in c, c.get(v), c.get(v, 1))
    print(sorted(k.name for k in c), sorted(k.name for k in c.keys()), sorted(c.values()), sorted((k.name, x) for k, x in c.items()))
    print(c.copy() == c, c == copy_context(), c == 3)
    def e(f):
        try:
            print(f())
        except BaseException as e:
            print(type(e).__name__, str(e).split(' at 0x')[0].split('<_contextvars')[0].split('<ContextVar')[0])
    e(lambda: c[v])
    e(lambda: 3 in c)
    e(lambda: c['a'])
    e(lambda: c.get(3))
    e(lambda: c.run())
    e(lambda: c.run(lambda: c.run(print)))
    e(lambda: c.run(lambda: 1 / 0))
    e(lambda: c.run(lambda a, b=0: a + b, 1, b=2))
    def put():
        c[v] = 1
    e(put)
Context().run(main)
#== contextvars: tasks run in copies
from contextvars import ContextVar, Token, Context, copy_context
def t(f):
    try:
        print(f())
    except BaseException as e:
        print(type(e).__name__, e)
import asyncio
v = ContextVar('v', default='none')
async def child(name):
    before = v.get()
    v.set(name)
    return before, v.get()
async def main():
    v.set('main')
    print(await asyncio.create_task(child('task')), v.get())
    print(await asyncio.gather(child('a'), child('b')), v.get())
    print(await child('awaited'), v.get())
    print(await asyncio.to_thread(lambda: (v.set('thread'), v.get())[1]), v.get())
    c = copy_context()
    print(await asyncio.create_task(child('given'), context=c), v.get(), c[v])
    return v.get()
v.set('out')
print(asyncio.run(main()), v.get())
with asyncio.Runner() as runner:
    print(runner.run(child('first')), v.get())
    print(runner.run(child('second')), v.get())
