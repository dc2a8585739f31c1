# SPDX-License-Identifier: BSL-1.0
"""How often, and in which order, a sort compares."""

state = 1


def random(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return (state >> 8) % n


class Item:
    calls = 0
    trace = 0

    def __init__(self, key, at=0):
        self.key = key
        self.at = at

    def __lt__(self, other):
        Item.calls += 1
        Item.trace = (Item.trace * 31 + hash((self.key, self.at, other.key, other.at))) % (2**61 - 1)
        return self.key < other.key


def measure(name, keys, **how):
    items = [Item(key, at) for at, key in enumerate(keys)]
    Item.calls = Item.trace = 0
    if how.get("key"):
        items.sort(**how)
    else:
        items.sort(reverse=how.get("reverse", False))
    order = hash(tuple((item.key, item.at) for item in items))
    print(name, len(keys), Item.calls, Item.trace, order)


for n in (0, 1, 2, 3, 10, 63, 64, 65, 100, 127, 128, 200, 257, 512, 1000):
    measure("random", [random(10**6) for i in range(n)])
    measure("few", [random(4) for i in range(n)])
    measure("ascending", list(range(n)))
    measure("descending", list(range(n, 0, -1)))
    measure("equal", [7] * n)
    measure("reversed", [random(50) for i in range(n)], reverse=True)
    measure("saw", [i % 17 for i in range(n)])
    measure("saws", [i % 101 for i in range(n)])
    measure("halves", list(range(n // 2)) + list(range(n // 2)))
    measure("swapped halves", list(range(n // 2, n)) + list(range(n // 2)))
    measure("interleaved", [i // 2 if i % 2 else n - i for i in range(n)])
    measure("nearly", [i if random(20) else random(n) for i in range(n)])
    measure("tail", list(range(n)) + [random(n + 1) for i in range(10)])
    measure("runs", [j * (i % 3 or -1) for i in range(12) for j in range(random(n // 6 + 1))])
    measure("by key", [random(30) for i in range(n)], key=lambda item: item)
    measure("long and short", list(range(n)) + list(range(0, n, 7)) + list(range(n // 3, n, 5)))


# Comparisons that don't know.
class Unsure:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        print("lt", self.n, other.n, end=" ")
        return NotImplemented

    def __gt__(self, other):
        print("gt", self.n, other.n, end="; ")
        return self.n > other.n


print([x.n for x in sorted([Unsure(3), Unsure(1), Unsure(2)])])


class Raising:
    left = 40

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        Raising.left -= 1
        if Raising.left < 0:
            raise ValueError("enough")
        return self.n < other.n


for left in (0, 5, 70, 300, 500, 600, 700):
    Raising.left = left
    items = [Raising(random(1000)) for i in range(150)]
    before = sorted(item.n for item in items)
    try:
        items.sort()
    except ValueError as error:
        print(left, error, end=" ")
    print(sorted(item.n for item in items) == before, hash(tuple(item.n for item in items)))

mixed = [3, "a"]
try:
    mixed.sort()
except TypeError as error:
    print(error)
print(sorted([(1, "b"), (1, "a"), (0, "c")]), sorted([2.5, 1, True, 0.5]), sorted("hello"))
