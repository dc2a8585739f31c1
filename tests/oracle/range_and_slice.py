# SPDX-License-Identifier: BSL-1.0
"""Ranges as sequences, and slice objects: attributes, comparison, indices."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


ranges = [range(0), range(5), range(2, 5), range(5, 2), range(0, 10, 3), range(10, 0, -3),
    range(-5, 5, 2), range(0, -1, -1), range(1, 2, 10), range(0, 12, 3), range(True, 4),
    range(0, 10, 100)]
for r in ranges:
    print(r, len(r), list(r), r.start, r.stop, r.step, bool(r), list(reversed(r)), r[::-1], r[1:],
        r[:-1], r[::2], r[-3:2], hash(r) == hash(range(r.start, r.stop, r.step)),
        [r == q for q in ranges], sum(r))
    print([said(r.__getitem__, i) for i in (0, 1, -1, 4, 5, -6, 2**70)],
        [n in r for n in (0, 3, -5, 9, 9.0, 2.5, True, "a", None, 2**70)],
        [said(r.index, n) for n in (0, 3, 9, 3.0, "a")],
        [r.count(n) for n in (0, 9, 9.0, 1.5, None)])
print(said(range), said(range, 1.0), said(range, "1"), said(range, 1, 2, 0),
    said(range, 1, 2, 3, 4), said(range, None), said(range, stop=5), said(range, 1, None),
    said(range, 1, 2, 1.5), said(lambda: range(3)["a"]), said(lambda: range(3)[1.0]),
    said(lambda: range(3)[::0]), said(lambda: range(3) + range(2)), said(lambda: range(3) * 2),
    said(lambda: range(3) < range(4)), range(3) == [0, 1, 2],
    said(lambda: setattr(range(3), "start", 1)), said(lambda: setattr(range(3), "x", 1)),
    said(range(3).index), said(range(3).count), said(range(3).index, 1, 2))
print(repr(range(3)), str(range(1, 5, 2)), range(3) is range(3), {range(3): 1}[range(0, 3, 1)],
    range(0, 3, 2) == range(0, 4, 2), hash(range(0, 3, 2)) == hash(range(0, 4, 2)),
    range(0) == range(2, 1), hash(range(0)) == hash(range(9, 1)), max(range(5)),
    min(range(5, 0, -2)), sorted(range(5, 0, -1)), [*range(2)], tuple(range(3))[1],
    list(zip(range(3), range(10, 13))), iter(range(3)).__length_hint__(),
    said(next, iter(range(0))))
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, slice(5), slice(None), slice(1, None), slice("a", [], {}),
    s == slice(1, 10, 2), s != slice(1), s < slice(2, 0, 0), said(lambda: slice(1) < slice("a")),
    s == (1, 10, 2), said(hash, s), said(slice), said(slice, 1, 2, 3, 4), said(slice, stop=1),
    said(lambda: setattr(s, "start", 1)), said(lambda: setattr(s, "x", 1)), said(lambda: s[0]))
for s in (slice(None), slice(2), slice(-2, None), slice(None, None, -1), slice(1, 9, 3),
    slice(9, 1, -3), slice(-100, 100), slice(100, -100, -1), slice(None, -100, -2),
    slice(2**70, None, -1), slice(None, None, -(2**70)), slice(True, 3), slice(3, 3),
    slice(None, None, 2**64)):
    print(s, [s.indices(n) for n in (0, 1, 5, 10, 2**65)])
print(said(slice(1).indices), said(slice(1).indices, -1), said(slice(1).indices, "a"),
    said(slice(1).indices, 1.5), said(slice(1, 2, 0).indices, 5), said(slice("a").indices, 5),
    said(slice(1.5).indices, 5), said(slice(None, None, "x").indices, 5),
    said(slice(1).indices, 1, 2), said(slice(1).indices, None))


class Shows:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


x = Shows()
print(x[1], x[1:2], x[:], x[::], x[1:2, ::3, ...], x[()], x[1,], x["a":"b"], x[None:1.5:[]], x[-1:],
    x[:, 1], x[(1, 2):3], x[*[1, 2], 3], x[x[0:1]])
x[1:2], x[..., None] = 5, 6
del x[::2], x[1, 2:]
