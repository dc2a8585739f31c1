# SPDX-License-Identifier: BSL-1.0
"""throw() and close() of coroutines and of what they await; what is dropped half-way."""


class Pause:
    def __init__(self, shown):
        self.shown = shown

    def __await__(self):
        return (yield self.shown)


def attempt(function, *given):
    try:
        return function(*given)
    except BaseException as error:
        return f"{type(error).__name__}: {error} | {error.__cause__!r} | {error.__context__!r}"


async def handles(name):
    print(name, "begins")
    try:
        while True:
            try:
                print(name, "got", await Pause(name))
            except ValueError as error:
                print(name, "caught", repr(error))
            except KeyError as error:
                return f"{name} returns {error}"
    except GeneratorExit:
        print(name, "exits")
        raise
    finally:
        print(name, "finally")


async def through(name):
    try:
        return await handles(name + ".inner")
    finally:
        print(name, "finally")


class Iterator:
    """What is awaited is an object of a class with its own throw() and close()."""

    def __init__(self, name):
        self.name = name

    def __await__(self):
        return self

    def __iter__(self):
        return self

    def __next__(self):
        return self.name + " next"

    def send(self, sent):
        return self.name + f" sent {sent}"

    def throw(self, *given):
        print(self.name, "throw", given)
        if given[0] is LookupError:
            raise StopIteration("from throw")
        if given[0] is KeyError:
            raise IndexError("from throw")
        return self.name + " thrown"

    def close(self):
        print(self.name, "close")


class BadClose(Iterator):
    def close(self):
        raise ZeroDivisionError("close")


class NoMethods:
    def __await__(self):
        return self

    def __next__(self):
        return "next"


class ByGetattr(NoMethods):
    def __getattr__(self, name):
        print("asked for", name)
        if name == "throw":
            return lambda *given: f"thrown {given}"
        if name == "close":
            raise OSError("no close")
        raise AttributeError(name)


class OnInstance(NoMethods):
    def __init__(self):
        self.throw = lambda *given: "instance throw"
        self.close = lambda: print("instance close")


async def waits(what):
    try:
        return await what
    except BaseException as error:
        print("waits", repr(error))
        raise
    finally:
        print("waits finally")


for make in (handles, through):
    c = make("a")
    print(attempt(c.send, None), attempt(c.send, 1), attempt(c.throw, ValueError("v")))
    print(attempt(c.throw, ValueError), attempt(c.throw, ValueError, "w"))
    print(attempt(c.throw, KeyError, "k"))
    print(attempt(c.throw, KeyError))
    c = make("b")
    c.send(None)
    print(attempt(c.close), attempt(c.close), attempt(c.send, None))
    c = make("c")
    c.send(None)
    print(attempt(c.throw, GeneratorExit))
    c = make("d")
    c.send(None)
    print(attempt(c.throw, ZeroDivisionError("z")))
    c = make("e")
    print(attempt(c.throw, ZeroDivisionError("z")), attempt(c.send, None))
    c = make("f")
    print(attempt(c.close), attempt(c.send, None))
    c = make("g")
    c.send(None)
    del c
    print("dropped")

for kind in (Iterator, BadClose, NoMethods, ByGetattr, OnInstance):
    print("--", kind.__name__)
    for thrown in (ValueError, LookupError, KeyError, GeneratorExit):
        made = kind("i") if kind in (Iterator, BadClose) else kind()
        c = waits(made)
        print(attempt(c.send, None), attempt(c.throw, thrown))
        print(attempt(c.close))
    made = kind("j") if kind in (Iterator, BadClose) else kind()
    c = waits(made)
    print(attempt(c.send, None))
    print(attempt(c.send, 5))
    del c
    print("dropped")


# A coroutine that ignores GeneratorExit.
async def stubborn():
    while True:
        try:
            await Pause("stubborn")
        except GeneratorExit:
            print("ignored")


c = stubborn()
c.send(None)
print(attempt(c.close))
print(attempt(c.send, None))
c = through("h")
c.send(None)


async def swallows():
    try:
        await Pause(1)
    except GeneratorExit:
        return 2


c = swallows()
c.send(None)
print(attempt(c.close), attempt(c.close))


# Handled exceptions are a coroutine's own.
async def handling():
    try:
        raise ValueError("inner")
    except ValueError:
        await Pause(1)
        try:
            raise
        except ValueError as error:
            print("again", error)
    try:
        await Pause(2)
    except KeyError as error:
        print(repr(error.__context__))


c = handling()
try:
    raise LookupError("outer")
except LookupError as outer:
    c.send(None)
    try:
        raise
    except LookupError as same:
        print(same is outer)
c.send(None)
print(attempt(c.throw, KeyError("k")))


# Asynchronous generators that are dropped half-way are closed if they await nothing meanwhile.
async def items(name):
    try:
        yield 1
        yield 2
    finally:
        print(name, "closed")


async def awaits_at_the_end(name):
    try:
        yield 1
    finally:
        print(name, "closing")
        try:
            await Pause("not possible")
        finally:
            print(name, "closed")


async def yields_at_the_end(name):
    try:
        yield 1
    finally:
        yield 2


async def begin(g):
    print(await g.__anext__())


def drop(g):
    attempt(begin(g).send, None)


drop(items("items"))
print("--")
drop(awaits_at_the_end("awaits"))
print("--")
drop(yields_at_the_end("yields"))
print("--")


async def breaks():
    async for x in items("broken"):
        break
    print("behind the loop")
    async for x in items("returned"):
        return x


print(attempt(breaks().send, None))
g = items("never begun")
del g
a = items("with an awaitable").__anext__()
print(attempt(a.send, None))
del a
print("--")


# In cycles they end when those are collected, or with the program.
def cycle():
    async def inner():
        try:
            await Pause(me)
        finally:
            print("the cycle is closed")

    me = inner()
    me.send(None)


cycle()
print("the end")
