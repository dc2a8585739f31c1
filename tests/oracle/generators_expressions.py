# SPDX-License-Identifier: BSL-1.0
"""Generator expressions: what they close over, when it is looked up, and how they nest."""

print(sum(x * x for x in range(10)), list(x for x in "abc" if x != "b"))
print(list((x, y) for x in range(3) for y in range(x)))
print([list(y * x for y in range(3)) for x in range(3)])
print(list(list(y for y in range(x)) for x in range(4)))
lazy = [lambda: i for i in range(3)]
print([f() for f in lazy], [f() for f in (lambda: i for i in range(3))])
late = list(lambda: i for i in range(3))
print([f() for f in late])
k = 1
g = (k * x for x in range(4))
print(next(g), next(g))
k = 100
print(list(g))


def scopes(factor):
    g = (factor * x for x in range(3))
    factor = 7
    return list(g)


print(scopes(2))
source = [1, 2, 3]
g = (x for x in source)
source.append(4)
source = []
print(list(g))
try:
    g = (x for x in 5)
except TypeError as error:
    print(error)
g = (1 // x for x in (1, 0, 2))
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error)
print(list(g))
print(max((len(word), word) for word in "some words of different length".split()))
print(dict((c, i) for i, c in enumerate("abc")), set(c.upper() for c in "aab"))
print(any(x > 2 for x in range(5)), all(x > 2 for x in range(5)), sorted(-x for x in range(4)))


def first(items, condition):
    return next((item for item in items if condition(item)), None)


print(first(range(10), lambda x: x * x > 20), first([], bool))


def counters():
    n = 0

    def up():
        nonlocal n
        n += 1
        return n

    return up, (n for _ in range(3))


up, g = counters()
print(next(g), up(), next(g), up(), up(), next(g))
primes = (n for n in range(2, 50) if all(n % d for d in range(2, n)))
print(list(primes), list(primes))
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(list(row) for row in zip(*matrix)), list(sum(row) for row in matrix))
print("".join(str(x) for x in (y for y in (z for z in range(5)))))
print((lambda: list(x for x in range(2)))(), *(x for x in range(3)))
nested = ((x, (y for y in range(x))) for x in range(3))
print([(x, list(inner)) for x, inner in nested])
print([repr(g)[:33] for g in [(x for x in [])]])
