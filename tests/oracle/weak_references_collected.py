# SPDX-License-Identifier: BSL-1.0
"""Weak references and dead cycles: the collector, which comes when many containers are made."""

(ref,) = [cls for cls in object.__subclasses__() if cls.__name__ == "ReferenceType"]


class C:
    def __init__(self, name):
        self.name = name
        self.me = self


def collect():
    for _ in range(3):
        kept = [[] for _ in range(100000)]


def note(what):
    return lambda reference: print("told", what, reference(), reference.__callback__ is None)


collect()

# a reference that lives is told
c = C("a")
plain = ref(c)
alive = ref(c, note("a"))
del c
collect()
print(plain(), alive(), alive.__callback__ is None)

# one in the cycle is not
c = C("b")
c.own = ref(c, note("never"))
outer = ref(c, note("outer"))
del c
collect()
print(outer())

# one that only the cycle holds, of an object that lives
c = C("c")
lives = C("lives")
c.to_living = ref(lives, note("never"))
del c
collect()
lives.me = None
del lives
print("lives gone")


# cleared before __del__, which sees nobody
class D(C):
    def __del__(self):
        print("del", self.name, seen())


d = D("d")
seen = ref(d)
told = ref(d, note("d"))
del d
collect()

# a callback that holds the cycle's last reference to something
c = C("e")
c.callback = note("never: it is in the cycle")
r = ref(c, c.callback)
c.r = r
del c, r
collect()


# what the callback does
def fails(reference):
    raise ValueError("in a callback")


c = C("f")
kept = [ref(c, note("f1")), ref(c, fails), ref(c, note("f2"))]
del c
collect()
kept.clear()


def again(reference):
    global remade
    remade = C("remade")
    remade.ref = ref(remade, note("remade"))
    print("again")


c = C("g")
kept = [ref(c, again)]
del c
collect()
print(remade.name, kept[0]())


# other kinds
def ends():
    def function():
        return function

    def generate():
        me = yield
        yield

    g = generate()
    next(g)

    class Local:
        pass

    s = {function}
    function.s = s
    return [ref(function, note("function")), ref(Local, note("class")), ref(s, note("set"))]


kept = ends()
collect()
print([r() for r in kept])


class Open(ref):
    pass


c = C("h")
o = Open(c, note("open"))
o.me = o
del c
collect()
print(o())
del o
collect()
