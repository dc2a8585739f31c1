# SPDX-License-Identifier: BSL-1.0
"""Laws of coroutines and asynchronous generators: await, async for, async with, asend, anext."""


class Pause:
    """Yields an item to the loop, and results in what the loop sends."""

    def __init__(self, item):
        self.item = item

    def __await__(self):
        return (yield self.item)


def run(coroutine):
    """The result of a coroutine whose loop sends back what it has yielded."""
    sent = None
    while True:
        try:
            sent = coroutine.send(sent)
        except StopIteration as stop:
            return stop.value


async def add(x, y):
    return await Pause(x) + await Pause(y)


def sums(x, y):
    return run(add(x, y))


async def factorial(n):
    return n * await factorial(n - 1) if n else await Pause(1)


def factorials(n):
    return run(factorial(n))


async def count(n):
    for i in range(n):
        yield await Pause(i)


async def total(n):
    result = 0
    async for x in count(n):
        if x == 3:
            continue
        if x == 8:
            break
        result += x
    else:
        result += 1000
    return result


def totals(n):
    return run(total(n))


async def comprehend(n):
    squares = [x * x async for x in count(n)]
    odd = {x async for x in count(n) if x % 2}
    table = {x: await Pause(x + 1) async for x in count(n)}
    pairs = [(x, y) async for x in (z async for z in count(n)) for y in range(x)]
    return sum(squares) + len(odd) + table[n - 1] + len(pairs)


def comprehended(n):
    return run(comprehend(n))


class Manager:
    def __init__(self, log, swallows):
        self.log = log
        self.swallows = swallows

    async def __aenter__(self):
        self.log.append(await Pause("enter"))
        return self

    async def __aexit__(self, kind, error, traceback):
        self.log.append(await Pause("exit"))
        self.log.append(kind is ValueError)
        return self.swallows


async def manage(log, swallows, fails):
    async with Manager(log, swallows) as manager:
        log.append(manager.swallows)
        if fails:
            raise ValueError("v")
    return "end"


def managed():
    log = []
    ended = run(manage(log, True, True)) == "end" and run(manage(log, False, False)) == "end"
    try:
        run(manage(log, False, True))
    except ValueError:
        ended = ended and log == ["enter", True, "exit", True, "enter", False, "exit", False,
                                  "enter", False, "exit", True]
        return ended
    return False


async def echo(seen):
    got = None
    while got != "stop":
        try:
            got = yield got
        except KeyError as error:
            got = error.args[0]
        finally:
            seen.append(got)


async def talk():
    seen = []
    e = echo(seen)
    found = [await e.asend(None), await e.asend(1), await e.athrow(KeyError(2)), await anext(e)]
    try:
        await e.asend("stop")
    except StopAsyncIteration:
        found.append("over")
    found.append(await anext(e, "default"))
    return found == [None, 1, 2, None, "over", "default"] and seen == [1, 2, None, "stop"]


def talked():
    return run(talk())


async def closing(log):
    try:
        yield 1
        yield 2
    finally:
        log.append(await Pause("closing"))


async def close_all(log):
    g = closing(log)
    async for x in g:
        log.append(x)
        break
    await g.aclose()
    await g.aclose()
    log.append([x async for x in g])


def closed():
    log = []
    run(close_all(log))
    return log == [1, "closing", []]


def dropped():
    log = []

    async def items():
        try:
            yield 1
        finally:
            log.append("items")

    async def waits():
        try:
            async for x in items():
                await Pause(x)
        finally:
            log.append("waits")

    c = waits()
    c.send(None)
    del c
    return log == ["items", "waits"] or log == ["waits", "items"]


def in_cycle(log):
    async def waits():
        try:
            await Pause(1)
        finally:
            log.append(me.cr_running)

    me = waits()
    me.send(None)


def cycles():
    log = []
    in_cycle(log)
    return len(log) <= 1


def message(function, *given):
    try:
        return function(*given)
    except (TypeError, RuntimeError, ValueError) as error:
        return str(error)


async def waits(what):
    return await what


async def over(what):
    async for x in what:
        return x


async def enters(what):
    async with what:
        return what


async def stops():
    raise StopIteration(1)


class Wrong:
    def __await__(self):
        return 3

    def __aiter__(self):
        return 3

    def __aenter__(self):
        return 3

    async def __aexit__(self, *of):
        pass


def refused():
    c = add(1, 2)
    found = [message(c.send, 1), message(run, c), message(run, c), message(run, waits(3)),
             message(run, waits(Wrong())), message(run, over([])), message(run, over(Wrong())),
             message(run, enters([])), message(run, enters(Wrong())), message(run, stops()),
             message(aiter, 3), message(anext, 3)]
    return found == [
        "can't send non-None value to a just-started coroutine", 3,
        "cannot reuse already awaited coroutine",
        "object int can't be used in 'await' expression",
        "__await__() returned non-iterator of type 'int'",
        "'async for' requires an object with __aiter__ method, got list",
        "'async for' received an object from __aiter__ that does not implement __anext__: int",
        "'list' object does not support the asynchronous context manager protocol",
        "'async with' received an object from __aenter__ that does not implement __await__: int",
        "coroutine raised StopIteration", "'int' object is not an async iterable",
        "'int' object is not an async iterator"]


def states():
    c = add(1, 2)
    found = [c.cr_running, c.cr_suspended, c.cr_await, c.__name__, c.cr_code is add.__code__]
    c.send(None)
    found += [c.cr_suspended, c.cr_await.__name__, message(run, waits(c))]
    c.close()
    g = count(1)
    a = g.asend(None)
    found += [g.ag_running, a.send(None), g.ag_running, message(anext(g).send, None)]
    try:
        a.send(5)
    except StopIteration as stop:
        found += [stop.value, g.ag_running, g.ag_await]
    return found == [False, False, None, "add", True, True, "__await__",
                     "coroutine is being awaited already", False, 0, True,
                     "anext(): asynchronous generator is already running", 5, False, None]


def thrown():
    c = waits(add(1, 2))
    c.send(None)
    try:
        c.throw(KeyError("k"))
    except KeyError as error:
        return error.args[0] == "k" and c.cr_await is None and not c.cr_suspended
    return False


async def produce(queue, n):
    for i in range(n):
        queue.append(i)
        await Pause(None)
    queue.append(None)


async def consume(queue, found):
    while True:
        while not queue:
            await Pause(None)
        item = queue.pop(0)
        if item is None:
            return
        found.append(item)


def turns(n):
    """Two tasks in turns."""
    queue = []
    found = []
    tasks = [consume(queue, found), produce(queue, n)]
    while tasks:
        task = tasks.pop(0)
        try:
            task.send(None)
        except StopIteration:
            continue
        tasks.append(task)
    return sum(found)


async def deep(n):
    return 1 + await deep(n - 1) if n else 0


def too_deep(n):
    try:
        return run(deep(n))
    except RecursionError:
        return -1


def slots():
    class Late:
        pass

    async def one():
        return 1

    found = [message(run, over(Late()))[:12]]
    Late.__aiter__ = lambda self: self
    Late.__anext__ = lambda self: one()
    found.append(run(over(Late())))
    Late.__await__ = lambda self: one().__await__()
    found.append(run(waits(Late())))
    del Late.__await__
    found.append(message(run, waits(Late())))
    return found == ["'async for' ", 1, 1, "object Late can't be used in 'await' expression"]
