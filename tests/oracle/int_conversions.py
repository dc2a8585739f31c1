# SPDX-License-Identifier: BSL-1.0
"""int() of everything: texts in every base, bytes, floats, objects; and its messages."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["0", "00", "-0", "+7", " 12 ", "\t-5\n", "1_000", "1__0", "_1", "1_", "", " ", "-", "+-1",
    "- 1", "1 2", "0x1F",
         "0o17", "0b101", "0B1", "0X_f", "0_7", "012", "1e3", "1.0", "٣٤", "１２３", "²", "①",
             "\x0012", "12\x00", "１_２",
         "\u200312\u2003", "abc", "zz", "Z", "é", "'", "0x", "0b2", "--1", "1L", "\u2212" + "1",
             "9" * 30, "-" + "f" * 20]
for text in texts:
    print(ascii(text), *(ascii(said(int, text, base)) for base in (10, 0, 16, 2, 36)))
for base in (-1, 1, 37, 2**70, 10.0, "10", None):
    print(base, said(int, "1", base))
for data in (b"12", b" 0x1f ", bytearray(b"-7"), b"\xff", b"", b"1\x00", b"1_1", "12"):
    print(data, said(int, data), said(int, data, 16), said(int, data, 0))
for number in (1.9, -1.9, 1e20, -1e300, float("inf"), float("-inf"), float("nan"), True, 2**70, 1j,
    None, [], (1,), {}):
    print(said(int, number), said(int, number, 10))
print(int(), said(int, x=1), said(int, base=10), said(int, "1", base=2), said(int, 1, 2, 3),
    said(int, base="a"))


class Whole:
    def __init__(self, result):
        self.result = result

    def __int__(self):
        return self.result


class Index:
    def __index__(self):
        return 42


class Trunc:
    def __trunc__(self):
        return 17


for made in (Whole(5), Whole("5"), Whole(5.0), Whole(None), Index(), Index):
    print(said(int, made))
print(said(int, "10", Index()), said(int, "z", Whole(36)))
print(said(int, "1" * 4301)[:30] if isinstance(said(int, "1" * 4301), str) else "number",
    len(str(10**4299)))
print(said(str, 10**4300))
print(said(int, "1" * 5000, 16) > 0, len(hex(16**5000)), said(int, "1_" * 4301 + "1"))


# What from_bytes() reads.
class Said:
    def __init__(self, made):
        self.made = made

    def __bytes__(self):
        return self.made


for given in (Said(b"\x01\x02"), Said("x"), Said(bytearray(b"x")), [1, 2], (3,), iter([256]), [2 ** 70], range(3), {5: 6}, "x", 5, None,
              bytearray(b"\x01\x00"), memoryview(b"abcd")[::2], [True], ["x"]):
    try:
        print(int.from_bytes(given, "big"), end=" ")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error, end="; ")
print()
