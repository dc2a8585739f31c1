# SPDX-License-Identifier: BSL-1.0
"""Methods of float: hex, fromhex, as_integer_ratio, is_integer; rounding to ints and digits."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


inf, nan = float("inf"), float("nan")
numbers = [0.0, -0.0, 1.0, -1.5, 0.1, 1e22, 1e300, 5e-324, 2.2250738585072014e-308,
    1.7976931348623157e308, 0.5, 2.5, -0.5, 1e-10, inf, -inf, nan]
for n in numbers:
    print(n, n.hex(), said(n.as_integer_ratio), n.is_integer(), n.conjugate(), n.real, n.imag,
        abs(n), -n, +n, bool(n))
    print("   ", said(round, n), said(n.__trunc__), said(n.__floor__), said(n.__ceil__),
        said(int, n), hash(n) if n == n else "")
    if n == n:
        assert float.fromhex(n.hex()) == n
for text in ("0x1p3", "1p3", "0x1.8", "-0x.8p1", " 0X1.FFFFFFFFFFFFFp1023 ", "0x1p1024",
    "0x1.fffffffffffff8p1023", "0x1.fffffffffffff7p1023",
             "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x0.0000000000001p-1022", "inf", "-Infinity",
                 "nan", "0x", "", "0x1p", "1.", ".", "xyz", "0x1q",
             "0x1.00000000000008p0", "0x1.00000000000018p0", "0x1.000000000000081p0",
                 "0x1p99999999999999999999", "0x1p-99999999999999999999",
                 "0x0p99999999999999999999",
             "a", "1 2", "+0x1", "1_0"):
    print(repr(text), said(float.fromhex, text))
print(said(float.fromhex, 5), said(float.fromhex), said((1.0).hex, 1))
for n in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1234.5678, -1234.5678, 1e22, 1.5e300, 5e-324,
    0.05, 0.15, 0.25, 0.35, inf, nan):
    print(n, [said(round, n, d) for d in (0, 1, 2, -1, -2, -3, 300, 400, -400, None)])
for n in (0, 5, 15, 25, -25, 1250, 1350, -1350, 2**70, True):
    print(n, [said(round, n, d) for d in (0, 1, -1, -2, -3, -30, None)])
print(said(round, 1.5, 1.0), said(round, 1.5, "1"), said(round, "1"), said(round, 1j), said(round),
    said(round, 1, 2, 3), round(number=2.5), round(2.55, ndigits=1))
print(said(round, 1.7e308, -308), said(round, 1.5, 2**70), said(round, 1.5, -(2**70)),
    said(round, 15, 2**70), type(round(True)), type(round(2.0, 0)))
