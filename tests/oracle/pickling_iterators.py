# SPDX-License-Identifier: BSL-1.0
"""__reduce__, __setstate__ and __length_hint__ of the built-in iterators, and copies made of them."""


class Row:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size

    def __getitem__(self, index):
        if index >= self.size:
            raise IndexError(index)
        return index

    def __repr__(self):
        return f"Row({self.size})"


class Counter:
    def __init__(self):
        self.count = 0

    def __call__(self):
        self.count += 1
        return self.count

    def __repr__(self):
        return f"Counter {self.count}"


def text(object):
    """A repr without addresses."""
    parts = repr(object).split(" at 0x")
    return parts[0] + "".join(part[part.index(">"):] for part in parts[1:])


def shown(function, *given, **named):
    try:
        return text(function(*given, **named))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


ages = {"a": 1, "b": 2, "c": 3}
makers = {
    "list": lambda: iter([1, 2, 3]),
    "list backwards": lambda: reversed([1, 2, 3]),
    "tuple": lambda: iter((1, 2, 3)),
    "str": lambda: iter("abc"),
    "wide str": lambda: iter("ab\u1234"),
    "bytes": lambda: iter(b"abc"),
    "bytearray": lambda: iter(bytearray(b"abc")),
    "range": lambda: iter(range(10, 15, 2)),
    "range backwards": lambda: reversed(range(10, 15, 2)),
    "no range": lambda: iter(range(0)),
    "end of ints": lambda: iter(range(2**63 - 3, 2**63 - 1)),
    "behind the end": lambda: iter(range(2**63 - 5, 2**63 - 1, 3)),
    "long range": lambda: iter(range(2**70, 2**70 + 10, 4)),
    "keys": lambda: iter(ages),
    "values": lambda: iter(ages.values()),
    "items": lambda: iter(ages.items()),
    "keys backwards": lambda: reversed(ages),
    "values backwards": lambda: reversed(ages.values()),
    "items backwards": lambda: reversed(ages.items()),
    "set": lambda: iter({1, 2}),
    "callable": lambda: iter(Counter(), 3),
    "row": lambda: iter(Row(3)),
    "row backwards": lambda: reversed(Row(3)),
    "enumerate": lambda: enumerate("ab", 5),
    "enumerate from afar": lambda: enumerate("ab", 2**80),
    "enumerate nearby": lambda: enumerate("ab", 2**63 - 1),
    "zip": lambda: zip("ab", (1, 2)),
    "zip strict": lambda: zip("ab", (1, 2, 3), strict=True),
    "zip of none": lambda: zip(),
    "map": lambda: map(abs, [1, -2]),
    "map of two": lambda: map(pow, [2, 3], [4, 5]),
    "filter": lambda: filter(None, [0, 1, 2]),
}


def step(iterator, count):
    for _ in range(count):
        try:
            next(iterator)
        except (StopIteration, ValueError):
            break


def rest(iterator):
    items = []
    try:
        while len(items) < 4:
            items.append(next(iterator))
    except Exception as error:
        items.append(error)
    return items


def made_again(reduced):
    made = reduced[0](*reduced[1])
    if len(reduced) > 2:
        made.__setstate__(reduced[2])
    return made


for name, maker in makers.items():
    print(name, type(maker()).__name__)
    for count in 0, 1, 3, 4:
        iterator = maker()
        step(iterator, count)
        reduced = iterator.__reduce__()
        print(text(reduced), shown(getattr(iterator, "__length_hint__", str)) if count < 3 else "")
        print(text(rest(made_again(reduced))), text(rest(iterator)))
    print(shown(iterator.__reduce__, 1), shown(iterator.__reduce__, a=1))
    print(iterator.__reduce__.__qualname__, hasattr(iterator, "__setstate__"))

print("--- states")
for name, maker in makers.items():
    if not hasattr(maker(), "__setstate__"):
        continue
    print(name, shown(maker().__setstate__), shown(maker().__setstate__, 1, 2))
    for state in 0, 1, 2, 3, -1, -7, 50, 2**63 - 1, 2**63, -(2**64), True, "a", None, 1.5, (), (1, 2):
        for count in 0, 9:
            iterator = maker()
            step(iterator, count)
            print(state, shown(iterator.__setstate__, state), shown(iterator.__reduce__), text(rest(iterator)))

print("--- changed meanwhile")
numbers = [1, 2, 3]
iterator, backwards = iter(numbers), reversed(numbers)
step(iterator, 2)
numbers.clear()
print(iterator.__reduce__(), backwards.__reduce__(), iterator.__length_hint__(), backwards.__length_hint__())
print(iterator.__setstate__(1), iterator.__reduce__(), backwards.__setstate__(1), backwards.__reduce__())
print(rest(iterator), rest(backwards), iterator.__reduce__(), backwards.__reduce__())
iterator, values = iter(ages), reversed(ages.values())
letters = {1, 2, 3}
of_letters = iter(letters)
ages["d"] = 4
letters.add(4)
print(shown(iterator.__reduce__), shown(values.__reduce__), shown(of_letters.__reduce__))
print(shown(next, iterator), shown(next, iterator), shown(iterator.__reduce__))


class Sneaky(Row):
    """Whoever asks it for its length has its iterator exhausted."""

    def __len__(self):
        if self.size == 0:
            rest(self.iterator)
        return 3


sneaky = Sneaky(3)
sneaky.iterator = iterator = reversed(sneaky)
sneaky.size = 0
print(iterator.__setstate__(1), iterator.__reduce__()[0], len(rest(iterator)))


class Index:
    """What a long range takes for an index."""

    def __init__(self, iterator):
        self.iterator = iterator

    def __lt__(self, other):
        self.iterator.__setstate__(1)
        return isinstance(other, int) and other > 1

    def __gt__(self, other):
        self.iterator.__setstate__(2)
        return False

    def __add__(self, other):
        return self

    def __mul__(self, other):
        self.iterator.__setstate__(0)
        return 0

    def __repr__(self):
        return "Index"


iterator = iter(range(2**70, 2**70 + 3))
print(shown(iterator.__setstate__, Index(iterator)), iterator.__reduce__(), rest(iterator))
print(shown(iterator.__length_hint__))
iterator.__setstate__(1.5)
print(iterator.__reduce__(), iterator.__length_hint__(), rest(iterator))


class Truth:
    def __bool__(self):
        raise ValueError("no truth")


pairs = zip("ab", "c")
print(shown(pairs.__setstate__, Truth()), pairs.__setstate__([0]), pairs.__reduce__()[2:], rest(pairs))
endless = iter(Row(2**63))
print(endless.__setstate__(2**63 - 2), rest(endless), endless.__reduce__())
