# SPDX-License-Identifier: BSL-1.0
"""The module marshal: what is written in each format, what is read, and what can't be."""
import _io
import marshal


def result(function, *given):
    try:
        return function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


DAMAGED = (
    b"", b"i", b"i\1\0\0", b"\x00", b"q", b"(\1\0\0\0", b")\x02N", b"(\xff\xff\xff\xff", b"[\xff\xff\xff\xff",
    b"<\xff\xff\xff\xff", b">\xff\xff\xff\xff", b"s\xff\xff\xff\xff", b"s\5\0\0\0ab", b"a\xff\xff\xff\xff",
    b"u\xff\xff\xff\xff", b"r\0\0\0\0", b"r\xff\xff\xff\xff", b"{N", b"l\0\0\0\x80", b"l\1\0\0\0\0\x80", b"l\1\0\0\0\0\0",
    b"l\2\0\0\0\5\0\0\0", b"g\0", b"y\0", b"c", b"0", b"{[\0\0\0\0N0", b"<\1\0\0\0[\0\0\0\0", b")\1" * 2000 + b"N",
)
for image in DAMAGED:
    print(image[:20], result(marshal.loads, image))
READ = (
    b"l\1\0\0\0\5\0", b"f\0011", b"f\x04-inf", b"x\x011\x012", b"I\1\0\0\0\0\0\0\0", b"I" + b"\xff" * 8, b"S", b"N", b"T", b"F",
    b".", b"\xe9\1\0\0\0", b"[\0\0\0\0x", b"NNNNN", b"{i\1\0\0\0[\0\0\0\x000", b"{0", b"u\3\0\0\0\xed\xa0\x80", b"u\2\0\0\0\xc3\xa9",
    b"(\2\0\0\0\xe9\5\0\0\0r\0\0\0\0", b"\xa9\2\xdb\0\0\0\0r\1\0\0\0", b">\1\0\0\0N", b"y" + b"\0" * 16, b"s\2\0\0\0ab",
    b"l\xfe\xff\xff\xff\0\0\1\0",
)
for image in READ:
    print(image, ascii(result(marshal.loads, image)))
print(result(marshal.loads), result(marshal.loads, 1), result(marshal.loads, "a"), result(marshal.loads, b"N", 1))
print(marshal.loads(memoryview(b"xT")[1:]), marshal.loads(bytearray(b"F")))
VALUES = (
    None, True, 1, -1, 300, 2**31, 2**31 - 1, -(2**31), -(2**31) - 1, 2**70, -(2**70), 1.5, float("inf"), 0.1, 1j, b"", b"abc", "",
    "abc", "\xe9", "\ud800", (), (1,), {1}, frozenset((3, 1, 2)), ..., StopIteration, {"b", "a", "c"},
)
for version in range(-1, 6):
    for each in VALUES:
        written = marshal.dumps(each, version)
        print(version, each if not isinstance(each, (str, set)) else "", written, marshal.loads(written) == each)


class Own:
    pass


class Int(int):
    pass


class List(list):
    pass


for each in (Own, [Own()], Int(4), List(), len, marshal, range(3), [lambda: 1]):
    print(result(marshal.dumps, each))
print(result(marshal.dumps, memoryview(b"abc")[::2]))
print(result(marshal.dumps), result(marshal.dumps, 1, 2, 3), result(marshal.dumps, 1, "a"), result(marshal.dump, 1), marshal.version)
deep = []
for _ in range(2500):
    deep = [deep]
print(result(marshal.dumps, deep))
circle = []
circle.append(circle)
print(marshal.dumps(circle), result(marshal.dumps, circle, 2))
text = "text"
print(marshal.dumps((text, text, 5, 5, 5.5, 5.5, 10**20)))
items = [1, 2]
copied = marshal.loads(marshal.dumps([items, items, text, text]))
print(copied, copied[0] is copied[1])
print(marshal.loads(marshal.dumps({1: {2: [3, (4,)]}, "a": None, (1, 2): {5}})))
print(marshal.loads(marshal.dumps("\u20ac" * 300)) == "\u20ac" * 300, marshal.loads(marshal.dumps("a" * 300)) == "a" * 300)
print(marshal.loads(marshal.dumps(tuple(range(300)))) == tuple(range(300)))


def function(first, *rest, named=5, **more):
    try:
        return first, rest, named, more, [each for each in rest]
    except ValueError:
        return None


def other(first, second=2):
    """Documented."""
    return first + second


for each in (function, other):
    code = marshal.loads(marshal.dumps(each.__code__))
    print(code.co_name, code.co_varnames, code.co_code == each.__code__.co_code)
    print(list(code.co_lines()) == list(each.__code__.co_lines()), code.co_exceptiontable == each.__code__.co_exceptiontable)


def runs():
    print([number * 2 for number in (1, 2)])


exec(marshal.loads(marshal.dumps(runs.__code__)))

file = _io.BytesIO()
for each in ([1, 2], "a", 5):
    print(marshal.dump(each, file))
file.seek(0)
print(marshal.load(file), marshal.load(file), marshal.load(file), result(marshal.load, file))
print(result(marshal.load, 1), result(marshal.dump, 1, 1), result(marshal.load), result(marshal.load, _io.StringIO("N")))
