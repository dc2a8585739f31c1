# SPDX-License-Identifier: BSL-1.0
"""asyncio: tasks, queues, locks, timeouts, groups, and what fails in them."""

import asyncio
import contextlib


async def square(number, delay=0.0):
    await asyncio.sleep(delay)
    print("square", number)
    return number * number


async def fail(delay=0.0):
    await asyncio.sleep(delay)
    raise ValueError("failed")


async def tasks():
    print(await asyncio.gather(square(1, 0.03), square(2, 0.02), square(3, 0.01)))
    task = asyncio.create_task(square(4), name="four")
    print(task.get_name(), task.done(), await task, task.done(), task.result())
    print(await asyncio.gather(fail(), square(5), return_exceptions=True))
    done, waiting = await asyncio.wait(
        [asyncio.create_task(square(6)), asyncio.create_task(asyncio.sleep(60))], return_when=asyncio.FIRST_COMPLETED
    )
    print(len(done), len(waiting))
    for each in waiting:
        each.cancel()
    for each in asyncio.as_completed([square(8, 0.02), square(7, 0.01)]):
        print(await each)
    print(await asyncio.shield(square(9)), asyncio.current_task().get_name())


async def queues():
    queue = asyncio.Queue(2)

    async def produce():
        for number in range(4):
            await queue.put(number)
            print("put", number)
        await queue.put(None)

    async def consume():
        while (number := await queue.get()) is not None:
            print("got", number)
            queue.task_done()

    await asyncio.gather(produce(), consume())
    try:
        queue.get_nowait()
    except asyncio.QueueEmpty as empty:
        print(repr(empty))


async def locks():
    lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)

    async def work(number):
        async with lock:
            print("locked", number, lock.locked())
        await event.wait()
        async with semaphore:
            await asyncio.sleep(0)
            print("worked", number)

    working = [asyncio.create_task(work(number)) for number in range(3)]
    await asyncio.sleep(0)
    event.set()
    await asyncio.wait(working)
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


async def timeouts():
    try:
        await asyncio.wait_for(asyncio.sleep(60), 0.01)
    except asyncio.TimeoutError as error:
        print(repr(error))
    try:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(60)
    except TimeoutError as error:
        print(repr(error))
    sleeping = asyncio.create_task(asyncio.sleep(60))
    await asyncio.sleep(0)
    sleeping.cancel("reason")
    try:
        await sleeping
    except asyncio.CancelledError as error:
        print(error, sleeping.cancelled())


async def groups():
    async with asyncio.TaskGroup() as group:
        first, second = group.create_task(square(1)), group.create_task(square(2, 0.01))
    print(first.result(), second.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(60))
            group.create_task(fail(0.01))
    except* ValueError as raised:
        print(repr(raised.exceptions))


async def loops():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(0.02, future.set_result, "set")
    loop.call_later(0.01, print, "later")
    loop.call_soon(print, "soon")
    print(future.done(), await future, future)

    async def numbers():
        for number in range(3):
            yield number
            await asyncio.sleep(0)

    print([number async for number in numbers()])

    @contextlib.asynccontextmanager
    async def opened():
        print("open")
        yield 1
        print("close")

    async with opened() as number:
        print(number)


for main in (tasks, queues, locks, timeouts, groups, loops):
    print(main.__name__)
    asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
try:
    asyncio.run(fail())
except ValueError as error:
    print(repr(error))
with asyncio.Runner() as runner:
    print(runner.run(square(2)), runner.run(square(3)))
asyncio.run(print)
