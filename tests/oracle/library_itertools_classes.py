# SPDX-License-Identifier: BSL-1.0
"""Classes derived from the types of itertools, and iterators that lead back to themselves."""
from itertools import *
import itertools


def show(function, *given, **named):
    try:
        answer = function(*given, **named)
        if hasattr(answer, "__next__"):
            answer = list(islice(answer, 5))
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(getattr(function, "__name__", function), answer)


arguments = {
    accumulate: ([1, 2, 3],), chain: ("ab", "c"), combinations: ("abc", 2),
    combinations_with_replacement: ("ab", 2), compress: ("abc", [1, 0, 1]), count: (5,), cycle: ("ab",),
    dropwhile: (str.islower, "abC"), filterfalse: (None, [0, 1, ""]), groupby: ("aab",),
    islice: ("abcdef", 1, 4), pairwise: ("abc",), permutations: ("abc", 2), product: ("ab", [1]),
    repeat: ("a", 3), starmap: (pow, [(2, 3)]), takewhile: (str.islower, "abC"), zip_longest: ("ab", "c"),
}
for kind, given in arguments.items():
    class Derived(kind):
        pass

    class Slotted(kind):
        __slots__ = ("note",)

    class WithInit(kind):
        def __init__(self, *given, **named):
            self.named = named

        def __repr__(self):
            return f"<{type(self).__name__} {sorted(self.named)}>"

    made = Derived(*given)
    made.note = kind.__name__
    slotted = Slotted(*given)
    slotted.note = 1
    first, second = list(islice(made, 5)), list(islice(slotted, 5))
    if kind is groupby:
        first, second = [name for name, _ in first], [name for name, _ in second]
    print(made.note, slotted.note, first == second, first, isinstance(made, kind))
    show(Derived, *given, wrong=1)
    try:
        print(WithInit(*given, wrong=1))
    except TypeError as error:
        print(error)

    class Next(kind):
        def __next__(self):
            return "own", super().__next__()

        def __iter__(self):
            return self

    own = next(Next(*given))
    print(own[0], own[1] if kind is not groupby else own[1][0])
    # An iterator that leads back to itself, and is never heard of again.
    circle = Derived(*given)
    circle.back = circle
    del circle, made, slotted


class Count(count):
    pass


class Repeat(repeat):
    pass


print(Count(3), Count(3, 4), Repeat("a", 2), Repeat("b"))
for kind in type(tee("")[0]), type(next(groupby("a"))[1]):
    try:
        class Refused(kind):
            pass
    except TypeError as error:
        print(error)

# ---- cycles ------------------------------------------------------------------------------------
for made in (lambda x: chain(x), lambda x: cycle(x), lambda x: repeat(x), lambda x: islice(x, 5), lambda x: tee(x),
             lambda x: accumulate(x), lambda x: zip_longest(x, x, fillvalue=x), lambda x: product(x, x),
             lambda x: permutations(x), lambda x: groupby(x, x), lambda x: compress(x, x), lambda x: pairwise(x),
             lambda x: starmap(x, x), lambda x: filterfalse(x, x), lambda x: takewhile(x, x)):
    for filled in [], [1, 2]:
        holder = list(filled)
        holder.append(made(holder))
        if hasattr(holder[-1], "__next__"):
            iterator = holder[-1]
            try:
                holder.append(next(iterator))
            except (TypeError, StopIteration) as error:
                holder.append(error)
        iterator = None
        del holder


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


loud = repeat(Loud("repeat"))
del loud
chained = chain([Loud("first")], [Loud("second")])
print(next(chained).name)
print(next(chained).name)
print(next(chained, None))
first, second = tee(Loud(name) for name in "ab")
print(next(first).name)
del first
print(next(second).name)
del second
pairs = pairwise(Loud(name) for name in "xyz")
for left, right in pairs:
    print(left.name, right.name)
del left, right
slicing = islice((Loud(name) for name in "lmn"), 1, 2)
print([loud.name for loud in slicing])


class Deep:
    """Many tees in a row, and chains in chains: given back without a deep recursion."""


deep = tee(range(200_000))
print(sum(1 for _ in deep[0]))
del deep
nested = ()
for _ in range(1000):
    nested = chain(nested, ())
print(list(nested))


# ---- what is changed meanwhile -----------------------------------------------------------------
class Ends:
    """An iterator that steps the one that asks it."""

    def __init__(self):
        self.calls = 0
        self.outer = None

    def __iter__(self):
        return self

    def __next__(self):
        self.calls += 1
        if self.calls == 2 and self.outer is not None:
            return next(self.outer, "inner")
        if self.calls > 4:
            raise StopIteration
        return self.calls


for made in (lambda x: islice(x, 3), lambda x: islice(x, 2, 3), lambda x: chain(x), lambda x: pairwise(x), lambda x: accumulate(x, lambda a, b: (a, b)),
             lambda x: cycle(x), lambda x: zip_longest(x, "ab"), lambda x: takewhile(lambda _: True, x),
             lambda x: dropwhile(lambda _: False, x), lambda x: (list(group) for _, group in groupby(x)),
             lambda x: compress(x, x), lambda x: starmap(lambda *a: a, ((y,) for y in x))):
    inner = Ends()
    inner.outer = made(inner)
    try:
        print(list(islice(inner.outer, 8)))
    except (ValueError, RuntimeError) as error:
        print(error)
growing = [1]
grown = []
for item in islice(chain.from_iterable([growing]), 6):
    growing.append(item + 1)
    grown.append(item)
print(grown)
