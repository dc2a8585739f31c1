# SPDX-License-Identifier: BSL-1.0
"""Setting __bases__ and __class__: orders, slots, layouts, messages."""


def attempt(cls, bases):
    try:
        cls.__bases__ = bases
        print([c.__name__ for c in cls.__mro__], cls.__base__.__name__)
    except Exception as error:
        print(type(error).__name__, error)


class A:
    def name(self):
        return "A"

    def __len__(self):
        return 1

    def __repr__(self):
        return "<A>"


class B:
    def name(self):
        return "B"

    def __bool__(self):
        return False

    def __call__(self, *given):
        return given


class C(A):
    pass


class D(C):
    pass


class E(D, B):
    pass


c, d, e = C(), D(), E()
print(c.name(), len(d), e.name(), bool(e))
attempt(C, (B,))
print(c.name(), d.name(), e.name(), bool(c), c(1), E.__mro__ == tuple(E.mro()))
for each in (lambda: len(c), lambda: len(d), lambda: e(2)):
    try:
        print(each())
    except TypeError as error:
        print(error)
print([x.__name__ for x in A.__subclasses__()], [x.__name__ for x in B.__subclasses__()])
attempt(C, (A, B))
print(c.name(), len(d), bool(e), repr(d))
print([x.__name__ for x in A.__subclasses__()], [x.__name__ for x in B.__subclasses__()])
B.later = lambda self: "later"
A.__len__ = lambda self: 7
B.__contains__ = lambda self, item: True
print(d.later(), len(e), 5 in e)
print(isinstance(c, A), isinstance(c, B), issubclass(E, A))


# A base that was made later.
class Late:
    def __iter__(self):
        return iter("late")

    def __getattr__(self, name):
        return "no " + name


attempt(C, (Late,))
print(list(e), d.anything)
Late.__iter__ = lambda self: iter("changed")
Late.__len__ = lambda self: 3
print(list(c), len(e))
del Late.__getattr__
print(hasattr(d, "anything"))

# What can't be.
attempt(C, A)
attempt(C, ())
attempt(C, (5,))
attempt(C, (A, A))
attempt(C, (C,))
attempt(C, (E,))
attempt(C, (int,))
attempt(C, (object,))
attempt(C, (bool,))
attempt(C, (object, A))
attempt(A, (object,))
attempt(int, (object,))
for cls in (C, int):
    try:
        del cls.__bases__
    except TypeError as error:
        print(error)
print([x.__name__ for x in C.__mro__], c.__len__())


class Slots:
    __slots__ = ("a", "b")


class Same:
    __slots__ = ("b", "a")


class Other:
    __slots__ = ("a", "c")


class OfSlots(Slots):
    __slots__ = ()


s = OfSlots()
s.a = 1
attempt(OfSlots, (Same,))
print(s.a)
attempt(OfSlots, (Other,))
attempt(OfSlots, (object,))


class Empty:
    __slots__ = ()


class OfEmpty(Empty):
    pass


class Other2:
    __slots__ = ()


attempt(OfEmpty, (Other2,))
attempt(OfEmpty, (A,))


class Int(int):
    pass


class Int2(int):
    pass


class OfInt(Int):
    pass


attempt(OfInt, (Int2,))
attempt(OfInt, (int,))
attempt(OfInt, (A,))
print(OfInt(5) + 1)


class Error1(Exception):
    pass


class Error2(ValueError):
    pass


attempt(Error1, (ValueError,))
try:
    raise Error1("x")
except ValueError as error:
    print(repr(error))
attempt(Error1, (OSError,))


class List(list):
    pass


class OfList(List):
    pass


attempt(OfList, (list,))


# A failing order changes nothing.
class X:
    pass


class Y:
    pass


class P(X):
    pass


class Q(P, X):
    pass


attempt(X, (Y,))
attempt(P, (Y,))
attempt(X, (P,))
print([x.__name__ for x in Q.__mro__], [x.__name__ for x in P.__bases__])


class R(Y):
    pass


class S(R, X):
    pass


attempt(X, (R,))
print([x.__name__ for x in S.__mro__], [x.__name__ for x in X.__bases__])


# mro() of a metatype.
class Meta(type):
    def mro(cls):
        order = type.mro(cls)
        asked.append(cls.__name__)
        if refuses and cls.__name__ == "N":
            raise ValueError("no order")
        return order


asked = []
refuses = False


class K(metaclass=Meta):
    def hi(self):
        return "K"


class L(metaclass=Meta):
    def hi(self):
        return "L"


class M(K):
    pass


class N(M):
    pass


asked.clear()
attempt(M, (L,))
print(asked, N().hi())
refuses = True
attempt(M, (K,))
print(N().hi(), [x.__name__ for x in M.__bases__], [x.__name__ for x in N.__mro__])


# __class__.
def change(thing, cls):
    try:
        thing.__class__ = cls
        print(type(thing).__name__)
    except Exception as error:
        print(type(error).__name__, error)


change(A(), B)
change(A(), Slots)
change(A(), int)
change(A(), 5)
change(5, int)
change(Slots(), Same)
change(Slots(), Other)
change(Empty(), Other2)
change(Empty(), A)
change(A(), Empty)
change(Int(1), Int2)
change(Int(1), A)
change(List(), OfList)
change(Error1(), Error2)
thing = A()
thing.x = 1
change(thing, B)
print(thing.x, thing(2))
try:
    del thing.__class__
except TypeError as error:
    print(error)


# New slots, as they are inherited, and super().
class Base1:
    def __new__(cls):
        made = object.__new__(cls)
        made.by = "Base1"
        return made

    def __init__(self):
        self.init = 1

    def who(self):
        return ["Base1"]


class Base2:
    def __new__(cls, x=0):
        made = object.__new__(cls)
        made.by = "Base2"
        return made

    def who(self):
        return ["Base2"]


class Under(Base1):
    def who(self):
        return ["Under"] + super().who()


class Under2(Under):
    pass


print(Under2().by, Under2().who())
Under.__bases__ = (Base2,)
print(Under2().by, Under2().who(), hasattr(Under2(), "init"))
Base2.__new__ = lambda cls: Base1.__new__.__func__(cls) if hasattr(Base1.__new__, "__func__") else None
print(Under2())
