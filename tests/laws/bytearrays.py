# SPDX-License-Identifier: BSL-1.0
"""Laws of bytearray, and of the methods that it has in common with bytes."""


def raised(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def made(n):
    return (bytearray(n) == bytes(n) and bytearray(range(n)) == bytes(range(n)) and bytearray("é", "utf-8") == b"\xc3\xa9"
            and bytearray([n, 2]) == bytes((n, 2)) and bytearray() == b"" and bytearray(bytearray(b"x")) == b"x"
            and bytes(bytearray(b"xyz")) == b"xyz" and repr(bytearray(b"a'\xff")) == "bytearray(b\"a\\'\\xff\")"
            and raised(bytearray, "x") == "TypeError: string argument without an encoding"
            and raised(bytearray, [256]) == "ValueError: byte must be in range(0, 256)"
            and raised(bytearray, -n) == "ValueError: negative count")


def changed(n):
    b = bytearray(b"0123456789")
    b[0] = 65
    b[-1] = n
    b[2:4] = b"abc"
    b[:1] = b""
    del b[-2]
    b.append(66)
    b.insert(1, 67)
    b.extend([1, 2])
    b.extend(b"xy")
    b[::5] = b"...."[: len(b[::5])]
    popped = b.pop()
    b.remove(67)
    b += b"!"
    return b == b".abc.567" + bytes([n]) + b".\x01\x02x!" and popped == 121


def sliced():
    b = bytearray(b"0123456789")
    del b[::3]
    first = bytes(b)
    b[1:1] = b
    second = bytes(b)
    b[:] = range(3)
    c = b
    c *= 2
    return (first == b"124578" and second == b"112457824578" and b == bytes([0, 1, 2, 0, 1, 2]) and c is b
            and b[::-1] == bytes([2, 1, 0, 2, 1, 0]) and type(b[1:]) is bytearray
            and raised(b.__setitem__, slice(None, None, 2), b"x") == "ValueError: attempt to assign bytes of size 1 to extended slice of size 3")


def room():
    b = bytearray()
    sizes = []
    for i in range(20):
        b.append(i)
        sizes.append(b.__alloc__())
    for _ in range(20):
        b.pop()
        sizes.append(b.__alloc__())
    return sum(sizes)


def iterated():
    b = bytearray(b"abc")
    seen = []
    for byte in b:
        seen.append(byte)
        if len(b) < 6:
            b.append(byte + 1)
    return seen == list(b"abcbcd") and list(b) == seen and 99 in b and b"cb" in b and max(b) == 100


def mixed():
    a, b = b"ab", bytearray(b"ab")
    return (a == b and b == a and a + b == b"abab" and type(a + b) is bytes and type(b + a) is bytearray and a < bytearray(b"b")
            and b.join([a, b]) == b"ababab" and a.join([b]) == a and a.find(b) == 0 and b.startswith((b"x", a))
            and raised(hash, b) == "TypeError: unhashable type: 'bytearray'" and int(bytearray(b"12")) == 12
            and float(bytearray(b"1.5")) == 1.5 and ord(bytearray(b"a")) == 97 and str(b, "ascii") == "ab"
            and raised(lambda: b + "x") == "TypeError: can't concat str to bytearray"
            and raised(lambda: b.__iadd__(b)) == "BufferError: Existing exports of data: object cannot be re-sized")


def both(kind):
    b = bytearray(b"Hello, wORLD\tx\ny") if kind else b"Hello, wORLD\tx\ny"
    of = bytearray if kind else bytes
    results = [b.title(), b.capitalize(), b.upper(), b.swapcase(), b.expandtabs(4), b.replace(b"l", b"L"), b.center(20, b"*"),
               b.translate(bytes.maketrans(b"lo", b"01"), b"\n"), b.removeprefix(b"Hel"), b.strip(b"Hy"), *b.split(), *b.rsplit(None, 1),
               *b.splitlines(), *b.partition(b", ")]
    return (all(type(each) is of for each in results if each != b", ") and b.hex("-", 4) == "48656c6c-6f2c2077-4f524c44-09780a79"
            and bytes(results[0]) == b"Hello, World\tX\nY" and bytes(results[7]) == b"He001, wORLD\txy"
            and [bytes(each) for each in b.rsplit(b"l", 1)] == [b"Hel", b"o, wORLD\tx\ny"] and not b.istitle() and b.isascii()
            and b.islower() is False and of.fromhex("00 ff") == bytes([0, 255]))


class Derived(bytearray):
    def __init__(self, *given):
        super().__init__(*given)
        self.extra = len(self)


def derived():
    d = Derived(b"abc")
    d += b"d"
    return (d == b"abcd" and d.extra == 3 and type(d) is Derived and type(d[1:]) is bytearray and repr(d) == "Derived(b'abcd')"
            and type(Derived.fromhex("61")) is Derived)
