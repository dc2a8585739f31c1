# SPDX-License-Identifier: BSL-1.0
"""async for over iterators written as classes, and what can be wrong with them."""


class Pause:
    def __init__(self, shown):
        self.shown = shown

    def __await__(self):
        return (yield self.shown)


def run(coroutine):
    while True:
        try:
            print("  loop", coroutine.send(None))
        except StopIteration as stop:
            return stop.value


class Count:
    def __init__(self, to, pauses=False):
        self.at = 0
        self.to = to
        self.pauses = pauses

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.at == self.to:
            raise StopAsyncIteration("the end")
        if self.pauses:
            await Pause(("at", self.at))
        self.at += 1
        return self.at


async def loops():
    async for x in Count(3, True):
        print(x)
    else:
        print("else")
    async for x in Count(0):
        print("not reached")
    else:
        print("else of none")
    async for x in Count(5):
        if x == 2:
            continue
        if x == 4:
            break
        print(x)
    else:
        print("not reached")
    async for a, *b in Pairs():
        print(a, b)
    for y in range(2):
        async for x in Count(2):
            print(y, x, end=";")
        async for x in Count(9):
            if x == 3:
                return "from within"


class Pairs(Count):
    def __init__(self):
        super().__init__(2)

    async def __anext__(self):
        n = await super().__anext__()
        return n, n + 1, n + 2


print(run(loops()))


class Awaitables:
    """Items that are awaitables of other kinds than coroutines."""

    def __init__(self):
        self.left = 2

    def __aiter__(self):
        return self

    def __anext__(self):
        self.left -= 1
        if self.left < 0:
            raise StopAsyncIteration
        return Pause(self.left)


async def over(iterable):
    async for x in iterable:
        print("item", x)
    return "end"


print(run(over(Awaitables())))


class Holder:
    def __aiter__(self):
        return Count(2)


print(run(over(Holder())))


class AsyncAiter:
    async def __aiter__(self):
        return self


class AiterOfNothing:
    def __aiter__(self):
        return 5


class AiterRaises:
    def __aiter__(self):
        raise KeyError("aiter")


class AnextNotAwaitable:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


class AnextRaises:
    def __aiter__(self):
        return self

    def __anext__(self):
        raise KeyError("anext")


class AnextAwaitRaises:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise KeyError("in anext")


class WrongAwait:
    def __await__(self):
        return 3


class CoroutineAwait:
    def __await__(self):
        return returns_one


class RaisesInAwait:
    def __await__(self):
        raise ZeroDivisionError("in await")


class AnextOf:
    def __init__(self, item):
        self.item = item

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.item


class StopsPlainly:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise StopIteration("plain")


class NotThere:
    __aiter__ = None


class NextNotThere:
    def __aiter__(self):
        return self
    __anext__ = None


async def one():
    return 1


returns_one = one()
for iterable in (3, [1], None, AsyncAiter, AiterOfNothing(), AiterRaises(), AnextNotAwaitable(),
                 AnextRaises(), AnextAwaitRaises(), AnextOf(WrongAwait()),
                 AnextOf(CoroutineAwait()), AnextOf(RaisesInAwait()), StopsPlainly(), NotThere(),
                 NextNotThere(), iter([1]), (x for x in [1])):
    try:
        print(run(over(iterable)))
    except Exception as error:
        print(type(error).__name__, error, "|", repr(error.__cause__), "|",
              repr(error.__context__))
returns_one.close()


async def for_over_async():
    for x in Count(2):
        print("not reached")


try:
    run(for_over_async())
except TypeError as error:
    print(error)


# What StopAsyncIteration means elsewhere.
async def raises_stop():
    raise StopAsyncIteration(3)


try:
    run(raises_stop())
except StopAsyncIteration as stop:
    print("it stays", stop.args)


async def stop_in_the_body():
    async for x in Count(3):
        print("body", x)
        raise StopAsyncIteration("of the body")


try:
    run(stop_in_the_body())
except StopAsyncIteration as stop:
    print(stop)


async def handled():
    async for x in Count(2):
        try:
            raise ValueError(x)
        except ValueError as error:
            print("handled", error)
        finally:
            print("finally", x)
    try:
        async for x in AnextAwaitRaises():
            pass
    except KeyError as error:
        print("caught", error)
    try:
        raise LookupError("outer")
    except LookupError:
        async for x in Count(1):
            try:
                raise
            except LookupError as error:
                print("again", error)


run(handled())


# Slots that classes get and lose.
class Bare:
    pass


async def try_over(what):
    try:
        await over(what)
    except TypeError as error:
        print(error)


b = Bare()
run(try_over(b))
Bare.__aiter__ = lambda self: Count(1)
run(try_over(b))
Bare.__anext__ = lambda self: one()
del Bare.__aiter__
run(try_over(b))


class Derived(Count):
    pass


run(over(Derived(2)))
Derived.__aiter__ = None
run(try_over(Derived(2))) if False else None
try:
    run(over(Derived(2)))
except TypeError as error:
    print(error)
del Derived.__aiter__
run(over(Derived(1)))
