# SPDX-License-Identifier: BSL-1.0
"""Calls the functions of tests/unit/builtins/cpp_functions.cpp."""

import native


def said(function, *given, **named):
    try:
        return repr(function(*given, **named))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def adds():
    return native.add(2, 3) == 5 and native.nothing() is None


def is_refused():
    return (
        said(native.add, 2) == "TypeError: add expected 2 arguments, got 1"
        and said(native.add, 2, x=3) == "TypeError: add() takes no keyword arguments"
        and said(native.add, 2, "3") == "TypeError: add() argument 2 must be an int from -2147483648 to 2147483647, not str"
        and said(native.add, 2**40, 3) == "TypeError: add() argument 1 must be an int from -2147483648 to 2147483647, not int"
    )


def converts():
    return (
        native.joined(["a", "ü"], "-") == "a-ü"
        and native.counted("abca") == {"a": 2, "b": 1, "c": 1}
        and native.first([1.5, 2.5]) == 1.5
        and native.first([]) is None
        and native.doubled([1, [2]]) == [1, [2], 1, [2]]
    )


def refers():
    kept = [native.greeting()]
    native.keep(kept)
    return (
        kept == ["hello"]
        and native.keeps_nothing()
        and native.unknown_text(True) == "known"
        and native.unknown_text(False) is None
        and native.length_of("abc") == 3
        and said(native.length_of, 5) == "TypeError: object of type 'int' has no len()"
        and native.number_or(7, 1) == 7
        and native.number_or("x", 1) == 1
    )


def throws():
    return (
        said(native.fail, "range") == "IndexError: out of range"
        and said(native.fail, "value") == "ValueError: wrong value"
        and said(native.fail, "memory") == "MemoryError: "
        and said(native.fail, "other") == "RuntimeError: größer"
        and said(native.fail, "bytes") == "RuntimeError: bad path ÿ"
        and said(native.fail, "unknown") == "RuntimeError: a C++ exception of an unknown type"
        and said(native.raises, 5) == "KeyError: 5"
        and said(native.raises, 0) == "None"
    )
