# SPDX-License-Identifier: BSL-1.0
"""except*: which clauses run with which part, and what is raised at the end."""


def attempt(function, *arguments):
    try:
        result = function(*arguments)
    except BaseException as error:
        return error
    return result


def described(error, depth=0):
    if not isinstance(error, BaseException):
        return repr(error)
    text = repr(error)
    if depth < 3:
        for name in ("__cause__", "__context__"):
            link = getattr(error, name)
            if link is not None:
                text += f" {name[2:-2]}({described(link, depth + 1)})"
    return text


def handle(error):
    log = []
    try:
        raise error
    except* ValueError as group:
        log.append(f"values {group!r}")
    except* (TypeError, KeyError) as group:
        log.append(f"types or keys {group!r}")
    except* OSError:
        log.append("os")
    else:
        log.append("never")
    finally:
        log.append("finally")
    return log


for error in [ValueError(1), ValueError, TypeError(2), KeyError("k"), FileNotFoundError(2, "x"), ZeroDivisionError(3), KeyboardInterrupt(),
              ExceptionGroup("g", [ValueError(1), ValueError(2)]), ExceptionGroup("g", [ValueError(1), OSError(2), TypeError(3)]),
              ExceptionGroup("g", [ZeroDivisionError(1), ValueError(2)]), ExceptionGroup("g", [ZeroDivisionError(1)]),
              ExceptionGroup("g", [ExceptionGroup("h", [ValueError(1), ZeroDivisionError(2)]), KeyError(3)]),
              BaseExceptionGroup("g", [SystemExit(1), ValueError(2)]), BaseExceptionGroup("g", [KeyboardInterrupt()])]:
    print(described(attempt(handle, error)))


def nothing_raised():
    log = []
    try:
        log.append("body")
    except* ValueError:
        log.append("never")
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log


print(nothing_raised())


# What clauses raise is gathered with what none of them was for.
def raising(error, *raised):
    waiting = list(raised)

    def act():
        if waiting and waiting[0] is not None:
            raise waiting.pop(0)
        del waiting[:1]

    try:
        raise error
    except* ValueError as group:
        act()
    except* TypeError as group:
        act()
    except* OSError:
        act()
    return "handled"


whole = [ValueError(1), TypeError(2), OSError(3), ZeroDivisionError(4)]
for size in range(1, 5):
    for raised in [(), (KeyError("a"),), (None, KeyError("b")), (KeyError("a"), None, KeyError("c")),
                   (ExceptionGroup("new", [KeyError("d")]), IndexError("e"), AttributeError("f"))]:
        print(size, described(attempt(raising, ExceptionGroup("g", whole[:size]), *raised)))
print(described(attempt(raising, ValueError(1), KeyError("a"))), described(attempt(raising, OSError(1), KeyError("a"))))
print(described(attempt(raising, ValueError(1))), described(attempt(raising, KeyError(1))))


# `raise` alone: the part goes back into the group that it came from.
def again(error, *which):
    try:
        raise error
    except* ValueError as group:
        if "value" in which:
            raise
    except* TypeError as group:
        if "type" in which:
            raise group
        if "from" in which:
            raise group from KeyError("cause")
        if "other" in which:
            raise ExceptionGroup("other", group.exceptions)
    return "handled"


nested = ExceptionGroup("h", [TypeError(4), ValueError(5), KeyError(6)])
for error in [ExceptionGroup("g", [ValueError(1), TypeError(2)]), ExceptionGroup("g", [ValueError(1), nested, TypeError(3), OSError(7)]),
              ExceptionGroup("g", [nested]), ValueError(8), TypeError(9), OSError(10)]:
    for which in [(), ("value",), ("type",), ("value", "type"), ("from",), ("value", "from"), ("other",), ("value", "other")]:
        print(which, described(attempt(again, error, *which)))
        error = error.with_traceback(None)


# The exception being handled is the part, and the one before again behind the statement.
def handled():
    seen = []
    try:
        raise KeyError("outer")
    except KeyError as outer:
        try:
            raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
        except* ValueError as group:
            try:
                raise IndexError("inner")
            except IndexError as inner:
                seen.append(inner.__context__ is group)
        except* TypeError:
            try:
                raise
            except ExceptionGroup as same:
                seen.append(same)
        try:
            raise
        except KeyError as same:
            seen.append(same is outer)
    try:
        group
    except NameError as error:
        seen.append(type(error).__name__)
    return seen


print(handled())


def nested_statements(error):
    log = []
    try:
        try:
            raise error
        except* ValueError as group:
            log.append(("inner", group))
            raise KeyError("new") from group
    except* KeyError as group:
        log.append(("outer", group))
    except* OSError as group:
        log.append(("os", group))
    return log


print(nested_statements(ExceptionGroup("g", [ValueError(1), OSError(2)])), nested_statements(ValueError(3)),
      nested_statements(OSError(4)))


def in_loop(errors):
    log = []
    for error in errors:
        try:
            if error is None:
                continue
            if error == "break":
                break
            raise error
        except* ValueError:
            log.append("value")
            for _ in range(2):
                log.append("loop")
        finally:
            log.append("finally")
    return log


print(in_loop([ValueError(1), None, ExceptionGroup("g", [ValueError(2)]), "break", ValueError(3)]))


def generated():
    try:
        yield 1
    except* ValueError as group:
        yield group
    yield 3


g = generated()
print(next(g), g.throw(ValueError("thrown")), next(g), list(g))
g = generated()
next(g)
print(described(attempt(g.throw, KeyError("thrown"))))


def from_function():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        return_value = group
    except* TypeError as group:
        other = group
    return return_value, other


print(from_function())


# What stands behind except* is checked where it is reached.
def checked(error, of):
    try:
        raise error
    except* of as group:
        return_value = group
    return return_value


for of in [5, None, "ValueError", int, (ValueError, int), [ValueError], ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), (),
           (ValueError, (TypeError,)), Exception, BaseException, (KeyError, ValueError)]:
    print(of, described(attempt(checked, ValueError(1), of)), described(attempt(checked, ExceptionGroup("g", [ValueError(2)]), of)))
print(described(attempt(checked, ValueError(1), ZeroDivisionError)))


def name_error(error):
    try:
        raise error
    except* no_such_name:
        pass
    except* ValueError:
        print("never")


print(described(attempt(name_error, ValueError(1))))
