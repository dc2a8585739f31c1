# SPDX-License-Identifier: BSL-1.0
"""aiter() and anext(), with a default and without."""


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


def attempt(function, *given):
    try:
        return function(*given)
    except BaseException as error:
        return f"{type(error).__name__}: {error} | {error.__cause__!r} | {error.__context__!r}"


async def count(n):
    for i in range(n):
        await Pause(("at", i))
        yield i


class Count:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Pause(("class", self.n))
        return self.n


class OfIterators(Count):
    """Items that are awaited through an iterator which is no generator."""

    class Item:
        def __init__(self, item):
            self.item = item
            self.steps = 1

        def __await__(self):
            return self

        def __iter__(self):
            return self

        def __next__(self):
            if self.steps:
                self.steps -= 1
                return "step"
            if self.item is None:
                raise StopAsyncIteration
            raise StopIteration(self.item)

    def __anext__(self):
        self.n -= 1
        return self.Item(self.n if self.n >= 0 else None)


async def asks(iterator):
    found = []
    found.append(await anext(iterator))
    found.append(await anext(iterator, "default"))
    for i in range(2):
        found.append(await anext(iterator, f"default {i}"))
    found.append(await anext(iterator, None))
    try:
        await anext(iterator)
    except StopAsyncIteration as stop:
        found.append(repr(stop))
    return found


for iterator in (count(2), Count(2), OfIterators(2), count(3)):
    print(run(asks(iterator)))

a = anext(count(1), 5)
print(type(a), iter(a) is a, a.__await__() is a, type(a).__mro__)
print(attempt(run, a), attempt(run, a))
a = anext(Count(0), "d")
print(attempt(run, a), attempt(run, a))

# send, throw and close are those of what it awaits.
g = count(3)
a = anext(g, "d")
print(a.send(None), attempt(a.throw, KeyError("k")))
print(attempt(a.send, None), attempt(run, anext(g, "after")))
a = anext(count(3), "d")
print(a.send(None), attempt(a.send, 1), attempt(a.close))
a = anext(count(3), "d")
print(a.send(None), attempt(a.throw, StopAsyncIteration), attempt(a.throw))
a = anext(OfIterators(1), "d")
print(attempt(a.throw, KeyError), attempt(a.close), attempt(a.send, 1))
print(attempt(next, a), attempt(next, a))
a = anext(count(3), "d")
print(attempt(a.close), attempt(a.close, 1), attempt(a.send), attempt(a.send, 1, 2))
a = anext(Count(2), "d")
print(attempt(a.send, 1), a.send(None), attempt(a.throw, StopAsyncIteration("thrown in")))
a = anext(Count(2), "d")
print(next(a), attempt(a.throw, ValueError, "v"))
a = anext(Count(2), "d")
print(next(a), attempt(a.close), attempt(a.send, None))


class Raises:
    def __aiter__(self):
        raise KeyError("aiter")

    def __anext__(self):
        raise KeyError("anext")


class NotAsync:
    def __aiter__(self):
        return [1]

    def __anext__(self):
        return 1


class NoneThere:
    __aiter__ = None
    __anext__ = None


class WrongAwait:
    class Item:
        def __await__(self):
            return 3

    def __anext__(self):
        return self.Item()


for what in (1, None, [], iter([]), Raises(), NotAsync(), NoneThere(), WrongAwait(), count):
    print(type(what).__name__, attempt(aiter, what), type(attempt(anext, what)).__name__,
          attempt(anext, what, 1) if isinstance(what, (int, list)) else "")
print(attempt(next, anext(NotAsync(), 1)), attempt(next, anext(WrongAwait(), 1)))
for function in (aiter, anext):
    for given in ((), (1, 2, 3), (1, 2, 3, 4)):
        print(attempt(function, *given))
print(attempt(lambda: aiter(x=1)), attempt(lambda: anext(count(1), default=1)))
print(aiter, anext, callable(aiter))


class OnItsOwn:
    """anext() of anext(): an awaitable whose __anext__ is one with a default."""

    def __init__(self):
        self.inner = count(1)

    def __aiter__(self):
        return self

    def __anext__(self):
        return anext(self.inner, "inner default")


async def twice():
    o = OnItsOwn()
    return [await anext(o, "outer"), await anext(o, "outer"), await anext(o)]


print(run(twice()))
i = aiter(count(2))
print(type(i), run(anext(i)), run(aiter(i).__anext__()), run(anext(i, None)))
