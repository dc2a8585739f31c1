# SPDX-License-Identifier: BSL-1.0
"""Attributes of classes and of instances: which is found, set, deleted; mutable ones that are shared."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class A:
    shared = []
    count = 0
    name = "A"

    def __init__(self):
        self.own = []

    def add(self, x):
        self.shared.append(x)
        self.own.append(x)
        self.count += 1
        return self


class B(A):
    name = "B"


class C(B):
    count = 100


a, b, c = A().add(1), B().add(2), C().add(3)
print(A.shared, a.own, b.own, c.own, A.count, B.count, C.count, a.count, b.count, c.count,
    a.shared is c.shared, vars(a), vars(c), b.name, C.name)
A.count = 50
B.added = "later"
print(a.count, B.count, b.count, C().count, c.added, said(lambda: a.added), B().count)
b.shared = ["own now"]
b.add(4)
print(A.shared, b.shared, "shared" in vars(b), "shared" in vars(a), vars(b))
del b.shared
print(b.shared, said(delattr, b, "shared"), said(delattr, b, "name"), said(delattr, B, "count"),
    delattr(B, "name"), b.name)
A.method = lambda self, x=1: (type(self).__name__, x)
a.method_own = lambda x=1: x
a.add = "hides the method"
print(a.method(), c.method(5), a.method_own(7), a.add, said(a.add, 1), A.method(5), said(A.method),
    B.method is A.method, a.method == a.method, a.method is a.method, a.method.__self__ is a,
    a.method.__func__ is A.method)
for name in ("shared", "missing", "count", "__init__", "own", "__dict__", "__class__", "__name__",
    "__doc__"):
    print(name, hasattr(A, name), hasattr(a, name), name in vars(A), name in vars(a),
        name in dir(a), name in dir(A))


class D:
    x = 1

    @property
    def p(self):
        return "property"

    def m(self):
        return "method"

    @staticmethod
    def s():
        return "static"

    @classmethod
    def c(cls):
        return cls.x


d = D()
d.__dict__.update(x=2, p="in dict", m="in dict", s="in dict", c="in dict")
print(d.x, d.p, d.m, d.s, d.c, D.x, D.m(d), type(d).c(), said(setattr, d, "p", 1),
    said(delattr, d, "p"), vars(d)["p"])
d.__class__ = type("E", (D,), {"x": 3, "m": 5})
del d.x, d.m
print(d.x, d.m, type(d).__name__, isinstance(d, D), said(setattr, d, "__class__", int),
    said(setattr, d, "__class__", 5), said(setattr, 5, "__class__", bool))
d.__dict__ = {"fresh": 1}
print(d.fresh, vars(d), said(setattr, d, "__dict__", 5), said(lambda: setattr(D, "__dict__", {})),
    said(lambda: vars(D).clear()), said(lambda: D.__dict__["x"]), type(D.__dict__),
    said(lambda: vars(5)), said(setattr, int, "x", 1), said(delattr, int, "real"),
    said(setattr, D, "__name__", 5), said(setattr, D, "__name__", "Renamed"), D.__name__,
    D.__qualname__, said(delattr, D, "__name__"))
print(getattr(d, "none", "default"), said(getattr, d, "none"), said(getattr, d, 5),
    said(setattr, d, 5, 1), said(hasattr, d, 5), said(getattr, d), said(setattr, d, "a"),
    said(delattr, d), said(delattr, d, "none"), said(lambda: D.none), said(lambda: D().none),
    said(lambda: d.none.x), getattr(d, "a b", 1), setattr(d, "a b", 5), getattr(d, "a b"), vars(d))
