# SPDX-License-Identifier: BSL-1.0
"""Floats: infinities, NaN, signed zeros, comparisons with ints beyond 2**53, and overflow."""


def said(call, *arguments):
    try:
        return call(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


inf, nan = float("inf"), float("nan")
print(inf - inf, inf + 1, inf * 0, inf * -2, inf == inf, inf > 10**400, -inf < -(10**400),
    nan == nan, nan != nan)
print(nan < 1, nan > 1, nan <= nan, nan in [nan], [nan] == [nan], (nan,) < (nan,), nan is nan,
    {nan: 1}[nan], [nan].index(nan), [nan].count(nan))
print(0.0 == -0.0, -0.0 < 0.0, str(-0.0), 0.0 * -1, -0.0 + 0.0, -0.0 - 0.0, -0.0 + -0.0, abs(-0.0),
    [0.0] == [-0.0], {0.0: "a"}[-0.0], 0 == -0.0)
print(max(nan, 1), max(1, nan), min(nan, 1), min(1, nan), max(-0.0, 0.0), max(0.0, -0.0),
    sorted([3, nan, 1]) != [1, 3], sum([0.1] * 10), sum([1e16, 1, -1e16]))
print(1e308 * 10, -1e308 * 10, 1e-308 / 1e10, 5e-324 / 2, said(lambda: 1e308**2),
    said(lambda: 2.0**1024), 2.0**-1080, (-2.0)**3, (-2.0)**-3, 0.0**0)
print(said(lambda: 1.0 / 0), said(lambda: 1 // 0.0), said(lambda: 1.0 % 0), said(lambda: 0.0**-1),
    said(lambda: divmod(1.0, 0)), said(lambda: inf % 1), 1 % inf, -1 % inf, 5 // inf, -5 // inf)
for exact in (2**53, 2**53 + 1, 2**53 + 2, 2**63, 2**63 - 1, 2**64, 2**64 - 1, 10**22, 10**23,
    10**308, 10**309, -(2**53) - 1, 0, 1):
    near = said(float, exact)
    if isinstance(near, str):
        near = inf
    print(exact if exact < 10**30 else "big", near, exact == near, exact != near, exact < near,
        exact <= near, exact > near, exact >= near,
          near == exact, near < exact, near > exact, hash(exact) == hash(near))
print(1 < 1.5 < 2, 1 == 1.0 == True, 0.1 + 0.2 == 0.3, 0.5 + 0.25 == 0.75, 3 == 3.0000000000000001,
    1e400 == inf, 1 == 1 + 1e-17)
print(said(lambda: 1.0 < "a"), said(lambda: 1.0 + "a"), said(lambda: "a" + 1.0),
    said(lambda: 1.5 << 1), said(lambda: 1.5 & 1), said(lambda: None + 1.5), said(lambda: 1.5 @ 2))
print((2.5).__add__(1), (2.5).__radd__(1), (2.5).__add__("a"), (2.5).__eq__(2), (2.5).__lt__(None),
    (2.5).__pow__(2), (2.0).__rpow__(3), (7.5).__divmod__(2), (7.5).__rfloordiv__(20),
    said((2.5).__pow__, 2, 3))
x = 1.5
x += 1; x -= 0.25; x *= 3; x /= 2; x //= 0.5; x %= 4; x **= 2
print(x)
