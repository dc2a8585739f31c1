# SPDX-License-Identifier: BSL-1.0
"""sort and sorted, min and max: stability, keys, reverse, defaults, mixed types, and messages."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


words = ["banana", "Apple", "cherry", "apple", "Banana", "fig", "date", "Fig", ""]
print(sorted(words), sorted(words, reverse=True), sorted(words, key=len),
    sorted(words, key=str.lower), sorted(words, key=len, reverse=True),
    sorted(words, key=lambda w: (-len(w), w)), sorted(words, key=None))
pairs = [(i * 7 % 5, i) for i in range(20)]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]),
    sorted(pairs, key=lambda p: p[0], reverse=True),
    sorted(sorted(pairs, key=lambda p: -p[1]), key=lambda p: p[0]))
numbers = [(i * 7919 + 13) % 1009 for i in range(1000)]
for made in (numbers, numbers[:500] + sorted(numbers[500:]), sorted(numbers), sorted(numbers)[::-1],
    [n % 3 for n in numbers], [float(n) for n in numbers], [n * 2**60 for n in numbers],
    [str(n) for n in numbers], [(n % 7, str(n)) for n in numbers], [[n] for n in numbers],
    [n if n % 2 else float(n) for n in numbers]):
    result = sorted(made)
    assert all(not (b < a) for a, b in zip(result, result[1:]))
    assert sorted(result) == result
    print(result[:3], result[-2:], sorted(range(1000), key=made.__getitem__)[:8],
        sorted(range(1000), key=made.__getitem__, reverse=True)[:8])
print(said(sorted, [1, "a"]), said(sorted, ["a", 1]), said(sorted, [1, None]),
    said(sorted, [None, None]), said(sorted, [{}, {}]), said(sorted, [(1, "a"), (1, 2)]),
    said(sorted, [1j, 2j]), said(sorted, [[1], (1,)]), said(sorted, [True, 0, -1.5]),
    said(sorted, [None]), said(sorted, []), said(sorted, ["a", b"a"]))
print(said(sorted), said(sorted, 5), said(sorted, [], len), said(sorted, [1], key=5),
    said(sorted, [1], key=len), said(sorted, [1], reverse="a"), said(sorted, [1], reverse=None),
    said(sorted, [1], cmp=1), said([1].sort, len), said([1].sort, key=None, reverse=2),
    said(sorted, iterable=[1]), said(sorted, "cab", reverse=1), said(sorted, {2: 1, 1: 2}),
    said([2, 1].sort))


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        global compared
        compared += 1
        return self.n < other.n

    def __repr__(self):
        return f"I{self.n}"


class Greater:
    def __init__(self, n):
        self.n = n

    def __gt__(self, other):
        return self.n > other.n

    def __repr__(self):
        return f"G{self.n}"


for size in (0, 1, 2, 3, 5, 10, 31, 32, 50, 63):
    counts = []
    for made in (range(size), range(size)[::-1], [n % (size or 1) for n in numbers[:size]],
        [n % 4 for n in numbers[:size]]):
        compared = 0
        sorted(map(Item, made))
        counts.append(compared)
    print(size, counts)
compared = 0
print(min(map(Item, [3, 1, 2])), max(map(Greater, [3, 1, 2])), max(map(Item, [1, 2])),
    sorted(map(Greater, [3, 1, 2])), said(sorted, [object(), object()]))
for f in (min, max):
    print(f(3, 1, 2), f([3, 1, 2]), f("hello"), f({3: "a", 1: "b"}), f(["aa", "b"], key=len),
        f("aa", "b", key=len), f([], default="none"), f([1], default=5),
        f((), default=None, key=len), f([1, 1.0, True]), f([True, 1]), f([[1], [0, 5]]), f(2, 3.5),
        f([3, -4], key=abs), f([0], key=None))
    print(said(f), said(f, 5), said(f, []), said(f, ()), said(f, 1, "a"), said(f, [1, None]),
        said(f, 1, 2, default=3), said(f, [1], key=5), said(f, [1], other=2), said(f, [], key=len),
        said(f, 1, default=2), said(f, None, 1), said(f, [1, 2], key=lambda x: 1 / 0), said(f, {}),
        said(f, iter([])))
