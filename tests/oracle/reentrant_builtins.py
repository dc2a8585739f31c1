# SPDX-License-Identifier: BSL-1.0
"""What Python code changes while a built-in function asks it something."""


def show(what):
    try:
        print(repr(what()))
    except BaseException as error:
        print(type(error).__name__, error)


# __index__ that takes the arguments of the error away.
class Start:
    def __init__(self, at):
        self.at = at

    def __index__(self):
        if made:
            made[0].args = ()
        return self.at


made = []
error = UnicodeEncodeError("utf-8", "x\u20ac", Start(1), 2, "why " + "not")
made.append(error)
print(error, error.start, error.args[2] is not error.start)
error.args = (1, 2)
print(error, error.encoding, error.object, error.start, error.end, error.reason)
for name, to in (("start", 0), ("end", 5), ("reason", "of " * 2), ("encoding", "ascii"), ("object", "hä")):
    setattr(error, name, to)
    print(error)
other = UnicodeEncodeError("utf-8", "x\u20ac", 1, 2, "r")
show(lambda: setattr(other, "start", Start(0)))
show(lambda: setattr(other, "start", "a"))
show(lambda: setattr(error, "object", 3))
print(error)
del error.reason
print(error, error.reason)
show(lambda: UnicodeDecodeError("a", bytearray(b"\xff"), 0, 1, "r"))
show(lambda: str(UnicodeDecodeError("a", memoryview(b"\xff\xfe"), -3, 2**40, "r")))
show(lambda: UnicodeDecodeError("a", "text", 0, 1, "r"))
show(lambda: UnicodeEncodeError("a", b"text", 0, 1, "r"))
show(lambda: UnicodeEncodeError("a", "text", 0, 2**70, "r"))
show(lambda: UnicodeTranslateError("text", 0, None, "r"))
show(lambda: UnicodeTranslateError("text", 1, 2, "r").args)
show(lambda: str(UnicodeTranslateError("text", 1, 2, "r")))
print(repr(str(UnicodeEncodeError.__new__(UnicodeEncodeError, 1, 2))))


class Changing(str):
    def __str__(self):
        error.object = "other"
        return "shown"


error = UnicodeEncodeError("a", "".join(["x", "\xe9"]), 1, 2, Changing("r"))
print(error, error.object)


# Names of slots that are changed while they are read.
class Slotted:
    __slots__ = ("first", "second")

    def __getattribute__(self, name):
        names = object.__getattribute__(self, "__class__").__dict__.get("__slotnames__")
        if name == "first" and names is not None:
            names.clear()
        return object.__getattribute__(self, name)


Slotted.__slotnames__ = ["".join(["fir", "st"]), "second"]
one = Slotted()
one.first = 1
show(lambda: one.__getstate__())
Slotted.__slotnames__ = ["second", 3]
show(lambda: one.__getstate__())

# Modules with an odd __name__, and lists of names that are no str.
import sys


class Package:
    __path__ = []
    __all__ = ["a", 3]


here = Package()
sys.modules["odd"] = here
names = {}


def bring(text_of_names):
    return __import__("odd", names, None, text_of_names)


show(lambda: bring((1,)))
show(lambda: bring(("nothing",)))
here.__name__ = 5
show(lambda: bring(("*",)))
show(lambda: bring(("nothing",)) is here)
here.__name__ = "odd"
here.a = 1
show(lambda: bring(("*",)))
show(lambda: bring((b"bytes",)))


class Naming(str):
    def __repr__(self):
        module.__dict__.clear()
        return "named"


module = type(sys)("m")
module.__name__ = Naming("m")
module.__file__ = "".join(["/", "where"])
sys.modules["m"] = module
try:
    from m import missing
except ImportError as error:
    print(error, error.path)

# A bytearray can't be as large as that.
show(lambda: bytearray(b"ab").__imul__(2**62))
show(lambda: bytearray(2**63 - 1))
