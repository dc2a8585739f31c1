# SPDX-License-Identifier: BSL-1.0
"""Classes derived from bytes."""


class B(bytes):
    kind = "B"

    def shout(self):
        return self.upper() + b"!"


def show(run):
    try:
        print(run())
    except Exception as error:
        print(type(error).__name__, error)


b = B(b"hello")
b.note = 5
print(b, repr(b), type(b).__name__, len(b), b[0], b[1:3], b == b"hello", hash(b) == hash(b"hello"))
print(b.note, b.shout(), b.kind, b.__dict__, isinstance(b, bytes), B.__mro__)
for run in (
    lambda: B(), lambda: B(3), lambda: B([1, 2]), lambda: B("xé", "utf-8"), lambda: B("x"),
    lambda: B(5, 6), lambda: B(1, 2, 3, 4), lambda: B(-1), lambda: B([256]), lambda: B(source=b"k"),
    lambda: B(b), lambda: bytes(b), lambda: B(bytearray(b"array")), lambda: B(memoryview(b"view")),
    lambda: bytes.__new__(B, b"made"), lambda: bytes.__new__(int), lambda: B.fromhex("6162"),
):
    try:
        made = run()
        print(type(made).__name__, made)
    except Exception as error:
        print(type(error).__name__, error)

# What is unchanged is a bytes, not the object.
for run in (
    lambda: b[:], lambda: b + b"", lambda: b"" + b, lambda: b * 1, lambda: b.strip(),
    lambda: b.replace(b"z", b"y"), lambda: b.ljust(2), lambda: b.center(1), lambda: b.zfill(3),
    lambda: b.translate(None), lambda: b.removeprefix(b"z"), lambda: b.removesuffix(b"z"),
    lambda: b.expandtabs(), lambda: b.__bytes__(), lambda: bytes(b), lambda: b"".join([b]),
    lambda: b.split(b"z")[0], lambda: b.splitlines()[0], lambda: b.partition(b"z")[0],
    lambda: b.rpartition(b"z")[2], lambda: b % (), lambda: b"%b" % b, lambda: b"%s" % b,
    lambda: b.lower(), lambda: b.__getnewargs__()[0], lambda: b.rstrip(b"q"),
):
    made = run()
    print(type(made).__name__, made, made is b)
plain = b"plain"
print(plain[:] is plain, plain + b"" is plain, plain * 1 is plain, b"".join([plain]) is plain)

print(b"a" + B(b"b"), B(b"a") + bytearray(b"b"), bytearray(b"b") + B(b"a"), b in [b"hello"])
print({b: 1}[b"hello"], {b"hello": 2}[b], b"ell" in b, 104 in b, list(b), b.find(B(b"l")))
print(memoryview(b)[1], bytearray(b), int.from_bytes(B(b"\1\2"), "big"), str(b, "ascii"), b.decode())
print(int(B(b"12")), float(B(b"1.5")), b"x%by" % B(b"in"), b < b"i", sorted([B(b"b"), b"a"]))
show(lambda: b.partition(B(b"l")))
print(type(b.partition(B(b"l"))[1]).__name__)


class Own(bytes):
    def __new__(cls, text, extra):
        made = super().__new__(cls, text, "ascii")
        made.extra = extra
        return made

    def __bytes__(self):
        return b"by method"

    def __eq__(self, other):
        return "eq"

    def __hash__(self):
        return 7

    def __len__(self):
        return 99

    def __getitem__(self, at):
        return "item %s" % (at,)

    def __iter__(self):
        return iter("abc")

    def __contains__(self, item):
        return item == "z"

    def __add__(self, other):
        return "added"

    def __repr__(self):
        return "Own!"


o = Own("text", 4)
print(o.extra, bytes(o), o == 1, hash(o), len(o), o[3], list(o), "z" in o, o + 1, repr(o), str(o))
print(b"%b" % o, bytes.__len__(o), bytearray(o), o.hex(), o.upper())

for body in ({"__slots__": ("a",)}, {"__slots__": ()}, {"__slots__": "__dict__"},
             {"__slots__": "__weakref__"}):
    try:
        print(type("S", (bytes,), body)(b"s"))
    except TypeError as error:
        print(error)


class Empty(bytes):
    __slots__ = ()


try:
    Empty(b"x").note = 1
except AttributeError as error:
    print(error)


class IntA(int):
    pass


class IntB(int):
    pass


class NoDict(int):
    __slots__ = ()


show(lambda: type("Mixed", (B, Own), {}))
show(lambda: type("Mixed", (B, Empty), {})(b"m").shout())
show(lambda: type("Mixed", (Empty, B), {})(b"m").shout())
show(lambda: type("Mixed", (IntA, IntB), {}))
show(lambda: type("Mixed", (IntA, NoDict), {})(4) + 1)
show(lambda: type("T", (bytes, str), {}))
show(lambda: type("T", (bytes, int), {}))


class Ends(bytes):
    def __del__(self):
        print("del", bytes.__repr__(self))


Ends(b"gone")
loop = Ends(b"loop")
loop.self = loop
del loop
match b:
    case bytes(x):
        print("matched", x)


# Where a str says itself what its bytes are.
class Text(str):
    def __bytes__(self):
        return b"own"


show(lambda: bytes(Text("\u20ac")))
show(lambda: bytes(Text("\xe9"), "latin-1"))
show(lambda: bytes(Text("x"), errors="strict"))
show(lambda: B(Text("x")))
show(lambda: bytearray(Text("x")))
show(lambda: bytes("x"))
show(lambda: bytes("x", errors="strict"))
show(lambda: bytes(1, errors="strict"))
show(lambda: bytes(1, "utf-8", "strict"))


# A list that its items change while they are asked for their bytes.
class Changes:
    def __init__(self, change):
        self.change = change

    def __index__(self):
        self.change()
        return 42


items = []
items += [Changes(items.clear), 1, 2]
show(lambda: bytes(items))
items = [Changes(lambda: len(items) < 100 and items.append(items[0]))]
show(lambda: bytes(items) == b"*" * 100)
show(lambda: bytes([1, 2 ** 70]))
show(lambda: bytes(iter([1, "x"])))
