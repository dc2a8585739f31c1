# SPDX-License-Identifier: BSL-1.0
"""Division of ints and floats: //, %, divmod, /, pow with two and three arguments; signs and errors."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


values = [0, 1, -1, 3, -3, 7, -7, 10, 2**31, -(2**63), 2**64 + 1, 10**30, -(10**30) + 1, True]
for a in values:
    for b in values:
        print(a, b, said(divmod, a, b), said(lambda: a // b), said(lambda: a % b),
            said(lambda: a / b))
floats = [0.0, -0.0, 1.0, -1.0, 2.5, -2.5, 1e300, float("inf"), float("-inf"), float("nan"), 5e-324]
for a in floats:
    for b in floats + [3, -3, 0]:
        print(a, b, said(divmod, a, b), said(lambda: a // b), said(lambda: a % b),
            said(lambda: a / b))
for base in (0, 1, -1, 2, -2, 10, 2**40, -(3**20)):
    for power in (0, 1, 2, 3, 17, -1, -2):
        print(base, power, said(pow, base, power), [said(pow, base, power, m)
            for m in (1, -1, 2, 7, -7, 10**9 + 7, 2**70 + 3)])
print(said(pow, 2, 3, 0), said(pow, 2.0, 3, 5), said(pow, 2, 3.0, 5), said(pow, 2, 3, 5.0),
    said(pow, 2, "3", 5), said(pow, "2", 3))
print(said(pow, 0, -1), said(pow, 0.0, -1), said(pow, -8, 1 / 3), said(pow, 0.0, -2.0),
    said(pow, -0.0, -3), said(pow, 0, 0), said(pow, 0.0, 0))
print(said(pow, 1e200, 2), said(pow, 10, 400.0), said(pow, 2.0, -2000), said(pow, 1, float("nan")),
    said(pow, float("nan"), 0))
print(said(pow, base=2, exp=5), said(pow, base=2, exp=5, mod=7), said(pow, 2, exp=3, mod=None),
    said(pow), said(pow, 2), said(pow, 1, 2, 3, 4))
print(said(pow, 3, -1, 7), said(pow, 3, -5, 10**20 + 39), said(pow, 6, -1, 9), said(pow, 0, -1, 1))
print(said(lambda: 10**400 / 3), said(lambda: 10**400 / 10**399), said(lambda: 1 / 10**400),
    said(lambda: 10**400 // 3.0))
print(said(lambda: (2**53 + 1) / 1), said(lambda: (2**1024) / 2), said(lambda: (2**54 + 3) / 4),
    said(lambda: (10**23) / 10**22))
print(said(divmod, 1, "a"), said(divmod, "a", 1), said(divmod, 1), said(divmod, 1j, 2),
    said(lambda: 1 % None), said(lambda: [] // 2))
