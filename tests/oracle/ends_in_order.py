# SPDX-License-Identifier: BSL-1.0
"""What containers in containers refer to ends in the order in which CPython comes to it, depth first."""


class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, end=" ")


class Holder:
    pass


def ends(make):
    held = make()
    del held
    print()


def holder():
    made = Holder()
    made.first = [Noted("a"), [Noted("b")]]
    made.second = Noted("c")
    return made


def closure():
    one = [[Noted("one")]]
    two = Noted("two")

    def inner(three=(Noted("three"),)):
        return one, two

    return [inner, Noted("four")]


ends(lambda: [[Noted("a"), [Noted("b")], Noted("c")], Noted("d")])
ends(lambda: [[[Noted("a")], Noted("b")], [[[Noted("c")]], Noted("d")]])
ends(lambda: ([Noted("a"), (Noted("b"), Noted("c"))], {"key": [Noted("d")], "other": Noted("e")}, [Noted("f")]))
ends(lambda: {1: [[Noted("a")]], 2: Noted("b"), 3: {4: [Noted("c")], 5: Noted("d")}})
ends(lambda: [holder(), holder()])
ends(closure)
ends(lambda: iter([[Noted("a")], Noted("b")]))
