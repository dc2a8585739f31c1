# SPDX-License-Identifier: BSL-1.0
"""The warnings about __trunc__, and about methods that make numbers of derived classes."""


class Number(int):
    pass


class Real(float):
    pass


class Pair(complex):
    pass


class Made:
    def __init__(self, made):
        self.made = made


class Int(Made):
    def __int__(self):
        return self.made


class Trunc(Made):
    def __trunc__(self):
        return self.made


class Float(Made):
    def __float__(self):
        return self.made


class Complex(Made):
    def __complex__(self):
        return self.made


class Index(Made):
    def __index__(self):
        return self.made


def error(function, *given):
    try:
        made = function(*given)
        print(type(made).__name__, made)
    except Exception as raised:
        print(type(raised).__name__, raised)


for made in (5, True, Number(7), 2.5, "a", Index(9)):
    error(int, Int(made))
    error(int, Trunc(made))
for made in (5, 2.5, Real(3.5), "a", True):
    error(float, Float(made))
for made in (5, 1j, Pair(2j), "a"):
    error(complex, Complex(made))
error(complex, Float(Real(1.5)))
for made in (5, True, Number(1), [], 2.5):
    error(range(9).__getitem__, Index(made))
    error(hex, Index(made))
    error(bytes, Index(made))
    error("{:d}".format, Index(made))
    error("%x".__mod__, Index(made))
    error(int, Index(made))
    error(complex, Index(made))
    error(Index(made).__index__)
