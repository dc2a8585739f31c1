# SPDX-License-Identifier: BSL-1.0
"""mro() of a metaclass: what it may return; and __new__ of types that a class doesn't derive from."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class Ordered(type):
    order = None

    def mro(cls):
        return type.mro(cls) if Ordered.order is None else Ordered.order(cls)


def make(order, *bases):
    Ordered.order = order
    try:
        return Ordered("Made", bases, {})
    finally:
        Ordered.order = None


told(lambda: make(lambda cls: (cls, B, A, object), A).__mro__)
told(lambda: make(lambda cls: [cls, B, object], A)().who())
told(lambda: isinstance(make(lambda cls: [cls, B, object], A)(), B))
told(lambda: make(lambda cls: [cls, list, object], A))
told(lambda: make(lambda cls: [cls, int, object]))
told(lambda: make(lambda cls: [cls, 3, object]))
told(lambda: make(lambda cls: 7))
told(lambda: make(lambda cls: [cls, object], list))
told(lambda: make(lambda cls: 1 / 0))
told(lambda: Ordered("Plain", (A, B), {}).__mro__)


class L(list):
    pass


class E(KeyError):
    pass


told(object.__new__, L)
told(dict.__new__, L)
told(list.__new__, dict)
told(object.__new__, E)
told(BaseException.__new__, E, 1)
told(Exception.__new__, E, 1)
told(type.__new__, A)
told(object.__new__, type)
told(lambda: type(list.__new__(L)).__name__)
told(lambda: int.__new__(bool, 1))
told(object.__new__, Ordered)
