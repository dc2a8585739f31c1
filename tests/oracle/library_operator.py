# SPDX-License-Identifier: BSL-1.0
"""The module _operator: its functions, their messages, and its three types."""
import _operator as o


def show(function, *given, **named):
    try:
        answer = function(*given, **named)
    except Exception as error:
        answer = f"{type(error).__name__}: {error}"
    print(getattr(function, "__name__", "?"), answer)


class Vector:
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __add__(self, other):
        return Vector(*self.items, *other)

    def __iadd__(self, other):
        self.items.extend(other)
        return self

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __imatmul__(self, other):
        return "in place"

    def __repr__(self):
        return f"Vector{tuple(self.items)}"


class Right:
    def __radd__(self, other):
        return f"{other} + Right"

    def __rpow__(self, other):
        return f"{other} ** Right"

    def __eq__(self, other):
        return "equal"

    def __lt__(self, other):
        return "less"


plain = [o.add, o.sub, o.mul, o.matmul, o.floordiv, o.truediv, o.mod, o.lshift, o.rshift, o.and_,
         o.xor, o.or_, o.pow]
in_place = [o.iadd, o.isub, o.imul, o.imatmul, o.ifloordiv, o.itruediv, o.imod, o.ilshift,
            o.irshift, o.iand, o.ixor, o.ior, o.ipow]
compared = [o.eq, o.ne, o.lt, o.le, o.gt, o.ge]
single = [o.neg, o.pos, o.abs, o.inv, o.invert, o.index, o.truth, o.not_]
pairs = [(7, 2), (-7, 2), (1 << 70, 3), (7.5, 2), (True, 2), (1, 0), ("ab", 2), ("%s", 5),
         ([1], [2]), ((1,), 3), ({1, 2}, {2, 3}), ({1: 2}, {3: 4}), (1, None), (None, None),
         (3, Right()), (Right(), 3), (Vector(1, 2), Vector(3, 4)), (2, -3), (1, "a")]
for function in plain + in_place + compared:
    print("-", function.__name__)
    for left, right in pairs:
        try:
            answer = function(left, right)
        except Exception as error:
            answer = f"{type(error).__name__}: {error}"
        if "Right object" not in repr(answer):
            print(answer)
    show(function)
    show(function, 1)
    show(function, 1, 2, 3)
    show(function, 1, b=2)
for function in single:
    for operand in 5, -5, True, 2.5, 1 << 70, -(1 << 70), "", [0], None, {}:
        show(function, operand)
    show(function)
    show(function, 1, 2)
    show(function, a=2)

items = [3, 1, 3]
o.iadd(items, (4,))
o.imul(items, 2)
o.iconcat(items, [9])
print(items, o.ior({1}, {2}), o.imatmul(Vector(), 1), o.iadd(Vector(1), [5]))
show(o.is_, items, items)
show(o.is_, None, None)
show(o.is_, [], [])
show(o.is_not, [], [])
show(o.is_not, items)
show(o.is_)

# ---- items -------------------------------------------------------------------------------------
table = {"a": 1, 2: [5]}
show(o.getitem, table, "a")
show(o.getitem, table, "b")
show(o.getitem, "abc", -1)
show(o.getitem, "abc", slice(1, None))
show(o.getitem, 5, 1)
show(o.getitem, table)
show(o.setitem, table, "c", 4)
show(o.setitem, "abc", 1, "d")
show(o.setitem, table, [], 1)
show(o.setitem, table, 1)
show(o.delitem, table, "a")
show(o.delitem, table, "a")
show(o.delitem, (1, 2), 0)
show(o.delitem, table)
print(table)
show(o.contains, table, "c")
show(o.contains, "abc", "d")
show(o.contains, Vector(1, 2), 2)
show(o.contains, 5, 2)
show(o.contains, "abc", 2)
for iterable in [3, 1, 3, 1.0, True], (x for x in (1, 3, 3)), {3: 1}, "313", 5, Vector(3, 2, 3):
    show(o.countOf, iterable, 3)
for iterable in [1, 3, 3], (x for x in (1, 2)), {3: 1}, "313", None, Vector(2, 3):
    show(o.indexOf, iterable, 3)
show(o.countOf, [1])
show(o.indexOf, [1])
nan = float("nan")
kept = [nan]
show(o.countOf, kept * 2, kept[0])
for left, right in (("a", "b"), ([1], [2]), ((1,), [2]), (1, 2), ({}, {}), (Vector(1), Vector(2)),
                    (Vector(1), [2]), ([2], Vector(1)), (b"a", "b"), ("a", 1)):
    show(o.concat, left, right)
    show(o.iconcat, left, right)
show(o.concat, [])


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hinted in (5, -1, "a", NotImplemented, TypeError("no"), ValueError("no"), 1 << 70, True):
    show(o.length_hint, Hint(hinted), 7)
show(o.length_hint, [1, 2])
show(o.length_hint, iter([1, 2]))
show(o.length_hint, 5)
show(o.length_hint, 5, -1)
show(o.length_hint, 5, 1 << 70)
show(o.length_hint, 5, "a")
show(o.length_hint)
for left, right in ((b"a", "a"), ("a", b"a"), (1, 2), ("é", "e"), ("a", 1), (b"a", 1), ("a", "a"),
                    ("ab", "aa"), ("ab", "a"), ("", ""), (b"abc", b"abc"), (b"abc", b"abd")):
    show(o._compare_digest, left, right)
show(o.call, len, "abc")
show(o.call, dict, a=1, b=2)
show(o.call, 5)
show(o.call)

# ---- itemgetter, attrgetter, methodcaller ------------------------------------------------------
show(o.itemgetter(1), "abc")
show(o.itemgetter(1, -1), "abc")
show(o.itemgetter(slice(2)), (1, 2, 3))
show(o.itemgetter("x"), {"x": 5})
show(o.itemgetter(1), (5,))
show(o.itemgetter(True), (5, 6))
show(o.itemgetter("x", "y"), {"x": 5})
show(o.itemgetter(1))
show(o.itemgetter(1), 1)
show(o.itemgetter(1), [], [])
show(o.itemgetter(1), [], a=1)
show(o.itemgetter)
show(o.itemgetter, 1, a=2)


class Node:
    def __init__(self, name, inner=None):
        self.name, self.inner = name, inner

    def join(self, *given, **named):
        return self.name, given, named


node = Node("n", Node("m", Node("k")))
show(o.attrgetter("name"), node)
show(o.attrgetter("inner.name"), node)
show(o.attrgetter("name", "inner.inner.name"), node)
show(o.attrgetter("inner.other"), node)
show(o.attrgetter("other.name"), node)
show(o.attrgetter("real", "imag", "__class__.__name__"), 5)
for name in "", ".", "a.", ".a", "name.":
    show(o.attrgetter(name), node)
show(o.attrgetter("a"))
show(o.attrgetter("a"), 1, 2)
show(o.attrgetter("a"), 1, b=2)
show(o.attrgetter)
show(o.attrgetter, 1)
show(o.attrgetter, "a", None)
show(o.attrgetter, "a", b=1)
show(o.methodcaller("join"), node)
show(o.methodcaller("join", 1, 2, name=3, self_=4), node)
show(o.methodcaller("upper"), "abc")
show(o.methodcaller("split", ",", maxsplit=1), "a,b,c")
show(o.methodcaller("name"), node)
show(o.methodcaller("none"), node)
show(o.methodcaller("a"))
show(o.methodcaller("a"), 1, 2)
show(o.methodcaller("a"), 1, b=2)
show(o.methodcaller)
show(o.methodcaller, 1)
show(o.methodcaller, name="x")
for made in (o.itemgetter(1), o.itemgetter(1, "a"), o.itemgetter((1,)), o.attrgetter("a.b"),
             o.attrgetter("a.b", "c"), o.methodcaller("x"), o.methodcaller("x", 1, b=2, name=3),
             o.methodcaller("x", b=[2])):
    print(made, type(made), type(made).__name__, type(made).__module__, callable(made))
held = []
held.append(o.itemgetter(held, 1))
print(held)
held[:] = [o.methodcaller("x", held)]
print(held)
held.clear()
for base in o.itemgetter, o.attrgetter, o.methodcaller:
    try:
        class Derived(base):
            pass
    except TypeError as error:
        print(error)
people = [("Zoe", 3), ("Al", 5), ("Al", 2)]
print(sorted(people, key=o.itemgetter(1)), sorted(people, key=o.itemgetter(0, 1)))
print(max(people, key=o.itemgetter(1)), list(map(o.add, [1, 2], [3, 4])))
print(o.__name__, o.add, o.itemgetter)
