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
