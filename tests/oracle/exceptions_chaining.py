# SPDX-License-Identifier: BSL-1.0
"""Causes, contexts, suppression, notes, tracebacks' depth, and re-raising in handlers."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def chain(error):
    parts = []
    while error is not None:
        parts.append(f"{error!r}{' suppressed' if error.__suppress_context__ else ''}")
        if error.__cause__ is not None:
            parts.append("caused by")
            error = error.__cause__
        elif error.__context__ is not None:
            parts.append("during")
            error = error.__context__
        else:
            break
    return " ".join(parts)


def caught(f):
    try:
        return f()
    except BaseException as error:
        depth, trace = 0, error.__traceback__
        while trace:
            depth, trace = depth + 1, trace.tb_next
        return f"{chain(error)} [{depth}]"


def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("second")


def explicit():
    try:
        [][1]
    except IndexError as error:
        raise ValueError("outer") from error


def suppressed():
    try:
        {}["k"]
    except KeyError:
        raise ValueError("alone") from None


def from_class():
    raise ValueError from KeyError


def from_wrong():
    raise ValueError from 5


def from_broken():
    raise ValueError("a") from Broken


class Broken(Exception):
    def __init__(self):
        raise LookupError("in init")


class NotOne:
    pass


def raise_broken(): raise Broken
def raise_wrong(): raise NotOne
def raise_instance(): raise NotOne()
def raise_str(): raise "text"
def raise_none(): raise None
def bare(): raise
def in_finally():
    try:
        raise ValueError("first")
    finally:
        raise KeyError("from finally")


def in_else():
    try:
        pass
    except ValueError:
        pass
    else:
        raise KeyError("from else")


def again():
    try:
        raise ValueError("again")
    except ValueError:
        try:
            raise KeyError("inner")
        except KeyError:
            pass
        raise


def again_in_call():
    try:
        raise ValueError("by a call")
    except ValueError:
        bare()


def same():
    try:
        raise ValueError("same")
    except ValueError as error:
        raise error


def loop():
    a, b = ValueError("a"), KeyError("b")
    try:
        try:
            raise a
        except ValueError:
            raise b
    except KeyError:
        raise a


def deep(n=3):
    try:
        raise ValueError(n)
    except ValueError:
        if n:
            deep(n - 1)
        raise


def in_generator():
    def g():
        try:
            yield
        except KeyError:
            raise LookupError("in generator")
    made = g()
    next(made)
    try:
        raise ValueError("outside")
    except ValueError:
        made.throw(KeyError("thrown"))


def with_notes():
    error = ValueError("noted")
    error.add_note("one")
    error.add_note("two")
    try:
        raise error
    except ValueError as caught:
        return caught.__notes__, said(caught.add_note, 5), said(BaseException.add_note,
            caught), hasattr(KeyError(), "__notes__")


for f in (implicit, explicit, suppressed, from_class, from_wrong, from_broken, raise_broken,
    raise_wrong, raise_instance, raise_str, raise_none, bare, in_finally, in_else, again,
    again_in_call, same, loop, deep, in_generator, with_notes):
    print(f.__name__, caught(f))
e = ValueError("x")
for name, values in (("__cause__", (None, KeyError(), 5, KeyError)),
    ("__context__", (None, KeyError(), "a", int)), ("__suppress_context__", (True, 0, "a")),
    ("__traceback__", (None, 5)), ("args", ((1, 2), "ab", [], 5))):
    for value in values:
        print(name, value, said(setattr, e, name, value), repr(getattr(e, name)),
            e.__suppress_context__)
    print(said(delattr, e, name))
print(e, repr(e), e.with_traceback(None) is e, said(e.with_traceback, 5),
    said(BaseException.with_traceback, e), ValueError(1) == ValueError(1), ValueError.mro()[1],
    said(ValueError, x=1))


def handlers(error):
    try:
        raise error
    except (KeyError, IndexError) as found:
        return "lookup", type(found)
    except ():
        return "never"
    except (ValueError, TypeError):
        return "value"
    except 5 if isinstance(error, OSError) else ArithmeticError:
        return "arithmetic"
    except:
        return "anything"


def bad_handler(kind):
    try:
        1 / 0
    except kind:
        return "caught"


for error in (KeyError(1), IndexError, ValueError(), ZeroDivisionError(), OSError(),
    KeyboardInterrupt(), StopIteration(5), GeneratorExit, SystemExit(3), Exception):
    print(said(handlers, error))
for kind in (ZeroDivisionError, (KeyError, ArithmeticError), object, 5, "a", (), (5,),
    (ZeroDivisionError, 5), (5, ZeroDivisionError), None, [ZeroDivisionError], BaseException,
    ((ZeroDivisionError,),), NotOne):
    print(kind, said(bad_handler, kind))
