# SPDX-License-Identifier: BSL-1.0
"""Expressions over several lines in a chain of tracebacks: which part the carets mark, and how."""


class Broken:
    def __getattr__(self, name):
        raise LookupError(name)

    def __add__(self, other):
        raise ArithmeticError(
            "added"
        )

    def __getitem__(self, key):
        return [
            1,
            2,
        ][key]


def calls():
    return sorted(
        [3, 1],
        key=lambda x: x
        / (
            x - 1
        ),
    )


def binary():
    x = Broken(); y = 2
    return (1 + 2) * (3 - (x +
                           y)) - 1


def subscript():
    b = {"a": {"b": [1, 2]}}
    return b["a"]["b"][0] + b["a"] ["c"] [0] + b["x"]


def attribute():
    é = Broken()
    return "日本", é . value . other, 1


def chained(a=1):
    return 0 < a < Broken()[ 5 ] < 3


def unary():
    return -  "text" + ~ 5


def fstring():
    value = []
    return f"{value} {value[3]!r:>{5}} {value}"


def comprehension():
    return [x / y for x in (1, 2)
            for y in
            (1, 0)]


def keyword():
    return dict(a=1, **{"b": 2},
                **{"a": 3})


def unpack():
    (a,
     b), c = (1, 2, 3), 4
    return a


def augmented():
    data = {"k": 1}
    data["k"] += "very long text that goes on " + "and on " + str(data["k"]) + " until it is over, which takes a while"


def assertion(x):
    assert x > 5, (
        f"{x} is too small"
    )


def statement():
    del {}[
        "k"]


def walrus():
    if (n := len("abc")) > 2 and int("x" * n):
        return n


def raising():
    raise (
        ValueError
    )(
        1
    ) from KeyError("cause")


def star():
    print(*[1, 2], *3, sep="")


def nested():
    tests = [calls, binary, subscript, attribute, chained, unary, fstring, comprehension, keyword, unpack, augmented, lambda: assertion(3), statement, walrus, raising, star]

    def go(n):
        try:
            tests[n]()
        finally:
            if n + 1 < len(tests):
                go(n + 1)

    go(0)


nested()
