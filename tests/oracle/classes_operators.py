# SPDX-License-Identifier: BSL-1.0
"""Operators: reflected, in place, of a subclass first."""


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class V:
    def __init__(s, v):
        s.v = v

    def __add__(s, o):
        return ('add', s.v, o.v if isinstance(o, V) else o)

    def __radd__(s, o):
        return ('radd', s.v, o)

    def __iadd__(s, o):
        return V(s.v + 100)

    def __mul__(s, o):
        return NotImplemented

    def __rmul__(s, o):
        return ('rmul', o)

    def __matmul__(s, o):
        return '@'

    def __rmatmul__(s, o):
        return 'r@'

    def __imatmul__(s, o):
        return 'i@'

    def __lt__(s, o):
        return 'lt'

    def __gt__(s, o):
        return 'gt'

    def __eq__(s, o):
        return NotImplemented

    def __invert__(s):
        return '~'

    def __pos__(s):
        return '+'


class W(V):
    def __radd__(s, o):
        return ('wradd',)

    def __lt__(s, o):
        return 'wlt'


a, b = (V(1), W(2))
told(lambda: (a + b, b + a, a + 1, 1 + a, 3 * a, a @ 1, 1 @ a, ~a, +a, a < b, b < a, a > b, a < 1, 1 < a, a == b, a != b, a == a))
a += 5
print(a.v)
x = V(1)
x @= 3
print(x)
told(lambda: a * 3)
told(lambda: a * a)
told(lambda: a - 1)
told(lambda: a <= b)
told(lambda: sorted([V(2), V(1)])[0].v)
