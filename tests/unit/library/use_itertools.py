# SPDX-License-Identifier: BSL-1.0
"""The module itertools in constant evaluation: each function answers True."""
from itertools import *
import itertools


def infinite():
    counting = count((1 << 63) - 2, 3)
    return (
        list(islice(count(3), 3)) == [3, 4, 5]
        and [next(counting), next(counting)] == [(1 << 63) - 2, (1 << 63) + 1]
        and list(islice(cycle("ab"), 5)) == ["a", "b", "a", "b", "a"]
        and list(repeat((1,), 2)) == [(1,), (1,)]
        and (repr(count(3)), repr(count(3, 2)), repr(repeat("a", 2))) == ("count(3)", "count(3, 2)", "repeat('a', 2)")
    )


def selection():
    def small(x):
        return x < 3

    return (
        list(dropwhile(small, [1, 3, 1])) == [3, 1]
        and list(takewhile(small, [1, 3, 1])) == [1]
        and list(filterfalse(small, [1, 3, 1])) == [3]
        and list(compress("abc", [1, 0, 1])) == ["a", "c"]
        and list(islice("abcdefg", 1, 6, 2)) == ["b", "d", "f"]
    )


def joining():
    return (
        list(accumulate([1, 2, 3])) == [1, 3, 6]
        and list(accumulate([2, 3], lambda a, b: a * b, initial=5)) == [5, 10, 30]
        and list(chain("ab", [1], ())) == list(chain.from_iterable(["ab", [1]])) == ["a", "b", 1]
        and list(pairwise([300, 400, 500])) == [(300, 400), (400, 500)]
        and list(starmap(pow, [(2, 3), [3, 2]])) == [8, 9]
        and list(zip_longest("ab", [1], fillvalue=None)) == [("a", 1), ("b", None)]
    )


def combinatorics():
    return (
        list(product("ab", [1, 2])) == [("a", 1), ("a", 2), ("b", 1), ("b", 2)]
        and len(list(product(range(2), repeat=3))) == 8
        and ["".join(each) for each in permutations("abc", 2)] == ["ab", "ac", "ba", "bc", "ca", "cb"]
        and ["".join(each) for each in combinations("abc", 2)] == ["ab", "ac", "bc"]
        and ["".join(each) for each in combinations_with_replacement("ab", 2)] == ["aa", "ab", "bb"]
        and list(combinations("a", 2)) == [] and list(product()) == [()]
    )


def groups():
    found = [(key, list(group)) for key, group in groupby([1, 1, 2, 3, 3], lambda x: x // 2)]
    late = list(groupby("aab"))
    return found == [(0, [1, 1]), (1, [2, 3, 3])] and list(late[0][1]) == []


def tees():
    first, second = tee(range(130))
    begun = next(first)
    copied = first.__copy__()
    return begun == 0 and list(second) == list(range(130)) and list(first) == list(copied) == list(range(1, 130))


def circles():
    """What leads back to itself, and a class of one's own."""

    class Derived(chain):
        pass

    made = Derived([1], [2])
    made.back = made
    holder = []
    holder.append(cycle(holder))
    blocks = []
    blocks.extend(tee(blocks))
    return next(made) == 1 and next(holder[0]) is holder[0] and next(blocks[0]) is blocks[0]


def refused():
    messages = []
    for function, given in ((count, ("a",)), (islice, ([], -1)), (combinations, ("ab", -1)), (permutations, ("ab", "a")),
                            (cycle, ()), (tee, ([], -1)), (repeat, (1, "a")), (chain.from_iterable, (5,))):
        try:
            function(*given)
        except Exception as error:
            messages.append(str(error))
    return messages == [
        "a number is required",
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
        "r must be non-negative",
        "Expected int as r",
        "cycle expected 1 argument, got 0",
        "n must be >= 0",
        "'str' object cannot be interpreted as an integer",
        "'int' object is not iterable",
    ]
