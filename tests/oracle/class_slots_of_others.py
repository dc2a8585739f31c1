# SPDX-License-Identifier: BSL-1.0
"""Special methods of a class that are other special methods of a built-in type."""


class Text(int):
    __str__ = int.__repr__
    __repr__ = int.__hash__


class Other:
    def __str__(self):
        return "other"


class Both(int, Other):
    pass


class Number(int, Other):
    __str__ = int.__str__
    __neg__ = int.__invert__
    __radd__ = int.__sub__
    __len__ = int.__int__


class Items(list):
    __call__ = list.__getitem__
    __getitem__ = list.__contains__


def error(function):
    try:
        print(function())
    except Exception as raised:
        print(type(raised).__name__, raised)


print(str(Text(3)), Text(3).__str__(), f"{Text(3)}", "%s" % Text(3))
error(lambda: repr(Text(3)))
print(str(Both(3)))
Both.__str__ = int.__repr__
print(str(Both(3)))
print(str(Number(3)), -Number(3), 1 + Number(3), len(Number(3)))
Both.__repr__ = object.__str__
error(lambda: len(str(Both(3))) > 0)
one = Items([1, 2])
print(one(1), 2 in one, one[1], one[5], len(one))


class Pair(tuple):
    pass


class Lines(str):
    pass


class Bytes(bytes):
    pass


class Changed(list):
    def __len__(self):
        return 7


class Deeper(Pair, Other):
    pass


for made in (Pair((1, 2)), Lines("ab"), Bytes(b"ab"), Deeper((3, 4)), bytearray(b"xy")):
    print(list(reversed(made)), len(made), made[0], made[-1], made + made, made * 2, 2 * made, made[0] in made)
    try:
        print(made + 1)
    except TypeError as error:
        print(error)
print(len(Changed()), bool(Changed()), list(reversed(Pair())))


class Mixed(int):
    __eq__ = str.__eq__
    __add__ = str.__add__


for compute in (lambda: Mixed() + Mixed(), lambda: Mixed() == Mixed(), lambda: 1 + Mixed(2), lambda: Mixed() != 0):
    try:
        print(compute())
    except TypeError as error:
        print(error)


class Unbound:
    @property
    def __eq__(self):
        raise AttributeError("no __eq__")

    __lt__ = __eq__
    __add__ = __eq__


for compute in (
    lambda: Unbound() == Unbound(), lambda: Unbound() != 1, lambda: Unbound() < Unbound(), lambda: Unbound() + 1,
    lambda: 1 in [Unbound()],
):
    try:
        print(compute())
    except (TypeError, AttributeError) as error:
        print(error)
