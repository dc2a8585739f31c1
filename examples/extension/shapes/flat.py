"""Shapes that have an area."""
import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Rectangle:
    width: float
    height: float

    @property
    def area(self):
        return self.width * self.height


@dataclass(frozen=True)
class Circle:
    radius: float

    def __post_init__(self):
        if self.radius < 0:
            raise ValueError(f"a circle's radius is {self.radius}")

    @property
    def area(self):
        return math.pi * self.radius**2
