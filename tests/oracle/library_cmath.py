# SPDX-License-Identifier: BSL-1.0
"""cmath: all functions, over edges and over numbers by chance; their errors."""
import cmath


def t(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


inf, nan = cmath.inf, cmath.nan
print(cmath, cmath.pi, cmath.e, cmath.tau, inf, nan, cmath.infj, cmath.nanj, [name for name in dir(cmath) if name[0] != "_"])
unary = [cmath.acos, cmath.acosh, cmath.asin, cmath.asinh, cmath.atan, cmath.atanh, cmath.cos, cmath.cosh, cmath.exp, cmath.isfinite, cmath.isinf, cmath.isnan, cmath.log, cmath.log10, cmath.phase, cmath.polar, cmath.sin, cmath.sinh, cmath.sqrt, cmath.tan, cmath.tanh]
edges = [0.0, 1.0, 0.5, 2.0, 3.0, 1e-320, 2.3e-308, 1e-155, 0.75, 708.0, 709.5, 711.0, 1e154, 1e308, 1.7976931348623157e+308, inf, nan]
edges += [-x for x in edges[:-1]]
for f in unary:
    for x in edges:
        for y in edges:
            print(f.__name__, complex(x, y), t(f, complex(x, y)))
for x in edges:
    for y in edges:
        print("rect", x, y, t(cmath.rect, x, y))
state = 12345


def real():
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return ((state >> 11) / 2.0 ** 52 - 1) * 2.0 ** ((state >> 3) % 13 - 6)


for i in range(200):
    z, w = complex(real(), real()), complex(real(), real())
    print(*(f(z) for f in unary), cmath.log(z, w), cmath.rect(z.real, z.imag), cmath.isclose(z, w), cmath.isclose(z, w, abs_tol=2))

for z in (0, 1, 2, 1j, -1, inf, nan, 0.5 - 2j):
    print(*(t(cmath.log, z, base) for base in (0, 1, 2, 1j, -1, inf, nan, 0.5 - 2j)))
for a, b, k in ((1, 1, {}), (1, 1 + 1e-10j, {}), (1, 1.1, {"rel_tol": 0.2}), (1, 2, {"abs_tol": 1.5}), (inf, inf, {}), (inf, 1, {"abs_tol": inf}), (nan, nan, {}),
                (complex(inf, 1), complex(inf, 1), {}), (complex(1, -inf), complex(1, inf), {}), (1, 1, {"rel_tol": -1}), (1, 2, {"abs_tol": "x"}), (0, 1e-10, {}), (1, 1, {"tol": 1})):
    print(t(cmath.isclose, a, b, **k), end="; ")
print()


class C:
    def __init__(self, made):
        self.made = made

    def __complex__(self):
        if isinstance(self.made, Exception):
            raise self.made
        return self.made


class Both(C):
    def __float__(self):
        return 5.0


class F:
    def __float__(self):
        return 4.0


class I:
    def __index__(self):
        return 9


class D(complex):
    pass


class R(float):
    pass


for z in (C(1 + 2j), C(1.5), C("x"), C(KeyError("k")), Both(3j), F(), I(), D(4j), R(2.5), True, 10 ** 400, 2 ** 70, "1", None, [], 7):
    print(t(cmath.sqrt, z), t(cmath.phase, z), t(cmath.isnan, z), sep="; ")
for f in unary:
    print(t(f), t(f, 1, 2), t(f, z=1), sep="; ")
print(t(cmath.log, 1, 2, 3), t(cmath.log), t(cmath.rect, 1), t(cmath.rect, 1j, 2), t(cmath.rect, "x", 1), t(cmath.isclose, 1), t(cmath.isclose, 1, 2, 3), t(cmath.polar, 1e308 + 1.7e308j), sep="; ")
