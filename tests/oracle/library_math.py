# SPDX-License-Identifier: BSL-1.0
"""math: all functions, over edges and over numbers by chance; their errors."""
import math


def t(f, *a, **k):
    try:
        r = f(*a, **k)
        print(f.__name__, r, type(r).__name__)
    except BaseException as e:
        print(f.__name__, type(e).__name__, e)


inf = math.inf
nan = math.nan
print(math.pi, math.e, math.tau, math.inf, math.nan)
edges = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, -2.5, 2.0, 3.0, -3.0, 1e-320, -1e-320, 5e-324, 2.2250738585072014e-308, 1e+308, -1e+308, 1.7976931348623157e+308, inf, -inf, nan, 1e-20, 1e-21, 23.0, 24.0, 171.5, 171.7, -171.5, 140.5, -140.5, 199.5, -199.5, -250.5, 1e+16, 2.0 ** 53, 0.1, -0.1, 7, -7, True, 10 ** 30, -10 ** 30, 700, 710, -745, 100000.0, 170, 1e+300]
unary = [math.acos, math.acosh, math.asin, math.asinh, math.atan, math.atanh, math.cbrt, math.ceil, math.cos, math.cosh, math.degrees, math.erf, math.erfc, math.exp, math.exp2, math.expm1, math.fabs, math.floor, math.frexp, math.gamma, math.isfinite, math.isinf, math.isnan, math.lgamma, math.log, math.log1p, math.log10, math.log2, math.modf, math.radians, math.sin, math.sinh, math.sqrt, math.tan, math.tanh, math.trunc, math.ulp]
for f in unary:
    for x in edges:
        t(f, x)
binary = [math.atan2, math.copysign, math.fmod, math.pow, math.remainder, math.nextafter, math.log, math.hypot]
for f in binary:
    for x in edges[:24]:
        for y in edges[:24]:
            t(f, x, y)
x = 12345


def rnd():
    global x
    x = (x * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return x >> 11


def real(scale=0):
    r = rnd() / 2.0 ** 53
    return math.ldexp(r * 2 - 1, rnd() % 40 - 20 if not scale else rnd() % scale - scale // 2)


for n in range(300):
    a = real()
    for f in unary:
        t(f, a)
for n in range(400):
    a, b = (real(), real())
    for f in binary:
        t(f, a, b)
for n in range(300):
    v = [real(2000 if n % 3 else 0) for i in range(rnd() % 6)]
    t(math.hypot, *v)
    w = [real() for i in v]
    t(math.dist, v, w)
    t(math.fsum, v + w)
    t(math.prod, v)
for n in range(60):
    v = [math.ldexp(rnd(), -1074 - 53 + rnd() % 60) for i in range(3)]
    t(math.hypot, *v)
    t(math.ulp, v[0])
    t(math.frexp, v[1])
    t(math.nextafter, v[0], v[1])
    t(math.remainder, v[0], v[1])
for n in range(50):
    v = [real(600) for i in range(100)]
    t(math.fsum, v + [-q for q in v[::-2]] + [rnd()])
for a in (1.0, -3.75, 5e-324, 2.0 ** (-1060) * 3, 0.0, inf, nan, 1.7e+308, -1e-310):
    for i in (0, 1, -1, 5, -5, 1100, -1100, 2000, -2100, 1023, 1024, -1074, -1075, 10 ** 20, -10 ** 20, 52, -53):
        t(math.ldexp, a, i)
for n in list(range(30)) + [100, 171, 500, 2000]:
    t(math.factorial, n)
for n in (0, 1, 5, 20, 62, 67, 70, 100, 300, 2 ** 64, 10 ** 30):
    for k in (0, 1, 2, 3, 5, 10, 31, 33, 50, 61):
        t(math.comb, n, k)
        t(math.perm, n, k)
print(math.comb(2000, 1000) % (10 ** 9 + 7), math.perm(3000, 1500) % (10 ** 9 + 7), math.factorial(3000) % 3001, math.comb(10 ** 20, 300) % 998244353)
t(math.perm, 5)
t(math.perm, 5, None)
for n in list(range(20)) + [2 ** 31, 2 ** 32 - 1, 2 ** 62 - 1, 2 ** 63 - 1, 2 ** 63, 2 ** 64 - 1, 2 ** 64, 10 ** 40, 10 ** 101 - 1, (10 ** 60 + 7) ** 2, (10 ** 60 + 7) ** 2 - 1, (10 ** 60 + 7) ** 2 + 1]:
    t(math.isqrt, n)
for n in range(200):
    q = rnd() ** (rnd() % 7 + 1)
    r = math.isqrt(q)
    assert r * r <= q < (r + 1) ** 2
    s = rnd() ** (rnd() % 5)
    g = math.gcd(q, s)
    m = math.lcm(q, s)
    assert g * m == q * s and q % g == 0 and (s % g == 0)
t(math.gcd)
t(math.lcm)
t(math.gcd, -12)
t(math.lcm, -12)
t(math.gcd, 12, 18, -27)
t(math.lcm, 4, -6, 10)
t(math.gcd, 0, 0)
t(math.lcm, 0, 5)
t(math.gcd, 2 ** 200, 6 ** 80)
t(math.lcm, 2 ** 100, 6 ** 50, 10)
t(math.gcd, -2 ** 63, -2 ** 63)
t(math.gcd, True, 5)
t(math.lcm, -2 ** 63, 3)
t(math.prod, [])
t(math.prod, [1, 2.5, 3])
t(math.prod, range(1, 30))
t(math.prod, [2], start=1.5)
t(math.prod, ['a', 3], start=1)
t(math.prod, [[1], 2], start=1)
t(math.prod, 5)
t(math.prod)
t(math.prod, [1], 2)
t(math.prod, [1], begin=2)
t(math.prod, [2 ** 70, 0.5])
t(math.prod, [10 ** 400, 0.5])
t(math.log, 2 ** 5000)
t(math.log, 10 ** 1000, 10)
t(math.log2, 2 ** 5000)
t(math.log10, 10 ** 500)
t(math.log, 2 ** 5000 - 1, 2)
t(math.log2, 2 ** 1024 - 1)
t(math.log, 0)
t(math.log, -2 ** 5000)
t(math.log10, 0)
t(math.log, 8, 2)
t(math.log, 10, 1)
t(math.log, 10, 0)
t(math.log)
t(math.log, 1, 2, 3)
t(math.log, 'a')
t(math.log, 2, 'a')
t(math.log, True)
for f in unary + [math.factorial, math.isqrt, math.fsum, math.gcd, math.lcm]:
    t(f, 'a')
    t(f)
    t(f, 1, 2, 3)
    t(f, x=1)
    t(f, None)
for f in binary[:6] + [math.comb, math.perm, math.ldexp, math.dist, math.isclose]:
    t(f)
    t(f, 1)
    t(f, 1, 2, 3)
    t(f, 'a', 1)
    t(f, 1, 'a')
    t(f, 1, y=2)
t(math.factorial, 2.0)
t(math.factorial, -1)
t(math.factorial, 2 ** 70)
t(math.factorial, -2 ** 70)
t(math.factorial, True)
t(math.comb, -1, 2)
t(math.comb, 2, -1)
t(math.comb, 2 ** 70, 2 ** 69)
t(math.comb, 2 ** 70, 2 ** 70 - 2)
t(math.comb, 1.0, 2)
t(math.perm, 2 ** 70, 2 ** 65)
t(math.perm, -1)
t(math.perm, -1, 2)
t(math.perm, 3, -1)
t(math.perm, 3, 2 ** 80)
t(math.dist, 1, 2)
t(math.dist, [1], [1, 2])
t(math.dist, [1, 2], (4, 6))
t(math.dist, [], [])
t(math.dist, [nan], [1])
t(math.dist, [nan, inf], [1, 1])
t(math.dist, ['a'], [1])
t(math.dist, iter([1, 2]), range(2))
t(math.hypot)
t(math.hypot, 3, 4)
t(math.hypot, 'a')
t(math.hypot, nan, inf)
t(math.hypot, nan, 1)
t(math.hypot, x=1)
t(math.hypot, *range(30))
t(math.isclose, 1, 1 + 1e-10)
t(math.isclose, 1, 1.1)
t(math.isclose, 1, 1.1, rel_tol=0.2)
t(math.isclose, 0, 1e-12, abs_tol=1e-09)
t(math.isclose, inf, inf)
t(math.isclose, inf, 1e+308)
t(math.isclose, nan, nan)
t(math.isclose, 1, 2, rel_tol=-1)
t(math.isclose, 1, b=1)
t(math.isclose, a=1, b=2)
t(math.isclose, 1, 2, abs_tol='a')
t(math.isclose, 1, 2, foo=1)
t(math.fsum, [1e+308, 1e+308])
t(math.fsum, [inf, -inf])
t(math.fsum, [inf, 1, inf])
t(math.fsum, [nan, inf])
t(math.fsum, [nan, inf, -inf])
t(math.fsum, [])
t(math.fsum, [0.1] * 10)
t(math.fsum, [1e+16, 1.0, 1e-16])
t(math.fsum, [1e+16, 1, -1e+16, 1e-300])
t(math.fsum, 5)
t(math.fsum, ['a'])
t(math.fsum, [1.0, 2.0 ** (-53), 2.0 ** (-106)])
t(math.fsum, [-0.0])
t(math.fsum, [10 ** 400])


class F:

    def __init__(self, v):
        self.v = v

    def __float__(self):
        return self.v

    def __floor__(self):
        return 'floor'

    def __ceil__(self):
        return 'ceil'

    def __trunc__(self):
        return 'trunc'


class I:

    def __index__(self):
        return 9


class S(float):
    pass


class N(int):

    def __float__(self):
        return 2.25


for v in (F(0.25), F('x'), F(5), I(), S(0.25), N(100), 2 ** 1100, object(), 1j):
    for f in (math.sqrt, math.floor, math.ceil, math.trunc, math.isqrt, math.factorial, math.gcd, math.fsum, math.log, math.isnan):
        t(f, v)
t(math.floor, S(-1.5))
t(math.ceil, S(-1.5))
t(math.trunc, S(-1.5))
t(math.floor, 1e+300)
t(math.ceil, -0.5)
t(math.floor, 5)
t(math.ceil, True)
t(math.floor, nan)
t(math.ceil, inf)
t(math.trunc, nan)
print(math.sin, math.__name__)


class Derived(float):
    pass


class Gives:
    def __float__(self):
        return Derived(6.25)


print(math.sqrt(Gives()))
