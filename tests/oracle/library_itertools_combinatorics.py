# SPDX-License-Identifier: BSL-1.0
"""product, permutations, combinations and combinations_with_replacement."""
from itertools import *


def show(function, *given, **named):
    try:
        answer = list(islice(function(*given, **named), 40))
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(function.__name__, given, named, answer)


for pool in "", "a", "abc", [1, 1, 2], range(5), (x for x in "xyz"):
    given = list(pool)
    for size in range(5):
        for function in combinations, combinations_with_replacement, permutations:
            show(function, given, size)
    show(permutations, given)
    show(permutations, given, None)
for function in combinations, combinations_with_replacement, permutations:
    show(function)
    show(function, 5, 1)
    show(function, 5, -1)
    show(function, "ab", -1)
    show(function, "ab", "a")
    show(function, "ab", 1.0)
    show(function, "ab", True)
    show(function, "ab", 1 << 70)
    show(function, "ab", 1 << 62)
    show(function, iterable="abc", r=2)
    show(function, "abc", 2, r=2)
    show(function, "abc", 2, 3)
    show(function, "abc", size=2)
    show(function, "abc")
show(product)
show(product, "ab")
show(product, "ab", [1, 2, 3])
show(product, "ab", "")
show(product, "", "ab")
show(product, "ab", range(2), (True,))
show(product, "ab", repeat=2)
show(product, "ab", repeat=0)
show(product, "ab", [1], repeat=2)
show(product, repeat=3)
show(product, "", repeat=0)
show(product, "ab", repeat=-1)
show(product, "ab", repeat="a")
show(product, "ab", repeat=1 << 70)
show(product, "ab", repeat=1 << 61)
show(product, "ab", times=1)
show(product, "ab", repeat=1, times=1)
show(product, "ab", 5)
kept = []
for pair in combinations("abcd", 2):
    kept.append(pair)
    if len(kept) % 2:
        pair = None
print(kept, len(set(map(id, kept))) == len(kept))
iterator = permutations(range(3), 2)
print(next(iterator), next(iterator), list(iterator), list(iterator), next(iterator, "end"))
iterator = product([1, 2], repeat=2)
print(next(iterator), list(iterator), list(iterator))
print(sum(1 for _ in permutations(range(7))), sum(1 for _ in combinations(range(12), 5)),
      sum(1 for _ in combinations_with_replacement(range(6), 4)), sum(1 for _ in product(range(9), repeat=3)))
print(list(permutations(range(6)))[::97], list(combinations(range(8), 4))[::13])
