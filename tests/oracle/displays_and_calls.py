# SPDX-License-Identifier: BSL-1.0
"""Arguments after * and **, the order of set displays, and how much unpacking takes of an iterator."""


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


def f(a=0, **k):
    return a, sorted(k, key=str)


attempt(lambda: f(**{'b': 1, 'c': 2}))
attempt(lambda: f(**{None: 2}))
attempt(lambda: f(**{(1, 2): 2}))
attempt(lambda: int(**{(1, 2): 2}))
attempt(lambda: sorted([1], **{(1, 2): 2}))
attempt(lambda: dict(**{(1, 2): 2}))
attempt(lambda: ','.join(**{1:1}))
attempt(lambda: print(**{b'sep': 1}))
attempt(lambda: f(*5))
attempt(lambda: f(**5))
attempt(lambda: dict(**5))
attempt(lambda: ','.join(*5))
attempt(lambda: str.join(**5))
attempt(lambda: print(*5))
attempt(lambda: f(**{'b': 1}, **{'b': 2}))
attempt(lambda: f(**{1: 1}, **{1: 2}))
attempt(lambda: dict(**{'b': 1}, **{'b': 2}))
print({1, 20, 300, 50, 700, 9000})
b = [5, 900, 33, 1, 77, 1 << 40, 12]
print({*b}, {*b, 3}, {1, *b, 8}, {*range(0, 3000, 200)}, {*{1: 2, 300: 4, 7: 8}})
it = iter([1, 2, 3, 4, 5])
try:
    a, c = it
except ValueError as e:
    print(e, list(it))
for n in (range(10**10), range(1), [1, 2, 3], (1,), 'abc', {1: 2}):
    try:
        a, c = n
        print(a, c)
    except ValueError as e:
        print(e)
try:
    a, *c, d = iter([1])
except ValueError as e:
    print(e)
a, *c, d = iter(range(5))
print(a, c, d)
try:
    a, c = 5
except TypeError as e:
    print(e)
print(max(map(pow, range(3), range(3))), '-'.join(*[['a', 'b']]))
print(list(map(lambda *a: a, *[[i, i + 1] for i in range(9)])))
