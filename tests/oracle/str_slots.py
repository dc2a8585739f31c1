# SPDX-License-Identifier: BSL-1.0
"""Classes derived from str and int: __slots__, weak references, messages."""

import _weakref


class Name(str):
    __slots__ = ("line", "__private")

    def __init__(self, text):
        self.__private = len(text)

    def private(self):
        return self.__private


class WithDict(Name):
    pass


class Weak(Name):
    __slots__ = ("more", "__weakref__")


class Plain(str):
    pass


for text in ("ascii", "latin é", "wide €", "astral \U0001F600", ""):
    for cls in (Name, WithDict, Weak):
        name = cls(text)
        name.line = [text]
        print(name, len(name), name.line, name.private(), name == text, hash(name) == hash(text), name + "!")
        for each in ("missing", "more"):
            try:
                setattr(name, each, 5)
                print(getattr(name, each), sorted(getattr(name, "__dict__", {})))
            except AttributeError as error:
                print(error)
        try:
            print(_weakref.ref(name)() is name, _weakref.getweakrefcount(name))
        except TypeError as error:
            print(error)
        del name.line
        try:
            name.line
        except AttributeError as error:
            print(error)
print(Name.line, Name.__slots__, "__weakref__" in WithDict.__dict__, "__dict__" in Name.__dict__)


def gone(reference):
    print("gone", reference() is None)


one = Plain("x")
first = _weakref.ref(one, gone)
second = _weakref.ref(one)
print(first() == "x", second is _weakref.ref(one), one.__weakref__ is second)
del one
print(first(), second())
loop = Plain("loop")
loop.self = loop
reference = _weakref.ref(loop)
proxy = _weakref.proxy(loop)
print(proxy.upper(), len(proxy), proxy + "s")
kept = Weak("kept")
kept.line = kept
reference2 = _weakref.ref(kept, gone)
del kept, loop
import gc

gc.collect()
print(reference(), reference2())


class Derived(WithDict, Plain):
    __slots__ = ("last",)


d = Derived("d")
d.last, d.line, d.free = 1, 2, 3
print(d.last, d.line, d.free, d.private(), _weakref.ref(d)() is d)
many = [Derived(str(i)) for i in range(50)]
for i, each in enumerate(many):
    each.last = i
    each.line = str(i)
    each.other = [i]
print(sum(each.last for each in many), "".join(each.line for each in many) == "".join(many))


class Other(str):
    __slots__ = ("_Name__private", "line")


class Fewer(str):
    __slots__ = ("line",)


for target in (Other, Fewer, WithDict, Plain):
    name = Name("n")
    name.line = 3
    try:
        name.__class__ = target
        print(type(name).__name__, name.line)
    except TypeError as error:
        print(error)

for base in (int, bytes, tuple, str, float, list, bool, type(None), range):
    for slots in (("a",), (), ("__dict__",), ("__weakref__",), ("a", "__dict__", "__weakref__")):
        try:
            cls = type("T", (base,), {"__slots__": slots})
            made = cls()
            print(base.__name__, slots, repr(made), hasattr(made, "__dict__"))
        except TypeError as error:
            print(base.__name__, slots, error)
for base in (int, bytes, tuple, str, float, complex, list, dict, set, frozenset, bytearray):
    try:
        made = type("W", (base,), {})()
        print(base.__name__, _weakref.ref(made)() is made)
    except TypeError as error:
        print(error)


class Name(str):
    pass


class Named:
    __slots__ = (Name("one"), Name("__own"))


named = Named()
named.one = 1
named._Named__own = 2
print(named.one, named._Named__own, sorted(vars(Named)), type(Named.__slots__[0]).__name__)
print([type(name).__name__ for name in vars(Named)])
