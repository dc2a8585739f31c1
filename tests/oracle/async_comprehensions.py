# SPDX-License-Identifier: BSL-1.0
"""async for and await in comprehensions and generator expressions."""


class Pause:
    def __init__(self, shown):
        self.shown = shown

    def __await__(self):
        yield self.shown
        return self.shown


def run(coroutine):
    loops = 0
    while True:
        try:
            coroutine.send(None)
            loops += 1
        except StopIteration as stop:
            return stop.value, loops


async def count(n):
    for i in range(n):
        await Pause(i)
        yield i


async def lists():
    return ([x async for x in count(4)], [x * x async for x in count(4) if x % 2],
            [(x, y) async for x in count(2) for y in range(2)],
            [(x, y) for x in range(2) async for y in count(x + 1)],
            [(x, y) async for x in count(3) async for y in count(x) if x + y > 1],
            [await Pause(x) for x in range(3)], [x for x in range(3) if await Pause(x)],
            [await Pause(x) async for x in count(3) if await Pause(x)],
            [[y async for y in count(x)] for x in range(3)],
            [x for x in [y async for y in count(3)]])


async def others():
    return ({x % 2 async for x in count(4)}, {x: x * x async for x in count(3)},
            {await Pause(x): x for x in range(2)}, {x: await Pause(x) async for x in count(2)},
            {await Pause(x) for x in range(2)})


async def expressions():
    g = (x async for x in count(3) if x)
    print(type(g), g.__name__, g.__qualname__)
    h = (await Pause(x) for x in range(3))
    print(type(h), h.__name__)
    i = (y for y in await Pause(range(2)))
    print(type(i), list(i))
    j = ((x, y) async for x in count(2) async for y in (z async for z in count(2)))
    return [x async for x in g], [x async for x in h], [x async for x in j]


async def names():
    x = "outer"
    inner = [x async for x in count(2)]
    late = [lambda: x async for x in count(3)]
    k = 10
    with_closure = [x + k async for x in count(2)]
    return x, inner, [f() for f in late], with_closure


async def walrus():
    found = [last := x async for x in count(4) if (odd := x % 2)]
    return found, last, odd


async def fails():
    try:
        return [1 // x async for x in count(2)]
    except ZeroDivisionError as error:
        return str(error)


async def unpacked():
    def f(*given, **named):
        return given, named
    return f(*[x async for x in count(2)], **{str(x): x async for x in count(2)})


for function in (lists, others, expressions, names, walrus, fails, unpacked):
    print(function.__name__, *run(function()))


class Late:
    """A generator expression asks for its outermost iterator where it is made."""

    def __aiter__(self):
        print("aiter")
        return count(2)


async def late():
    g = (x async for x in Late())
    print("made")
    return [x async for x in g]


print(run(late()))


async def not_iterable():
    try:
        (x async for x in [1])
    except TypeError as error:
        print(error)
    try:
        [x async for x in [1]]
    except TypeError as error:
        print(error)
    try:
        {x for x in count(1)}
    except TypeError as error:
        print(error)


run(not_iterable())


def plain(n):
    """In a plain function only an asynchronous generator expression may be."""
    return (x async for x in count(n))


async def uses(g):
    return [x async for x in g]


print(run(uses(plain(3))))
for consumer in (list, tuple, set, sum, max, sorted, iter):
    g = plain(1)
    try:
        consumer(g)
    except TypeError as error:
        print(error)
