# SPDX-License-Identifier: BSL-1.0
"""bytes as a sequence: items, slices, making, hex, comparison, and what it refuses."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


b = b"a\x00\xff\x80z"
numbers = [None, 0, 1, 2, 4, 5, 9, -1, -2, -5, -6, 2**70]
print([said(b.__getitem__, i) for i in numbers if i is not None],
    [[b[s:e] for e in numbers] for s in (None, 1, -2, 9)], [b[::k] for k in (1, 2, -1, -3)],
    list(b), tuple(b), sorted(b), max(b), sum(b), list(reversed(b)), len(b), bytes(b) is b,
    b[:] is b)
print(b"", b"'", b'"', b"'\"", b"\\", b"\t\n\r\x0b\x0c\x7f", b"\x41\101\0", rb"\x41\n", Rb'\'',
    b"a" b"b" rb"\c", b"""x
y""", bytes(range(0, 256, 15)), str(b), repr(b), f"{b}", "%s" % b, ascii(b))
for made in ((), (3,), (b"x",), ([1, 2],), ("abc", "ascii"), ((x for x in (65, 66)),), ({1: 2},),
    (True,), (range(3),)):
    print(bytes(*made))
for bad in ((-1,), ([256],), ([-1],), (["a"],), ([1.5],), (1.5,), ("a",), (None,), ([2**70],),
    (2**70,), (1, 2, 3, 4), ([None],), ({"a"},), (object,)):
    print(bad, said(bytes, *bad))
print(said(lambda: b["a"]), said(lambda: b[1.0]), said(lambda: b[::0]), said(lambda: b + "a"),
    said(lambda: "a" + b), said(lambda: b + 1), said(lambda: b * "a"), said(lambda: b * 1.5),
    said(lambda: b - b), said(lambda: b < "a"), said(lambda: b < 1), b == "a", b != "a\x00",
    said(lambda: "a" in b), said(lambda: 256 in b), said(lambda: -1 in b), 0 in b, 97 in b,
    b"\xff\x80" in b, b"" in b, said(lambda: None in b), said(lambda: 1.5 in b), b * 2, 2 * b,
    b * 0, b * -1, said(lambda: b * 2**62), said(lambda: setattr(b, "x", 1)),
    said(b.__delattr__, "x"), said(lambda: b(1)))


def put(): b[0] = 1
def remove(): del b[0]
def change(): b.append(1)


print(said(put), said(remove), said(change), [x < y for x in (b"", b"a", b"ab", b"b", b"\xff")
    for y in (b"", b"a", b"ab", b"b", b"\xff")], hash(b"abc") == hash(bytes([97, 98, 99])),
    {b"k": 1}[b"k"], b"a" == bytearray(b"a"), {b"a": 1}.get("a"), min([b"b", b"a"]),
    b"".join([b"x", b"y"]), said(b",".join, ["a"]), said(b",".join, [1]),
    b",".join(map(bytes, [[65], [66, 67]])))
print(b.hex(), b.hex(":"), b.hex("-", 2), b.hex("-", -2), b.hex(b"_", 3), said(b.hex, ""),
    said(b.hex, "ab"), said(b.hex, "é"), said(b.hex, 1), bytes.fromhex("61 62\t63"),
    bytes.fromhex("AbCd"), said(bytes.fromhex, "6"), said(bytes.fromhex, "6g"),
    said(bytes.fromhex, "6 1"), said(bytes.fromhex, b"61"), said(bytes.fromhex, "é"),
    said(bytes.fromhex), bytes.fromhex(""))
x = b"a"
y = x
x += b"b"
x *= 2
first, *rest = b"xyz"
print(x, y, first, rest, [*b"ab"], {**{}, "k": b""}, (lambda *a: a)(*b"\x01\x02"),
    int.from_bytes(b[:2], "big"), int(b"12"), float(b"1.5"), said(int, b"x"),
    b"%d %s %a" % (1, b"x", "é"), b"a,b".split(b","), b"Ab".swapcase(), b"abc".find(98),
    b"abc".find(b"c"), b"abc".index(b"b"), said(b"abc".index, b"z"), said(b"abc".find, "b"),
    said(b"abc".find, 256), b"abc".count(97), b"abc".startswith((b"x", b"a")),
    said(b"abc".startswith, "a"), said(b"a".decode, "nope"), iter(b"ab").__length_hint__(),
    enumerate(b"ab").__next__())
