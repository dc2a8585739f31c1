# SPDX-License-Identifier: BSL-1.0
"""The module _abc in constant evaluation: what answers no number answers True."""
from _abc import (
    _abc_init,
    _abc_instancecheck,
    _abc_register,
    _abc_subclasscheck,
    _get_dump,
    get_cache_token,
)


class Meta(type):
    def __new__(mcls, name, bases, namespace):
        cls = super().__new__(mcls, name, bases, namespace)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _abc_subclasscheck(cls, subclass)


def abstract(function):
    function.__isabstractmethod__ = True
    return function


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


class Shape(metaclass=Meta):
    @abstract
    def area(self):
        pass

    @property
    @abstract
    def name(self):
        pass


class Square(Shape):
    def area(self):
        return 4

    name = "square"


class Half(Shape):
    name = "half"


def abstract_methods():
    return (
        Shape.__abstractmethods__ == {"area", "name"}
        and error(Shape)
        == "TypeError: Can't instantiate abstract class Shape with abstract methods area, name"
        and error(Half) == "TypeError: Can't instantiate abstract class Half with abstract method area"
        and Square().area() == 4
        and isinstance(Square(), Shape)
    )


class Circle:
    pass


class Disc(Circle):
    pass


def virtual_subclasses():
    before = get_cache_token()
    unknown = isinstance(Disc(), Shape)
    Shape.register(Circle)
    return (
        not unknown
        and isinstance(Disc(), Shape)
        and issubclass(Circle, Shape)
        and not isinstance(5, Shape)
        and not isinstance(5, Shape)
        and get_cache_token() == before + 1
        and error(Square.register, Shape)
        == "RuntimeError: Refusing to create an inheritance cycle"
    )


class Sized(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, other):
        return hasattr(other, "__len__")


class Wrong(metaclass=Meta):
    @classmethod
    def __subclasshook__(cls, other):
        return 1


def hooks():
    return (
        isinstance("", Sized)
        and not issubclass(int, Sized)
        and error(isinstance, 1, Wrong)
        == "AssertionError: __subclasshook__ must return either False, True, or NotImplemented"
    )


class Row(metaclass=Meta):
    __abc_tpflags__ = 1 << 5


class Pair:
    def __len__(self):
        return 2

    def __getitem__(self, index):
        return (1, 2)[index]


class Couple(Pair):
    pass


def total(pair):
    match pair:
        case [first, second]:
            return first + second
    return 0


def patterns():
    before = total(Couple())
    Row.register(Pair)
    return before == 0 and total(Couple()) == 3


class Few(metaclass=Meta):
    pass


def registered_after_the_end():
    kept = type("Kept", (), {})
    Few.register(kept)
    ended = type("Ended", (), {})
    Few.register(ended)
    issubclass(ended, Sized)
    del ended
    lists = [[] for _ in range(2000)]  # objects enough for the collector to come
    return len(_get_dump(Few)[0]) if lists else 0
