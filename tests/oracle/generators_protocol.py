# SPDX-License-Identifier: BSL-1.0
"""send, throw, close and return of generators, each at the start, in the middle and at the end."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def plain():
    x = yield 1
    y = yield x
    return (x, y)


def catching():
    got = []
    while len(got) < 4:
        try:
            got.append((yield len(got)))
        except ValueError as error:
            got.append(f"caught {error}")
        except GeneratorExit:
            got.append("closing")
            raise
        finally:
            log.append(list(got))
    return got


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return 5


def raises_on_close():
    try:
        yield 1
    finally:
        raise KeyError("closing")


def empty():
    return
    yield


def immediately():
    raise ValueError("at once")
    yield


def delegating():
    result = yield from catching()
    log.append(f"result {result}")
    result = yield from [10, 20]
    return result


makers = (plain, catching, stubborn, returns_on_close, raises_on_close, empty, immediately,
    delegating)
actions = {
    "next": next,
    "send None": lambda g: g.send(None),
    "send 5": lambda g: g.send(5),
    "throw": lambda g: g.throw(ValueError("thrown")),
    "throw class": lambda g: g.throw(ValueError),
    "throw other": lambda g: g.throw(LookupError, "other"),
    "throw stop": lambda g: g.throw(StopIteration(7)),
    "close": lambda g: g.close(),
}
for maker in makers:
    for first in actions.values():
        for second in actions:
            log = []
            g = maker()
            print(maker.__name__, second, said(first, g), said(actions[second], g), said(next, g),
                said(g.close), log)
for arguments in ((), (5,), ("a",), (int,), (ValueError, ValueError("x")), (ValueError("x"), 5),
    (ValueError, "text"), (ValueError, (1, 2)), (ValueError, None, 5), (ValueError, KeyError("k")),
    (KeyboardInterrupt,), (None,), (ValueError, "x", None), (1, 2, 3, 4)):
    g = catching()
    next(g)
    log = []
    try:
        print(arguments, g.throw(*arguments))
    except BaseException as error:
        print(arguments, type(error).__name__, error, error.args)
g = plain()
print(said(g.send), said(g.send, 1, 2), said(g.send, 1), g.send(None), g.send("sent"),
    said(g.send, "last"), said(g.send, "over"), said(g.close, 1), g.close(),
    said(g.throw, ValueError("late")), said(len, g), said(lambda: g[0]), said(lambda: g()),
    said(iter, g) is g, type(g).__name__, g.__name__, g.__qualname__,
    said(setattr, g, "__name__", 5), g.gi_running, g.gi_yieldfrom,
    said(setattr, g, "gi_running", 1), said(type(g)))


def running():
    try:
        yield me.send(None)
    except ValueError as error:
        yield str(error)
    yield me.gi_running
    yield said(me.close)


me = running()
print(list(me))
print([*(x for x in plain())], dict.fromkeys(x for x in "aab"), sum(i for i in range(4)),
    (lambda: (yield))().send(None), list((lambda: (yield from "ab"))()), next(x for x in [5]),
    said(lambda: next(x for x in [])), [g2 for g2 in [plain()]][0].send(None))
