# SPDX-License-Identifier: BSL-1.0
"""Descriptors with and without __set__, and __set_name__."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class Desc:
    def __get__(self, o, t):
        return ('get', o is None, t.__name__)

    def __set__(self, o, v):
        print('set', v)

    def __delete__(self, o):
        print('delete')


class ND:
    def __get__(self, o, t):
        return 'nd'


class UD:
    d = Desc()
    n = ND()


u = UD()
u.d = 3
u.n = 9
del u.d
told(lambda: (u.d, UD.d, u.n, UD.n, u.__dict__))


class OnlySet:
    def __set__(self, o, v):
        o.__dict__['os'] = v


class UO:
    os = OnlySet()


o = UO()
told(lambda: type(o.os).__name__)
o.os = 4
told(lambda: o.os)


class SN:
    def __set_name__(self, o, n):
        raise ValueError('bad')


def mk():

    class X:
        s = SN()


told(mk)
try:
    mk()
except RuntimeError as e:
    print(repr(e.__cause__))
