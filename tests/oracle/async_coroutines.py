# SPDX-License-Identifier: BSL-1.0
"""Coroutines: what they are, how they go on, and what awaiting one gives."""


class Pause:
    """An awaitable that yields a value to the loop, and results in what the loop sends."""

    def __init__(self, shown):
        self.shown = shown

    def __await__(self):
        return (yield self.shown)


def run(coroutine):
    """Drives a coroutine: sends back what it yields, twice."""
    sent = None
    while True:
        try:
            sent = coroutine.send(sent)
        except StopIteration as stop:
            return stop.value
        print("  loop", sent)
        sent = sent * 2


async def nothing():
    pass


async def seven():
    return 7


async def double(x):
    """Doubles, in the end."""
    return await Pause(x)


async def both(x, y=3, *rest, key="k", **named):
    first = await double(x)
    second = await double(y)
    return first, second, rest, key, named


print(run(nothing()), run(seven()), run(double(4)), run(both(1)))
print(run(both(1, 2, 3, 4, key=5, other=6)))

c = double(1)
print(type(c), type(c).__name__, repr(c).split(" at ")[0],
      c.__name__, c.__qualname__)
print(c.cr_code is double.__code__, c.cr_origin, double.__doc__, double.__code__.co_name)
print(c.cr_await, c.cr_running, c.cr_suspended)
print(c.send(None), type(c.cr_await), c.cr_await.__name__, c.cr_running, c.cr_suspended)
try:
    c.send("result")
except StopIteration as stop:
    print(stop.value, c.cr_await, c.cr_running, c.cr_suspended)
for again in range(2):
    try:
        c.send(None)
    except RuntimeError as error:
        print(error)
print(c.close(), c.close())
try:
    c.throw(ValueError)
except RuntimeError as error:
    print("thrown:", error)

c.__name__ = "other"
c.__qualname__ = "some.other"
print(c.__name__, repr(c).split(" at ")[0])
for name in ("__name__", "__qualname__"):
    try:
        setattr(c, name, 3)
    except TypeError as error:
        print(error)
for name in ("cr_await", "cr_running", "cr_code", "cr_origin", "cr_suspended", "new"):
    try:
        setattr(c, name, 3)
    except AttributeError as error:
        print(error)


class Methods:
    def __init__(self):
        self.count = 0

    async def one(self):
        self.count += 1
        return self.count

    async def __call__(self, by):
        for _ in range(by):
            await self.one()
        return self.count

    @staticmethod
    async def static():
        return "static"

    @classmethod
    async def of_class(cls):
        return cls.__name__


m = Methods()
one = m.one()
print(one.__qualname__, run(one), run(m(3)), run(m.static()), run(Methods.of_class()))


async def shows_itself():
    print(me.cr_running, me.cr_suspended, me.cr_await)
    try:
        me.send(None)
    except ValueError as error:
        print(error)
    await nothing()


me = shows_itself()
run(me)

# Closures, defaults that are made once, and a lambda that makes a coroutine.
functions = []
for i in range(3):
    async def get(i=i):
        return i
    functions.append(get)
print([run(f()) for f in functions], run((lambda: seven())()))


def counter():
    count = 0

    async def up(by):
        nonlocal count
        count += await double(by)
        return count

    return up


up = counter()
print(run(up(1)), run(up(2)))

# The wrapper that __await__() returns is an iterator.
w = double(5).__await__()
print(type(w), iter(w) is w, next(w))
try:
    w.send(6)
except StopIteration as stop:
    print(stop.value)
try:
    next(w)
except RuntimeError as error:
    print(error)
w = nothing().__await__()
print(list(w))
w = seven().__await__()
w.close()
try:
    next(w)
except RuntimeError as error:
    print(error)
w = double(8).__await__()
next(w)
try:
    w.throw(KeyError("k"))
except KeyError as error:
    print("thrown into the wrapper:", error)


# A generator may delegate to what a wrapper goes through, and a coroutine to a generator's items.
def delegates():
    return (yield from double(9).__await__())


d = delegates()
print(next(d))
try:
    d.send(10)
except StopIteration as stop:
    print(stop.value)

# await in expressions of every kind.


async def expressions():
    held = [await seven(), await double(1)]
    found = {await seven(): await double(2)}
    text = f"{await seven()!r:>3}|{await double(3):>{await seven()}}"
    chosen = await seven() if await double(0) == 0 else await nothing()
    chain = await seven() < await double(4) < 100
    sliced = list(range(20))[await seven():await double(5)]
    print(held, found, text, chosen, chain, sliced, *[await seven()], sep=" / ")
    assert await seven() == 7, await nothing()
    return (await seven()) + -await double(6)


print(run(expressions()))

# Loops, exceptions and finally around await.


async def loops():
    total = 0
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 4:
                break
            total += await double(i)
        finally:
            total += await seven()
    else:
        total = -1
    while await double(0):
        pass
    else:
        total += 1000
    with_default = [await double(i) for i in range(2)]
    return total, with_default


print(run(loops()))
print(issubclass(type(c), object), type(c).__mro__, isinstance(c, type(me)), hasattr(c, "__iter__"),
      hasattr(c, "__next__"), hasattr(c, "__await__"))
try:
    type(c)()
except TypeError as error:
    print(error)
try:
    iter(c)
except TypeError as error:
    print(error)
try:
    next(c)
except TypeError as error:
    print(error)
try:
    class Derived(type(c)):
        pass
except TypeError as error:
    print(error)
