# SPDX-License-Identifier: BSL-1.0
"""repr of floats, and float() of texts: shortest digits, exponents, infinities, and what is no float."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for number in (0.0, -0.0, 1.0, 0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 1e15, 1e16, 123456789012345678.0,
    9999999999999998.0, 1e22, 1e23,
               1.5e-5, 0.0001, 0.00001, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308,
                   1.7976931348623157e308, 1e100,
               4.35, 2.675, 1.005, 100.0, 1e5, 123.456, 9.5367431640625e-07, 8.41e21, 2.0**70,
                   2.0**-70, float(2**53 + 1)):
    print(number, repr(-number), str(number) == repr(number), float(repr(number)) == number)
for text in ("1", "-1.", ".5", "+.5e1", "1e5", "1E+5", "1e-400", "1e400", "-1e400", "inf",
    "-Infinity", "iNf", "nan", "-NaN", "+nan",
             " 1.5 ", "\n2\t", "1_0.0_1", "1__0", "_1", "1_", "1_.0", "1._0", "1e_5", "1e5_0", "",
                 " ", ".", "e5", "1e", "1e+", "--1",
             "0x10", "1.5.2", "1,5", "infi", "infinit", "n", "nan(1)", "١٢.٥", "１.５", "1\x00",
                 "1 2", "1d5", "1j", "½", "\u00a01\u00a0",
             "0.1000000000000000055511151231257827021181583404541015625", "9007199254740993",
                 "179769313486231580793e289",
             "2.4703282292062327208299e-324", "2.47032822920623272e-324", "0" * 400 + "1",
                 "1" + "0" * 308, "1" + "0" * 309, "0." + "0" * 400 + "1"):
    print(ascii(text[:60]), said(float, text))
for other in (b"1.5", bytearray(b" 2 "), b"x", b"\xff", 5, 2**1024, -(2**1024), True, None, 1j, [],
    "", b""):
    print(said(float, other))
print(float(), said(float, x=1), said(float, 1, 2), 1_0.0_1, 1e1_0, .5, 5., 0e0)


class Real:
    def __init__(self, result):
        self.result = result

    def __float__(self):
        return self.result


class Index:
    def __index__(self):
        return 2**60 + 1


for made in (Real(1.5), Real(1), Real("1"), Real(None), Index(), Real):
    print(said(float, made))
