# SPDX-License-Identifier: BSL-1.0
"""Unions: int | str."""

UnionType = type(int | str)


class Variable:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __typing_subst__(self, by):
        return by

    def __or__(self, other):
        return ("or", other)

    def __ror__(self, other):
        return ("ror", other)


T = Variable("T")
S = Variable("S")


def told(f):
    try:
        print(f())
    except BaseException as error:
        print(type(error).__name__, error)


class C:
    class Inner:
        pass


print(int | str, int | None, None | int, int | str | int, (int | str) | (float | int), int | int, C | C.Inner | None)
print(list[int] | str, int | list[int] | list[int], list[int] | list[str], int | tuple[int, ...] | type(None))
print(type(int | str), (int | str).__args__, (None | int).__args__, (int | str).__module__, type(int | None).__name__)
print((int | str) == (str | int), (int | str) != (int | str), (int | str) == (int | float), (int | str) == 1, int | str is int)
print(hash(int | str) == hash(str | int), {int | str: 1}[str | int], len({int | str, str | int, int | None}))
print((int | list[T]).__parameters__, (int | dict[T, S]).__parameters__, (int | str).__parameters__)
print((int | list[T])[str], (list[T] | dict[T, S])[int, str], (list[T] | list[int])[int], (int | list[T])[S].__parameters__)
print(type.__or__(int, str), type.__ror__(int, None), type.__or__(int, 3), type.__or__(C, list[int]), (int | str).__or__(None))
print(int | T, T | int, C.__or__(int))

told(lambda: None | None)
told(lambda: int | 1)
told(lambda: 1 | int)
told(lambda: int | "C")
told(lambda: {1} | int)
told(lambda: (int | str) | 3)
told(lambda: (int | str)[int])
told(lambda: (int | list[T])[int, str])
told(lambda: (int | str) < (int | float))
told(lambda: UnionType())
told(lambda: setattr(int | str, "x", 1))
told(lambda: (int | str).__name__)
told(lambda: (int | str)())
told(lambda: hash(int | list[[]]))
told(lambda: type("D", (int | str,), {}))


def augmented():
    kind = int
    kind |= str
    kind |= None
    return kind


told(augmented)

# isinstance, issubclass and match
print(isinstance(1, int | str), isinstance("", int | str), isinstance(1.5, int | str), isinstance(None, int | None))
print(issubclass(bool, int | str), issubclass(float, int | str), issubclass(type(None), int | None))
print(isinstance(1, (str, int | None)), isinstance(1, (str | float, (bytes | int,))), isinstance(int | str, UnionType))
told(lambda: isinstance(1, int | list[int]))
told(lambda: isinstance("", int | list[int]))
told(lambda: issubclass(int, int | list[int]))
told(lambda: issubclass(str, int | list[int]))
told(lambda: issubclass(1, int | str))
told(lambda: issubclass(int | str, int))
told(lambda: isinstance(b"", (int | str, 3)))


class Meta(type):
    def __or__(cls, other):
        return ("meta", other)

    def __instancecheck__(cls, instance):
        print("asked", cls.__name__, instance)
        return instance == 3


class M(metaclass=Meta):
    pass


class Plain(type):
    pass


class P(metaclass=Plain):
    pass


print(M | int, int | M, P | int, P | P, isinstance(3, str | P | list) or isinstance(3, int | M))
print(isinstance(3, str | M.__class__) or isinstance(3, (int | str) | P))
print(isinstance(4, type.__or__(str, M)), isinstance(3, type.__or__(str, M)))


def annotated(x: int | None = None, *rest: str | bytes) -> list[int] | None:
    return x


print(annotated.__annotations__)


def caught(kinds):
    try:
        raise ValueError
    except kinds:
        pass


told(lambda: caught(ValueError | TypeError))
