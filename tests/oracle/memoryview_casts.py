# SPDX-License-Identifier: BSL-1.0
# memoryview.cast: formats, and several dimensions.


def told(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def facts(m):
    print(m.format, m.itemsize, m.nbytes, m.ndim, m.shape, m.strides, m.suboffsets, m.readonly,
          m.c_contiguous, m.f_contiguous, m.contiguous, len(m), m.tolist(), m.tobytes())


class Index:
    def __init__(self, index):
        self.index = index

    def __index__(self):
        return self.index


class Float:
    def __float__(self):
        return 2.5


class Raising:
    def __index__(self):
        raise KeyError("index")

    def __float__(self):
        raise ValueError("float")

    def __bool__(self):
        raise KeyError("bool")


FORMATS = "cbB?hHiIlLqQnNPfd"
data = bytes(range(250, 256)) + bytes(range(10)) + b"\xff" * 8
for form in FORMATS:
    m = memoryview(data)
    facts(m.cast(form))
    facts(m.cast("@" + form))
    facts(m[:0].cast(form))
    print(m.cast(form)[-1], m.cast(form)[::2].tolist(), list(m.cast(form)), m.cast(form).hex("-", 4))

VALUES = (0, 1, -1, 127, 128, -128, -129, 255, 256, 2**15, -2**15, 2**15 - 1, 2**16 - 1, 2**16, 2**31 - 1, 2**31,
          -2**31, 2**32 - 1, 2**32, 2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64 - 1, 2**64, 2**200, True, 1.5, -0.0,
          1e40, -1e40, 3.4028235677973366e38, float("inf"), 5e-324, b"a", b"ab", bytearray(b"a"), "a", None, [],
          Index(7), Index(2**70), Float(), Raising())
for form in FORMATS:
    room = bytearray(8)
    m = memoryview(room).cast(form)
    for item in VALUES:
        try:
            m[0] = item
            print(form, type(item).__name__, m[0], bytes(room))
        except Exception as error:
            print(form, type(error).__name__, error)

# what can't be cast
m = memoryview(bytes(24))
for form in ("x", "e", "<i", "=i", "!i", ">i", "ii", "", "@", "@@", "@ii", "é", "3i", "B", "i"):
    told(lambda: m.cast(form).shape)
    told(lambda: m.cast("i").cast(form).shape)
told(lambda: m[:7].cast("i"))
told(lambda: m[::2].cast("i"))
told(lambda: m[::2].cast("B"))
told(lambda: m.cast())
told(lambda: m.cast(1))
told(lambda: m.cast(None))
told(lambda: m.cast("B", 3))
told(lambda: m.cast("B", "24"))
told(lambda: m.cast("B", None))
told(lambda: m.cast("B", {24: 1}))
told(lambda: m.cast("B", [24], 1))
told(lambda: m.cast("B", shape=[24]).shape)
told(lambda: m.cast(format="B", shape=(24,)).shape)
told(lambda: m.cast("B", form=1))
for shape in ([24], [2, 12], [2, 3, 4], [23], [25], [0], [-1, -24], [24, 0], [1.0], ["a"], [None], [True, 24], [2**70],
              [2**62, 4], [Index(24)], [], [1] * 64 + [24], [1] * 63 + [24], [1] * 64):
    told(lambda: m.cast("B", shape).shape)
told(lambda: m[:0].cast("B", [0]))
told(lambda: m[:0].cast("B", []))
told(lambda: m[:1].cast("B", []).shape)

# several dimensions
b = bytearray(range(24))
m = memoryview(b)
n = m.cast("B", [2, 3, 4])
facts(n)
facts(n.cast("B"))
facts(n[1:])
facts(n[::-1])
facts(n.cast("i"))
facts(m.cast("h", [3, 4]))
facts(m.cast("i", (2, 3)))
facts(m.cast("B", [1, 24]))
facts(m.cast("B", [24, 1]))
facts(m.cast("B", [4, 6])[::2])
print(n.tobytes("F"), n.tobytes("A"), n.tobytes("C"), n[::-1].tobytes("F"), n.hex(":", 4))
print(n[0, 0, 0], n[1, 2, 3], n[-1, -1, -1], n[(1, 0, Index(2))])
for key in (0, (0,), (0, 0), (0, 0, 0, 0), (2, 0, 0), (0, 3, 0), (0, 0, -5), (slice(1), slice(1), slice(1)), (slice(1), 0),
            (), ..., "a", (0, 0, "a"), slice(0, 2, 0)):
    told(lambda: n[key])
for key, item in (((0, 0, 0), 100), ((1, -1, -1), 101), ((0, 0), 1), (0, 1), (slice(1), b"a"), ((slice(1),), b"a"),
                  ((0, 0, 0), 300), ((0, 0, 9), 1), ("a", 1), ((), 1), ((0, 0, 0, 0), 1)):
    try:
        n[key] = item
        print(b)
    except Exception as error:
        print(type(error).__name__, error)
told(lambda: list(n))
told(lambda: iter(n))
told(lambda: n.cast("B", [6, 4]))
told(lambda: n.cast("B", [24]).shape)
told(lambda: n[::-1].cast("B"))
told(lambda: bytes(n[::-1]))
told(lambda: bytearray(n[:, ] if False else n))
told(lambda: 5 in n)
told(lambda: len(n))
z = m[3:4].cast("B", [])
facts(z)
print(z[()], z[...] is z, z == b"\x03", z == m[3:4].cast("B", ()))
z[()] = 9
z[...] = Index(8)
print(b[3])
for call in (lambda: z[0], lambda: z[0:1], lambda: list(z), lambda: z[(0,)], lambda: z.cast("b")[0], lambda: hash(z),
             lambda: z.tolist()):
    told(call)
try:
    z[0] = 1
except TypeError as error:
    print(error)
try:
    z[()] = 1000
except ValueError as error:
    print(error)

# comparison over formats
i = memoryview(bytearray(b"\1\0\0\0\2\0\0\0")).cast("i")
print(i == memoryview(bytes([1, 2])), i == memoryview(b"\1\0\2\0").cast("h"), i == i.cast("b"), i == b"\1\2",
      b"\1\2" == i, i.cast("b").cast("I") == i, i == i[::-1], i[::-1] == memoryview(b"\2\1"))
nan = memoryview(bytearray(8)).cast("d")
nan[0] = float("nan")
print(nan == nan, nan != nan, nan == memoryview(nan), nan.cast("B") == nan.cast("B"))
print(memoryview(b"ab").cast("c") == memoryview(b"ab"), memoryview(b"ab").cast("c") == memoryview(b"ab").cast("c"),
      memoryview(b"\0\1").cast("?") == memoryview(b"\0\1"))
print(n == memoryview(bytes(b)).cast("B", [2, 3, 4]), n == m, n == memoryview(bytes(b)).cast("B", [3, 2, 4]),
      n[:0] == memoryview(bytes(b)).cast("B", [2, 12])[:0], n[:0] == n[2:])
told(lambda: hash(memoryview(bytes(4)).cast("b")) == hash(bytes(4)))
told(lambda: hash(memoryview(bytes(4)).cast("c", [2, 2])) == hash(bytes(4)))
told(lambda: hash(memoryview(bytes(4)).cast("i")))
told(lambda: hash(i))

# assignment of slices with items of several bytes
i[:] = memoryview(bytes([9, 0, 0, 0, 8, 0, 0, 0])).cast("i")
print(i.tolist())
for source in (bytes(8), memoryview(bytes(8)).cast("I"), memoryview(bytes(8)).cast("@i"), memoryview(bytes(4)).cast("i"), i[::-1]):
    try:
        i[:] = source
        print(i.tolist())
    except Exception as error:
        print(type(error).__name__, error)
