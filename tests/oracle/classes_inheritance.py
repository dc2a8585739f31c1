# SPDX-License-Identifier: BSL-1.0
"""Multiple inheritance: diamonds, cooperative super, orders that can't be, attributes along the mro."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Base:
    def __init__(self, **rest):
        self.log = ["Base"]
        if rest:
            raise TypeError(f"left over: {rest}")

    def who(self):
        return ["Base"]


class Left(Base):
    def __init__(self, *, left=0, **rest):
        super().__init__(**rest)
        self.left = left
        self.log.append("Left")

    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def __init__(self, *, right=0, **rest):
        super().__init__(**rest)
        self.right = right
        self.log.append("Right")

    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


class Other(Right, Left):
    who = Left.who


class Mixin:
    def who(self):
        return ["Mixin"] + super().who()


class Mixed(Mixin, Both):
    pass


for kind in (Base, Left, Both, Other, Mixed):
    print(kind.__name__, [k.__name__ for k in kind.__mro__], said(kind().who), kind().log)
print(said(Both, left=1, right=2).right, said(Both, left=1, up=3), said(Mixin().who),
    super(Left, Both()).who(), super(Mixin, Mixed()).who(), said(lambda: super(Both, Left()).who()),
    said(lambda: super(Left, Mixed).who(Mixed())), said(lambda: super(5)),
    said(lambda: super(Left, 5)))


def make(name, *bases):
    return said(type, name, bases, {})


class X: pass
class Y: pass
class XY(X, Y): pass
class YX(Y, X): pass


for bases in ((XY, YX), (X, XY), (XY, X), (object, X), (X, object), (X, X), (int, str),
    (int, float), (Base, int), (bool,), (type(None),), (type(...),), (list, dict), (Exception, int),
    (KeyError, IndexError), (OSError, ValueError), (type, X), (str, X), (5,), ("a",), (X, 5),
    (len,), (range,), (slice,), (type(len),), (type(X.__init__),), (type(lambda: 0),), (Left, Base),
    (Base, Left)):
    print([getattr(b, "__name__", b) for b in bases], made
        if isinstance(made := make("Made", *bases), str) else [k.__name__ for k in made.__mro__])
print(isinstance(Both(), (int, Base)), isinstance(Both(), Right), issubclass(Both, (Left, Right)),
    issubclass(Left, Right), issubclass(bool, int), isinstance(True, int),
    isinstance(5, (str, (float, (int,)))), said(isinstance, 5, "int"),
    said(isinstance, 5, (int, "str")), said(isinstance, 5, ("str", int)), said(issubclass, 5, int),
    said(issubclass, int, 5), said(isinstance, 5), issubclass(int, object), isinstance(int, type),
    isinstance(type, object), issubclass(type, object), isinstance(X, X), said(isinstance, 5, ()),
    said(issubclass, int, (str, ())), Both.__bases__, Both.__base__, X.__bases__, object.__bases__,
    object.__base__, XY.__base__)


class A:
    value = "A"
    def f(self): return f"A.f of {type(self).__name__}"
    @classmethod
    def c(cls): return cls.__name__, cls.value
    @property
    def p(self): return self.value


class B(A):
    value = "B"
    def f(self): return "B then " + super().f()
    @classmethod
    def c(cls): return ("B",) + super().c()
    @property
    def p(self): return super().p + "!"


class C(A):
    value = "C"
    def f(self): return "C then " + super().f()


class D(B, C):
    def f(self): return "D then " + super().f()
    def skip(self): return super(B, self).f(), super(C, self).f(), A.f(self), super().p


print(D().f(), D.c(), D().p, D().skip(), D.value, super(B, D).value, super(D, D()).value,
    D.mro() == list(D.__mro__), D.__name__, D.__qualname__, D.__module__,
    [k.__name__ for k in A.__subclasses__()], said(lambda: D.f()), said(lambda: A().g()))
