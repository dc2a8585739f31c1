# SPDX-License-Identifier: BSL-1.0
"""array: methods, slices, operators, comparisons, iterators, files, classes, and memory that is lent."""
import _weakref
from array import array as A


def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)), end="; ")
    except BaseException as e:
        print(type(e).__name__, e, end="; ")


def put(a, k, v):
    a[k] = v
    return a


def drop(a, k):
    del a[k]
    return a


print([n for n in A.__dict__ if n not in ("__doc__", "__module__", "__hash__", "__sizeof__")], A.__hash__, A.__base__, A.__mro__)
NAMES = ["append", "byteswap", "count", "frombytes", "fromfile", "fromlist", "fromunicode", "index", "insert", "pop", "remove", "reverse",
         "tobytes", "tofile", "tolist", "tounicode", "__copy__", "__deepcopy__"]
for name in NAMES:
    a = A("i", [1, 2, 3, 4, 5])
    m = getattr(a, name)
    print("\n===", name)
    for args in ((), (1, 2, 3, 4), (None,), ("x",), (1.5,), (1,), (1, 2), (None, None), (2 ** 70,), (-2 ** 70, 5), (b"12345678",), ([7, 8],), (1, None), (1, 0, "x")):
        t(m, *args)
    t(m, x=1)
    t(m, 1, x=1)
    print(a)

print("\n=== extend")
a = A("i", [1, 2])
for given in ((), (1, 2), ([1],), (A("i", [5]),), (A("b", [5]),), (5,), ([1, "x"],), (a,), ((x for x in (8, 9)),), (b"ab",)):
    t(a.extend, *given)
    print(a)
t(a.extend, x=1)

print("\n=== items and slices")
a = A("i", range(10))
for k in (0, -1, 9, 10, -10, -11, 2 ** 70, "x", None, 1.5, True):
    t(a.__getitem__, k)
    t(put, a[:], k, 77)
    t(drop, a[:], k)
    t(put, a[:], k, "x")
print()
BOUNDS = (None, 0, 1, 3, 9, 20, -1, -4, -30)
for step in (None, 1, 2, 3, -1, -2, -7, 2 ** 70):
    for i in BOUNDS:
        for j in BOUNDS:
            k = slice(i, j, step)
            b = a[k]
            c = a[:]
            c[k] = A("i", [-n for n in b])
            d = drop(a[:], k)
            assert b.tolist() == list(range(10))[k] and d.tolist() == drop(list(range(10)), k), k
            assert c[k].tolist() == [-n for n in b] and len(c) == 10, k
            if step in (None, 1):
                for by in ([], [7], [7, 8, 9, 10, 11]):
                    assert put(a[:], k, A("i", by)).tolist() == put(list(range(10)), k, by), k
for k, v in ((slice("x"), A("i")), (slice(0, 1), [1]), (slice(0, 1), A("b")), (slice(0, 5, 2), A("i", [1])), (slice(5, 0, -1), A("i", [1] * 6)), (slice(0, 1, 0), A("i")),
             (slice(2, 1), A("i", [5])), (slice(None, None, 2), A("i")), (slice(3, 1, 2), A("i", [1])), (slice(None, None), None)):
    t(put, a[:], k, v)
b = a[:3]
b[1:2] = b
print(b)
b[::-1] = b
print(b, b[:], type(b[:]))

print("=== operators")
a = A("i", [1, 2])
t(lambda: a + a)
t(lambda: a + [1])
t(lambda: [1] + a)
t(lambda: a + A("b"))
for n in (0, 1, 3, -1, "x", 1.5, 2 ** 62, 2 ** 63, None):
    t(lambda: a * n)
    t(lambda: n * a)
    t(A("i", [1, 2]).__imul__, n)
t(a.__iadd__, [1])
t(a.__iadd__, A("b"))
b = a
b += a
b *= 2
print(a, b is a, 2 in a, 5 in a, "x" in a, 1.0 in a, None in a)
t(hash, a)
t(lambda: a < 5)
t(lambda: (a == [1, 2], a != 5))
ALL = [A("i"), A("i", [1]), A("i", [1, 2]), A("i", [-1]), A("d", [1]), A("d", [1.5, 2]), A("u", "ab"), A("u", "a"), A("d", [float("nan")]), A("Q", [2 ** 64 - 1]), A("q", [-1]), A("b", [1])]
for x in ALL:
    for y in ALL:
        row = [x == y, x != y]
        for op in ("__lt__", "__le__", "__gt__", "__ge__"):
            try:
                row.append(getattr(x, op)(y))
            except TypeError as e:
                row.append(str(e))
        print(*row, end="; ")
    print()

print("=== memory")
a = A("i", [1, 2, 3, 4, 5])
for code in "bBuhHiIlLqQfd":
    m = memoryview(A(code, bytes(16)))
    print(m.format, m.itemsize, m.shape, m.strides, m.nbytes, m.ndim, m.readonly, m.contiguous, end="; ")
    t(m.tolist)
    t(lambda: m[0])
    t(m.tobytes)
print()
m = memoryview(a)
m[1] = 50
print(a, m.tolist(), m[::2].tolist(), m.obj is a)
for f, *given in ((a.append, 1), (a.pop,), (drop, a, 0), (drop, a, slice(2, 2)), (put, a, slice(0, 1), A("i", [7])), (put, a, slice(0, 1), A("i", [7, 8])),
                  (put, a, slice(2, 2), A("i")), (a.insert, 0, 1), (a.fromlist, [1]), (a.fromlist, []), (a.remove, 3), (a.remove, 99), (a.__imul__, 1), (a.__imul__, 2),
                  (a.__imul__, 0), (a.frombytes, b"abcd"), (a.frombytes, b""), (a.reverse,), (a.byteswap,), (drop, a, slice(0, 4, 2)), (a.extend, a), (a.extend, []),
                  (a.extend, A("i")), (put, a, 0, 9), (a.__iadd__, a), (a.extend, [1])):
    t(f, *given)
m.release()
t(a.append, 6)
e = memoryview(A("h"))
print(e.tolist(), e.nbytes, len(e))
t(a.frombytes, memoryview(bytes(16))[::2])
t(a.frombytes, A("i", [1]))
b = A("b", [1])
t(b.frombytes, b)
t(b.frombytes, A("B", [200 - 56]))
print(b, bytes(A("h", [1, 2])), bytearray(A("h", [258])), b"".join([A("b", b"xy"), b"z"]), int.from_bytes(A("b", b"\1\2"), "big"))
t(lambda: b"a" + A("B", b"x"))
print(a.buffer_info()[1], A("b").buffer_info(), type(a.buffer_info()[0]))
t(a.buffer_info, 1)

print("\n=== iterators")
b = A("b", [1, 2, 3])
i = iter(b)
print(type(i), i.__reduce__(), next(i), i.__reduce__())
for s in (-5, 500, 1, "x", None, 2 ** 70):
    t(i.__setstate__, s)
    print(i.__reduce__())
b.append(9)
print(list(i), i.__reduce__(), list(i))
b.append(10)
print(list(i), next(i, "end"))
t(i.__setstate__)
t(i.__reduce__, 1)
t(type(i))
print(list(reversed(b)), sorted(A("d", [3, 1, 2])), sum(b), max(b), tuple(b), [*b])
i = iter(b)
for x in i:
    if len(b) < 12:
        b.append(x + 1)
print(b)
match A("b", [1, 2]):
    case [x, y]:
        print("seq", x, y)


print("=== files")


class File:
    def __init__(self, content=b"abcdefg"):
        self.content = content

    def read(self, n):
        print("read", n, end=" ")
        return self.content[:n]

    def write(self, b):
        print("write", type(b), len(b), b[:3], end=" ")


a = A("i", [1])
for given in ((File(), 1), (File(), 2), (File(), 5), (File(), -1), (File(), 2 ** 62), (File(), 2 ** 70), (File("text"), 1), (5, 1), (File(), "x"), (File(b""), 0), (File(b""), 1),
              (File(b"abcdefgh"), 3)):
    t(a.fromfile, *given)
    print(a)
t(a.tofile, File())
t(a.tofile, 5)
t(A("h", bytes(140000)).tofile, File())
t(A("b").tofile, File())
t(A("b").tofile, 1)


class Short(File):
    def write(self, b):
        File.write(self, b)
        del c[100:]


c = A("b", bytes(7000))
t(c.tofile, Short())
print(len(c))

print("=== code that runs meanwhile")


class Clear:
    def __index__(self):
        del z[:]
        return 5


z = A("b", [1, 2, 3])
t(z.append, Clear())
z = A("b", [1, 2, 3])
t(z.__getitem__, slice(Clear()))
z = A("b", [1, 2, 3])
t(put, z, slice(0, Clear()), A("b", [1]))
z = A("b", [1, 2, 3])
print(z)


class Equal:
    def __eq__(self, other):
        if z:
            z.pop()
        return other == 1


for f in ("count", "index", "remove", "__contains__"):
    z = A("b", [4, 3, 1, 2, 1, 5])
    t(getattr(z, f), Equal())
    print(z)


class Shrink(int):
    def __index__(self):
        return 5


many = [1, 2, Shrink(), 3]
z = A("b")
t(z.fromlist, many)
t(z.fromlist, [1, "x"])
t(z.fromlist, [1, 300])


class Grow:
    def __index__(self):
        many.append(0)
        return 1


many = [1, Grow(), 2]
t(z.fromlist, many)
print(z)


class Pop:
    def __index__(self):
        many.clear()
        return 1


many = [1, Pop(), 2]
t(A, "b", many)

print("\n=== classes")


class S(A):
    __slots__ = ()

    def __repr__(self):
        return "S" + super().__repr__()


class D(A):
    def __setitem__(self, k, v):
        super().__setitem__(k, v + 1)


s = S("b", [1, 2])
d = D("b", [1, 2])
d[0] = 5
d.attribute = [d]
print(s, d, d.attribute[0] is d, type(s + s), type(s[:]), type(s * 2), type(s.__copy__()), s == d, d.__dict__.keys())
s += d
print(s, type(s))
r = _weakref.ref(d)
q = A("b", [3])
p = _weakref.ref(q, lambda ref: print("gone", ref() is None))
print(r() is d, p() is q)
del q
t(setattr, A, "x", 1)
t(setattr, s, "typecode", "x")
t(setattr, A("b"), "x", 1)
t(delattr, s, "itemsize")
t(lambda: A[int])
t(A.__new__, A)
t(A.__new__, int, "b")
t(A.__new__, S, "b")
t(A.__init__, A("b"), 1, 2)
print()
