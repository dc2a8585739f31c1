# SPDX-License-Identifier: BSL-1.0
# memoryview: items, slices, assignment, comparison, hash, release, iteration.


def told(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def facts(m):
    print(m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly,
          m.c_contiguous, m.f_contiguous, m.contiguous, len(m), m.tolist(), m.tobytes())


class Index:
    def __init__(self, index, then=None):
        self.index = index
        self.then = then

    def __index__(self):
        if self.then is not None:
            self.then()
        return self.index


b = bytearray(b"abcdefgh")
m = memoryview(b)
facts(m)
facts(memoryview(b"xyz"))
facts(memoryview(b""))
facts(memoryview(bytearray()))
facts(memoryview(m)[2:])
facts(m[::2])
facts(m[::-1])
facts(m[::-3][::-1])
facts(m[5:1])
facts(m[100:])
facts(memoryview(b"")[::-1])
facts(m.toreadonly()[1:4])
print(m.obj is b, m[1:].obj is b, memoryview(m).obj is b, m.toreadonly().obj is b)
print(type(m), type(iter(m)), memoryview.__mro__, type(m).__name__)
for key in (0, 7, -8, True, Index(3), 8, -9, 2**70, "a", None, 1.0, (), (1,), (1, 2), (8,), ("a",), (slice(1),),
            (slice(1), slice(2)), slice("a", None), slice(1, 2, 0), ..., (1, slice(2))):
    told(lambda: m[key] if not isinstance(m[key], memoryview) else m[key].tolist())
for key, item in ((0, 65), (-1, 66), (Index(1), Index(67)), (8, 1), (0, 256), (0, -1), (0, 2**80), (0, "a"),
                  (0, b"a"), (0, 1.5), (0, None), ((1,), 68), ((1, 2), 3), ((), 3), ("a", 3),
                  (slice(0, 2), b"zy"), (slice(0, 2), b"zyx"), (slice(None, None, 3), b"123"),
                  (slice(None, None, -3), bytearray(b"321")), (slice(1, 4), m[0:3]), (slice(0, 3), m[1:4]),
                  (slice(None), m[::-1]), (slice(0, 2), "ab"), (slice(0, 2), [1, 2]), (slice(0, 2), 5),
                  (slice(3, 3), b""), ((slice(1),), b"a"), (..., 3), (slice(0, 1, 0), b"a")):
    try:
        m[key] = item
        print(b)
    except Exception as error:
        print(type(error).__name__, error)
try:
    del m[0]
except TypeError as error:
    print(error)
try:
    del memoryview(b"a")[0]
except TypeError as error:
    print(error)
try:
    memoryview(b"a")[0] = 1
except TypeError as error:
    print(error)
try:
    m.nbytes = 3
except AttributeError as error:
    print(error)

# iteration, containment, patterns
print(list(m), list(reversed(m)), max(m), sum(m), 97 in m, m[0] in m, "a" in m, sorted(m))
first, *rest = m
print(first, rest, [*m[:2]], tuple(m[2:4]), dict(zip(m, "ab")), list(enumerate(m[:2])))
match m:
    case [first, *_, last]:
        print("a sequence", first, last)
match memoryview(b"ab"):
    case {}:
        print("a mapping")
    case [97, 98]:
        print("ab")
iterator = iter(m)
print(next(iterator), next(iterator), list(iterator), list(iterator), next(iterator, "end"))
print(bool(m), bool(memoryview(b"")), bool(m[3:3]))

# comparison
for left, right in ((m, m), (m, b), (b, m), (m, bytes(b)), (bytes(b), m), (m, "a"), (m, 3), (m, None),
                    (m[:2], m[1:3]), (m[::-1], bytes(b)[::-1]), (m, m[1:]), (memoryview(b""), b""), (m, list(m))):
    print(left == right, left != right)
told(lambda: m < m)
told(lambda: m < b"a")
told(lambda: b"a" < m)
told(lambda: bytearray(b"a") < memoryview(b"b"))
told(lambda: m.__eq__(3))
told(lambda: m.__lt__(m))
told(lambda: m + b"a")
told(lambda: m * 2)
told(lambda: m())

# hashes
told(lambda: hash(memoryview(b"abc")) == hash(b"abc"))
told(lambda: hash(memoryview(b"abcd")[::-1]) == hash(b"dcba"))
told(lambda: hash(m))
told(lambda: hash(m.toreadonly()))
told(lambda: {memoryview(b"abc"): 1}[b"abc"])

# methods' arguments
told(lambda: memoryview())
told(lambda: memoryview(1))
told(lambda: memoryview("a"))
told(lambda: memoryview([1]))
told(lambda: memoryview(None))
told(lambda: memoryview(b"a", b"b"))
told(lambda: memoryview(object=b"a").tolist())
told(lambda: memoryview(x=b"a"))
told(lambda: m.tolist(1))
told(lambda: m.tobytes("C"))
told(lambda: m.tobytes(None))
told(lambda: m.tobytes("F"))
told(lambda: m.tobytes(order="A"))
told(lambda: m.tobytes("X"))
told(lambda: m.tobytes(""))
told(lambda: m.tobytes(1))
told(lambda: m.tobytes("C", 1))
told(lambda: m.hex())
told(lambda: m.hex(":"))
told(lambda: m.hex("-", 3))
told(lambda: m.hex(b"-", -3))
told(lambda: m[::-2].hex(sep="_", bytes_per_sep=2))
told(lambda: m.hex("ab"))
told(lambda: m.hex(1))
told(lambda: m.release(1))
told(lambda: m.toreadonly(1))
told(lambda: repr(m).startswith("<memory at 0x"))
told(lambda: m.nothing)


class Derived:
    pass


try:
    class View(memoryview):
        pass
except TypeError as error:
    print(error)

# release
m = memoryview(b)
part = m[1:3]
again = memoryview(m)
with m as same:
    print(same is m, m[0])
for call in (lambda: m[0], lambda: m[1:], lambda: len(m), lambda: list(m), lambda: m.tolist(), lambda: m.tobytes(),
             lambda: m.hex(), lambda: m.cast("b"), lambda: m.nbytes, lambda: m.obj, lambda: m.shape,
             lambda: m.readonly, lambda: m.format, lambda: m.c_contiguous, lambda: m.toreadonly(),
             lambda: memoryview(m), lambda: bytes(m), lambda: bytearray(m), lambda: hash(m), lambda: m.__enter__(),
             lambda: m.__exit__(), lambda: m.release(), lambda: m == m, lambda: m == b, lambda: m == memoryview(b),
             lambda: memoryview(b) == m, lambda: b == m, lambda: repr(m).startswith("<released memory at 0x"),
             lambda: b.find(m), lambda: b + m, lambda: m in b, lambda: b"".join([m]), lambda: b.split(m),
             lambda: int.from_bytes(m, "big"), lambda: int(m), lambda: bool(m),
             lambda: b.startswith(m), lambda: str(m, "utf-8"), lambda: b.extend(m)):
    told(call)
try:
    m[0] = 1
except ValueError as error:
    print(error)
print(part.tolist(), again[0])
part.release()
told(lambda: b.append(1))
again.release()
told(lambda: b.append(1))
m = memoryview(b)
iterator = iter(m)
next(iterator)
m.release()
told(lambda: next(iterator))
m = memoryview(b)
try:
    m[0] = Index(1, m.release)
except ValueError as error:
    print(error)
m = memoryview(b)
told(lambda: m[Index(1, m.release)])
m = memoryview(b)
try:
    m[Index(0, m.release):1] = b"a"
except ValueError as error:
    print(error)
