# SPDX-License-Identifier: BSL-1.0
"""itertools: __reduce__, __setstate__ and __copy__, and what a state may not be."""
import _operator
import itertools


def text(object):
    """A repr without addresses."""
    parts = repr(object).split(" at 0x")
    return parts[0] + "".join(part.lstrip("0123456789abcdef") for part in parts[1:])


def shown(function, *given, **named):
    try:
        return text(function(*given, **named))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def is_negative(number):
    return number < 0


makers = {
    "count": lambda: itertools.count(3),
    "count by 3": lambda: itertools.count(2, 3),
    "count reals": lambda: itertools.count(1.5),
    "count large": lambda: itertools.count(2**70),
    "count from True": lambda: itertools.count(True),
    "cycle": lambda: itertools.cycle("abc"),
    "cycle of none": lambda: itertools.cycle(""),
    "repeat": lambda: itertools.repeat(1),
    "repeat 3": lambda: itertools.repeat(1, 3),
    "accumulate": lambda: itertools.accumulate([1, 2, 3]),
    "accumulate products": lambda: itertools.accumulate([1, 2, 3], _operator.mul),
    "accumulate from 5": lambda: itertools.accumulate([1, 2], initial=5),
    "accumulate None": lambda: itertools.accumulate([None, 1, 2], lambda a, b: None),
    "chain": lambda: itertools.chain("ab", "c"),
    "chain of none": lambda: itertools.chain(),
    "chain of an iterable": lambda: itertools.chain.from_iterable(["ab", "c"]),
    "compress": lambda: itertools.compress("abc", [1, 0, 1]),
    "dropwhile": lambda: itertools.dropwhile(_operator.truth, [1, 0, 2]),
    "takewhile": lambda: itertools.takewhile(_operator.truth, [1, 0, 2]),
    "filterfalse": lambda: itertools.filterfalse(None, [1, 0, 2, 0]),
    "groupby": lambda: itertools.groupby("aabc"),
    "groupby sign": lambda: itertools.groupby([1, 2, -1], is_negative),
    "islice": lambda: itertools.islice("abcdef", 1, 5, 2),
    "islice to the end": lambda: itertools.islice("abcdef", None),
    "starmap": lambda: itertools.starmap(pow, [(1, 2), (3, 4)]),
    "tee": lambda: itertools.tee("abc")[0],
    "zip_longest": lambda: itertools.zip_longest("ab", "c", fillvalue="-"),
    "zip_longest of none": lambda: itertools.zip_longest(),
    "product": lambda: itertools.product("ab", "cd"),
    "product of none": lambda: itertools.product(),
    "product with nothing": lambda: itertools.product("ab", ""),
    "permutations": lambda: itertools.permutations("abc"),
    "permutations of 2": lambda: itertools.permutations("abc", 2),
    "permutations of 4": lambda: itertools.permutations("abc", 4),
    "combinations": lambda: itertools.combinations("abc", 2),
    "combinations of 0": lambda: itertools.combinations("abc", 0),
    "combinations of 4": lambda: itertools.combinations("abc", 4),
    "with replacement": lambda: itertools.combinations_with_replacement("ab", 2),
    "with replacement of none": lambda: itertools.combinations_with_replacement("", 2),
}


def stepped(name, count):
    iterator = makers[name]()
    for _ in range(count):
        if next(iterator, makers) is makers:
            break
    return iterator


def rest(iterator):
    items = []
    try:
        while len(items) < 5:
            items.append(next(iterator))
    except Exception as error:
        items.append(error)
    return text(items)


def made_again(reduced):
    made = reduced[0](*reduced[1])
    if len(reduced) > 2 and reduced[2] is not None:
        made.__setstate__(reduced[2])
    return made


for name in makers:
    print(name)
    for count in 0, 1, 2, 3, 9:
        reduced = stepped(name, count).__reduce__()
        print(count, text(reduced), rest(made_again(reduced)))
    print(shown(lambda: stepped(name, 0).__reduce__(1)), hasattr(stepped(name, 0), "__setstate__"))


class NoTruth:
    def __bool__(self):
        raise ValueError("no truth")


print("--- states")
states = {
    "cycle": [([1, 2], 0), ([1, 2], 1), ([], 1), ([1], "a"), ([1], 2**40), ((), 1), ([],), ([], 1, 2), 5],
    "accumulate": [5, "a", None, ()],
    "accumulate from 5": [7],
    "chain": [(), (1,), ("a",), (None, 1), (iter("a"), 1), (1, 2, 3), []],
    "dropwhile": [0, 1, "", NoTruth()],
    "takewhile": [0, 1, "", NoTruth()],
    "groupby": [(), (1, 2), (1, 2, 3, 4), ("k", "v", "k"), ("k", "v", "t"), "abc"],
    "islice": [0, 3, 2**63 - 1, 2**63, "a", None, True],
    "tee": [(), (1, 2), (None, 1), 3],
    "zip_longest": [None, ()],
    "product": [(0, 0), (1, 0), (1, 1), (5, -5), (0,), [0, 0], ("a", 0), (0, 2**64), (0.0, 0)],
    "product of none": [(), (1,)],
    "product with nothing": [(1, 1), (1, "a")],
    "permutations": [((0, 1, 2), (3, 2, 1)), ((2, 1, 0), (1, 2, 1)), ((9, -9, 9), (9, -9, 9)), ((0,), (1,)), ((), 5),
                     ((1, 1, 1), (1, 1, "a")), (("a", 1, 1), (1, 1, 1)), (), 1],
    "permutations of 2": [((2, 2, 2), (1, 1)), ((0, 0, 0), (3, 2, 1))],
    "combinations": [(0, 1), (0, 0), (9, 9), (-9, -9), (1, 2), (0,), (0, "a"), [0, 1], (2**64, 1)],
    "combinations of 0": [(), (1,)],
    "with replacement": [(0, 1), (0, 0), (9, 9), (-9, -9), (0,), (0, "a")],
}
for name, of_type in states.items():
    print(name, shown(lambda: stepped(name, 0).__setstate__()), shown(lambda: stepped(name, 0).__setstate__(1, 2)))
    for state in of_type:
        for count in 0, 1, 9:
            iterator = stepped(name, count)
            changed = shown(iterator.__setstate__, state)
            print(text(state), changed, shown(iterator.__reduce__), rest(iterator))
iterator = itertools.chain("a")
print(iterator.__setstate__((iter(["b", "c"]), iter("d"))), rest(iterator), rest(iterator))

print("--- tee")
first, second = itertools.tee(range(120))
for _ in range(60):
    next(first)
block = second.__reduce__()[2][0]
print(text(first.__reduce__()), text(second.__reduce__()), text(block.__reduce__()))
third = made_again(first.__reduce__())
print(next(first), next(third), next(third), next(first), next(first.__copy__()), next(first), next(second))
kind = type(block)
for given in (), (1,), (iter([]), [1], None), (iter([]), [1], 1), (iter([]), list(range(57)), None), \
        (iter([]), list(range(57)), 1), (iter([]), list(range(57)), block), (iter([]), list(range(58)), None), \
        (iter([]), (1,), None), (iter([]), None, None):
    print(shown(kind, *given))
print(shown(kind, it=1))
block = kind(iter([3, 4]), [1, 2], None)
for state in (block, 0), (block, 1), (block, 58), (block, -1), (block, 2**40), (block, "a"), (block,), (5, 1):
    third = itertools.tee("")[0]
    print(shown(third.__setstate__, state), rest(third))
print(shown(block.__reduce__))

print("--- groups")
groups = itertools.groupby("aab")
key, group = next(groups)
kind = type(group)
print(text(group.__reduce__()), next(group), text(group.__reduce__()))
again = made_again(group.__reduce__())
print(list(again), list(group), text(group.__reduce__()))
key, later = next(groups)
print(text(again.__reduce__()), text(later.__reduce__()), list(kind(groups, "b")), list(later))
for given in (), (1, 2), (None, 2), (groups,), (groups, "b"), (groups, "b", 1):
    print(shown(kind, *given))
print(shown(kind, parent=groups), shown(later.__reduce__, 1))

print("--- changed meanwhile")
saved = []
letters = itertools.cycle("ab")
letters.__setstate__((saved, 0))
print(rest(letters), saved)
saved.clear()
print(next(letters, "none left"), letters.__reduce__()[2])
saved.extend("xyz")
print(next(letters), next(letters), saved.pop(), saved.pop(), next(letters))
