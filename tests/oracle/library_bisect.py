# SPDX-License-Identifier: BSL-1.0
"""_bisect: places in sorted sequences, which comparisons are made, and what is refused."""

import _bisect


def show(what, *given, **named):
    try:
        print(what.__name__, repr(what(*given, **named)))
    except Exception as error:
        print(what.__name__, type(error).__name__, error)


class Noted:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        print(f"{self.number}<{other.number}", end=" ")
        return self.number < other.number

    def __repr__(self):
        return f"N{self.number}"


FINDERS = (_bisect.bisect_left, _bisect.bisect_right)
INSERTERS = (_bisect.insort_left, _bisect.insort_right)
for find in FINDERS:
    for item in (-1, 0, 1, 2.5, 3, 7, 10, "a", None):
        show(find, [0, 1, 1, 1, 3, 3, 5, 7], item)
    show(find, [], 1)
    show(find, range(10**6), 777777)
    show(find, "abcxyz", "m")
    show(find, [3, 2, 1], 2, 1)
    show(find, [1, 2, 3, 4], 3, 0, 2)
    show(find, [1, 2, 3, 4], 3, hi=None)
    show(find, [1, 2], 3, -1)
    show(find, [1, 2], 3, 0, 9)
    show(find, [1, 2], 3, 0, 9, 9)
    show(find, [1, 2], 3, lo="a")
    show(find, 5, 3)
    show(find, [1])
    show(find, [1], 1, other=2)
    show(find, a=[1, 5, 9], x=5, lo=1)
    show(find, ["a", "bb", "cccc"], 3, key=len)
    show(find, ["a", "bb", 3], 3, key=len)
    show(find, [Noted(1), Noted(3), Noted(3), Noted(5)], Noted(3))
for insert in INSERTERS:
    items = [Noted(1), Noted(3), Noted(3), Noted(5)]
    show(insert, items, Noted(3))
    print(items)
    words = ["a", "bb", "cccc"]
    show(insert, words, "xxx", key=len)
    show(insert, words, 3, key=len)
    print(words)
    show(insert, (1, 2), 2)
    show(insert, [1, 2], 0, -3)


class Appending(list):
    def insert(self, place, item):
        print("insert", place, item)
        super().insert(place, item)


kept = Appending([1, 2, 3])
_bisect.insort_right(kept, 2)
print(kept)


class Hashed(set):
    def __hash__(self):
        return 7


# A set with a hash of its own is a key like others; one without stands for a frozenset.
one = Hashed([1])
print(one in {one}, one in {frozenset([1])}, {1} in {frozenset([1])})


class Counted:
    count = 0

    def __hash__(self):
        Counted.count += 1
        return id(self) >> 4


keys = [Counted() for _ in range(5)]
held = dict.fromkeys(keys)
print(Counted.count, len(dict.fromkeys(held, 1)), len(dict.fromkeys(set(held))), len(dict.fromkeys(frozenset(held))), Counted.count)
