# SPDX-License-Identifier: BSL-1.0
"""Asynchronous generators: items, asend, athrow, aclose, and what their awaitables refuse."""


class Pause:
    def __init__(self, shown):
        self.shown = shown

    def __await__(self):
        return (yield self.shown)


def run(coroutine, sent=None):
    while True:
        try:
            print("  loop", coroutine.send(sent))
        except StopIteration as stop:
            return stop.value


def attempt(coroutine):
    """What comes of a coroutine, or of another awaitable."""
    try:
        return run(coroutine)
    except BaseException as error:
        return f"{type(error).__name__}: {error} <- {error.__cause__!r}"


async def numbers(n):
    for i in range(n):
        await Pause(("before", i))
        yield i
    await Pause("at the end")


async def collect(items):
    result = []
    async for x in items:
        result.append(x)
    return result


print(run(collect(numbers(3))), run(collect(numbers(0))))

g = numbers(2)
print(type(g), repr(g).split(" at ")[0], g.__name__, g.__qualname__, g.ag_code is numbers.__code__)
print(g.ag_running, g.ag_await, g.__aiter__() is g, hasattr(g, "__next__"), hasattr(g, "__await__"))
first = g.__anext__()
print(type(first), first.__await__() is first, iter(first) is first)
print(first.send(None), g.ag_running, type(g.ag_await), g.ag_await.__name__)
second = g.asend(5)
print(type(second), attempt(second))
print(attempt(g.athrow(ValueError)), attempt(g.aclose()))
try:
    first.send("x")
except StopIteration as stop:
    print("item", stop.value, g.ag_running, g.ag_await)
print(attempt(first), attempt(g.asend(None)), attempt(g.__anext__()), attempt(g.__anext__()),
      attempt(g.asend(1)))
g.__name__ = "n"
g.__qualname__ = "q"
print(g.__name__, repr(g).split(" at ")[0])
for name in ("ag_running", "ag_code", "ag_await"):
    try:
        setattr(g, name, 1)
    except AttributeError as error:
        print(error)


async def echo(seen):
    got = None
    while got != "stop":
        try:
            got = yield got
            seen.append(got)
        except ValueError as error:
            got = f"caught {error}"
        finally:
            seen.append("f")


async def talk():
    seen = []
    e = echo(seen)
    print(await e.asend(None), await e.asend(1), await e.asend((2, 3)), await e.asend(None))
    print(await e.athrow(ValueError("v")), await e.athrow(ValueError, "w"))
    print(await e.asend(4))
    try:
        await e.asend("stop")
    except StopAsyncIteration as stop:
        print("over", stop.args)
    for again in (e.asend(1), e.__anext__(), e.athrow(KeyError), e.aclose()):
        try:
            print("again", await again)
        except StopAsyncIteration:
            print("still over")
    print(seen)
    try:
        await echo([]).asend(1)
    except TypeError as error:
        print(error)
    e = echo(seen)
    try:
        await e.athrow(KeyError("before it began"))
    except KeyError as error:
        print(error)
    print(await e.aclose())


run(talk())


# What is yielded may be anything: also what looks like the end, or like what is awaited.
async def odd_items():
    yield None
    yield StopAsyncIteration()
    yield StopIteration(3)
    yield (1, 2)
    yield Pause
    yield odd_items


print([type(x).__name__ for x in run(collect(odd_items()))])


async def closing():
    try:
        yield 1
        yield 2
    finally:
        await Pause("closing")
        print("closed")


async def closes():
    g = closing()
    async for x in g:
        print(x)
        break
    print(await g.aclose(), await g.aclose())
    print(await collect(g))
    g = closing()
    await g.aclose()
    print("never begun", await collect(g))
    g = closing()
    await g.__anext__()
    try:
        await g.athrow(GeneratorExit)
    except GeneratorExit as error:
        print(repr(error))
    g = closing()
    await g.__anext__()
    try:
        await g.athrow(KeyError("k"))
    except KeyError as error:
        print(error)


run(closes())


async def ignores():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")


async def awaits_and_yields():
    try:
        yield 1
    except GeneratorExit:
        await Pause("first")
        yield 2


async def try_close(g):
    await g.__anext__()
    closing = g.aclose()
    for again in range(2):
        try:
            await closing
        except RuntimeError as error:
            print(error)


g = ignores()
run(try_close(g))
run(try_close(awaits_and_yields()))


async def raises(what):
    yield 1
    raise what


for what in (ValueError("v"), StopIteration("s"), StopAsyncIteration("a"), GeneratorExit("g")):
    print(attempt(collect(raises(what))))


async def returns():
    yield 1
    return
    yield 2


print(run(collect(returns())))

# The awaitables, by hand.


async def two():
    got = yield await Pause("p1")
    print("got", got)
    yield await Pause("p2")


g = two()
a = g.asend(None)
print(a.close(), attempt(a))
a = g.asend(None)
print(a.send(None))
b = g.__anext__()
for method in (lambda: b.send(None), lambda: next(b), lambda: g.aclose().send(None),
               lambda: g.athrow(KeyError).send(None)):
    try:
        print(method())
    except (RuntimeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    a.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error), g.ag_running, attempt(a))
print(attempt(collect(g)))
g = two()
a = g.aclose()
try:
    a.send(1)
except RuntimeError as error:
    print(error)
try:
    a.send(None)
except StopIteration as stop:
    print("closed", stop.args)
print(attempt(a), a.close())
g = two()
run(g.__anext__())
a = g.athrow(KeyError("k"))
try:
    a.send(None)
except KeyError as error:
    print(error)
print(attempt(a), attempt(g.__anext__()))
a = g.athrow(KeyError)
a.close()
print(attempt(a))
for wrong in (lambda: g.asend(), lambda: g.asend(1, 2), lambda: g.aclose(1), lambda: g.__anext__(1),
              lambda: a.send(), lambda: a.close(1), lambda: b.send(), lambda: b.close(1)):
    try:
        wrong()
    except TypeError as error:
        print(error)
for given in ((), (1,), (ValueError, 1, 2), (ValueError, 1, None, 3), (ValueError(1), 2)):
    g = two()
    run(g.__anext__())
    a = g.athrow(*given)
    print(given, attempt(a), attempt(a), g.ag_running)


# An exception in what is awaited, thrown through, handled inside.
async def handles():
    for i in range(3):
        try:
            yield await Pause(i)
        except LookupError as error:
            print("inside", repr(error))
            yield "handled"


g = handles()
a = g.__anext__()
print(a.send(None))
try:
    a.throw(KeyError("k"))
except StopIteration as stop:
    print(stop.value)
a = g.__anext__()
print(a.send(None))
try:
    a.throw(IndexError, "i")
except StopIteration as stop:
    print(stop.value)
a = g.aclose()
print(attempt(a))


async def nested(n):
    if n:
        async for x in nested(n - 1):
            yield x
    yield n


print(run(collect(nested(10))))


async def running():
    yield me.ag_running
    try:
        await me.__anext__()
    except RuntimeError as error:
        yield str(error)


me = running()
print(run(collect(me)))
try:
    type(g)()
except TypeError as error:
    print(error)
for what in (g, a):
    for function in (iter, next, len, aiter, anext):
        try:
            print(type(what).__name__, function.__name__, type(function(what)).__name__)
        except Exception as error:
            print(type(error).__name__, error)
