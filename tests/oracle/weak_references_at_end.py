# SPDX-License-Identifier: BSL-1.0
"""Weak references when the module ends: they lead nowhere when __del__ and finally blocks run, and tell
nobody."""

(ref,) = [cls for cls in object.__subclasses__() if cls.__name__ == "ReferenceType"]


class C:
    pass


class D:
    def __del__(self):
        print("del", r(), own())


def generate():
    try:
        yield
    finally:
        print("closed", r())


c = C()
r = ref(c, lambda reference: print("told"))
d = D()
own = ref(d)
g = generate()
next(g)
c.me = c
print("the end")
