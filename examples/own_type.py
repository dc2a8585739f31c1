# SPDX-License-Identifier: BSL-1.0
# Uses a type that C++ code declares (own_type.cpp), as any other one.


def area_of(rectangle, width, height):
    made = rectangle(width, height)
    return made.area() + rectangle.area(rectangle(1, 1)) - (made == made)


def described(rectangle):
    names = [name for name in rectangle.__dict__ if name[0] != "_"]
    return (
        names == ["area", "width", "height"]
        and rectangle.__mro__ == (rectangle, object)
        and repr(rectangle(2, 3)) == "Rectangle(2, 3)"
        and type(rectangle.__dict__["width"]).__name__ == "member_descriptor"
        and not hasattr(rectangle(2, 3), "depth")
    )


def may_be_large(rectangle):
    return rectangle(2**62, -(2**62)).area() == -(2**124)


def square_area(rectangle, side):
    class Square(rectangle):
        def __new__(cls, side):
            return super().__new__(cls, side, side)

        def __init__(self, side):
            self.name = f"square of {side}"

        def __repr__(self):
            return f"{self.name}: {super().__repr__()}"

    square = Square(side)
    if repr(square) != f"square of {side}: Rectangle({side}, {side})":
        raise ValueError(repr(square))
    return square.area()
