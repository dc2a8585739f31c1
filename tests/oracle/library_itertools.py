# SPDX-License-Identifier: BSL-1.0
"""The module itertools: what each of its iterators gives, its reprs, hints and messages."""
import itertools as it
from itertools import *


def show(function, /, *given, **named):
    try:
        answer = function(*given, **named)
        if hasattr(answer, "__next__"):
            answer = list(islice(answer, 12))
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(getattr(function, "__name__", function), named, answer)


class Numbers:
    def __init__(self, *items):
        self.items = items

    def __iter__(self):
        for item in self.items:
            if isinstance(item, Exception):
                raise item
            yield item
        return "the end"


class Step:
    def __init__(self, text):
        self.text = text

    def __radd__(self, other):
        return f"{other}{self.text}"

    def __float__(self):
        return 1.0

    def __repr__(self):
        return f"Step({self.text!r})"


class Int(int):
    def __repr__(self):
        return f"Int({int(self)})"


# ---- count, cycle, repeat ----------------------------------------------------------------------
big = (1 << 63) - 2
for given in ((), (3,), (3, 2), (3, -1), (2.5,), (2.5, 0.5), (True,), (True, 2), (3, True), (big,),
              (big, 1 << 62), (-big - 3, -1), (1 << 70,), (1 << 70, 1 << 69), (0, Step("x")), (1, 0),
              (Int(3),), (Int(3), 2), (3, Int(1)), (3, Int(2)), (1j,), (0, None), ("a",), ([],),
              (1, 2, 3)):
    show(count, *given)
    try:
        counting = count(*given)
        print(repr(counting), next(counting), counting if given != (big,) else "")
    except Exception as error:
        print(type(error).__name__, error)
show(count, start=5)
show(count, step=5)
show(count, 1, start=5)
show(count, 1, stop=5)
counting = count(5, 5)
print([next(counting) for _ in range(3)], counting, counting.__iter__() is counting)
for given in ("abc",), ("",), ([1],), (Numbers(1, 2),), (Numbers(1, ValueError("no")),), (5,), (), (1, 2):
    show(cycle, *given)
show(cycle, iterable="ab")
for given in (("a", 3), ("a", 0), ("a", -1), ("a",), (None, 2), ("a", Int(2)), ("a", 1 << 70), ("a", "b"), (),
              ("a", None), (1, 2, 3)):
    show(repeat, *given)
    try:
        repeating = repeat(*given)
        print(repeating, next(repeating), repeating)
        print(repeating.__length_hint__())
    except Exception as error:
        print(type(error).__name__, error)
show(repeat, "a", times=2)
show(repeat, object="a", times=-5)
show(repeat, times=2)
show(repeat, "a", count=2)
print(repeat([1], 2), list(repeat((1, "x"), 2)), repeat("a", times=3))

# ---- some of the items -------------------------------------------------------------------------
for function in dropwhile, takewhile, filterfalse:
    show(function, lambda x: x < 3, [1, 2, 3, 1, 5])
    show(function, lambda x: [] if x > 1 else [0], Numbers(1, 2, 3))
    show(function, None, [0, 1, "", "a"])
    show(function, bool, [0, 1, "", "a"])
    show(function, 5, [1])
    show(function, None, 5)
    show(function, None)
    show(function, None, [], 1)
    show(function, predicate=None, iterable=[])
    show(function, lambda x: x.bit_length(), Numbers(3, "a"))
    show(function, lambda x: False, Numbers(1, KeyError("k")))
    iterator = function(lambda x: False, Numbers())
    for _ in range(2):
        try:
            next(iterator)
        except StopIteration as stop:
            print(function.__name__, repr(stop.value))
taking = takewhile(lambda x: x < 2, iter([1, 2, 1]))
print(list(taking), list(taking), next(taking, "ended"))
show(compress, "abcdef", [1, 0, 1, 0, 1, 1])
show(compress, "abcdef", [1, 0, 1])
show(compress, "abc", repeat(True))
show(compress, data="abc", selectors=(True, False, [1]))
show(compress, "abc")
show(compress)
show(compress, 5, [])
show(compress, [], 5)
show(compress, [], [], [])
show(compress, [], select=[])
for given in ((3,), (2, 5), (2, None), (None,), (None, None), (1, 8, 3), (0, None, 4), (5, 3), (0,), (3, 3),
              (None, 5, None), (Int(1), Int(4)), (-1,), (-1, 5), (1, -2), (1, 5, 0), (1, 5, -1), ("a",),
              ("a", 3), (1, "a"), (1, 3, "a"), (1 << 70,), (1, 1 << 70), (1 << 70, 3), (1, 2, 1 << 70), (2.0,),
              (1, 2, 3, 4), ()):
    show(islice, "abcdefghij", *given)
show(islice, 5, 1)
show(islice, "abc", stop=2)
letters = iter("abcdefgh")
print(list(islice(letters, 2, 3)), list(islice(letters, 1)), list(islice(letters, 0)), next(letters))
print(list(islice(count(), 2, 9, 3)))
letters = iter("abcdefgh")
print(list(islice(letters, 1, 5, 3)), list(letters))
slicing = islice(Numbers(1, 2), 5)
for _ in range(4):
    try:
        print(next(slicing))
    except StopIteration as stop:
        print(repr(stop.value))

# ---- several made one --------------------------------------------------------------------------
show(accumulate, [1, 2, 3])
show(accumulate, [])
show(accumulate, [1, 2, 3], lambda a, b: a * b)
show(accumulate, [1, 2, 3], func=max)
show(accumulate, [1, 2, 3], None, initial=100)
show(accumulate, [], initial=100)
show(accumulate, [1], initial=None)
show(accumulate, "abc")
show(accumulate, [[1], [2]])
show(accumulate, [1 << 62, 1 << 62, 1 << 62])
show(accumulate, [1.5, 2, True])
show(accumulate, [1, "a"])
show(accumulate, [1, 2], 5)
show(accumulate, [1, 2], lambda a: a)
show(accumulate, [1, 2], None, 3)
show(accumulate, 5)
show(accumulate)
show(accumulate, [1], function=max)
show(chain, "abc", [1, 2], (), {"k": 1})
show(chain)
show(chain, "ab", 5)
show(chain, Numbers(1, 2), Numbers(3, ValueError("no"), 4), "x")
show(chain.from_iterable, ["abc", [1], range(2)])
show(chain.from_iterable, {"ab": 1, "cd": 2})
show(chain.from_iterable, 5)
show(chain.from_iterable, [5])
show(chain.from_iterable)
show(chain.from_iterable, [], [])
show(chain, iterables=[])
chained = chain("ab", 5, "c")
for _ in range(5):
    try:
        print(next(chained, "end"))
    except TypeError as error:
        print(error)
for given in ("abcd",), ("a",), ("",), (Numbers(1, 2, 3),), (Numbers(1, 2, OSError("x")),), (5,), (), (1, 2):
    show(pairwise, *given)
show(pairwise, iterable="ab")
show(starmap, pow, [(2, 3), [3, 2], range(2, 4), {5: 1, 2: 2}])
show(starmap, pow, [])
show(starmap, pow, [(2, 3), 5])
show(starmap, pow, [(1,)])
show(starmap, lambda *a: a, ["abcdefghi", (), (1,)])
show(starmap, 5, [()])
show(starmap, pow, 5)
show(starmap, pow)
show(starmap, function=pow, iterable=[])
show(zip_longest, "abc", [1], (True, False))
show(zip_longest, "ab", "c", fillvalue="-")
show(zip_longest, "ab", fillvalue=[])
show(zip_longest)
show(zip_longest, [], [])
show(zip_longest, "ab", 5)
show(zip_longest, Numbers(1, 2, ValueError("no"), 3), "abcdef")
show(zip_longest, "abc", fill=1)
show(zip_longest, "abc", fillvalue=1, fill=1)

# ---- groupby -----------------------------------------------------------------------------------
for iterable, key in (("aabbbca", None), ([], None), ([1, 1.0, True, 2], None), (range(10), lambda x: x // 3),
                      ("aAbB", str.lower), ([(1, 2), (1, 3), (2, 4)], lambda pair: pair[0])):
    print([(name, list(group)) for name, group in groupby(iterable, key)])
print([name for name, _ in groupby("aabbbca")])
groups = groupby("aabbbca")
name, first = next(groups)
print(next(first), next(groups)[0], list(first), list(next(groups)[1]), list(first))
groups = list(groupby("aabb"))
print([(name, list(group)) for name, group in groups])
show(groupby, 5)
show(groupby)
show(groupby, [], None, 3)
show(groupby, [], keys=None)
for wrong in (lambda x: 1 // x), 5:
    try:
        print([(name, list(group)) for name, group in groupby([1, 0], key=wrong)])
    except Exception as error:
        print(type(error).__name__, error)


class Unequal:
    def __eq__(self, other):
        raise ValueError("not comparable")


try:
    print([list(group) for _, group in groupby([Unequal(), Unequal()])])
except ValueError as error:
    print(error)
nan = float("nan")
print(len(list(groupby(["x"] * 3, lambda _: nan))))

# ---- tee ---------------------------------------------------------------------------------------
first, second = tee("abc")
print(next(first), list(second), list(first), list(second))
for number in 0, 1, 4:
    copies = tee(range(3), number)
    print(len(copies), [list(copy) for copy in copies])
first, second = tee(iter(range(200)))
print(sum(first), sum(islice(second, 100)), sum(second))
first = tee("abcd")[0]
next(first)
second, third = tee(first)
print(second is first, list(second), list(third), first.__copy__ is not None)
fourth = type(first)("xy")
print(next(fourth), list(fourth.__copy__()), list(fourth))


class Copied:
    def __init__(self, number=0):
        self.number = number

    def __iter__(self):
        return self

    def __next__(self):
        self.number += 1
        return self.number

    def __copy__(self):
        return Copied(self.number + 10)


print([[next(copy), next(copy)] for copy in tee(Copied(), 3)])
failing = tee(Numbers(1, ValueError("no")))
print(next(failing[0]))
for copy in failing:
    try:
        print(next(copy), next(copy))
    except (ValueError, StopIteration) as error:
        print(type(error).__name__, error)


class Reentering:
    count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count == 1:
            return next(self.other)
        return self.count


entering = Reentering()
one, two = tee(entering)
entering.other = two
try:
    next(one)
except RuntimeError as error:
    print(error)
show(tee)
show(tee, 5)
show(tee, [], -1)
show(tee, [], "a")
show(tee, [], 1, 2)
show(tee, iterable=[])
show(type(one), 5)
show(type(one))
print(type(one), count, chain.from_iterable.__name__, it.__name__, tee)
for kind in (accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile,
             filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile, zip_longest):
    print(kind.__name__, kind.__qualname__, kind.__module__, kind, kind.__mro__)
