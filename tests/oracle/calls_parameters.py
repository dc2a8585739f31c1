# SPDX-License-Identifier: BSL-1.0
"""Parameters: positional-only, keyword-only, defaults, * and **, and every message about arguments."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def plain(a, b): return a, b
def default(a, b=2, *, c=3): return a, b, c
def only(a, /, b, *, c): return a, b, c
def rest(a, *more, key=None, **others): return a, more, key, others
def keys(*, x, y, z): return x, y, z
def front(a, b, c, /): return a, b, c
def many(a, b, c, d, e): return a
def nothing(): return "nothing"
def same(a, /, **a_too): return a, a_too
def gather(**all_of): return all_of


class C:
    def method(self, a, b=1): return a, b
    @classmethod
    def of_class(cls, a): return a
    @staticmethod
    def static(a, *, k): return a, k
    def bare(): return "bare"
    def __call__(self, x): return x
    def __init__(self, value=None, *, option=False): pass


functions = [plain, default, only, rest, keys, front, many, nothing, same, gather, C().method,
    C.method, C.of_class, C.static, C().bare, C(), C, lambda x, *, y: (x, y), lambda: 0]
calls = [((), {}), ((1,), {}), ((1, 2), {}), ((1, 2, 3), {}), ((1, 2, 3, 4, 5, 6), {}),
    ((1,), {"b": 5}), ((1,), {"a": 5}), ((), {"a": 1, "b": 2, "c": 3}), ((1,), {"c": 9}),
    ((1, 2), {"c": 9}), ((1, 2), {"key": 3, "z": 4}), ((), {"x": 1}),
    ((), {"x": 1, "y": 2, "z": 3}), ((5,), {"y": 2}), ((1,), {"k": 2}), ((), {"option": 1}),
    ((), {"unknown": 1}), ((1, 2, 3), {"a": 1, "b": 2})]
for f in functions:
    name = getattr(f, "__qualname__", "object")
    for positional, named in calls:
        result = said(f, *positional, **named)
        print(name, positional, named, type(result).__name__ if isinstance(result, C) else result)
order = []


def log(x):
    order.append(x)
    return x


def late(a=log("a"), b=log("b"), *, c=log("c")):
    return a, b, c


print(order, late.__defaults__, late.__kwdefaults__)
rest(log(1), *[log(2)], log(3), key=log(4), **{"x": log(5)}, y=log(6))
print(order)


def shared(item, held=[], *, named={}):
    held.append(item)
    named[item] = len(held)
    return held, named


print(shared(1), shared(2), shared(3, []), shared.__defaults__)
print(said(lambda: rest(1, **{"a": 2})), said(lambda: rest(**{"x": 1}, **{"x": 2})),
    said(lambda: gather(**{1: 2})), said(lambda: plain(*[1], *[2])),
    said(lambda: plain(*(1,), b=5)), said(lambda: None.x()), said(lambda: plain(*5)),
    said(lambda: plain(1, **[2])))
