# SPDX-License-Identifier: BSL-1.0
"""Laws of exception groups: how they are split, and what except* handles and raises."""


def parts(n):
    group = ExceptionGroup("g", [ValueError(n), ExceptionGroup("h", [TypeError(n), ValueError(n + 1)]), KeyError("k")])
    match, rest = group.split(ValueError)
    return (repr(match) == f"ExceptionGroup('g', [ValueError({n}), ExceptionGroup('h', [ValueError({n + 1})])])"
            and repr(rest) == f"ExceptionGroup('g', [ExceptionGroup('h', [TypeError({n})]), KeyError('k')])"
            and group.subgroup(OSError) is None and group.subgroup((TypeError, KeyError)).message == "g"
            and group.split(Exception) == (group, None) and str(group) == "g (3 sub-exceptions)"
            and len(group.subgroup(lambda e: not isinstance(e, ExceptionGroup)).exceptions) == 3)


def bases():
    group = BaseExceptionGroup("g", [ValueError()])
    other = BaseExceptionGroup("g", [KeyboardInterrupt()])
    return (type(group) is ExceptionGroup and isinstance(group, Exception) and type(other) is BaseExceptionGroup
            and not isinstance(other, Exception) and issubclass(ExceptionGroup, (OSError, Exception))
            and ExceptionGroup.__mro__ == (ExceptionGroup, BaseExceptionGroup, Exception, BaseException, object))


def raised(function, *arguments):
    try:
        return function(*arguments)
    except BaseException as error:
        return error


def clauses(error):
    log = []
    try:
        raise error
    except* ValueError as group:
        log.append(1)
        log.append(len(group.exceptions))
    except* (TypeError, KeyError):
        log.append(2)
    else:
        log.append(3)
    finally:
        log.append(4)
    return log


def handled():
    return (clauses(ValueError(1)) == [1, 1, 4] and clauses(KeyError) == [2, 4]
            and clauses(ExceptionGroup("g", [TypeError(), ValueError(1), ValueError(2)])) == [1, 2, 2, 4])


def unhandled():
    error = ZeroDivisionError(5)
    rest = raised(clauses, ExceptionGroup("g", [error, ValueError(1), ExceptionGroup("h", [TypeError(), OSError(6)])]))
    return raised(clauses, error) is error and repr(rest) == (
        "ExceptionGroup('g', [ZeroDivisionError(5), ExceptionGroup('h', [OSError(6)])])")


def raising(error, also):
    try:
        raise error
    except* ValueError:
        raise KeyError("new")
    except* TypeError as group:
        if also:
            raise
    return 0


def gathered():
    group = ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    first = raised(raising, group, False)
    second = raised(raising, group, True)
    third = raised(raising, ValueError(4), True)
    return (repr(first) == "ExceptionGroup('', [KeyError('new'), ExceptionGroup('g', [OSError(3)])])"
            and repr(second) == "ExceptionGroup('', [KeyError('new'), ExceptionGroup('g', [TypeError(2), OSError(3)])])"
            and repr(third) == "KeyError('new')" and repr(third.__context__) == "ExceptionGroup('', (ValueError(4),))"
            and raised(raising, TypeError(), False) == 0)


def none_raised():
    log = []
    try:
        log.append(1)
    except* ValueError:
        log.append(2)
    else:
        log.append(3)
    return log == [1, 3]


def being_handled():
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        try:
            raise KeyError
        except KeyError as error:
            first = error.__context__ is group
    except* TypeError:
        try:
            raise
        except ExceptionGroup as again:
            second = repr(again) == "ExceptionGroup('g', [TypeError(2)])"
    return first and second


def in_loop(n):
    seen = 0
    for i in range(n):
        try:
            if i % 3 == 2:
                continue
            raise ExceptionGroup("g", [ValueError(i)] * (i + 1))
        except* ValueError as group:
            seen += len(group.exceptions)
        finally:
            seen += 100
    return seen


def refused(of):
    try:
        raise ValueError
    except* of:
        pass


def refusals():
    return [str(raised(refused, of)) for of in (ExceptionGroup, int, (ValueError, BaseExceptionGroup))] == [
        "catching ExceptionGroup with except* is not allowed. Use except instead.",
        "catching classes that do not inherit from BaseException is not allowed",
        "catching ExceptionGroup with except* is not allowed. Use except instead."]


def messages():
    return [str(raised(ExceptionGroup, *arguments)) for arguments in (
        (), (1, [ValueError()]), ("m", 5), ("m", []), ("m", [1]), ("m", [SystemExit()]))] == [
        "BaseExceptionGroup.__new__() takes exactly 2 arguments (0 given)",
        "BaseExceptionGroup.__new__() argument 1 must be str, not int",
        "second argument (exceptions) must be a sequence", "second argument (exceptions) must be a non-empty sequence",
        "Item 0 of second argument (exceptions) is not an exception", "Cannot nest BaseExceptions in an ExceptionGroup"]
