# SPDX-License-Identifier: BSL-1.0
"""Lists that change while they are walked, compared, sorted by keys, extended or searched."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


a = [1, 2, 3]
seen = []
for x in a:
    seen.append(x)
    if len(a) < 6:
        a.append(x * 10)
print(seen, a)
a = list(range(6))
for x in a:
    a.remove(x)
print(a)
a = [1, 2, 3, 4]
walk = iter(a)
print(next(walk), next(walk), walk.__length_hint__())
del a[1:]
print(list(walk), walk.__length_hint__(), said(next, walk))
a.extend([5, 6, 7])
print(list(walk), said(next, walk), next(walk, "over"))
a = [1, 2, 3]
back = reversed(a)
print(next(back), a.pop(), a.pop(), list(back))
a.extend([8, 9])
print(list(back), list(reversed(a)))
a = [0, 1]
a.extend(a)
a += a
a[len(a):] = iter(a[:2])
print(a)


class Clears:
    def __init__(self, target, result):
        self.target, self.result = target, result

    def __eq__(self, other):
        self.target.clear()
        return self.result

    def __lt__(self, other):
        self.target.clear()
        return self.result

    def __repr__(self):
        self.target.clear()
        return "cleared"


for result in (True, False):
    a = []
    a.extend([Clears(a, result), 2, 3])
    print(said(a.index, 2), a)
    a.extend([Clears(a, result), 2, 3])
    print(said(a.count, 2), a)
    a.extend([Clears(a, result), 2, 3])
    print(said(a.remove, 2), a)
    a.extend([Clears(a, result), 2, 3])
    print(2 in a, a)
    a.extend([Clears(a, result), 2, 3])
    print(a == [2, 2, 3], a)
    a.extend([Clears(a, result), 2, 3])
    print(said(lambda: a < [Clears(a, result), 3, 4]), a)
    a.extend([Clears(a, result), 2, 3])
    print(repr(a), a)
    a.extend([Clears(a, result), 4])
    print(said(a.sort), len(a))
    a.clear()


def grow(target):
    for n in range(3):
        target.append("grown")
        yield n


a = ["start"]
a.extend(grow(a))
print(a)
a[1:3] = grow(a)
print(a)
a = [3, 2, 1]
print(said(a.sort, key=lambda x: a.append(x)), a, said(a.sort, key=lambda x: 1 // (x - 2)), a,
    a.sort(key=lambda x: len(a)), a)
for i, x in enumerate(a):
    a[i] = x * 2
    if i == 2:
        a = ["rebound"]
print(a, [b.pop() for b in [[1, 2, 3]] for _ in range(2)])
