# SPDX-License-Identifier: BSL-1.0
"""Shapes: a class hierarchy with properties, operators, a registry and sorting."""


class Shape:
    """What has an area; each kind of shape enters itself by its name."""

    kinds = {}

    def __init_subclass__(cls, /, sides=0, **rest):
        super().__init_subclass__(**rest)
        cls.sides = sides
        Shape.kinds[cls.__name__.lower()] = cls

    @classmethod
    def read(cls, line):
        name, *numbers = line.split()
        if name not in cls.kinds:
            raise LookupError(f"no shape is called {name!r}")
        return cls.kinds[name](*map(float, numbers))

    def __lt__(self, other):
        return self.area < other.area

    def __repr__(self):
        fields = ", ".join(f"{name}={value:g}" for name, value in vars(self).items())
        return f"{type(self).__name__}({fields})"


class Circle(Shape):
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3.141592653589793 * self.radius ** 2


class Rectangle(Shape, sides=4):
    def __init__(self, width, height):
        self.width = width
        self.height = height

    @property
    def area(self):
        return self.width * self.height

    def __mul__(self, factor):
        return Rectangle(self.width * factor, self.height * factor)

    __rmul__ = __mul__


class Square(Rectangle, sides=4):
    def __init__(self, side):
        super().__init__(side, side)

    def __repr__(self):
        return f"Square({self.width:g})"


def main():
    shapes = []
    for line in ("circle 1", "rectangle 2 3", "square 2", "triangle 3", "circle"):
        try:
            shapes.append(Shape.read(line))
        except (LookupError, TypeError) as error:
            print(f"{line}: {error}")
    shapes.append(2 * shapes[-1])
    for shape in sorted(shapes):
        print(f"{shape!r:32} {shape.area:8.3f} {shape.sides} sides")
    print("the kinds:", ", ".join(Shape.kinds))
    print("a square is a rectangle:", isinstance(shapes[2], Rectangle))


main()
