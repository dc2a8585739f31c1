# SPDX-License-Identifier: BSL-1.0
"""What types tell of their layout; the arguments that copies are made of."""


class A:
    pass


class B(A):
    pass


class S:
    __slots__ = ("a", "b")


class D(S):
    pass


class E(D):
    __slots__ = ("c",)


class I(int):
    pass


class J(int):
    __slots__ = ()


class T(tuple):
    pass


class N(str):
    __slots__ = ("x",)


class M(str):
    pass


class Y(bytes):
    pass


class L(list):
    pass


class F(float):
    pass


class C(complex):
    pass


class K(type):
    pass


class X(Exception):
    pass


class W:
    __slots__ = ("__weakref__",)


class H(dict):
    __slots__ = ()


for t in (object, type, int, bool, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset,
          slice, A, B, S, D, E, I, J, T, N, M, Y, L, F, C, K, W, H):
    print(t.__name__, t.__basicsize__, t.__itemsize__, t.__dictoffset__, t.__weakrefoffset__, t.__base__)
ignored = 1 << 19 | 1 << 11 | 1 << 17 | 1 << 0
for t in (object, type, int, bool, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset,
          slice, range, type(None), A, B, S, D, E, I, T, N, L, K, X, BaseException, ValueError, H):
    print(t.__name__, bin(t.__flags__ & ~ignored))
for name in ("__basicsize__", "__flags__", "__dictoffset__", "__text_signature__"):
    for t in (A, int):
        try:
            setattr(t, name, 1)
        except (AttributeError, TypeError) as error:
            print(type(error).__name__)
print(A.__text_signature__)

for made in (I(5), 5, True, F(1.5), 2.5, C(1 + 2j), 3j, T((1, 2)), (), M("text"), "s", Y(b"b"), b"b"):
    given = made.__getnewargs__()
    print(given, [type(x).__name__ for x in given])
    try:
        made.__getnewargs__(1)
    except TypeError as error:
        print(error)
f = F(2.5)
print(type(f.conjugate()).__name__, f.conjugate(), f)
for t in (object, type, complex, enumerate, float, list, memoryview, property, reversed, tuple, int, str, range, A, L, F, T, ValueError):
    print(t.__name__, t.__text_signature__)


class A:
    "A(x)\n--\n\n"


class Told:
    "Told(first, *rest)\n--\n\nWhat it is.\n"


class Derived(Told):
    pass


class Other:
    "Told(x)\n--\n\n"


class Apart:
    "Apart(x\n\n)\n--\n\n"


class Unended:
    "Unended(x)\n--\n"


class Distant:
    "Distant (x)\n--\n\n"


class Cut:
    "Cut(x\0)\n--\n\n"


for t in (A, Told, Derived, Other, Apart, Unended, Distant, Cut, type("a.A", (), {"__doc__": "A(\u00e9)\n--\n\n"}),
          type("A", (), {"__doc__": M("A(x)\n--\n\n")}), type("A", (), {"__doc__": b"A(x)\n--\n\n"})):
    print(t.__name__, t.__text_signature__, repr(t.__doc__))
A.__doc__ = "A(y)\n--\n\n"
print(A.__text_signature__, repr(A.__doc__))
A.__name__ = "B"
print(A.__text_signature__, repr(A.__doc__))
A.__name__ = "A"
print(A.__text_signature__)
