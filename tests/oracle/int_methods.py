# SPDX-License-Identifier: BSL-1.0
"""Methods and attributes of int: bits, bytes, parts, and what each refuses."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for number in (0, 1, -1, 255, -256, 2**31, -(2**63), 2**64 - 1, 3**90, -(7**80), True):
    print(number, number.bit_length(), number.bit_count(), number.conjugate(), number.real,
        number.imag,
          number.numerator, number.denominator, number.as_integer_ratio())
    print("   ", number.__index__(), number.__trunc__(), number.__floor__(), number.__ceil__(),
        ~number, -number, +number)

for number in (0, 1, 127, 128, 255, 256, -1, -128, -129, 65535, 2**40 + 7, 3**60, -(3**60)):
    for length in (0, 1, 2, 8, 13):
        for order in ("little", "big"):
            for signed in (False, True):
                print(number, length, order, signed,
                    said(number.to_bytes, length, order, signed=signed))

for data in (b"", b"\x00", b"\xff", b"\x80\x00", b"\x00\x80", bytes(range(1, 20)), b"\xff" * 9):
    for order in ("little", "big"):
        print(data, order, int.from_bytes(data, order), int.from_bytes(data, order, signed=True))

print(said((5).to_bytes), said((5).to_bytes, 2), said((256).to_bytes),
    said((5).to_bytes, byteorder="little", length=3))
print(said(int.from_bytes, [1, 2, 3]), said(int.from_bytes, (1, 300), "big"),
    said(int.from_bytes, iter([4, 5]), "little"))
print(said(int.from_bytes, "ab", "big"), said(int.from_bytes, 5, "big"),
    said(int.from_bytes, b"a", "middle"))
print(said(int.from_bytes, b"a", 5), said((1).to_bytes, -1, "big"), said((1).to_bytes, 1, "Big"),
    said((1).to_bytes, "1", "big"))
print(said(int.from_bytes), said((1).bit_length, 2), said((1).bit_count, 2), said((1).conjugate, 1))
print(bool.from_bytes(b"\x00", "big"), bool.from_bytes(b"\x02", "big"), type(True.numerator),
    type(True.real), type(+True))
for name in ("real", "imag", "numerator", "denominator", "extra"):
    print(said(setattr, 5, name, 1))
    print(said(delattr, 5, name))
