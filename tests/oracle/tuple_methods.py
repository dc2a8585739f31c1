# SPDX-License-Identifier: BSL-1.0
"""Tuples: making, items, comparison, hash, methods, and what they refuse."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


t = (1, 2, 3, 2)
print((), (1,), 1, (1, 2), tuple("ab"), tuple([1]), tuple(), tuple(range(2)), said(tuple, 5),
    said(tuple, 1, 2), said(tuple, iterable=()), tuple({1: 2}), tuple(x for x in "g"),
    tuple(t) is t, t[:] is t, t * 1 is t, t + () is t, tuple([]) is tuple())
print(t.count(2), t.index(2), t.index(2, 2), t.index(2, -1), said(t.index, 9), said(t.index, 2, 4),
    said(t.index), said(t.count), said(t.count, 1, 2), said(t.index, 1, "a"),
    said(t.index, 1, None), said(t.index, 1, 0, 2**70))
print([said(t.__getitem__, i) for i in (0, -1, 3, 4, -4, -5, True, 2**70, 1.0, "a", None, (0,))],
    t[1:3], t[::-1], t[::2], t[5:], t[-100:100], said(lambda: t[::0]), said(lambda: t["a":]))


def put():
    t[0] = 1


def remove():
    del t[0]


def put_slice():
    t[0:1] = (5,)


def extend():
    held = ([],)
    try:
        held[0] += [1]
    finally:
        print(held)


print(said(put), said(remove), said(put_slice), said(extend), said(lambda: t.append(1)),
    said(lambda: setattr(t, "x", 1)), said(lambda: t.count.x), said(lambda: t(1)),
    said(lambda: t.sort()))
print(t + (4,), t * 2, 2 * (1,), (1,) * 0, (1,) * -1, said(lambda: t + [1]), said(lambda: t + 1),
    said(lambda: t * "a"), said(lambda: t * 1.5), said(lambda: t - t), said(lambda: t * 2**62),
    said(lambda: -t), said(lambda: [1] + t), said(lambda: t * 2**70))
tuples = [(), (1,), (1, 2), (2,), (1.0,), (True, 0), ("a",), ((1,),), (None,)]
for x in tuples:
    print([said(lambda: x < y) for y in tuples], [said(lambda: x >= y) for y in tuples],
        [x == y for y in tuples])
print([hash(x) for x in tuples[:7]], hash((1, (2, (3, "a")))), hash(()), said(hash, ([],)),
    said(hash, (1, {})), said(lambda: {(1, []): 2}), hash((1, 2)) == hash((1.0, True + 1)),
    hash((0, 1)) != hash((1, 0)), hash(tuple(range(100))))
print((1, 2) == [1, 2], (1,) != 1, said(lambda: (1,) < [2]), () < (0,), (1, 2) < (1, 2, 0), 2 in t,
    (1,) in ((1,),), [] in ([],), "a" in ("abc",), not (), bool((0,)), len(((), ())))
print(repr((1,)), str(((),)), repr(("a", b"b", None)), f"{(1, 'x')}", "%s" % ((1, 2),), t.__len__(),
    t.__contains__(3), t.__add__((1,)), said(t.__add__, 1), t.__mul__(0), t.__eq__(1), t.__lt__([]),
    t.__rmul__(1), list(iter(t)), list(reversed(t)), said(lambda: t.__reversed__()),
    iter(t).__length_hint__(), sum(t), sorted(t, reverse=True), max(t), any(t), all(t))
a = b, = (1,)
x = 1, 2, *"ab", *()
t += (9,)
t *= 2
print(a, b, x, t, (*t, *t)[::4], *(), (1, 2)[1], 1, (lambda *a: a)(1, 2), (made := 3, 4),
    [(i, j) for i, j in [(1, 2), (3, 4)]], {(1, 2): "k"}[1, 2])
