# SPDX-License-Identifier: BSL-1.0
"""What generic aliases refuse, and what isinstance and issubclass say of them; the last one is uncaught."""

GenericAlias = type(list[int])


class Variable:
    def __repr__(self):
        return "T"

    def __typing_subst__(self, by):
        if by is str:
            raise ValueError("no str")
        return by


T = Variable()


class Bad:
    def __getattr__(self, name):
        raise KeyError(name)


class Prepared(Variable):
    def __typing_prepare_subst__(self, alias, args):
        print("prepare", alias, args)
        return args[0]


def told(f):
    try:
        print(f())
    except BaseException as error:
        print(type(error).__name__, error)


class L(list):
    pass


class B:
    def __init__(self, bases):
        self.__bases__ = bases


told(lambda: int[int])
told(lambda: L.__class_getitem__())
told(lambda: list.__class_getitem__(1, 2))
told(lambda: list.__class_getitem__(x=1))
told(lambda: list.__dict__["__class_getitem__"]())
told(lambda: list[int][int])
told(lambda: list[T][int, str])
told(lambda: dict[T, list[T]][()])
told(lambda: list[T][str])
told(lambda: dict[T, int | list[T]][str])
told(lambda: list[T][*tuple[int, ...]])
told(lambda: list[T][*tuple[int, str]])
told(lambda: list[Bad()])
told(lambda: list[Bad()].__parameters__)
told(lambda: dict[Prepared(), int][str])
told(lambda: dict[Prepared(), int][float])
told(lambda: list[int].missing)
told(lambda: GenericAlias(1))
told(lambda: GenericAlias(1, 2, 3))
told(lambda: GenericAlias(1, x=2))
told(lambda: GenericAlias(1, 2)())
told(lambda: list[int](1))
told(lambda: list[int] < list[str])
told(lambda: hash(list[[]]))
told(lambda: {list[[]]: 1})
told(lambda: setattr(list[int], "x", 1))
told(lambda: setattr(list[int], "__origin__", 1))
told(lambda: list[int].__mro_entries__())
told(lambda: GenericAlias.__getattribute__(list[int], 3))
told(lambda: next(iter(list[int])) | 3)
told(lambda: list[int] | 1)
told(lambda: [1] | list[int])
told(lambda: type(iter(list[int]))())

told(lambda: isinstance(1, list[int]))
told(lambda: isinstance([], list[int]))
told(lambda: issubclass(int, list[int]))
told(lambda: isinstance([], (list, list[int])))
told(lambda: isinstance(1, (str, (list[int],))))
told(lambda: isinstance(list[int], GenericAlias))
told(lambda: isinstance(list[int], type))
told(lambda: issubclass(list[int], list))
told(lambda: issubclass(list[int], object))
told(lambda: issubclass(list[int], list[int]))
told(lambda: issubclass(3, int))
told(lambda: issubclass(int, 3))
told(lambda: isinstance(3, 3))

# what is no type but has bases
b = B((int,))
c = B((b,))
told(lambda: (issubclass(b, int), issubclass(b, b), issubclass(c, b), issubclass(b, c), issubclass(c, object)))
told(lambda: (isinstance(1, b), isinstance(b, b)))
told(lambda: issubclass(B(3), int))
told(lambda: type.__subclasscheck__(int, c))
told(lambda: type.__subclasscheck__(int, 3))


class Says:
    def __init__(self, what):
        self.what = what

    @property
    def __class__(self):
        return self.what


told(lambda: (isinstance(Says(c), b), isinstance(Says(int), b), isinstance(Says(int), int), isinstance(Says(b), int)))


def caught():
    try:
        raise ValueError
    except list[int]:
        pass


told(caught)
told(lambda: type("D", (list[int],), {}))


def many(bases):
    d = B(())
    d.__bases__ = bases(d)
    return issubclass(d, int)


def chain(d):
    for _ in range(3000):
        d = B((d,))
    return (d,)


told(lambda: many(lambda d: (d, d)))
told(lambda: issubclass(chain(b)[0], b))
list[T][int, str]
