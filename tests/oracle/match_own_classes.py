# SPDX-License-Identifier: BSL-1.0
"""Patterns of classes of a program, and of what they derive from."""


class P:
    __match_args__ = ('x', 'y')

    def __init__(s, x, y):
        s.x = x
        s.y = y


class Q(P):
    pass


class L(list):
    pass


class M(dict):
    pass


class I(int):
    pass


def f(v):
    match v:
        case Q(x=1, y=z):
            return ('q', z)
        case P(0, y):
            return ('p0', y)
        case P(x, y) if x == y:
            return 'eq'
        case P():
            return 'p'
        case I(n):
            return ('I', n)
        case int(n):
            return ('int', n)
        case [a, *r]:
            return (a, r)
        case {'k': v, **rest}:
            return (v, rest)
        case str():
            return 's'
        case _:
            return None


for v in (Q(1, 2), P(0, 3), P(4, 4), P(1, 2), I(3), 4, L([1, 2]), M(k=1, z=2), 'x', None, True):
    print(f(v))
