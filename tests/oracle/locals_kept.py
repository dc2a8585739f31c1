# SPDX-License-Identifier: BSL-1.0
"""locals() and f_locals of a function are one dict, brought up to date each time: what exec() has put there stays, and
what was written over a variable doesn't."""

import gc
import sys


def same():
    first = locals()
    x = 1
    second = locals()
    print(first is second, first is sys._getframe().f_locals, sorted(first), "x" in second)
    del x
    print(sorted(locals()))


def added():
    x = 1
    exec("y = 5; x = 7")
    print(locals()["y"], x, locals()["x"])
    locals()["z"] = 6
    print(locals()["z"], sorted(vars()))


def with_cells():
    x = 1

    def inner():
        nonlocal x
        x += 1
        return sorted(locals().items())

    print(inner(), locals()["x"])
    del x
    print("x" in locals())
    return inner


def generator():
    x = 1
    names = locals()
    yield names
    x = 2
    yield locals() is names
    yield names["x"]


class Noted:
    def __del__(self):
        print("end")


def ends():
    local = Noted()
    locals()


def ends_in_cycle():
    local = Noted()
    own = locals()
    locals()


def in_given_names():
    given = {"w": 1, "show": show}
    exec(show.__code__, {"print": print, "sorted": sorted, "locals": locals, "frames": frames, "sys": sys}, given)
    print(sorted(given), frames.pop().f_locals is given)


def show():
    x = 1
    print(sorted(locals()))
    frames.append(sys._getframe())


frames = []
in_given_names()
same()
added()
with_cells()
running = generator()
print(next(running), next(running), next(running))
ends()
print("ended")
ends_in_cycle()
print(gc.collect() > 0)
frame = (lambda number: sys._getframe())(3)
frame.f_locals["other"] = 4
print(frame.f_locals)
frame.clear()
print(frame.f_locals)
