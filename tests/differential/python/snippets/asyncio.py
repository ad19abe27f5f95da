#== print(asyncio.run(main()), asyncio.iscoroutinefunction(co), 
import asyncio
async def co(x):
    await asyncio.sleep(0)
    return x * 2
async def main():
    return await asyncio.gather(co(1), co(2)), await asyncio.wait_for(co(3), 1), await asyncio.create_task(co(4))
print(asyncio.run(main()), asyncio.iscoroutinefunction(co), asyncio.new_event_loop().run_until_complete(co(5)))
#== t(lambda: asyncio.run(bad()))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import asyncio
async def bad(): raise ValueError('inside')
t(lambda: asyncio.run(bad()))
#== t(lambda: asyncio.run(3))
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import asyncio
t(lambda: asyncio.run(3))
#== t(lambda: asyncio.get_running_loop())
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
import asyncio
t(lambda: asyncio.get_running_loop())
#== print(asyncio.run(errs()))
import asyncio
async def co(x):
    await asyncio.sleep(0)
    return x * 2
async def bad(): raise ValueError('inside')
async def errs(): return await asyncio.gather(bad(), co(1), return_exceptions=True)
print(asyncio.run(errs()))
#== print(asyncio.run(locked()))
import asyncio
async def locked():
    lock = asyncio.Lock()
    async with lock:
        return lock.locked()
print(asyncio.run(locked()))
#== all at once: async
import asyncio
async def a(x):
    await asyncio.sleep(0)
    return x * 2
class AC:
    async def __aenter__(self): print('aenter'); return 'ac'
    async def __aexit__(self, *e): print('aexit', e[0]); return True
async def agen():
    for i in range(3):
        yield i
class AI:
    def __init__(self): self.n = 0
    def __aiter__(self): return self
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
async def main():
    async with AC() as c: print(c); raise KeyError('x')
    print([x async for x in agen()], {x: 1 async for x in AI()}, [await a(i) for i in range(2)])
    async for x in agen():
        if x == 1: break
    else: print('no')
    print(await asyncio.gather(a(1), a(2)), await asyncio.wait_for(a(3), 1))
    t = asyncio.create_task(a(9)); print(await t)
    return 'done'
print(asyncio.run(main()))
co = a(1); print(type(co).__name__); co.close()
try: asyncio.run(5)
except ValueError as e: print(e)
#== yield from coroutine.__await__()
async def c(): return 5
class A:
    def __await__(self):
        return (yield from c().__await__())
class B:
    def __await__(self): return c().__await__()
async def main(): return await A(), await B()
import asyncio
print(asyncio.run(main()))
#== tasks take turns 1
import asyncio
async def w(n, k=3):
    for i in range(k):
        print(n,i); await asyncio.sleep(0)
    return n
async def main():
    print(await asyncio.gather(w('a'),w('b',2),w('c',4)))
    try:
        print(await asyncio.wait_for(asyncio.sleep(10,'x'),0.05))
    except asyncio.TimeoutError as e: print('TO',repr(e))
    print(await asyncio.wait_for(asyncio.sleep(0.01,'x'),5))
    t=asyncio.create_task(w('t')); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError as e: print('C',repr(e), t.cancelled(), t.done())
asyncio.run(main())
#== tasks take turns 2
import asyncio
async def s(n,d):
    await asyncio.sleep(d); print(n); return n
async def main():
    print(await asyncio.gather(s('a',.03),s('b',.01),s('c',.02)))
    for f in asyncio.as_completed([s('a',.03),s('b',.01),s('c',.02)]):
        print('got',await f)
    done,pending=await asyncio.wait([asyncio.create_task(s('p',.01)),asyncio.create_task(s('q',.05))],return_when=asyncio.FIRST_COMPLETED)
    print(len(done),len(pending),[t.result() for t in done])
    done,pending=await asyncio.wait(pending, timeout=.001)
    print(len(done),len(pending))
asyncio.run(main())
#== tasks take turns 3
import asyncio
async def bad(): 
    await asyncio.sleep(0); raise ValueError('x')
async def good():
    try:
        await asyncio.sleep(1); print('never')
    except asyncio.CancelledError: print('cancelled'); raise
async def main():
    try: await asyncio.gather(bad(), good())
    except ValueError as e: print('E',e)
    print(await asyncio.gather(bad(), bad(), return_exceptions=True))
asyncio.run(main())
#== tasks take turns 4
import asyncio
async def producer(q):
    for i in range(5):
        await q.put(i); print('put',i)
    await q.put(None)
async def consumer(q):
    while (x:=await q.get()) is not None:
        print('got',x)
async def main():
    q=asyncio.Queue(2)
    await asyncio.gather(producer(q),consumer(q))
    lock=asyncio.Lock()
    async def l(n):
        async with lock:
            print('in',n); await asyncio.sleep(0); print('out',n)
    await asyncio.gather(*[l(i) for i in range(3)])
    sem=asyncio.Semaphore(2)
    async def m(n):
        async with sem:
            print('in',n); await asyncio.sleep(0.01); print('out',n)
    await asyncio.gather(*[m(i) for i in range(5)])
    e=asyncio.Event()
    async def wait(): await e.wait(); print('set')
    t=asyncio.create_task(wait()); await asyncio.sleep(0); print('setting'); e.set(); await t
asyncio.run(main())
#== tasks take turns 5
import asyncio
async def main():
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(1)
    except TimeoutError as e: print('TO', repr(e))
    async with asyncio.timeout(1) as t: await asyncio.sleep(0)
    print(t.expired())
    async with asyncio.TaskGroup() as g:
        a=g.create_task(asyncio.sleep(0.01,'a')); b=g.create_task(asyncio.sleep(0,'b'))
    print(a.result(), b.result())
asyncio.run(main())
#== tasks take turns 6
import asyncio
async def agen():
    for i in range(3):
        await asyncio.sleep(0); yield i
async def use(n):
    async for x in agen(): print(n,x)
    print([x async for x in agen()])
    g=agen()
    print(await g.__anext__(), await anext(g), await g.asend(None))
    try: await g.__anext__()
    except StopAsyncIteration: print('end')
    g=agen(); await g.__anext__(); await g.aclose()
    try: await g.__anext__()
    except StopAsyncIteration: print('end')
    async def h():
        try:
            x = yield 1
            print('x',x)
            yield 2
        except ValueError as e: print('thrown',e); yield 9
        finally: print('fin')
    g=h(); print(await g.asend(None), await g.asend('s'), await g.athrow(ValueError('v')))
    await g.aclose()
async def main(): await asyncio.gather(use('a'),use('b'))
asyncio.run(main())
#== tasks take turns 7
import asyncio
async def main():
    loop=asyncio.get_running_loop()
    f=loop.create_future()
    loop.call_later(0.01, f.set_result, 'later')
    loop.call_soon(print,'soon')
    print(await f)
    print(f.done(), f.result(), f)
    print(len(asyncio.all_tasks()))
    u=asyncio.create_task(asyncio.sleep(0), name='u'); print(u.get_name()); await u
    inner=asyncio.create_task(asyncio.sleep(0.02,'in'))
    try: await asyncio.wait_for(asyncio.shield(inner),0.001)
    except TimeoutError: print('shielded', inner.done())
    print(await inner)
    print(await asyncio.to_thread(lambda: 5), await loop.run_in_executor(None, lambda: 6))
    try: f.set_result(1)
    except asyncio.InvalidStateError as e: print(e)
    g=asyncio.gather(); print(await g)
    try: asyncio.run(main())
    except RuntimeError as e: print(e)
asyncio.run(main())
#== tasks take turns 8
import asyncio
async def left():
    try: await asyncio.sleep(5)
    finally: print('left cancelled')
async def main():
    asyncio.create_task(left()); await asyncio.sleep(0); print('main done')
asyncio.run(main())
async def never(): print('never')
async def main2(): asyncio.create_task(never()); print('m2')
asyncio.run(main2())
#== tasks take turns 9
import asyncio
async def inner(): 
    await asyncio.sleep(0)
    raise KeyError('deep')
async def outer(): await inner()
async def main():
    t=asyncio.create_task(outer())
    await t
asyncio.run(main())
#== tasks take turns 10
import asyncio
class A:
    def __await__(self):
        yield 5
async def main():
    try: await A()
    except RuntimeError as e: print(e)
    class B:
        def __await__(self): return 5
    try: await B()
    except TypeError as e: print(e)
    class C:
        async def f(self): pass
        def __await__(self): return self.f()
    try: await C()
    except TypeError as e: print(e)
    try: await 5
    except TypeError as e: print(e)
    co=asyncio.sleep(0); await co
    try: await co
    except RuntimeError as e: print(e)
asyncio.run(main())
#== tasks take turns 11
async def c():
    x = await D()
    return x
class D:
    def __await__(self):
        got = yield 'hello'
        try: got2 = yield got
        except ValueError as e: got2='v'+str(e)
        return got2
co=c()
print(co.send(None)); print(co.send('w'))
try: co.throw(ValueError('z'))
except StopIteration as e: print(e.value)
co=c(); co.send(None); co.close()
try: co.send(None)
except RuntimeError as e: print(e)
import types
@types.coroutine
def gen():
    x = yield 1
    return x
async def m(): return await gen()
k=m(); print(k.send(None))
try: k.send('fin')
except StopIteration as e: print(e.value)
try: c().send(5)
except TypeError as e: print(e)
#== tasks take turns 12
import asyncio, contextvars
v=contextvars.ContextVar('v',default=0)
async def t(n):
    v.set(n); await asyncio.sleep(0); print(n, v.get())
async def main():
    await asyncio.gather(t(1),t(2)); print(v.get())
asyncio.run(main())
#== tasks take turns 13
import asyncio
loop=asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(asyncio.sleep(0,'r')))
loop.close()
try: loop.run_until_complete(asyncio.sleep(0))
except RuntimeError as e: print(e)
with asyncio.Runner() as r: print(r.run(asyncio.sleep(0,1)))
try: asyncio.run(5)
except ValueError as e: print(e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
#== tasks take turns 14
import asyncio
async def main():
    c=asyncio.Condition()
    async def w(n):
        async with c:
            await c.wait(); print('woken',n)
    ts=[asyncio.create_task(w(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with c: c.notify(1)
    await asyncio.sleep(0)
    async with c: c.notify_all()
    await asyncio.gather(*ts)
    q=asyncio.PriorityQueue(); q.put_nowait(3); q.put_nowait(1); print(await q.get(), q.qsize(), q.empty(), q.full())
    try: asyncio.Queue().get_nowait()
    except asyncio.QueueEmpty as e: print(repr(e))
    class CM:
        async def __aenter__(self): await asyncio.sleep(0); print('en'); return self
        async def __aexit__(self,*a): await asyncio.sleep(0); print('ex', a[0]); return True
    async with CM() as x, CM(): raise ValueError
    t=asyncio.create_task(asyncio.sleep(5)); await asyncio.sleep(0)
    print(t.cancel('msg'))
    try: await t
    except asyncio.CancelledError as e: print(e.args)
asyncio.run(main())
#== async for asks __aiter__ and __anext__
import asyncio
class A:
    def __init__(self): self.n=0
    def __aiter__(self): print('aiter'); return self
    async def __anext__(self):
        self.n+=1
        if self.n>3: raise StopAsyncIteration
        return self.n
class B:
    def __aiter__(self): print('B.aiter'); return A()
async def main():
    async for x in A(): print(x)
    else: print('else')
    async for x in B(): print(x)
    print([x async for x in B()])
    print({x async for x in B() if x>1})
    async for x in A():
        if x==2: break
    async def gen():
        yield 1; yield 2
    async for x in gen(): print('g',x)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    class C:
        def __aiter__(self): return 5
    try:
        async for x in C(): pass
    except TypeError as e: print(e)
    class D:
        def __aiter__(self): return self
        def __anext__(self): return 5
    try:
        async for x in D(): pass
    except TypeError as e: print(e)
    class E:
        def __anext__(self): return 5
    try:
        async for x in E(): pass
    except TypeError as e: print(e)
    try:
        for x in A(): pass
    except TypeError as e: print(e)
asyncio.run(main())
#== an asynchronous generator that is left early
import asyncio
async def ag(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0)
    finally:
        print('fin start')
        await asyncio.sleep(0)
        print('ag fin')
async def main():
    async for i in ag(5):
        if i==1: break
    print('after break')
    await asyncio.sleep(0)
    print('after sleep')
    await asyncio.sleep(0)
    print('after sleep2')
    await asyncio.sleep(0)
    g=ag(3)
    print(await anext(g))
    del g
    print('deleted')
    h=ag(2); await anext(h)
    print('end main')
    return h
x=asyncio.run(main())
print('done')
