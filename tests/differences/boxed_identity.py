# SPDX-License-Identifier: BSL-1.0
"""Ints, floats and bools that aren't stored in the fields of an object have no address: a value is what it
is worth. So `is` compares what numbers are worth, where CPython compares objects it happened to make."""


def number(text):
    return int(text)


print(number("1000") is number("1000"))
print(float("1.5") is float("1.5"))
nan = float("nan")
print(nan is nan, [nan] == [nan], (nan,) == (nan,))
print(float("nan") is float("nan"), [float("nan")] == [float("nan")])
