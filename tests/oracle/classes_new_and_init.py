# SPDX-License-Identifier: BSL-1.0
"""Arguments of __new__ and __init__."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class D:
    pass


told(lambda: D.__weakref__)
told(lambda: D().__weakref__)
told(lambda: D.__dict__['__dict__'])
told(lambda: D.__dict__['__weakref__'])
told(lambda: D(1))
told(lambda: D(a=1))
told(lambda: object(1))
told(lambda: object.__new__(D, 1))
told(lambda: object.__init__(D(), 1))


class I:
    def __init__(self):
        pass


class N:
    def __new__(cls, *a):
        return super().__new__(cls, *a)


told(lambda: I(1))
told(lambda: N(1))
told(lambda: type(object.__new__(I, 1)))
told(lambda: object.__new__(int))
told(lambda: object.__new__(3))
told(lambda: object.__new__())
told(lambda: int.__new__(D))
