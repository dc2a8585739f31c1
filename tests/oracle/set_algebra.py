# SPDX-License-Identifier: BSL-1.0
"""Sets and frozensets: operators, methods, comparisons, and the messages of each."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def show(made):
    return f"{type(made).__name__}{sorted(made, key=repr)}" if isinstance(made, (set,
        frozenset)) else made


groups = [set(), {1, 2}, frozenset({2, 3}), {1, 2, 3}, frozenset(), {"a", 1}]
for a in groups:
    for b in groups:
        print(show(a | b), show(a & b), show(a - b), show(a ^ b), a == b, a != b, a < b, a <= b,
            a > b, a >= b, a.isdisjoint(b), a.issubset(b), a.issuperset(b))
for a in ({1, 2, 3}, frozenset({1, 2, 3})):
    for others in ((), ([2, 9],), ("ab", range(2)), ({1: 2}, [3], (4,)), ([[]],), (5,), (None,),
        ({1}, 5)):
        print(*(show(said(getattr(a, name), *others))
            for name in ("union", "intersection", "difference", "symmetric_difference", "issubset",
            "issuperset", "isdisjoint")))
    for other in ([1], (1,), "a", {1: 2}, 5, None, {1: 2}.keys()):
        print(*(show(said(f)) for f in (lambda: a | other, lambda: other | a, lambda: a & other,
            lambda: a - other, lambda: other - a, lambda: a ^ other, lambda: a < other,
            lambda: a == other)))
s = {1, 2, 3}
print(s.add(4), s.add(1), show(s), s.discard(9), s.discard(4), s.remove(3), show(s),
    said(s.remove, 9), said(s.remove, "x"), said(s.remove, (1, 2)), said(s.remove, []),
    said(s.discard, []), said(s.add, []), said(s.add), said(s.add, 1, 2), said(s.discard),
    said(set().pop), said(s.pop, 1), said(s.clear, 1), said(s.copy, 1), s.copy() == s,
    s.copy() is s)
print(s.update([5], "a"), show(s), s.update(), s.intersection_update([1, 5, 6], {5: 1}), show(s),
    s.difference_update([5], ()), show(s), s.symmetric_difference_update([1, 1, 2]), show(s),
    said(s.update, 5), said(s.intersection_update, None), said(s.symmetric_difference_update),
    said(s.symmetric_difference_update, [1], [2]), said(s.symmetric_difference_update, [[]]),
    s.clear(), s)
f = frozenset("ab")
for name in ("add", "discard", "update", "clear", "pop", "remove", "__ior__",
    "intersection_update"):
    print(name, hasattr(f, name), said(lambda: getattr(f, name)))
print(f.copy() is f, frozenset(f) is f, frozenset() is frozenset([]), show(f | {"c"}),
    show({"c"} | f), hash(f) == hash(frozenset("ba")), said(hash, set()), hash(frozenset()),
    {f: 1}[frozenset("ab")], f in {f}, {"a", "b"} in {f}, said(lambda: {1} in {1}),
    said(lambda: [] in {1}), {f}.__contains__({"b", "a"}), show(f),
    {frozenset({1})} == {frozenset({1})})
print(said(set, 5), said(set, 1, 2), said(set, x=1), said(frozenset, 1, 2), said(frozenset, None),
    said(set, [[]]), set(), frozenset(), {*()}, set("a"), frozenset([1]), {1, 1.0, True},
    {0, False}, {None}, len({*"hello"}), not set(), said(lambda: s[0]), said(lambda: set() + set()),
    said(lambda: set() < 1), said(lambda: {1} * 2), said(lambda: ~{1}), said(lambda: {1} | 1),
    said(lambda: setattr(set(), "x", 1)))
a = b = {1, 2}
a |= {3}
a &= {2, 3, 4}
a -= {4, 2}
a ^= {5, 3}
print(a, b is a)
f = g = frozenset({1})
f |= {2}
f &= {2, 3}
print(show(f), show(g), said(a.__ior__, [1]), a.__or__([1]), a.__isub__(5),
    show(a.__rsub__({5, 6})), show({1, 2}.__xor__(frozenset({2}))), a.__le__([5]), a.__eq__([5]),
    sorted({x % 3 for x in range(9)}), {(x, y) for x in "a" for y in "b"}, {1}.__len__(),
    {3} < {1, 2, 3} < {1, 2, 3, 4}, {1} < {2}, {1} > {2}, max([{1}, {1, 2}], key=len),
    sum(map(len, [{1}, {2, 3}])))
a -= a
print(a, a.__isub__(a), a.__ixor__(a), a.__iand__(a))
for of in (set(), frozenset()):
    for name in ("union", "intersection", "difference", "update", "intersection_update", "difference_update", "issubset"):
        if hasattr(of, name):
            bound = getattr(of, name)
            print(said(bound, of=1), said(getattr(type(of), name), of, of=1), said(lambda: bound(of=1)))
print(said(lambda: set().union(of=1)))
