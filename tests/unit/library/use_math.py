# SPDX-License-Identifier: BSL-1.0
"""The module math in constant evaluation: each function answers True."""
import math
from math import inf, nan


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def roots():
    return (
        math.sqrt(2) == 1.4142135623730951
        and math.sqrt(0.0) == 0.0
        and math.sqrt(inf) == inf
        and math.sqrt(5e-324) == 2.2227587494850775e-162
        and error(math.sqrt, -1) == "ValueError: math domain error"
        and math.isqrt(10**40) == 10**20
        and math.isqrt(2**63 - 1) == 3037000499
        and math.isqrt(0) == 0
    )


def parts():
    return (
        math.frexp(-3.0) == (-0.75, 2)
        and math.frexp(5e-324) == (0.5, -1073)
        and math.frexp(inf) == (inf, 0)
        and math.ldexp(0.75, 2) == 3.0
        and math.ldexp(3.0, -1076) == 5e-324
        and math.ldexp(1.0, -(10**30)) == 0.0
        and error(math.ldexp, 1.0, 1024) == "OverflowError: math range error"
        and math.modf(-2.5) == (-0.5, -2.0)
        and str(math.modf(-inf)) == "(-0.0, -inf)"
        and str(math.copysign(0, -1)) == "-0.0"
    )


def neighbours():
    return (
        math.nextafter(1.0, 2) == 1.0000000000000002
        and math.nextafter(0.0, -1) == -5e-324
        and math.nextafter(-1.0, 0) == -0.9999999999999999
        and math.nextafter(1.7976931348623157e308, inf) == inf
        and math.ulp(1.0) == 2.220446049250313e-16
        and math.ulp(1.7976931348623157e308) == 1.99584030953472e292
    )


def remainders():
    return (
        math.fmod(-7, 3) == -1.0
        and math.fmod(5.5, inf) == 5.5
        and math.remainder(7, 4) == -1.0
        and math.remainder(6, 4) == -2.0
        and math.remainder(10, 4) == 2.0
        and error(math.fmod, 1, 0) == "ValueError: math domain error"
        and error(math.remainder, inf, 1) == "ValueError: math domain error"
    )


class Own:
    def __floor__(self):
        return "below"

    def __index__(self):
        return 9


def rounded():
    return (
        math.floor(-1.5) == -2
        and math.ceil(-1.5) == -1
        and math.trunc(-1.5) == -1
        and math.floor(1e20) == 10**20
        and math.ceil(7) == 7
        and math.floor(Own()) == "below"
        and math.sqrt(Own()) == 3.0
        and error(math.trunc, Own()) == "TypeError: type Own doesn't define __trunc__ method"
        and math.degrees(math.pi) == 180.0
        and math.radians(180) == math.pi
    )


def predicates():
    return (
        math.isnan(nan)
        and not math.isnan(1)
        and math.isinf(-inf)
        and math.isfinite(10**30)
        and not math.isfinite(nan)
        and math.isclose(1.0, 1.0000000001)
        and not math.isclose(1.0, 1.1)
        and math.isclose(0, 1e-12, abs_tol=1e-9)
    )


def sums():
    return (
        math.fsum([0.1] * 10) == 1.0
        and math.fsum([1e16, 1.0, 1e-16]) == 1.0000000000000002e16
        and math.fsum([1.0, 2.0**-53, 2.0**-106]) == 1.0000000000000002
        and math.fsum([inf, 1]) == inf
        and error(math.fsum, [inf, -inf]) == "ValueError: -inf + inf in fsum"
        and math.prod(range(1, 6)) == 120
        and math.prod([0.5, 3], start=2) == 3.0
    )


def lengths():
    return (
        math.hypot(3, 4) == 5.0
        and math.hypot(1, 1, 1) == 1.7320508075688772
        and math.hypot() == 0.0
        and math.hypot(nan, inf) == inf
        and math.hypot(1e-320, 1e-320) == 1.414e-320
        and math.dist([1, 2], (4, 6)) == 5.0
    )


def integers():
    return (
        math.factorial(10) == 3628800
        and math.factorial(0) == 1
        and math.comb(10, 3) == 120
        and math.comb(3, 10) == 0
        and math.perm(10, 3) == 720
        and math.perm(5) == 120
        and math.gcd(12, -18, 27) == 3
        and math.gcd() == 0
        and math.lcm(4, -6, 10) == 60
        and math.lcm(0, 3) == 0
    )


def large_integers():
    return (
        math.factorial(30) == 265252859812191058636308480000000
        and math.comb(100, 50) == 100891344545564193334812497256
        and math.perm(2**64, 2) == 2**64 * (2**64 - 1)
        and math.comb(2**64, 2) == 2**63 * (2**64 - 1)
        and math.gcd(2**100, 6**40) == 2**40
        and math.lcm(2**70, 3**50) == 2**70 * 3**50
        and math.isqrt(10**60 - 1) == 10**30 - 1
    )


def refused():
    return (
        error(math.factorial, -1) == "ValueError: factorial() not defined for negative values"
        and error(math.factorial, 2.0)
        == "TypeError: 'float' object cannot be interpreted as an integer"
        and error(math.comb, 2**70, 2**69)
        == "OverflowError: min(n - k, k) must not exceed 9223372036854775807"
        and error(math.sqrt, "a") == "TypeError: must be real number, not str"
        and error(math.log) == "TypeError: math.log requires 1 to 2 arguments"
        and error(math.log, 0) == "ValueError: math domain error"
        and error(math.dist, [1], [1, 2])
        == "ValueError: both points must have the same number of dimensions"
    )


def special_powers():
    return math.pow(inf, -1) == 0.0 and math.pow(1, nan) == 1.0 and math.pow(-inf, 3) == -inf
