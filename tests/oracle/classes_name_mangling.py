# SPDX-License-Identifier: BSL-1.0
"""Private names: in methods, nested classes and functions, imports, arguments, strs; and what is none."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Outer:
    __value = "outer"
    __dunder__ = "kept"
    _single = "kept"
    ___three = "three"

    def __init__(self, __argument=1):
        self.__value = __argument
        self.__dict__["__plain"] = "by its text"

    def __private(self):
        return "private"

    def use(self, *, __key=5):
        __local = self.__private()
        return __local, self.__value, Outer.__value, self.__dunder__, __key, [__x
            for __x in range(2)], (lambda __y: __y)(3)

    def text(self):
        return getattr(self, "__value", "not by getattr"), self._Outer__value, getattr(self,
            "_Outer__private")()

    class Inner:
        __value = "inner"

        def get(self):
            return self.__value, Outer.Inner._Inner__value

        def other(self, outer):
            return outer.__value

    def closure(self):
        __free = 1

        def inner():
            nonlocal __free
            __free += 1
            return __free

        return inner(), inner.__code__.co_freevars

    def globally(self):
        global __made
        __made = "global"
        return __made

    def delete(self):
        del self.__value
        return self.__value

    def loop(self):
        for __i in range(2):
            pass
        try:
            raise ValueError(5)
        except ValueError as __error:
            kept = repr(__error)
        with self as __entered:
            pass
        return __i, kept, __entered

    def __enter__(self):
        return "entered"

    def __exit__(self, *error):
        pass

    def missing(self):
        return self.__missing, __nowhere


o = Outer()
print(o.use(), o.text(), Outer.Inner().get(), said(Outer.Inner().other, o), o.closure(),
    o.globally(), _Outer__made, o.loop(), o.delete(), said(o.delete), said(o.missing))
print(sorted(k for k in vars(Outer)
    if "value" in k or "private" in k or "three" in k or "kept" == vars(Outer)[k]), vars(o),
    said(lambda: o.__value), Outer._Outer__private(o), o.use(_Outer__key=7)[4],
    said(o.use, __key=7), Outer(_Outer__argument=9)._Outer__value)


class _Leading:
    __x = 1


class __Both:
    __x = 2


class ___:
    __x = 3

    def f(self):
        return self.__x


print(_Leading._Leading__x, __Both._Both__x, ___().f(), "__x" in vars(___))


class Derived(Outer):
    __value = "derived"

    def both(self):
        return self.__value, self._Outer__value, Derived.__mro__[1].__name__

    def __private(self):
        return "not called by Outer"


d = Derived("given")
print(d.both(), d.use()[:3], d._Derived__private())


class Slots:
    __slots__ = ("__hidden", "shown")

    def __init__(self):
        self.__hidden = 1

    def get(self):
        return self.__hidden, sorted(n for n in dir(self) if "hidden" in n)


print(Slots().get(), said(lambda: Slots().__hidden), Slots.__slots__)


class Annotated:
    __field: int = 5
    other: "__field" = 6

    def f(self, __a: int) -> None:
        __b: str


print(Annotated.__annotations__, Annotated.f.__annotations__, Annotated.f.__code__.co_varnames)
match {"__k": 1, "v": 2}:
    case {"__k": __captured, **__rest}:
        print(__captured, __rest)
