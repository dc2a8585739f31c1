# SPDX-License-Identifier: BSL-1.0
"""Modules of the standard library over those that CPython has in C: abc, numbers, struct, heapq."""
import abc
import bisect
import heapq
import numbers
import struct
from abc import ABC, abstractmethod


class Shape(ABC):
    @property
    @abstractmethod
    def name(self):
        """What it is called."""

    @abstractmethod
    def area(self):
        return 0

    @classmethod
    @abstractmethod
    def unit(cls):
        pass


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return super().area() + self.side**2

    @classmethod
    def unit(cls):
        return cls(1)


class Unfinished(Shape):
    name = "unfinished"


for kind in (Shape, Unfinished):
    try:
        kind()
    except TypeError as error:
        print(error)
print(Square(3).area(), Square.unit().area(), isinstance(Square(1), Shape), Shape.__mro__)

Unfinished.area = Unfinished.unit = lambda self: 5
abc.update_abstractmethods(Unfinished)
print(Unfinished().area(), Unfinished.__abstractmethods__)


@Shape.register
class Circle:
    pass


print(issubclass(Circle, Shape), isinstance(Circle(), Shape), isinstance(3, Shape))

for number in (True, 3, 2**70, 2.5, 1j, "3"):
    kinds = numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral
    print(number, [isinstance(number, kind) for kind in kinds])
try:
    numbers.Integral()
except TypeError as error:
    print(str(error)[:60])


class Ratio(numbers.Rational):
    """Has what numbers.Rational asks for, and gets the rest of it."""

    def __init__(self, numerator, denominator):
        self.pair = numerator, denominator

    numerator = property(lambda self: self.pair[0])
    denominator = property(lambda self: self.pair[1])


for missing in Ratio.__abstractmethods__:
    setattr(Ratio, missing, lambda self, *others: self)
abc.update_abstractmethods(Ratio)
half = Ratio(1, 2)
print(float(half), half.real is half, half.imag, half.numerator)

header = struct.Struct(">4sHI")
packed = header.pack(b"made", 3, 2**31)
print(packed, header.unpack(packed), struct.calcsize("bq"), struct.error.__mro__)
try:
    struct.unpack("<q", b"short")
except struct.error as error:
    print("struct.error:", error)

row = [1, 3, 3, 7]
bisect.insort(row, 5)
print(row, bisect.bisect_left(row, 3), bisect.bisect(row, 3))
heap = [5, 2, 9, 1]
heapq.heapify(heap)
print([heapq.heappop(heap) for _ in range(4)], heapq.nlargest(2, row))
print(list(heapq.merge([1, 4], [2, 3])))
