# SPDX-License-Identifier: BSL-1.0
"""What __sizeof__() says, of an object's own type and of object, and what sys.getsizeof() makes of it."""

import array
import _collections
import sys


def generator(first, second, third=1):
    yield first
    held = [first, second, third]
    return len(held)


async def coroutine():
    pass


async def asynchronous():
    yield


class Own:
    pass


class Slots:
    __slots__ = ("first", "second")


class Text(str):
    pass


class Number(int):
    pass


def sizes(of):
    size = type(of).__sizeof__(of) if isinstance(of, type) else of.__sizeof__()
    return size, sys.getsizeof(of)


made = coroutine()
made.close()
ordered = _collections.OrderedDict.fromkeys("abcdefgh")
for each in (0, 5, -5, 2**29, -(2**30), 2**70, -(2**70), True, False, 1.5, 2j, None, ..., NotImplemented, "a", "", "\xe9", "\u20ac" * 3,
             "\U0001f600", b"", b"ab", bytearray(), bytearray(b"abc"), [], [1, 2], (), (1,), {}, {1: 2}, {"a": 2}, {1},
             set(range(20)), frozenset(), frozenset(range(9)), range(3), slice(1), memoryview(b"abc"), Own(), Slots(), Text("abc"), Number(2**40),
             Own, type("Made", (), {"__slots__": ()}), int, object(), generator(1, 2), generator, generator.__code__,
             coroutine.__code__, made, asynchronous(), _collections.OrderedDict(), _collections.defaultdict(int),
             array.array("i", [1, 2]), array.array("d"), ordered, ValueError("x"), property(), super(Own, Own())):
    print(type(each).__name__, *sizes(each))
for each in (5, -5, 0, 2**70, -(2**70), True, False, [1, 2, 3], (1, 2), {1: 2}, int, Own, Own()):
    print(type(each).__name__, object.__sizeof__(each))
for kind in (object, int, str, list, dict, set, frozenset, bytearray, type, array.array, _collections.OrderedDict):
    try:
        kind.__sizeof__(kind() if kind not in (type, array.array) else type("T", (), {}) if kind is type else kind("b"), 1)
    except TypeError as error:
        print(error)
    print(kind.__sizeof__.__qualname__, "__sizeof__" in vars(kind))
try:
    int.__sizeof__("a")
except TypeError as error:
    print(error)
for kind in (bool, bytes, tuple, float, Own, Text, Exception, _collections.defaultdict):
    print(kind.__name__, "__sizeof__" in vars(kind), kind.__sizeof__.__qualname__)
