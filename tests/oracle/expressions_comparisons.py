# SPDX-License-Identifier: BSL-1.0
"""Chained comparisons, and, or, not, conditional expressions: results, order, what isn't evaluated."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Value:
    def __init__(self, name, truth=True, result=True):
        self.name, self.truth, self.result = name, truth, result

    def __bool__(self):
        log.append(f"bool {self.name}")
        if self.truth is None:
            raise ValueError("no truth")
        return self.truth

    def compare(self, other):
        log.append(f"{self.name}?{getattr(other, 'name', other)}")
        return self.result

    __lt__ = __le__ = __gt__ = __ge__ = __eq__ = __ne__ = compare

    def __contains__(self, other):
        log.append(f"{getattr(other, 'name', other)} in {self.name}")
        return self.result

    def __repr__(self):
        return self.name


def get(x):
    log.append(f"get {x}")
    return x


T, F, N = Value("T"), Value("F", False, Value("f", False)), Value("N", None, [])
E = Value("E", True, Value("e", None))
tests = [lambda: get(T) and get(F), lambda: get(F) and get(T), lambda: get(T) or get(F),
    lambda: get(F) or get(T), lambda: not get(T), lambda: not not get(F),
    lambda: get(F) or get(F) and get(T), lambda: (get(T) and get(F)) or get(T),
    lambda: get(T) and get(T) and get(F) and get(T), lambda: get(F) or get(F) or get(T),
    lambda: N and T, lambda: T and N, lambda: not N, lambda: F or N, lambda: get(1) if get(T)
    else get(2), lambda: get(1) if get(F) else get(2) if get(F) else get(3), lambda: T < F < T,
    lambda: F < T, lambda: F < T < T, lambda: T < F == T != F, lambda: N < T < T,
    lambda: get(T) < get(T) < get(F) < get(T), lambda: E < T, lambda: E < T < T, lambda: T in T,
    lambda: T in F, lambda: T in N, lambda: T in E, lambda: T not in F, lambda: T not in T,
    lambda: T in T in F, lambda: T is T is T, lambda: T is not F in T, lambda: T == T is not None,
    lambda: [x for x in (T, F, T) if x], lambda: any([F, T, N]), lambda: all([T, F, N]),
    lambda: any([]), lambda: all([]), lambda: not T or F and T, lambda: not (T and F),
    lambda: (T or N) and F, lambda: bool(T), lambda: bool(F), lambda: bool(N),
    lambda: [T, F][T and 1 or 0], lambda: F if not F else T]
for n, test in enumerate(tests):
    log = []
    print(n, said(test), log)
for a in (0, 1, 2):
    for b in (0, 1, 2):
        for c in (0, 1, 2):
            assert (a < b < c) == (a < b and b < c) and (a <= b > c) == (a <= b and b > c) and (a == b != c) == (a == b and b != c)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0, 1 == 1.0 == True, "a" < "b" < "c", 1 in [1] == True,
    (1 in [1]) == True, not 1 in [2], 2 < 3 in [3], [] == [] is not [])
print(0 or "" or [] or None, 1 and "a" and [0], None and 1, "" or "x", 0 and 1 / 0, 1 or 1 / 0,
    not [], not "a", not None, not not 5, 5 and not 0, -0.0 or "zero", {} or (), 1 if 0 else 2 if 0
    else 3, (lambda: 0) and 1, "x" and ... or 5)
print(said(lambda: 1 < "a"), said(lambda: 1 < 2 < "a"), said(lambda: 2 < 1 < "a"),
    said(lambda: [] < {}), said(lambda: None < 1), said(lambda: 1 in 5),
    said(lambda: 1 not in None), said(lambda: "a" in 5), said(lambda: 1 in "a"),
    said(lambda: object() >= object()), said(lambda: 1j > 1), said(lambda: {} > {}),
    said(lambda: print < len), said(lambda: (1, 2) < (1, "a")), said(lambda: int < str),
    said(lambda: [1] <= (1,)), said(lambda: b"a" < "a"))
if 0 or [] or "":
    print("never")
elif 1 and [0] and not "":
    print("branch")
while T and F or not T:
    print("never")
print([1, 2][True], ("no", "yes")[1 < 2], sum([True, False, True]), True + True, True is (1 == 1),
    (1 < 2) is True)
