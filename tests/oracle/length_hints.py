# SPDX-License-Identifier: BSL-1.0
# Who asks an iterable how many items it has, and what iterators answer.


class Down:
    def __init__(self, count, hint):
        self.count = count
        self.hint = hint

    def __iter__(self):
        print("iter", end=" ")
        return self

    def __next__(self):
        if self.count == 0:
            raise StopIteration
        self.count -= 1
        return self.count

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, BaseException):
            raise self.hint
        return self.hint


class Sized:
    def __len__(self):
        print("len", end=" ")
        return 3

    def __iter__(self):
        print("iter", end=" ")
        return iter([1, 2, 3])


class Unsized(Sized):
    def __len__(self):
        print("len", end=" ")
        raise TypeError("no length")

    def __length_hint__(self):
        print("hint", end=" ")
        return 2


class Refusing(Sized):
    def __len__(self):
        raise KeyError("no length")


class Number(int):
    pass


def given(*values):
    return values


def unpacked(values):
    first, *rest = values
    return first, rest


def assigned(values):
    a = [1, 2, 3]
    a[1:2] = values
    return a


def extended(values):
    a = [9]
    a.extend(values)
    a += values
    return a


WAYS = {
    "list": list, "tuple": tuple, "set": set, "bytes": bytes, "sorted": sorted, "sum": sum, "min": min,
    "enumerate": lambda values: list(enumerate(values)), "extended": extended,
    "list display": lambda values: [*values], "tuple display": lambda values: (*values,),
    "set display": lambda values: {*values}, "call": lambda values: given(*values),
    "longer call": lambda values: given(0, *values), "unpacked": unpacked, "assigned": assigned,
    "str.join": lambda values: "".join(values), "bytes.join": lambda values: b"".join(values),
    "zip": lambda values: list(zip(values)), "map": lambda values: list(map(str, values)),
    "filter": lambda values: tuple(filter(None, values)), "fromkeys": dict.fromkeys,
    "from_bytes": lambda values: int.from_bytes(values, "big"), "all": all,
    "comprehension": lambda values: [value for value in values],
    "update": lambda values: {0}.union(values), "dict": lambda values: dict([values]),
}  # fmt: skip
HINTS = (
    5, 0, True, Number(2), NotImplemented, TypeError("no"), KeyError("no"), "a", None, 2.0, -1, 2**70,
    2**62, Number(-1),
)  # fmt: skip
for name, way in WAYS.items():
    for values in [Down(3, hint) for hint in HINTS] + [Sized(), Unsized(), Refusing()]:
        print(name, end=": ")
        try:
            print(way(values))
        except Exception as error:
            print(repr(error))


def lengths(iterator):
    """The hints of an iterator, after each of its items."""
    found = [iterator.__length_hint__()]
    for item in iterator:
        found.append(iterator.__length_hint__())
    found.append(iterator.__length_hint__())
    return found


row = [1, 2, 3]
table = {"a": 1, "b": 2, "c": 3}
ITERATORS = (
    iter(row), iter(tuple(row)), reversed(row), reversed(tuple(row)), iter("abc"), iter("a\u20ac"),
    iter(b"abc"), iter(range(3)), iter(range(0, 10, 4)), iter(range(2**70, 2**70 + 3)),
    reversed(range(3)), reversed(range(2**70, 2**70 + 3)), iter({1, 2, 3}), iter(frozenset("ab")),
    iter(table), iter(table.keys()), iter(table.values()), iter(table.items()), reversed(table),
    reversed(table.keys()), reversed(table.values()), reversed(table.items()), iter([]), iter(()),
    reversed([]), iter(""), iter(b""), iter(range(0)), iter({}), iter(set()),
)  # fmt: skip
for iterator in ITERATORS:
    print(type(iterator).__name__, lengths(iterator))

kept = [iter(row), reversed(row), iter(row), iter(table), iter({1, 2})]
next(kept[0])
next(kept[2])
next(kept[2])
row.append(4)
table["d"] = 4
print([iterator.__length_hint__() for iterator in kept])
row.clear()
print([iterator.__length_hint__() for iterator in kept])
row += [1, 2, 3, 4, 5]
print([iterator.__length_hint__() for iterator in kept])
held = {1, 2, 3}
iterator = iter(held)
next(iterator)
held.add(9)
print(iterator.__length_hint__())

for iterator in iter(row), iter("a"), iter(range(2)), iter({1: 2}):
    for arguments in ((1,), {}), ((), {"a": 1}):
        try:
            iterator.__length_hint__(*arguments[0], **arguments[1])
        except TypeError as error:
            print(error)
for iterator in zip(row), map(str, row), enumerate(row), (x for x in row), iter(int, 1):
    print(hasattr(iterator, "__length_hint__"))


class Negative:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return -1

    def __iter__(self):
        return iter(self.items)


for take in (bytes, bytearray, bytearray().extend, int.from_bytes, list, tuple):
    try:
        print(take(Negative([1])))
    except ValueError as error:
        print(error)


# What *rest takes is asked for only when the items in front of it are there.
class Gone:
    def __len__(self):
        return -1

    def __getitem__(self, index):
        raise IndexError


class Asked:
    def __init__(self, size):
        self.left = size

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return self.left

    def __length_hint__(self):
        print("asked", self.left, end=" ")
        return 0


for values in (Gone(), Asked(0), Asked(1), Asked(2), Asked(4), range(1), "abc", {1: 2}):
    for way in (unpacked, lambda values: (lambda a, b, *c: (a, b, c))(*values)):
        try:
            print(way(values), end="; ")
        except (ValueError, TypeError) as error:
            print(error, end="; ")
    try:
        a, b, *c, d = values
        print(a, b, c, d)
    except ValueError as error:
        print(error)
