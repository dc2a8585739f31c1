# SPDX-License-Identifier: BSL-1.0
"""Laws of weak references. Their type is found among the subclasses of object."""

(ref,) = [cls for cls in object.__subclasses__() if cls.__name__ == "ReferenceType"]


class C:
    def __init__(self, n=0):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __hash__(self):
        return hash(self.n)


def raised(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def shared():
    c = C()
    r = ref(c)
    same = ref(c) is r and ref(c, None) is r and c.__weakref__ is r and r() is c and r.__callback__ is None
    told = ref(c, raised)
    different = told is not r and ref(c, raised) is not told and told.__callback__ is raised
    del c
    return same and different and r() is None and told.__callback__ is None


def told(n):
    log = []
    c = C(n)
    kept = [ref(c, lambda r, i=i: log.append((i, r()))) for i in range(n)]
    del kept[0]
    c = None
    return log == [(i, None) for i in range(n - 1, 0, -1)]


class D(C):
    def __del__(self):
        self.log.append("del")
        if self.n:
            self.log.append(self)
            self.n = 0


def finalized(n):
    log = []
    d = D(n)
    d.log = log
    r = ref(d, lambda r: log.append("told"))
    del d
    if n:
        back = r() is log[1]
        log.clear()
        return back and r() is None and log == ["told"]
    return log == ["del", "told"] and r() is None


def equal(n):
    a, b, c = C(n), C(n), C(n + 1)
    ra, rb, rc = ref(a), ref(b), ref(c)
    alive = ra == rb != rc and hash(ra) == hash(rb) == hash(n) and {ra: 1}[rb] == 1
    del a, b, c
    return (alive and ra != rb and ra == ra and hash(ra) == hash(rb) and raised(hash, rc) == "TypeError: weak object has gone away"
            and repr(ra).endswith("; dead>"))


def kinds():
    def function():
        yield function

    def told(r):
        log.append(r())

    class Local:
        def method(self):
            pass

    log = []
    g = function()
    held = [{1}, frozenset({len(log)}), list[int], Local().method, [].append, g, function, Local, int, len, function.__code__]
    kept = [ref(each, told) for each in held]
    there = [r() for r in kept] == held
    del held, g
    refused = [raised(ref, each) for each in (1, "a", None, (), [], {}, 1.5, b"")]
    return (there and log == [None] * 6 and all(each.startswith("TypeError: cannot create weak") for each in refused)
            and kept[8]() is int and ref(int) is ref(int) is not kept[8])


class Named(ref):
    def __new__(cls, to, name):
        made = ref.__new__(cls, to)
        made.name = name
        return made

    def __init__(self, to, name):
        super().__init__(to)

    def __call__(self):
        return self.name, super().__call__()


class Slots:
    __slots__ = ("me", "__weakref__")


def subclasses(n):
    c = C(n)
    a, b = Named(c, "a"), Named(c, "b")
    s = Slots()
    s.me = 5
    r = ref(s)
    there = a is not b and a() == ("a", c) and b()[0] == "b" and a == ref(c) and r().me == 5
    del c, s
    return there and a() == ("a", None) and r() is None


def collected(n):
    log = []
    [[] for _ in range(800)]
    c = C(n)
    c.me = c
    c.own = ref(c, lambda r: log.append("never"))
    lives = C()
    c.to_living = ref(lives, lambda r: log.append("never"))
    outer = ref(c, lambda r: log.append(r()))
    plain = ref(c)
    del c
    [[] for _ in range(1500)]
    gone = log == [None] and outer() is None and plain() is None
    del lives
    return gone and log == [None]


def collected_with_finalizer():
    log = []
    [[] for _ in range(800)]
    d = D()
    d.log = log
    d.me = d
    r = ref(d, lambda r: log.append("told"))
    del d
    [[] for _ in range(1500)]
    return log == ["told", "del"] and r() is None


def chain(n):
    log = []
    head = None
    kept = []
    for i in range(n):
        node = C(i)
        node.next = head
        head = node
        kept.append(ref(node, lambda r: log.append(1)))
    head = node = None
    return len(log)


def dropped():
    log = []
    c = C()
    others = []

    def drop(r):
        log.append(len(others))
        others.clear()

    others += [ref(c, lambda r: log.append("still told")), ref(c, drop)]
    c = None
    return log == [2, "still told"] and others == []
