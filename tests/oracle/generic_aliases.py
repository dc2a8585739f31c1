# SPDX-License-Identifier: BSL-1.0
"""Generic aliases: list[int] and what can be done with it; type variables of a program's own."""

GenericAlias = type(list[int])


class Variable:
    """A type variable, as typing's are: whatever has __typing_subst__."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __typing_subst__(self, by):
        return by


T = Variable("T")
S = Variable("S")


class Many:
    """Stands for any number of types, as typing's TypeVarTuple does."""

    def __repr__(self):
        return "Ts"

    def __iter__(self):
        yield self.unpacked

    def __typing_subst__(self, by):
        raise TypeError("not unpacked")

    def __typing_prepare_subst__(self, alias, args):
        return (tuple(args),)


class Unpacked:
    __typing_is_unpacked_typevartuple__ = True

    def __init__(self, of):
        self.__parameters__ = (of,)

    def __getitem__(self, args):
        return args

    def __repr__(self):
        return "*Ts"


Ts = Many()
Ts.unpacked = Unpacked(Ts)

# what can be subscripted
for cls in (list, dict, tuple, set, frozenset, type, enumerate, BaseExceptionGroup, ExceptionGroup,
            type(type.__dict__)):
    print(cls[int], cls[int, str], cls[()], cls[int].__origin__ is cls, cls[int].__args__)
print(list[None], list[...], tuple[int, ...], list[1, "a", 2.5], list[[int]], list[len], list[list[int]])
print(list.__class_getitem__(int), [].__class_getitem__(int))
print(type(list.__dict__["__class_getitem__"]), list.__dict__["__class_getitem__"])


class Numbers(list):
    pass


class Nested:
    class Inner:
        pass

    def method(self):
        pass


class Unplaced:
    __module__ = None


class Placed:
    __module__ = "builtins"


def function():
    pass


print(Numbers[int], list[Nested.Inner], list[Nested.method], list[function], list[Placed])
print(repr(list[Unplaced]))

# an alias has the attributes of its origin, and a few of its own
alias = dict[str, int]
print(alias.__class__, alias.__name__, alias.fromkeys("ab"), alias.keys, alias.__mro__)
print(alias.__parameters__, alias.__unpacked__, alias.__typing_unpacked_tuple_args__, alias.__mro_entries__(()))
print(GenericAlias.__origin__, GenericAlias.__getattribute__(alias, "__args__"))
names = dir(alias)
print([name for name in names if name not in dir(dict) and "reduce" not in name])

# calls
print(list[int](), list[int]((1, 2)), dict[str, int](a=1), tuple[int]("ab"), type(list[int]()))


class Own:
    def __class_getitem__(cls, args):
        return GenericAlias(cls, args)

    def __init__(self, *given, **named):
        print("made of", given, named)


print(Own[int](1, x=2).__orig_class__, Own[int, str].__args__)


class Slotted:
    __slots__ = ()
    __class_getitem__ = classmethod(GenericAlias)


print(type(Slotted[int]()).__name__)

# equality and hashes
print(list[int] == list[int], list[int] != list[int], list[int] == list[str], list[int] == set[int], list[int] == list)
print(hash(list[int]) == hash(list[int]), {list[int]: 1}[list[int]], list[int] is list[int])
print(GenericAlias(list, int) == list[int] == GenericAlias(list, (int,)), GenericAlias(1, 2))

# bases
class Derived(list[int], dict[str, T].__origin__.__class__ and Nested):
    pass


print(Derived.__bases__, Derived.__orig_bases__, Derived.__mro__)


class Kind(GenericAlias):
    pass


kind = Kind(list, int)
print(kind, type(kind), kind.__class__, kind == list[int], kind | None, isinstance(kind, GenericAlias))

# type variables
print(list[T].__parameters__, dict[T, S].__parameters__, dict[T, list[S]].__parameters__, dict[T, T].__parameters__)
print(list[T][int], dict[T, list[S]][int, str], dict[T, list[T]][int], list[T][S].__parameters__, list[T][list[S]])
print(tuple[T, int, S][str, float], list[T][(int,)], list[list[list[T]]][int], list[Variable].__parameters__)
print(list[T][*tuple[int]], dict[T, S][*tuple[int, str]], dict[T, int | list[S]][str, None])
print(tuple[int, *Ts], tuple[int, *Ts].__parameters__, tuple[int, *Ts][str, bytes], tuple[int, *Ts][()])
print(tuple[list[tuple[*Ts]], *Ts][str, bytes], tuple[T, *Ts].__parameters__)
print(tuple[*Ts][tuple[int, str]], tuple[*Ts][*tuple[int, str]], tuple[*Ts][*tuple[int, ...]])

# unpacked
print(*list[int], (*tuple[int, str],), *(*tuple[int, ...],))
(star,) = tuple[T, int]
print(star, star.__unpacked__, star.__typing_unpacked_tuple_args__, star == tuple[T, int], star[str])
print(star == next(iter(tuple[T, int])), list(list[int])[0].__typing_unpacked_tuple_args__)
iterator = iter(list[int])
print(type(iterator), next(iterator), next(iterator, "no more"), list(iterator))


def annotated(first: list[int], *rest: *tuple[int, ...], key: "list[int]" = None) -> dict[str, list[T]]:
    pass


print(annotated.__annotations__)
