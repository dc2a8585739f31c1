# SPDX-License-Identifier: BSL-1.0
"""with: what is entered and left when, however the body ends."""


class Noted:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("exit", self.name, kind and kind.__name__, error, traceback is not None)
        return self.swallow


with Noted("a") as a, Noted("b") as b:
    print(a, b)

with Noted("c"):
    with Noted("d") as (first, *rest):
        print(first, rest)


def returns():
    with Noted("e"), Noted("f"):
        return "returned"


def loops():
    for i in range(3):
        with Noted(str(i)):
            if i == 0:
                continue
            if i == 1:
                break
    else:
        print("never")
    return i


def swallows():
    with Noted("g", swallow=True):
        raise ValueError("in g")
    return "after g"


def passes():
    try:
        with Noted("h"), Noted("i"):
            raise KeyError("in i")
    except KeyError as error:
        return repr(error)
    finally:
        print("finally")


def inner_swallows():
    with Noted("outer"), Noted("inner", swallow=1):
        [][3]
    with Noted("targets") as [x, y, *z]:
        pass
    return x, y, z


for f in (returns, loops, swallows, passes, inner_swallows):
    print(f())
