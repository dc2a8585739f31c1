# SPDX-License-Identifier: BSL-1.0
"""A loop that runs tasks in turns: sleep, waiting for one another, locks, queues, cancelling."""


class Future:
    """What a task waits for; the loop gives its result, or an exception."""

    def __init__(self):
        self.done = False
        self.result = None
        self.error = None
        self.waiting = []

    def set(self, result=None, error=None):
        self.done = True
        self.result = result
        self.error = error
        for task in self.waiting:
            loop.ready.append(task)
        self.waiting.clear()

    def __await__(self):
        if not self.done:
            yield self
        if self.error is not None:
            raise self.error
        return self.result


class Cancelled(BaseException):
    pass


class Task(Future):
    def __init__(self, coroutine, name):
        super().__init__()
        self.coroutine = coroutine
        self.name = name
        self.cancelling = False
        loop.ready.append(self)

    def __repr__(self):
        return f"<task {self.name}>"

    def cancel(self):
        self.cancelling = True
        for future in loop.futures:
            if self in future.waiting:
                future.waiting.remove(self)
                loop.ready.append(self)

    def step(self):
        try:
            if self.cancelling:
                self.cancelling = False
                future = self.coroutine.throw(Cancelled())
            else:
                future = self.coroutine.send(None)
        except StopIteration as stop:
            self.set(stop.value)
        except Cancelled:
            print(self, "was cancelled")
            self.set(error=Cancelled())
        except Exception as error:
            self.set(error=error)
        else:
            loop.futures.append(future)
            future.waiting.append(self)


class Loop:
    def __init__(self):
        self.ready = []
        self.timers = []
        self.futures = []
        self.now = 0
        self.steps = 0

    def run(self, coroutine):
        main = Task(coroutine, "main")
        while not main.done:
            if self.ready:
                self.ready.pop(0).step()
                self.steps += 1
            else:
                self.timers.sort(key=lambda timer: timer[:2])
                self.now, _, future = self.timers.pop(0)
                if not future.done:
                    future.set(self.now)
        if main.error is not None:
            raise main.error
        return main.result


loop = Loop()


async def sleep(time):
    future = Future()
    loop.timers.append((loop.now + time, len(loop.timers), future))
    return await future


async def gather(*coroutines):
    tasks = [Task(c, f"gathered {i}") for i, c in enumerate(coroutines)]
    return [await task for task in tasks]


class Lock:
    def __init__(self):
        self.held = False
        self.queue = []

    async def __aenter__(self):
        while self.held:
            future = Future()
            self.queue.append(future)
            await future
        self.held = True

    async def __aexit__(self, *of):
        self.held = False
        if self.queue:
            self.queue.pop(0).set()


class Queue:
    def __init__(self):
        self.items = []
        self.getters = []

    def put(self, item):
        self.items.append(item)
        if self.getters:
            self.getters.pop(0).set()

    async def get(self):
        while not self.items:
            future = Future()
            self.getters.append(future)
            await future
        return self.items.pop(0)

    async def __aiter__(self):
        while (item := await self.get()) is not None:
            yield item


async def worker(name, times, log):
    for i in range(times):
        log.append((name, i, loop.now))
        await sleep(len(name))
    return name * times


async def locked(lock, name, log):
    async with lock:
        log.append(name + " in")
        await sleep(2)
        log.append(name + " out")


async def produce(queue, n):
    for i in range(n):
        queue.put(i * i)
        if i % 2:
            await sleep(1)
    queue.put(None)


async def consume(queue):
    return [item async for item in queue]


async def fails(after):
    await sleep(after)
    raise ValueError(f"after {after}")


async def forever(log):
    try:
        while True:
            log.append(await sleep(3))
    finally:
        await sleep(1)
        log.append("forever is over")


async def ticks(every):
    """An asynchronous generator that waits at its end."""
    try:
        while True:
            yield await sleep(every)
    finally:
        await sleep(1)
        print("no more ticks, at", loop.now)


async def with_timeout(coroutine, time):
    task = Task(coroutine, "with timeout")
    await sleep(time)
    if not task.done:
        task.cancel()
    return await task


async def fibonacci(n):
    if n < 2:
        return n
    a, b = await gather(fibonacci(n - 1), fibonacci(n - 2))
    return a + b


async def main():
    log = []
    print(await gather(worker("a", 3, log), worker("bb", 2, log), worker("ccc", 1, log)))
    print(log)
    log = []
    lock = Lock()
    await gather(*[locked(lock, name, log) for name in "xyz"])
    print(log)
    queue = Queue()
    print(await gather(consume(queue), produce(queue, 5)))
    try:
        await gather(fails(2), fails(1))
    except ValueError as error:
        print("caught", error)
    log = []
    endless = Task(forever(log), "endless")
    await sleep(7)
    endless.cancel()
    try:
        await endless
    except Cancelled:
        print(log, loop.now)
    started = loop.now
    t = ticks(2)
    async for now in t:
        print("tick", now - started)
        if now - started > 5:
            break
    await t.aclose()
    try:
        await with_timeout(sleep(100), 5)
    except Cancelled:
        print("too late")
    print(await fibonacci(7))
    return "main is over"


print(loop.run(main()), loop.now, loop.steps)
