# SPDX-License-Identifier: BSL-1.0
"""Classes derived from list and dict."""


class L(list):
    def total(self):
        return sum(self)


l = L([1, 2, 3])
l.append(4)
l.x = 9
print(l, l.total(), l[1:], type(l[1:]))
print(len(l), l == [1, 2, 3, 4], [0] + l, l.x)
print(isinstance(l, list), sorted(l), L.__mro__)


class D(dict):
    def __missing__(self, k):
        return k * 2


d = D(a=1)
d['b'] = 2
print(d, d['zz'], d.get('q'), 'a' in d)
print({**d}, dict(d), list(d.items()))


def f(**k):
    return k


print(f(**D(x=1)))


# += is list's own, whatever + is.
class Added(list):
    def __add__(self, other):
        return "add"

    def __mul__(self, count):
        return "mul"


class Right:
    def __radd__(self, other):
        return "radd"

    def __iter__(self):
        return iter("r")


class Own(Added):
    def __iadd__(self, other):
        return "iadd"


class Bytes(bytearray):
    def __add__(self, other):
        return "add"


class Derived(list):
    pass


def add(a, b):
    a += b
    return a


def times(a, b):
    a *= b
    return a


for made in (Added, Own, Derived, list):
    for right in (Right(), [1], made("x")):
        try:
            print(made.__name__, add(made("ab"), right), made("ab") + right, times(made("ab"), 2))
        except TypeError as error:
            print(made.__name__, error)
print(add(Bytes(b"a"), b"b"), Bytes(b"a") + b"b")
Derived.__iadd__ = lambda self, other: "later"
print(add(Derived(), [1]))
del Derived.__iadd__
print(add(Derived(), [1]), Derived.__iadd__)
