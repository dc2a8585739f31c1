# SPDX-License-Identifier: BSL-1.0
"""chr, ord, bin, oct, hex, abs, bool of everything, and numbers written in every way."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print([ascii(said(chr, n)) for n in (0, 65, 0x7F, 0x80, 0xFF, 0x100, 0xD800, 0xFFFF, 0x10000,
    0x10FFFF, 0x110000, -1, 2**31, 2**63, 2**70, True, 65.0, "A", None)])
print([said(ord, x) for x in ("a", "é", "日", "😀", "\ud800", "\x00", b"a", b"\xff", bytearray(b"z"),
    "", "ab", b"", b"ab", 5, None, ["a"])])
print(all(ord(chr(n)) == n for n in range(0, 0x110000, 997)), said(chr), said(ord), said(chr, 1, 2),
    said(ord, "a", "b"))
print(0b101, 0B1_1, 0o17, 0O7, 0xfF, 0X_a, 1_000, 00, 0_0, 1e3, 1E-3, 1_0.5e1_0, .5, 5., 1.e2, 1j,
    1.5J, 1e3j, 0xdeadbeef, 0b1111_0000)
print([abs(x) for x in (0, -5, 5, -2.5, -0.0, True, -(2**70), 3 + 4j, -1j, float("-inf"))],
    said(abs, "a"), said(abs, None), said(abs), said(abs, 1, 2))
print([bool(x) for x in (0, 1, -1, 0.0, -0.0, 1e-300, 0j, 1j, "", " ", "0", b"", b"\x00", [], [0],
    (), ((),), {}, {0: 0}, set(), {0}, range(0), range(1), None, ..., NotImplemented is None,
    object, len, float("nan"), 2**70)])
print(True + True, True * 5, -True, ~True, True / 2, True // 2, True % 2, True ** 3, True << 2,
    True & False, True | 2, True ^ True, True < 2, True == 1.0, sum([True] * 3), "x" * True,
    [1, 2][True], {True: "a", 1: "b"}, str(True), repr(False), int(True), float(True),
    complex(True), f"{True:d} {True:5}", divmod(True, 2), round(True), pow(True, True),
    max(True, 2, 0.5), isinstance(True, int), type(True & 1), type(True & True), bool("False"),
    said(bool, 1, 2), said(bool, x=1), bool())
print(said(lambda: 1 + "1"), said(lambda: 1 + None), said(lambda: [] + 1), said(lambda: 1 - "a"),
    said(lambda: 2 ** "a"), said(lambda: "a" ** 2), said(lambda: -None), said(lambda: not None),
    said(lambda: 1 // "a"), said(lambda: {} % 1), said(lambda: 1 @ 2), said(lambda: 1 < None),
    said(lambda: max(1, None)), said(lambda: sum([1, "a"])), said(lambda: int("a") + 1),
    said(lambda: 5 .x), said(lambda: setattr(5, "x", 1)), said(lambda: (5).real.imag.numerator))
for a in (7, -7, 7.5, True, 2**40):
    print([a.__add__(2), a.__radd__(2), a.__sub__(2), a.__rsub__(2), a.__mul__(2), a.__truediv__(2),
        a.__rtruediv__(2), a.__floordiv__(2), a.__mod__(4), a.__divmod__(2), a.__pow__(2),
        a.__neg__(), a.__abs__(), a.__bool__(), a.__int__(), a.__float__(), a.__eq__(7),
        a.__lt__(8), a.__add__("a"), a.__hash__(), a.__repr__(), a.__str__(), a.__round__()])
x = 10
print(x.__class__, x.__class__.__name__, (5).__add__.__name__, int.__add__(2, 3),
    said(int.__add__, 2.0, 3), said(int.__add__, 2), float.__add__(2.0, 3), int.__add__(True, 1),
    said(float.__add__, 2, 3), int.__eq__(1, 1.0), float.__eq__(1.0, 1), int.__pow__(2, 3, 5),
    said(int.__pow__, 2, 3, 0), int.__lt__(1, "a"), said(int.__new__), int.__new__(int, "5"),
    said(int.__new__, str), said(int.__new__, 5), bool.__new__(bool, []), said(bool.__new__, int),
    float.__new__(float, "1.5"))
