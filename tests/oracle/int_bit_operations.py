# SPDX-License-Identifier: BSL-1.0
"""Shifts and bitwise operators, of small and huge, positive and negative ints."""


def said(call, *arguments):
    try:
        return call(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


numbers = [0, 1, -1, 2, -2, 5, -5, 2**30 - 1, 2**30, -(2**30), 2**31, 2**60, -(2**60), 2**62,
    2**63 - 1, 2**63, -(2**63),
           -(2**63) - 1, 2**64, 2**90 + 2**30 + 1, -(2**90) - 2**30 - 1, 3**70, -(3**70)]
for a in numbers:
    print(a, ~a, [a << n for n in (0, 1, 30, 33)], [a >> n for n in (0, 1, 30, 31, 63, 64, 200)])
    print("and", [a & b for b in numbers])
    print("or ", [a | b for b in numbers])
    print("xor", [a ^ b for b in numbers])
for a in numbers:
    for b in numbers:
        if (a & b) + (a | b) != a + b or a ^ b != (a | b) - (a & b) or ~(a & b) != ~a | ~b:
            print("wrong", a, b)
print(said(lambda: 1 << -1), said(lambda: 1 >> -1), said(lambda: 0 << 2**100),
    said(lambda: 0 >> 2**100))
print(said(lambda: 5 >> 2**100), said(lambda: -5 >> 2**100), said(lambda: 1 << -(2**100)),
    said(lambda: 1 >> -(2**100)))
print(said(lambda: 1 << 2.0), said(lambda: 1.0 >> 1), said(lambda: 1 & "a"), said(lambda: "a" | 1),
    said(lambda: 1 ^ None))
print(said(lambda: ~1.5), said(lambda: ~"a"), said(lambda: ~None), said(lambda: -"a"),
    said(lambda: +[]))
print(True & False, True | False, True ^ True, True & 1, 1 | True, ~True, ~False, True << 3,
    True >> 1, type(True & True))
x = 0b1011
x <<= 70
x |= 1
x >>= 3
x &= 2**72 - 1
x ^= 2**71
print(x, hex(x), bin(x), oct(x))
print([hex(n) for n in numbers])
print([bin(n) for n in numbers[:8]], [oct(n) for n in numbers[8:16]])
print(said(hex, 1.0), said(oct, "1"), said(bin, None), hex(True), bin(False))
