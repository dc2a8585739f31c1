# SPDX-License-Identifier: BSL-1.0
"""Weak references, of the type that object.__subclasses__() leads to."""

(ref,) = [cls for cls in object.__subclasses__() if cls.__name__ == "ReferenceType"]


def told(f, *given):
    try:
        print(f(*given))
    except BaseException as error:
        print(type(error).__name__, error)


class C:
    def __init__(self, n=0):
        self.n = n

    def __repr__(self):
        return f"C({self.n})"


def note(what):
    def callback(reference):
        print("told", what, reference(), reference.__callback__, type(reference).__name__)

    return callback


# the references to an object without a callback are one
c = C(1)
r = ref(c)
print(r() is c, r is ref(c), ref(c, None) is r, c.__weakref__ is r, r.__callback__, type(r), ref is type(r))
del c
print(r(), ref.__mro__, ref.__basicsize__ if hasattr(ref, "__basicsize__") else 64)

# callbacks, newest first, and one without
c = C(2)
plain = ref(c)
first = ref(c, note("first"))
second = ref(c, note("second"))
third = ref(c, note("third"))
print(first is not second, c.__weakref__ is plain, first.__callback__ is not None)
del second
c = None
print(first(), third(), plain(), first.__callback__)

# one that goes first tells nobody
c = C(3)
r = ref(c, note("never"))
del r
c = None

# an object's own attributes outlive its callbacks
c = C(4)
c.child = C(5)
child = ref(c.child, note("child"))
parent = ref(c, lambda r: print("parent told, the child is", child()))
c = None


# __del__ first
class D(C):
    def __del__(self):
        print("del", self.n, self.own() is self if hasattr(self, "own") else None)


d = D(6)
d.own = ref(d)
told_d = ref(d, note("d"))
d = None
print(told_d())


class Back(C):
    kept = []

    def __del__(self):
        self.kept.append(self)


b = Back(7)
r = ref(b, note("back"))
b = None
print(r() is Back.kept[0])
Back.kept.clear()
print(r())

# hashes are the objects', and kept
c = C(8)
r = ref(c)
other = ref(c, note("other"))
print(hash(r) == hash(c) == hash(other), r == other, {r: 1}[other], r != other, r == c)
c2 = C(8)
print(r == ref(c2))
late = ref(c2)
c = c2 = None
print(hash(r) == hash(other), r == other, r == r, late == late)
told(hash, late)
told(lambda: r < other)
told(lambda: r == 3)


# what can be referred to
def function():
    pass


def generate():
    yield 1


class M:
    def method(self):
        pass


m = M()
bound = m.method
bound_in = [].append
held = [function, generate, generate(), {1}, frozenset({1}), bound, bound_in, C, int, type, len, list[int],
        function.__code__, ref]
for each in held:
    r = ref(each)
    print(type(each).__name__, r() is each, r is ref(each), ref(each, note("x")) is not r)
r = ref(m.method)
print(r())
for each in (1, "a", None, True, 1.5, (), [], {}, b"", range(3), slice(1), object(), list.append, ValueError(), ...):
    told(ref, each)


# what tells its end
def ends():
    def closure():
        return held

    print(ref(closure)() is closure)
    kept = [ref(closure, note("closure")), ref(s := {1, 2}, note("set")), ref(f := frozenset({3}), note("frozenset"))]
    g = generate()
    kept.append(ref(g, note("generator")))
    alias = list[int]
    kept.append(ref(alias, note("alias")))
    bound = C().__init__
    kept.append(ref(bound, note("bound")))
    append = [].append
    kept.append(ref(append, note("append")))

    class Local(C):
        pass

    kept.append(ref(Local, note("class")))
    for name in ("closure", "s", "f", "g", "alias", "bound", "append", "Local"):
        print(name)
        if name == "closure":
            del closure
        elif name == "s":
            del s
        elif name == "f":
            del f
        elif name == "g":
            next(g)
            del g
        elif name == "alias":
            del alias
        elif name == "bound":
            del bound
        elif name == "append":
            del append
    return kept[:-1]


print([r() for r in ends()])


def closing(log):
    try:
        yield 1
    finally:
        log.append("closed")


log = []
g = closing(log)
next(g)
r = ref(g, lambda r: print("generator told", log))
del g
print(log)


# subclasses
class Named(ref):
    __slots__ = ("name",)

    def __new__(cls, to, callback=None, name=None):
        made = ref.__new__(cls, to, callback)
        made.name = name
        return made

    def __init__(self, to, callback=None, name=None):
        super().__init__(to, callback)

    def __call__(self):
        found = super().__call__()
        return (self.name, found)


class Open(ref):
    pass


c = C(9)
n = Named(c, name="n")
print(n(), n is not Named(c), n == ref(c), type(n).__mro__, hash(n) == hash(c))
n2 = Named(c, note("n2"), name="n2")
o = Open(c)
o.extra = [o]
print(o() is c, o.extra[0] is o, Open(c) is not o)
c = None
print(n(), n2(), o())
print(ref[int], ref[C].__origin__ is ref)


class Slots:
    __slots__ = ("a",)


class WeakSlots:
    __slots__ = ("a", "__weakref__")


class Derived(Slots):
    pass


told(ref, Slots())
w = WeakSlots()
w.a = w
print(ref(w)() is w, w.__weakref__ is ref(w), WeakSlots.__weakref__, Derived().__weakref__)
for base in (list, dict, set, frozenset, Exception, float, complex, type):
    cls = type("Sub", (base,), {})
    made = cls("Made", (), {}) if base is type else cls()
    r = ref(made) if base is type else ref(made, note(base.__name__))
    print(r() is made)
    del made
del cls
for base in (int, tuple):
    told(ref, type("Sub", (base,), {})())

# errors
told(ref)
told(ref, C, None, 1)
told(lambda: ref(C, callback=None))
told(lambda: ref(C)(1))
told(lambda: ref(C)(x=1))
told(lambda: setattr(ref(C), "x", 1))
told(lambda: setattr(ref(C), "__callback__", 1))
c = C(10)
told(lambda: ref.__init__(ref(c), 1, 2, 3))
told(lambda: ref.__new__(ref))


def fails(reference):
    raise ValueError("in a callback")


kept = [ref(c, note("after")), ref(c, fails), ref(c, note("before"))]
c = None
kept = None


# callbacks that drop and make others
class Chain(C):
    pass


a, b = Chain(1), Chain(2)
chain = {"b": b}
ra = ref(a, lambda r: (print("a"), chain.clear()))
rb = ref(b, lambda r: print("b"))
del b
a = None
print(ra(), rb())
c = C(11)
others = []


def drop(reference):
    print("drop", len(others))
    others.clear()


others += [ref(c, note("dropped")), ref(c, drop)]
newest = ref(c, note("newest"))
c = None
print(others)

# many
objects = [C(i) for i in range(2000)]
count = [0]


def counted(reference):
    count[0] += 1


references = [ref(each, counted) for each in objects]
objects = None
print(count, all(r() is None for r in references))
head = None
for i in range(5000):
    node = C(i)
    node.next = head
    head = node
    references.append(ref(head, counted))
head = node = None
print(count)
