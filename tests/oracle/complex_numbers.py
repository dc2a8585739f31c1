# SPDX-License-Identifier: BSL-1.0
"""complex: arithmetic, repr, texts, comparisons, powers, and what it refuses."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


inf, nan = float("inf"), float("nan")
values = [0j, 1j, -1j, 1 + 2j, 3 - 4j, -0.0 + 0j, complex(-0.0, -0.0), complex(inf, nan),
    complex(nan, -inf), 1e20 + 1e-5j, 2.5, -3, 0, True]
for a in values:
    print(repr(a), str(a), abs(a) if a == a else "", a.conjugate(), a.real, a.imag, -a, +a, bool(a),
        hash(a) if a == a else "")
for a in values[:7]:
    for b in values[:7] + [2.5, -3, 0]:
        print(a, b, a + b, a - b, a * b, said(lambda: a / b), a == b, a != b)
for a in (0j, 1j, 1 + 2j, -2 + 0j):
    for p in (0, 1, 2, -1, -3, 100, 0.5, 2j, 0j):
        print(a, p, said(pow, a, p))
for text in ("1", "j", "-j", "+J", "1+2j", "1-2j", " 1+2j ", "(1+2j)", " ( 1+2j ) ", "1 + 2j",
    "1+j", "1e5-2E-3j", "inf+nanj", "-infinity-infj", "nan",
             "1_0+2_0j", "", "1+2", "j1", "1jj", "(1", "1)", "1+2j3", "١+٢j", "1+2i", "()", "++1j",
                 "1+-2j"):
    print(ascii(text), said(complex, text))
print(complex(), complex(1), complex(1, 2), complex(1j, 1j), complex(1j, 2 + 3j), complex(imag=2),
    complex(real=1.5), complex(real="1+1j"), complex(True, False))
for arguments in (("1", 2), (1, "2"), (None,), (1, None), ([],), (1, 2, 3), (b"1",)):
    print(arguments, said(complex, *arguments))
print(said(lambda: 1j < 2j), said(lambda: 1j // 2), said(lambda: 1j % 2), said(divmod, 1j, 2),
    said(int, 1j), said(float, 1j), said(lambda: ~1j), said(round, 1j), said(pow, 1j, 2, 3))
print(said(lambda: 1j / 0), said(lambda: 0j ** -1), said(lambda: 1j + "a"), said(lambda: 1j << 1),
    said(abs, 1e308 + 1e308j), said(sorted, [1j, 2j]), said(max, 1j, 1))
print(1 + 0j == 1, 1 == 1 + 0j, 1j == 1, hash(1 + 0j) == hash(1), {1 + 0j: "x"}[1], 2.0 in [2 + 0j],
    1j.__class__, sum([1j, 2, 3.5]))
print(said(setattr, 1j, "real", 2), said(setattr, 1j, "x", 2), (1 + 2j).__add__(1),
    (1 + 2j).__add__("a"), (1j).__lt__(1), (1j).__eq__("a"), (1j).__complex__())
print(3.5j, 1e5j, 0x10 + 1j, 1_0j, .5j, -(2 + 0j), -2 + 0j, 1 - 0j, -1j * 1j, (1 + 1j)**8)


class Made:
    def __init__(self, result):
        self.result = result

    def __complex__(self):
        return self.result


for made in (Made(1j), Made(1), Made("a"), Made(None)):
    print(said(complex, made), said(complex, made, 1))


class Own(complex):
    pass


own = Own(1, 2)
print(type(+own), type(-own), type(own.conjugate()), type(own.__complex__()), +own, +(1 + 2j) == 1 + 2j)
