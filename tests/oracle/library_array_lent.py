# SPDX-License-Identifier: BSL-1.0
"""Arrays where bytes are taken: methods of bytes and bytearray, memoryviews, ints, files, struct, binascii."""
import _io
import _struct
import binascii
from array import array as A


def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


x = A("b", b"xy")
h = A("h", [1, 2])
empty = A("d")
for f in (lambda: bytes(h), lambda: bytearray(A("h", [258])), lambda: b"".join([x, b"z", empty, h]), lambda: bytearray(b",").join([x, x]),
          lambda: b"axyb".find(x), lambda: b"axyb".rindex(x), lambda: x in b"axyb", lambda: x in bytearray(b"axyb"), lambda: h in b"axyb",
          lambda: b"axyb".replace(x, h), lambda: b"axyb".split(x), lambda: b"axyb".rsplit(x), lambda: b"xy" == x, lambda: bytearray(b"xy") == x,
          lambda: bytearray(b"xz") > x, lambda: x == bytearray(b"xy"), lambda: b"xya".startswith(x), lambda: b"axy".endswith((h, x)), lambda: str(x, "ascii"),
          lambda: str(h, "utf-16-le"), lambda: bytearray(b"a") + x, lambda: b"a" + h, lambda: b"a" + empty, lambda: b"a%b|%s" % (x, h), lambda: b"axyb".partition(x),
          lambda: bytearray(b"axyb").partition(x), lambda: bytearray(b"axyb").rpartition(h), lambda: b"xaxyx".strip(x), lambda: b"xyz".removeprefix(x),
          lambda: b"zxy".removesuffix(x), lambda: b"xy".translate(A("B", range(256))), lambda: b"xyz".translate(None, x), lambda: bytes.maketrans(x, b"ab")[118:123],
          lambda: b"a".center(5, x), lambda: b"axyb".count(x), lambda: b"xy".fromhex(x), lambda: int(A("b", b"15")), lambda: int(A("b", b"f"), 16), lambda: float(A("b", b"1.5")),
          lambda: int.from_bytes(h, "little"), lambda: int.from_bytes(empty, "big"), lambda: bytes(empty)):
    t(f)
b = bytearray(b"abc")
b[1:2] = x
print(b)
b += h
print(b)
b.extend(x)
print(b)
b[::3] = A("b", [1, 2, 3, 4])
print(b)
t(lambda: b.__setitem__(slice(None, None, 3), x))
print("=== views")
for f in (lambda: memoryview(x) == x, lambda: memoryview(x).hex(), lambda: memoryview(x).cast("B").tolist(), lambda: memoryview(A("u", "a")) == memoryview(A("u", "a")),
          lambda: memoryview(A("u", "a")).cast("B")[0], lambda: memoryview(h).cast("i"), lambda: memoryview(h).cast("B").cast("i").tolist(), lambda: memoryview(h) == A("i", [1, 2]),
          lambda: memoryview(A("u", "a")).__setitem__(0, "b"), lambda: memoryview(A("f", [1.5]))[0], lambda: memoryview(h).__setitem__(0, 2 ** 20), lambda: hash(memoryview(x)),
          lambda: hash(memoryview(x).toreadonly()), lambda: memoryview(A("u", "ab"))[::-1].tobytes(), lambda: memoryview(h)[1:].tolist(), lambda: memoryview(empty).cast("B").tolist(),
          lambda: memoryview(h) == b"\1\0\2\0", lambda: memoryview(h).cast("B") == b"\1\0\2\0", lambda: memoryview(A("d", [float("nan")])) == A("d", [float("nan")])):
    t(f)
m = memoryview(h)[1:]
m[0] = -5
print(h)
t(lambda: h.append(1))
del m
t(lambda: h.append(1))
print("=== files and others")
f = _io.BytesIO(h)
print(f.read(), f.write(x), f.writelines([x, h]), f.getvalue(), f.seek(0), f.readinto(h), h, f.readinto(memoryview(x)), x)
print(binascii.hexlify(h), binascii.crc32(x), binascii.b2a_base64(x), _struct.unpack("<hhh", h), list(_struct.iter_unpack("h", h)), _struct.unpack_from("b", x, 1))
_struct.pack_into("h", h, 2, 77)
print(h)
i = _struct.iter_unpack("h", h)
t(h.pop)
print(next(i))
del i
t(h.pop)
