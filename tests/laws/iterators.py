# SPDX-License-Identifier: BSL-1.0
"""Laws of iterators, and of the built-in functions that take or make them."""


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Squares:
    """Iterated by its items alone."""

    def __getitem__(self, index):
        if index == 4:
            raise IndexError
        return index * index


def own_iterators():
    return list(Countdown(3)) == [2, 1, 0] and list(Squares()) == [0, 1, 4, 9] and 9 in Squares() and 5 not in Countdown(5)


def mapped():
    return list(map(lambda a, b: a * b, (1, 2, 3), [4, 5])) == [4, 10] and sum(map(int, "1234")) == 10


def filtered():
    return list(filter(None, [0, 1, "", "a", None])) == [1, "a"] and list(filter(str.isdigit, "a1b2")) == ["1", "2"]


def zipped():
    pairs = list(zip("ab", range(9)))
    return pairs == [("a", 0), ("b", 1)] and list(zip(*pairs)) == [("a", "b"), (0, 1)] and list(zip()) == []


def zipped_strictly():
    try:
        list(zip("ab", "a", strict=True))
    except ValueError as error:
        return str(error) == "zip() argument 2 is shorter than argument 1"
    return False


def enumerated():
    return list(enumerate("ab", 5)) == [(5, "a"), (6, "b")] and dict(enumerate("")) == {}


def turned():
    return (
        list(reversed([1, 2, 3])) == [3, 2, 1]
        and list(reversed(range(0, 10, 3))) == [9, 6, 3, 0]
        and "".join(reversed("abc")) == "cba"
        and list(reversed({"a": 1, "b": 2})) == ["b", "a"]
    )


def until_a_value():
    numbers = [3, 2, 1, 0, 9]
    return list(iter(lambda: numbers.pop(0), 0)) == [3, 2, 1] and numbers == [9]


def ends():
    it = iter([1])
    return next(it) == 1 and next(it, "end") == "end" and next(it, None) is None and list(it) == []


def stays_ended():
    items = [1]
    it = iter(items)
    list(it)
    items.append(2)
    return list(it) == []


def all_and_any():
    it = iter([1, 0, 2])
    return not all(it) and list(it) == [2] and any([0, "", 3]) and not any(()) and all(())


def extremes():
    words = ["bb", "a", "cc"]
    return (
        min(words) == "a"
        and max(words, key=len) == "bb"
        and min((), default=7) == 7
        and max(3, 1, 2) == 3
        and min(words, key=lambda word: -len(word)) == "bb"
    )


def sorted_stably():
    words = ["bb", "a", "cc", "d"]
    return (
        sorted(words, key=len) == ["a", "d", "bb", "cc"]
        and sorted(words, key=len, reverse=True) == ["bb", "cc", "a", "d"]
        and sorted("cab") == ["a", "b", "c"]
        and sorted({3: 0, 1: 0}) == [1, 3]
    )


def sums():
    return sum([], 5) == 5 and sum([[1], [2]], []) == [1, 2] and sum([0.5, 0.5]) == 1.0 and sum({1, 2}) == 3


def ranges():
    r = range(10, 0, -3)
    return (
        list(r) == [10, 7, 4, 1]
        and len(r) == 4
        and r[1] == 7
        and r[-1] == 1
        and r[1:3] == range(7, 1, -3)
        and 4 in r
        and 5 not in r
        and r.index(4) == 2
        and r.count(9) == 0
        and range(0) == range(5, 5)
        and hash(range(3)) == hash(range(0, 3, 1))
    )


def slice_indices():
    return (
        slice(None, None, -1).indices(5) == (4, -1, -1)
        and slice(-3, None).indices(5) == (2, 5, 1)
        and slice(1, 100, 2).indices(6) == (1, 6, 2)
        and slice(2) == slice(None, 2, None)
    )


def pipeline(n):
    return sum(x * x for x in filter(lambda x: x % 2, map(lambda x: x + 1, range(n))))


def chained(n):
    it = iter(range(n))
    for _ in range(20):
        it = map(lambda x: x + 1, it)
    return sum(it)
