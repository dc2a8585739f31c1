# SPDX-License-Identifier: BSL-1.0
"""Laws of generic aliases and unions."""

GenericAlias = type(list[int])


class Variable:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __typing_subst__(self, by):
        return by


T = Variable("T")
S = Variable("S")


class Own:
    def __class_getitem__(cls, args):
        return GenericAlias(cls, args)


def raised(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def shown():
    return (repr(list[int]) == "list[int]" and repr(tuple[int, ...]) == "tuple[int, ...]"
            and repr(dict[str, list[None]]) == "dict[str, list[None]]" and repr(tuple[()]) == "tuple[()]"
            and repr(type[int | None]) == "type[int | None]" and repr(Own[T]).endswith("Own[T]"))


def equal():
    return (list[int] == list[int] != list[str] and hash(list[int]) == hash(list[int])
            and {list[int]: 1}[GenericAlias(list, int)] == 1 and list[int] != list and list[int] != (*list[int],)[0])


def called(n):
    made = Own[int]()
    return (list[int](range(n)) == list(range(n)) and dict[str, int](a=n) == {"a": n}
            and made.__orig_class__ == Own[int] and type(made) is Own)


def attributes():
    alias = dict[str, int]
    return (alias.__origin__ is dict and alias.__args__ == (str, int) and alias.__parameters__ == ()
            and alias.__name__ == "dict" and alias.fromkeys("a") == {"a": None} and not alias.__unpacked__
            and raised(lambda: alias.nothing) == "AttributeError: type object 'dict' has no attribute 'nothing'")


def substituted():
    alias = dict[T, list[S]]
    return (alias.__parameters__ == (T, S) and alias[int, str] == dict[int, list[str]] and alias[S, S].__parameters__ == (S,)
            and tuple[T, T][int] == tuple[int, int] and list[T][(int,)] == list[int] and (int | list[T])[str] == int | list[str]
            and raised(lambda: list[int][int]) == "TypeError: list[int] is not a generic class"
            and raised(lambda: alias[int]) == "TypeError: Too few arguments for dict[T, list[S]]; actual 1, expected 2"
            and raised(lambda: list[T][int, int]) == "TypeError: Too many arguments for list[T]; actual 2, expected 1")


def unpacked():
    (star,) = tuple[int, str]
    return (repr(star) == "*tuple[int, str]" and star.__unpacked__ and dict[T, S][star] == dict[int, str]
            and dict[T, S][*tuple[int, str]] == dict[int, str] and list(star) == [star])


class Derived(list[int], Own[str]):
    pass


def bases():
    return (Derived.__bases__ == (list, Own) and Derived.__orig_bases__ == (list[int], Own[str])
            and Derived([1]) == [1] and Derived[3].__origin__ is Derived)


def unions():
    return (repr(int | str | None) == "int | str | None" and int | str == str | int and hash(int | str) == hash(str | int)
            and (int | str | int).__args__ == (int, str) and int | int is int and (int | (str | float)).__args__ == (int, str, float)
            and list[int] | None == None | list[int] and len((list[int] | int | list[int]).__args__) == 2
            and raised(lambda: int | 1) == "TypeError: unsupported operand type(s) for |: 'type' and 'int'"
            and raised(lambda: None | None) == "TypeError: unsupported operand type(s) for |: 'NoneType' and 'NoneType'")


def instances(n):
    return (isinstance(n, int | str) and not isinstance(n, str | None) and isinstance(None, int | None)
            and isinstance(n, (str, float | int)) and issubclass(bool, str | int) and not issubclass(float, int | str)
            and isinstance(n, int | list[int])
            and raised(isinstance, n, list[int]) == "TypeError: isinstance() argument 2 cannot be a parameterized generic"
            and raised(issubclass, int, list[int]) == "TypeError: issubclass() argument 2 cannot be a parameterized generic")


def abstract():
    class Like:
        def __init__(self, *bases):
            self.__bases__ = bases

    a = Like(int)
    b = Like(a, list)
    return (issubclass(a, int) and issubclass(b, a) and issubclass(b, list) and not issubclass(a, b)
            and not isinstance(1, a) and raised(issubclass, Like, 3).endswith("a tuple of classes, or a union"))


def annotated():
    def function(x: int | None, *rest: *tuple[int, ...]) -> list[T]:
        pass

    return (function.__annotations__["x"] == int | None and repr(function.__annotations__["rest"]) == "*tuple[int, ...]"
            and function.__annotations__["return"] == list[T])
