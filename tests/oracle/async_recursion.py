# SPDX-License-Identifier: BSL-1.0
"""Coroutines that await themselves, and endless ones: RecursionError, and what is dropped then."""


class Pause:
    def __await__(self):
        return (yield 1)


def run(coroutine):
    count = 0
    while True:
        try:
            coroutine.send(None)
            count += 1
        except StopIteration as stop:
            return stop.value, count


async def deep(n):
    if n == 0:
        await Pause()
        return 0
    return 1 + await deep(n - 1)


async def items(n):
    if n:
        async for x in items(n - 1):
            yield x
    yield n


class Node:
    def __init__(self, inner):
        self.inner = inner

    def __await__(self):
        return self.inner.__await__()


async def attempt(c):
    try:
        return await c
    except RecursionError as error:
        return str(error)[:32]


async def total(n):
    return sum([x async for x in items(n)])


print(run(deep(100)), run(total(40)))
print(run(attempt(deep(100000))))
print(run(attempt(total(100000))))
print(run(deep(100)))


# A chain of awaits that was made before it is awaited. Those that nobody awaits then end
# silently: where calls are as deep as they can be, nothing can be written.
async def waits(c):
    return await c


def chain(n):
    c = deep(0)
    for _ in range(n):
        c = waits(c)
    return c


print(run(chain(300)))
try:
    run(chain(5000))
except RecursionError as error:
    print(str(error)[:32])
c = chain(300)
c.send(None)
c.close()
print("closed")
c = chain(300)
c.send(None)
try:
    c.throw(ValueError("thrown"))
except ValueError as error:
    print(error)
c = chain(300)
c.send(None)
del c
print("dropped")


# __await__ by __await__, and __anext__ of anext().
def nested(c, n):
    for _ in range(n):
        c = Node(c)
    return c


print(run(waits(nested(deep(0), 100))))
innermost = deep(0)
try:
    run(waits(nested(innermost, 100000)))
except RecursionError as error:
    print(str(error)[:32])
innermost.close()


class Endless:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return await anext(self)


async def endless():
    async for x in Endless():
        pass


try:
    run(endless())
except RecursionError as error:
    print(str(error)[:32])
