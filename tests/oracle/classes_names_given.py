# SPDX-License-Identifier: BSL-1.0
"""What the body of a class says of names that a class would have anyway, and names that can't be."""

from _collections import OrderedDict


def shown(call, *given):
    try:
        return call(*given)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class OwnDict:
    __dict__ = property(lambda self: {"own": 1})


class OwnReferences:
    __weakref__ = "text"


class Meta(type):
    def __new__(cls, name, bases, namespace):
        print(name, "__classcell__" in namespace)
        return super().__new__(cls, name, bases, namespace)


class Slots(metaclass=Meta):
    __slots__ = ["__classcell__", "__qualname__"]

    def method(self):
        return __class__


print(OwnDict().__dict__, vars(OwnDict()), dir(OwnDict())[:1], OwnReferences().__weakref__)
made = Slots()
print(Slots.__qualname__, made.method() is Slots, shown(lambda: made.__classcell__), type(vars(Slots)["__qualname__"]))
made.__classcell__ = made.__qualname__ = 3
print(made.__classcell__, made.__qualname__)


class NoClass:
    __slots__ = ["__class__", "__dict__"]


made = NoClass()
made.attribute = 1
print(dir(made), shown(lambda: made.__class__), vars(made))


class NoDict:
    __dict__ = 5


print("__init__" in dir(NoDict()), vars(NoDict()))
ordered = OrderedDict(a=1, b=2)
ordered.move_to_end("a")
print(list(vars(type("Ordered", (), ordered)))[:2])
for name, body in (("a\udc80b", {}), ("a", {"__doc__": "\udc80"}), ("a\0", {})):
    print(shown(type, name, (), body))
print(shown(setattr, OwnDict, "__name__", "\udfff"), OwnDict.__name__)
OwnDict.__doc__ = "\udc80"


def function():
    pass


for held in (function, KeyError(), staticmethod(function), classmethod(function)):
    held.attribute = 1
    print(shown(delattr, held, "__dict__"), held.attribute)
plain = NoClass()
plain.attribute = 1
del plain.__dict__
print(vars(plain))
try:
    None.attribute
except AttributeError as error:
    print(dir(error.__traceback__))
print(bool(NotImplemented), not NotImplemented)
