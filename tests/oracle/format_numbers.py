# SPDX-License-Identifier: BSL-1.0
"""The format mini-language of ints and floats: every type, sign, width, grouping; and its errors."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for spec in ("", "d", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+d", " d", "+05d", "x",
    "X", "#x", "#X", "o", "#o", "b", "#b", "#010x", "+#o", ",", "_", "_x", "_b", "#_X", "015,",
    "015_", "020_b", "*^12,", "c", "n", "x<+8", "é>6", "日^7d", "0=5", "<05", "#_b", "zd", "8n"):
    print(repr(spec), [said(format, n, spec) for n in (0, 5, -5, 255, 1234567, -(2**70), True)])
numbers = (0.0, -0.0, 1.5, -2.675, 1234567.891, 1e-7, 1e22, 5e-324, float("inf"), float("-inf"),
    float("nan"))
for spec in ("", "f", "F", ".0f", ".2f", ".10f", "e", "E", ".0e", ".3e", "g", "G", ".0g", ".3g",
    ".20g", "#g", "#.3g", "#.0f", "%", ".1%", "n", "10", "<10", "^12.3f", "=+12.2f", "012.3f", "+",
    " ", ",", ",.2f", "_.2f", "015,.1f", "*>15,.2e", "z.0f", "z.1f", "+z.1f", ".3", "#", "#.3",
    "010", ".0", "#.0e", "x<8.1f", "é^9.1f", ".50f", ".17g"):
    print(repr(spec), [said(format, n, spec) for n in numbers])
for spec in ("d", "s", "x", "5.3d", ".2d", ".2c", ",c", ",x", ",n", "_n", "_c", ",_", "_,", ",,",
    "+c", "#c", "zd", "q", "5q", "<<<", "<>", "=", "==5", ".", "5.", ".f", "f5",
    "99999999999999999999", ".99999999999999999999f", "%d", "0x", "i", "u", "r", "\x00", "é", "5é",
    " +", "+ d", "-5", "5-", "d ", "{}", ",d", "_d", ",s", "_s", "!r", "c5", "=5c", "05c", "^c",
    "10c"):
    print(repr(spec), said(format, 65, spec), said(format, 6.5, spec), said(format, True, spec))
for n in (0, 65, 233, 0x65E5, 0x1F600, 0x10FFFF, 0x110000, -1, 2**70):
    print(ascii(said(format, n, "c")), ascii(said(format, n, "*^5c")))
print(format(2**100, ","), format(-(2**100), "_x"), format(10**30, ".3e"), format(10**30, "g"),
    said(format, 10**400, "f"), format(True, "5"), format(True), format(False, "d"),
    format(1234.5, "n"), format(12, "f"), format(12, "%"), format(3, ".2f"), format(10**20, ",.1f"))
