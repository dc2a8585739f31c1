# SPDX-License-Identifier: BSL-1.0
"""Code objects that yield, of every kind, and hooks of asynchronous generators."""


def plain():
    yield 1


def iterable(*items):
    """The test gives code that yields and takes any arguments the flag of types.coroutine."""
    got = yield items[0]
    return got


async def awaits(what):
    return await what


def send(coroutine, sent):
    try:
        return coroutine.send(sent)
    except StopIteration as stop:
        return stop.value


def awaited():
    """Whether a generator with that flag can be awaited, and one without it can't."""
    c = awaits(iterable(5))
    if send(c, None) != 5 or c.cr_await.__name__ != "iterable" or send(c, 7) != 7:
        return False
    c = awaits(plain())
    try:
        send(c, None)
    except TypeError as error:
        return str(error) == "object generator can't be used in 'await' expression"


def delegated():
    """Whether such a generator may delegate to a coroutine."""
    g = delegates(awaits(iterable(3)))
    return next(g) == 3 and send(g, 4) == 4


def delegates(*to):
    return (yield from to[0])


async def items(name):
    try:
        yield name
        yield name
    finally:
        log.append(name + " closed")


log = []


def first(generator):
    log.append("first " + generator.__name__)


def last(generator):
    log.append("last " + generator.__name__)
    saved.append(generator)


def fails(generator):
    raise ValueError("first")


saved = []


def with_hooks():
    """What the hooks are told of a generator that is dropped half-way, and then closed."""
    g = items("a")
    a = g.__anext__()
    send(a, None)
    send(g.__anext__(), None)
    del g, a
    told = [*log]
    close = saved.pop().aclose()
    send(close, None)
    del close
    return told == ["first items", "last items"] and log == [*told, "a closed"]


def closed_by_itself():
    """A generator that was closed isn't shown to its finalizer."""
    log.clear()
    g = items("b")
    send(g.__anext__(), None)
    send(g.aclose(), None)
    del g
    return log == ["first items", "b closed"]


def in_a_cycle():
    log.clear()

    async def cyclic():
        yield me

    me = cyclic()
    send(me.__anext__(), None)


def revived():
    """The finalizer was told once, and has brought it back to life."""
    return log == ["first cyclic", "last cyclic"] and len(saved) == 1 and saved.pop() is not None


def first_fails():
    g = items("c")
    try:
        g.__anext__()
    except ValueError as error:
        return str(error) == "first" and send(g.__anext__(), None) == "c"


def echoes():
    """Whether an awaitable of C++ code, which the test names echo, is driven by what is sent."""
    c = awaits(echo)
    got = [send(c, None), send(c, "s"), send(c, 3), send(c, 0)]
    c = awaits(echo)
    send(c, None)
    try:
        c.send(True)
    except ValueError as error:
        got.append(str(error))
    return got == [None, "s", 3, 0, "a bool"]
