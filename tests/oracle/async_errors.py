# SPDX-License-Identifier: BSL-1.0
"""What can't be awaited, and what coroutines refuse."""


class Pause:
    def __await__(self):
        return (yield "pause")


def attempt(coroutine):
    try:
        while True:
            print("  loop", coroutine.send(None))
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return f"{type(error).__name__}: {error} | {error.__cause__!r} | {error.__context__!r}"


async def waits(what):
    return await what


async def seven():
    return 7


async def pauses():
    await Pause()
    return "paused"


def generator():
    yield 1


async def async_generator():
    yield 1


class NotThere:
    __await__ = None


class Number:
    def __await__(self):
        return 3


class AList:
    def __await__(self):
        return [1]


class Itself:
    def __await__(self):
        return self


class Coroutine:
    def __init__(self):
        self.held = seven()

    def __await__(self):
        return self.held


class Raises:
    def __await__(self):
        raise KeyError("await")


class AsyncAwait:
    async def __await__(self):
        return 3


class Iterates:
    """Its own iterator, and no generator."""

    def __init__(self):
        self.left = 2

    def __await__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration("iterated")
        return self.left


class OnInstance:
    def __init__(self):
        self.__await__ = lambda: iter([1])


class Wrapper:
    def __init__(self, coroutine):
        self.coroutine = coroutine

    def __await__(self):
        return self.coroutine.__await__()


c = Coroutine()
a = AsyncAwait()
for what in (1, None, "s", [], generator(), generator, seven, async_generator(), object(),
             NotThere(), Number(), AList(), Itself(), c, Raises(), Iterates(), OnInstance(),
             Wrapper(seven()), Wrapper(pauses()), Pause, Pause()):
    print(attempt(waits(what)))
c.held.close()
print(attempt(waits(Iterates())))
made = a.__await__()
made.close()

# A coroutine is awaited once, and by one at a time.
s = seven()
print(attempt(waits(s)), attempt(waits(s)), attempt(s))
p = pauses()
first = waits(p)
print(first.send(None))
print(attempt(waits(p)))
print(attempt(p))
print(attempt(first))


async def awaits_itself():
    await me


me = awaits_itself()
print(attempt(me))


async def awaits_each_other(n):
    await others[1 - n]


others = [awaits_each_other(0), awaits_each_other(1)]
print(attempt(others[0]))
others[1].close()

# What is sent, thrown and closed at the wrong time.
s = seven()
for method in (lambda: s.send(1), lambda: s.send(), lambda: s.send(1, 2), lambda: s.throw(),
               lambda: s.throw(1), lambda: s.throw(ValueError(1), 2), lambda: s.close(1),
               lambda: s.throw(ValueError, 1, 2), lambda: s.send(x=1), lambda: s.throw(1, 2, 3, 4)):
    try:
        print(method())
    except Exception as error:
        print(type(error).__name__, error)
s.close()
w = pauses().__await__()
for method in (lambda: w.send(1), lambda: w.send(), lambda: w.throw(), lambda: w.close(1)):
    try:
        print(method())
    except Exception as error:
        print(type(error).__name__, error)
w.close()


# StopIteration doesn't leave a coroutine.
async def stops(what):
    raise what


print(attempt(stops(StopIteration(3))))
print(attempt(stops(StopIteration)))
print(attempt(waits(stops(StopIteration("inner")))))
print(attempt(stops(StopAsyncIteration("a"))))


# What a generator may not do with a coroutine.
def delegates(to):
    yield from to


s = seven()
for to in (s, Pause(), s.__await__(), async_generator()):
    try:
        print(list(delegates(to)))
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error)
for function in (iter, next, len, list, bool, hash, str):
    s = seven()
    try:
        print(function.__name__, function(s) is not None)
    except TypeError as error:
        print(error)
    s.close()
try:
    for x in waits(1):
        pass
except TypeError as error:
    print(error)
try:
    a, b = waits(1)
except TypeError as error:
    print(error)
