# SPDX-License-Identifier: BSL-1.0
"""Setting __class__ of a module to a class derived from module, and back."""

import math
import sys

Module = type(sys)


class Loud(Module):
    """A module of which every name is there."""

    def __getattr__(self, name):
        return name.upper()

    def __repr__(self):
        return f"<loud {self.__name__}>"


class Counting(Loud):
    asked = 0

    def __getattribute__(self, name):
        Counting.asked += 1
        return super().__getattribute__(name)


class Slotted(Module):
    __slots__ = ("one",)


class Other:
    pass


module = Module("quiet")
module.known = 1
for kind in (Loud, Counting, Module, Loud, Slotted, Other, int, Module, type(None)):
    try:
        module.__class__ = kind
        print(type(module).__name__, module.known, module)
        print(module.unknown)
    except (TypeError, AttributeError) as error:
        print(error)
print(Counting.asked > 0, vars(module)["known"])
math.__class__ = Loud
print(math.floor(2.5), math.nothing, math)
math.__class__ = Module
print(hasattr(math, "nothing"), math)
made = Counting("made")
made.__class__ = Module
print(made, hasattr(made, "nothing"))
for wrong in (Other(), 5, ValueError()):
    try:
        wrong.__class__ = Loud
    except TypeError as error:
        print(error)
me = sys.modules[__name__]
me.__class__ = Loud
print(me.whatever, me)
