# SPDX-License-Identifier: BSL-1.0
"""What of the module cmath runs in constant evaluation: each function answers True."""

import cmath

inf = cmath.inf
nan = cmath.nan


def error(function, *given, **named):
    try:
        function(*given, **named)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def constants():
    return (
        cmath.infj == complex(0.0, inf)
        and cmath.nanj.real == 0.0
        and cmath.nanj != cmath.nanj
        and str(cmath.pi) == "3.141592653589793"
        and repr(cmath) == "<module 'cmath' (built-in)>"
    )


def predicates():
    return (
        cmath.isfinite(1 + 2j)
        and not cmath.isfinite(complex(1, inf))
        and not cmath.isfinite(nan)
        and cmath.isinf(complex(nan, -inf))
        and not cmath.isinf(True)
        and cmath.isnan(cmath.nanj)
        and not cmath.isnan(2**70)
    )


def closeness():
    return (
        cmath.isclose(1j, 1j)
        and cmath.isclose(complex(inf, 1), complex(inf, 1))
        and not cmath.isclose(inf, 1, abs_tol=inf)
    )


def refused():
    return (
        error(cmath.sqrt, "a") == "TypeError: must be real number, not str"
        and error(cmath.log) == "TypeError: log expected at least 1 argument, got 0"
        and error(cmath.isclose, 1, 2, rel_tol=-1) == "ValueError: tolerances must be non-negative"
        and error(cmath.rect, 1j, 0) == "TypeError: must be real number, not complex"
        and error(cmath.phase, 1, 2) == "TypeError: cmath.phase() takes exactly one argument (2 given)"
    )
