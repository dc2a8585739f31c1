# SPDX-License-Identifier: BSL-1.0
"""Hashes of equal numbers of all types, of strs, tuples, types; identity of what there is only once."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


inf, nan = float("inf"), float("nan")
for n in (0, 1, -1, -2, 2, 10, 2**31, 2**61 - 1, 2**61 - 2, 2**61, -(2**61) + 1, 2**62, 2**63,
    -(2**63), 2**64, 10**20, -(10**20), 3**100):
    print(n, hash(n), hash(-n), hash(n) == hash(float(n)) if float(n) == n else "inexact",
        hash(n) == hash(complex(n)) if complex(n) == n else "")
for x in (0.0, -0.0, 0.5, -0.5, 0.1, 1.5, 1e10, 1e100, 1e300, 5e-324, 2.5e-10, -1.0, inf, -inf,
    3.14159):
    print(x, hash(x), hash(-x), hash(complex(x, 0)) == hash(x), hash(complex(0, x)))
print(hash(True), hash(False), hash(1j), hash(-1j), hash(1 + 2j), hash(""), hash("a"), hash("é"),
    hash("日"), hash("😀"), hash(b""), hash(b"a") == hash("a"), hash("a" * 100),
    hash((1, "a", None))  == hash((1.0, "a", None)), hash(frozenset([1, 2, 3])),
    hash(frozenset("abc")) == hash(frozenset("cba")), hash(range(5)), hash(()))
print({1: "int", 1.0: "float", True: "bool", 1 + 0j: "complex"}, {0, 0.0, False, 0j, -0.0},
    len({nan, nan}), len({"a", b"a"}), 2**61 - 1 in {0: 1}, {2**61 - 1, 0} == {0, 2**61 - 1},
    (1, 2) in {(1.0, 2.0)}, {1.5: "x"}[3 / 2])


class Fixed:
    def __init__(self, result):
        self.result = result

    def __hash__(self):
        return self.result


class EqOnly:
    def __eq__(self, other):
        return True


class HashNone:
    __hash__ = None


class Inherits(EqOnly):
    pass


class Restores(EqOnly):
    __hash__ = object.__hash__


for result in (0, -1, -2, 2**61 - 1, 2**61, 2**63, 2**64 + 5, -(2**63), -(2**64) - 1, True, 1.5,
    "a", None):
    print(result, said(hash, Fixed(result)))
for made in (EqOnly(), HashNone(), Inherits(), [], {}, set(), bytearray(), slice(1)):
    print(type(made).__name__, said(hash, made), type(made).__hash__, said(lambda: {made}),
        said(lambda: {made: 1}))
r = Restores()
print(hash(r) == object.__hash__(r), {r: 1}[r], hash(len) == hash(len), hash(int) == hash(int),
    hash(None) == hash(None), hash(...) == hash(Ellipsis), said(hash), said(hash, 1, 2))
print(None is None, ... is Ellipsis, NotImplemented is NotImplemented, True is (1 == 1),
    int is type(5), type(None)() is None, type(...)() is ...,
    type(NotImplemented)() is NotImplemented, said(type(None), 1), said(type(...), 1),
    bool(1) is True, (lambda: None)() is None, None is False, id(None) == id(None))
a = b = [1]
c = list(a)
print(a is b, a is c, a == c, a is not c, id(a) == id(b), id(a) == id(c), [a] == [c], [a][0] is a,
    {"k": a}["k"] is a, (a,)[0] is a, (lambda x: x)(a) is a, a[:] is a, a * 1 is a, a.copy() is a,
    str(x := "text") is x, tuple(t := (1,)) is t, frozenset(f := frozenset([1])) is f,
    dict(d := {}) is d, type(a) is list, a.__class__ is list)
print(repr(NotImplemented), repr(...), repr(None), str(None), said(lambda: None + 1),
    said(lambda: None.x), said(lambda: setattr(None, "x", 1)), said(lambda: ... + 1),
    said(lambda: bool), None == 0, None == None, None != False, said(lambda: None < None),
    said(lambda: len(None)), said(lambda: iter(None)), [None, True, ...].index(...),
    {None: 1, ...: 2, NotImplemented: 3}[...])
