# SPDX-License-Identifier: BSL-1.0
"""array: what goes into an array of each typecode, and what comes out; constructors; other machines' formats."""
import array
from array import ArrayType, array as A, typecodes


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


class Float:
    def __float__(self):
        return 0.1


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)), end="; ")
    except BaseException as e:
        print(type(e).__name__, e, end="; ")


def reduce(of, protocol):
    try:
        made, given, state = of.__reduce_ex__(protocol)
    except BaseException as e:
        return print(type(e).__name__, e)
    print(made, given, state, type(made(*given)), made(*given))


print(ArrayType is A, typecodes, A, sorted(array.__dict__)[:2])
VALUES = [0, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2 ** 31 - 1, 2 ** 31, -2 ** 31, -2 ** 31 - 1,
          2 ** 32 - 1, 2 ** 32, 2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64, -2 ** 64, 1.5, "a", "", "ab", None,
          Index(5), Index(-1), Index(2 ** 70), b"x", True, 1e300, -1e300, "\ud800", "\U0010ffff", [], Float(), 10 ** 400, 3.4028235677973366e38]
for code in typecodes:
    print("\n---", code, A(code).itemsize, A(code).typecode, A(code))
    for v in VALUES:
        t(A(code, b"").append, v)
        t(A, code, (v,))
        t(A, code, iter([v]))
    a = A(code, b"\x01\x80\xff\x00\x02\x00\x00\x80" * 2)
    t(a.tolist)
    t(repr, a)
    t(a.byteswap)
    print(a.tobytes(), a[0] == a[-1] if code != "u" else len(a), len(a))
    for p in (0, 2, 3, 4, 5, True):
        reduce(A(code, "1\u1234" if code == "u" else [1, 100]), p)

print()
for given in ((), ("b", [], 1), (1,), ("bb",), (b"b",), ("z",), ("b", "abc"), ("b", A("u", "abc")), ("b", 5), ("h", b"abc"), ("z", 5), ("z", []),
              ("d", A("u", "a")), ("\u1234", []), ("\u1234", "s"), (None,), ("u", "h\xe9\u1234\U00012345"), ("u", ""), ("u", ["a", "b"]), ("u", b"a\0\0\0"),
              ("u", bytearray(b"abc")), ("b", bytearray(b"abc")), ("i", A("b", [1, -2])), ("b", A("d", [1])), ("b", A("b", b"xy")), ("B", range(5)),
              ("B", memoryview(b"abc")), ("l", (1, 2)), ("l", []), ("l", ()), ("l", None), ("f", [1, 2.5, True]), ("q", {1: 2}), ("u", A("u", "xy")),
              ("u", A("i", [65])), ("b", [1, "x"])):
    t(A, *given)
t(A, typecode="b")
t(A, "b", x=1)


class S(A):
    def __init__(self, *a, **k):
        self.k = k


class S2(A):
    pass


t(S, "b", x=1)
t(S2, "b", x=1)
s = S("d", [1.5], x=2)
reduce(s, 3)
reduce(s, 2)
t(s.__reduce_ex__, "x")
t(s.__reduce_ex__, 2 ** 70)
t(s.__reduce_ex__)
t(s.__reduce_ex__, 1, 2)
t(s.__reduce_ex__, protocol=1)
w = A("u", b"\xff\xff\xff\xff")
for f in (w.tolist, w.tounicode, w.__repr__, w.pop):
    t(f)
t(lambda: w[0])
t(lambda: (w < A("u", "a"), w == A("u", "a"), w == w, w != A("u")))
t(lambda: w == A("i", [-1]))
t(w.count, 1)
t(w.__reduce_ex__, 2)
t(w.__reduce_ex__, 3)

print()
R = array._array_reconstructor
for number in range(-2, 23):
    for code in "bLfu":
        t(R, A, code, number, b"\x00\x00\x80\x3f\x00\x00\x80\x3f")
        t(R, S2, code, number, b"\x00abc\x00\x00\x00")
    print(number)
for given in ((), (1, "b", 0, b""), (int, "b", 0, b""), (A, "z", 0, b""), (A, "b", 99, b""), (A, "b", -1, b"ab"), (A, "b", 0, "x"), (A, 1, 1, b""), (A, "zz", 1, b""),
              (A, "b", "x", b""), (A, "b", 2 ** 40, b""), (A, "u", 19, b"\xd8\0\0a"), (A, "u", 18, b"a\0b\0"), (A, "u", 18, b"\x08\xd8\x45\xdf"),
              (A, "u", 21, b"\0\0\0a\0\1\x23\x45"), (A, "u", 21, b"\0\0\0a\0\x11\0\0"), (A, "f", 15, b"\x3f\x80\0\0"), (A, "d", 17, b"\x3f\xf8\0\0\0\0\0\0"),
              (A, "i", 5, b"abcd"), (A, "i", 12, b"abcdefgh"), (A, "b", 17, b"\0" * 8), (A, "u", 4, b"\0\1")):
    t(R, *given)
t(R, x=1)
print(R, R.__module__, R is array._array_reconstructor)

six = A("i", [-2, -1, 0, 0, 1, 2])
for given in ((0,), (0, 3), (0, -3), (0, -4), (0, -99), (-2, -6), (0, 3, 4), (0, -3, -2), (2, 0, -1), (2, -1, 99), (0, 99)):
    t(six.index, *given)
