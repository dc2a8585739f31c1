# SPDX-License-Identifier: BSL-1.0
"""Keys of a class's dict that are no strs, which are asked as names are looked up; orders that leave the class out."""


asked = set()


class Base:
    name = "of Base"
    other = "of Base"


class Base2:
    name = "of Base2"
    other = "of Base2"


class Changing:
    def __hash__(self):
        return hash("name")

    def __eq__(self, other):
        Made.__bases__ = (Base2,)
        return False


class Equal:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        asked.add(other)
        return other == self.name


class Raising(Equal):
    __hash__ = Equal.__hash__

    def __eq__(self, other):
        raise ValueError(other)


Made = type("Made", (Base,), {Changing(): 5})
print(Made.name, Made.other, Made.name, Made.__mro__)
Found = type("Found", (), {Equal("name_of_found"): 7})
print(Found.name_of_found, Found().name_of_found, hasattr(Found, "nothing"), asked)
Lost = type("Lost", (Found,), {Raising("name_of_found"): 8})
for of in Lost, Lost():
    try:
        print(of.name_of_found)
    except Exception as error:
        print(type(error).__name__, error)


class Without(type):
    def mro(cls):
        return (Base,)


class Once(type):
    def mro(cls):
        del Once.mro
        return (Base, object)


class Later(type):
    def mro(cls):
        return (Base, cls, object)


for metatype in Without, Once, Later:
    try:
        print(metatype("Made", (), {}).__mro__)
    except TypeError as error:
        print(error)
