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
