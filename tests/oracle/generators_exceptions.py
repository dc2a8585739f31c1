# SPDX-License-Identifier: BSL-1.0
"""Exceptions in generators: contexts, causes, tracebacks, and StopIteration, which never passes."""


def ask(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return error


def about(error):
    return repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__


def lines(error):
    found = []
    entry = error.__traceback__
    while entry is not None:
        found.append(entry.tb_lineno if hasattr(entry, "tb_lineno") else 0)
        entry = entry.tb_next
    return len(found)


def stops():
    yield 1
    raise StopIteration("inside")


def nexts():
    yield 1
    yield next(iter(()))


def delegates():
    yield from stops()


for function in (stops, nexts, delegates):
    g = function()
    print(next(g), about(ask(next, g)), ask(next, g, "over"))
error = ask(list, stops())
print(lines(error), lines(error.__cause__), error.__cause__ is error.__context__)


def waits():
    yield 1
    yield 2


g = waits()
for given in ((ValueError,), (ValueError, "a"), (ValueError, ("a", "b")), (ValueError, None),
              (ValueError("inst"),), (ValueError("inst"), None), (ValueError, ValueError("same")),
              (ValueError, KeyError("other")), (ValueError, 1, None), (Exception, KeyError("sub"))):
    for started in (0, 1):
        g = waits()
        if started:
            next(g)
        error = ask(g.throw, *given)
        print(about(error)[0], lines(error), ask(next, g, "over"), end="; ")
print()
g = waits()
for given in ((1,), ("text",), (ValueError("inst"), 1), (int,), (None,), (ValueError, 1, 2), ()):
    print(repr(ask(g.throw, *given)))
print(next(g))
error = ask(lambda: 1 // 0)
g = waits()
next(g)
thrown = ask(g.throw, ValueError, "with", error.__traceback__)
print(lines(error), lines(thrown))
g = waits()
next(g)
thrown = ask(g.throw, error)
print(thrown is error, lines(thrown))
g = waits()
thrown = ask(g.throw, ValueError, error)
print(lines(thrown), repr(thrown))
g = waits()
print(list(g), repr(ask(g.throw, KeyError("late"))), repr(ask(g.throw, StopIteration("s"))))


def handles():
    try:
        yield "try"
    except ValueError as error:
        yield about(error)
        try:
            yield "again"
        except KeyError as other:
            yield about(other)
        yield "still"
    yield "end"


g = handles()
print(next(g), g.throw(ValueError("v")), next(g), g.throw(KeyError("k")), next(g), next(g))


def reraises():
    while True:
        try:
            yield
        except ValueError:
            try:
                raise
            except ValueError as again:
                yield repr(again)


g = reraises()
next(g)
print(g.throw(ValueError("r")), next(g), g.throw(ValueError("s")))


def bare():
    yield 1
    raise


def bare_in_handler():
    g = bare()
    try:
        raise KeyError("outer")
    except KeyError:
        next(g)
        return ask(next, g)


print(repr(bare_in_handler()), repr(ask(list, bare())))


def sees_callers():
    try:
        raise IndexError("inner")
    except IndexError as error:
        yield about(error)
    try:
        yield
        raise TypeError("later")
    except TypeError as error:
        yield about(error)


g = sees_callers()
try:
    raise KeyError("caller")
except KeyError:
    print(next(g))
next(g)
print(next(g))


def handling():
    try:
        raise ValueError("in generator")
    except ValueError:
        yield 1
        yield 2


g = handling()
next(g)
print(about(ask(lambda: 1 // 0)))
try:
    raise OSError("mine")
except OSError as mine:
    next(g)
    print(about(ask(lambda: 1 // 0)))
    try:
        raise
    except OSError as same:
        print(same is mine)
g.close()
print(about(ask(lambda: [][0])))


def chained():
    try:
        yield 1
    except KeyError as error:
        raise ValueError("from key") from error


g = chained()
next(g)
print(about(ask(g.throw, KeyError, "k")))


def cleans():
    try:
        yield 1
    finally:
        print("cleaning")


g = cleans()
next(g)
print(about(ask(g.throw, RuntimeError("through finally"))))


def finally_returns():
    try:
        yield 1
    finally:
        return "swallowed"


g = finally_returns()
next(g)
print(about(ask(g.throw, RuntimeError("gone"))))
g = finally_returns()
next(g)
print(g.close())


def level(n):
    if n == 0:
        yield 1 // 0
    yield from level(n - 1)


print(lines(ask(list, level(5))))
print(lines(ask(sum, (1 // x for x in [1, 0]))))


def outermost():
    for item in level(2):
        print(item)


outermost()
