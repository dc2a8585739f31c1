"""Classes that the standard library makes of source texts, compiled as the program runs."""
import collections
import dataclasses
import typing


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: int = 2
    tags: list = dataclasses.field(default_factory=list, compare=False, repr=False)

    def moved(self, by):
        return dataclasses.replace(self, x=self.x + by)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    name: str
    size: float = 1.5


Pair = collections.namedtuple("Pair", "first second", defaults=[0])


class Entry(typing.NamedTuple):
    key: str
    value: int = 7


print(Point(1), Point(1) < Point(1, 3), Point(4).moved(2), dataclasses.asdict(Point(5, tags=["t"])))
print(Frozen(name="n"), hash(Frozen(name="n")) == hash(Frozen(name="n")))
try:
    Frozen(name="n").name = "other"
except dataclasses.FrozenInstanceError as error:
    print(error)
try:
    Point()
except TypeError as error:
    print(error)
print(Pair(1), Pair(1, 2)._replace(first=3), Pair._fields, Entry("k"), Entry("k")._asdict(), Entry.__annotations__)
names = ["a", "b"]
print(collections.namedtuple("Made", names)(*map(str.upper, names)))
print(dataclasses.make_dataclass("Other", [("y", str), ("x", int, 3)])("z"))
print(eval("Point(10).moved(1).x + len(names)"))
exec("def added(a, b):\n    return a + b\nprint(added(*Pair(3, 4)))")


@dataclasses.dataclass(init=False)
class Without:
    x: int = 1


print(Without(), repr(Without.__doc__))
