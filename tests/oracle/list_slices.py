# SPDX-License-Identifier: BSL-1.0
"""Slices of lists: read, replaced, deleted, extended; with steps; from themselves and iterators."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


bounds = [None, 0, 1, 3, 5, 7, -1, -5, -9]
base = [0, 1, 2, 3, 4]
for start in bounds:
    print(start, [base[start:end] for end in bounds], [base[start::step] for step in (1, 2, -1, -2,
        9, -9)])


def put(index, value):
    made = list(range(5))
    try:
        made[index] = value
    except Exception as error:
        return made, f"{type(error).__name__}: {error}"
    return made


def remove(index):
    made = list(range(7))
    try:
        del made[index]
    except Exception as error:
        return made, f"{type(error).__name__}: {error}"
    return made


for s in (slice(1, 3), slice(3, 1), slice(0, 0), slice(None), slice(10, 20), slice(-2, None),
    slice(None, None, 2), slice(None, None, -1), slice(1, 4, 2), slice(4, 1, -2), slice(5, 0, 2),
    slice(0, 9, 2**70)):
    print(s, [put(s, v) for v in ([], [9], "ab", (7, 8, 9), {5: 6}, iter([1, 2]), range(2))],
        remove(s))
for index in (0, -1, 4, 5, -5, -6, 2**70, True, 1.0, "1", None, (0, 1), slice(None, None, 0),
    slice("a"), slice(1, 2.5)):
    print(index, put(index, 9), remove(index), said(base.__getitem__, index))
for value in (5, None, object, 1.5):
    print(said(put, slice(1, 2), value), said(put, slice(None, None, 2), value))
a = [1, 2, 3]
a[1:1] = a
a[::2] = a[::-2]
print(a)
a[:] = reversed(a)
a[len(a):] = a
a[-2:] = (x * x for x in a)
print(a)
a[3:] = []
a *= 2
a += a[:2]
a += "xy"
a[1:2] *= 2
a[0:1] += ["in", "place"]
print(a, a[::-1][::-1] == a, a[1:][:-1] == a[1:-1])
del a[::2]
del a[-1], a[0:1]
print(a, a.__getitem__(slice(1)), a.__len__(), said(a.__setitem__, 9, 1), said(a.__delitem__, 9),
    said(a.__getitem__))
b = a[:]
b[0:1] = ["changed"]
print(a == b, a is not b, [[]] * 3, [x := []] * 2 == [[], []])
rows = [[0] * 2] * 2
rows[0][0] = 1
print(rows, rows[0] is rows[1])
