# SPDX-License-Identifier: BSL-1.0
# The buffer protocol: a bytearray with exports, and what takes bytes-like objects.


def told(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


class Index:
    def __init__(self, index):
        self.index = index

    def __index__(self):
        return self.index


b = bytearray(b"abcdef")
m = memoryview(b)


def assign(key, item):
    b[key] = item
    return bytes(b)


def delete(key):
    del b[key]
    return bytes(b)


def add(item):
    global b
    b += item
    return bytes(b)


def times(count):
    global b
    b *= count
    return bytes(b)


for call in (lambda: b.append(1), lambda: b.extend(b"a"), lambda: b.extend(b""), lambda: b.extend([]), lambda: b.extend([1]),
             lambda: b.insert(0, 1), lambda: b.pop(), lambda: b.remove(97), lambda: b.remove(0), lambda: b.clear(),
             lambda: b.reverse(), lambda: b.copy(), lambda: assign(0, 65), lambda: assign(slice(0, 2), b"xy"),
             lambda: assign(slice(0, 2), b"x"), lambda: assign(slice(0, 2), b"xyz"), lambda: assign(slice(2, 4), b""),
             lambda: assign(slice(None, None, 2), b"123"), lambda: assign(slice(None, None, 2), b""),
             lambda: assign(slice(3, 3), b""), lambda: assign(slice(2, 3), b""), lambda: assign(slice(1, 5), m[0:4]),
             lambda: assign(slice(0, 4), m[1:5]), lambda: assign(slice(0, 4), m[1:3]), lambda: assign(slice(0, 3), m[::-2]),
             lambda: delete(0), lambda: delete(slice(0, 2)), lambda: delete(slice(None, None, 2)), lambda: delete(slice(2, 2)),
             lambda: delete(slice(None)), lambda: add(b"x"), lambda: add(b""), lambda: add(m), lambda: add(b),
             lambda: times(2), lambda: times(1), lambda: times(0), lambda: b.__init__(), lambda: b.__init__(b"abc"),
             lambda: b.__init__(6), lambda: b + b"x", lambda: b * 2, lambda: b[1:3], lambda: b.replace(b"a", b"zz"),
             lambda: b.__alloc__() >= 6):
    told(call)
    print(b, m.tobytes())
m.release()
b += b"more"
print(b)
b += memoryview(b"view")
b[1:3] = memoryview(b"12345")[::2]
b.extend(memoryview(b"end"))
b[-1:] = memoryview(bytearray(b"!?"))
print(b)
told(lambda: b.extend(memoryview(b"abcd")[::2]))
told(lambda: b + memoryview(b"abcd")[::2])
told(lambda: add(memoryview(b"abcd")[::2]))
told(lambda: b.extend(memoryview(b)))
told(lambda: add(memoryview(b)))
told(lambda: assign(slice(0, 0), memoryview(b)))
told(lambda: assign(slice(0, 2), memoryview(b)[2:4]))
e = bytearray()
held = memoryview(e)
e.__init__()
told(lambda: e.append(1))
told(lambda: e.clear())
told(lambda: e.extend(b""))
told(lambda: e.__iadd__(e))
del held
e.append(1)
print(e)

# a loan lasts as long as one of its memoryviews
b = bytearray(b"abc")
views = [memoryview(b), memoryview(b)[1:]]
views.append(memoryview(views[1]))
while views:
    told(lambda: b.append(100))
    views.pop()
b.append(100)
print(b)


def loop():
    b = bytearray(b"cycle")
    m = memoryview(b)
    class Held(bytearray):
        pass
    h = Held(b"held")
    h.view = memoryview(h)
    h.self = h
    return h.view.tolist(), m.obj


print(loop())


class Derived(bytearray):
    pass


d = Derived(b"derived")
with memoryview(d) as m:
    print(m.tolist(), m.obj is d, m.readonly)
    told(lambda: d.append(1))
d.append(33)
print(d)

# what takes bytes takes memoryviews
m = memoryview(b"abc")
s = memoryview(b"a-b-c")[::2]
text = b"xxabcxxabc"
for of in bytes, bytearray:
    t = of(text)
    for call in (lambda: of(m), lambda: of(s), lambda: of(memoryview(b"\1\0\2\0").cast("h")), lambda: of(memoryview(b"")),
                 lambda: t.find(m), lambda: t.find(s), lambda: t.rfind(m), lambda: t.index(m), lambda: t.count(m),
                 lambda: t.count(s), lambda: m in t, lambda: s in t, lambda: t.replace(m, memoryview(b"!")),
                 lambda: t.replace(s, b""), lambda: t.split(m), lambda: t.split(s), lambda: t.rsplit(m, 1),
                 lambda: t.partition(m)[::2], lambda: t.rpartition(m)[::2], lambda: of(b"a-b").partition(memoryview(b"--")[::2])[::2], lambda: t.startswith(m),
                 lambda: t.endswith((b"z", m)), lambda: t.endswith(m[1:]), lambda: t.startswith(s), lambda: t.strip(memoryview(b"xc")),
                 lambda: t.strip(s), lambda: t.removeprefix(memoryview(b"xx")), lambda: t.removesuffix(m), lambda: t + m,
                 lambda: t + s, lambda: m + t, lambda: t.join([m, m]), lambda: t.join([s]), lambda: of(b",").join([m, b"z", bytearray(b"y")]),
                 lambda: t.translate(memoryview(bytes(256))), lambda: t.translate(None, m), lambda: t.translate(s),
                 lambda: of.maketrans(m, memoryview(b"xyz")), lambda: t.translate(of.maketrans(m, b"ABC")),
                 lambda: t.center(12, memoryview(b"*")), lambda: t == m, lambda: of(b"abc") == m, lambda: of(b"abc") != s,
                 lambda: of(b"abc") == s, lambda: of(b"a") < m, lambda: of(b"%s|%b") % (m, m), lambda: of(b"%s") % m,
                 lambda: of(b"%c") % m[:1], lambda: of(b"x") % m, lambda: of(b"%s") % s, lambda: of(b"%d") % m,
                 lambda: of.fromhex(memoryview(b"00")), lambda: of(m, "ascii"), lambda: t.hex(memoryview(b":"))):
        told(call)
for call in (lambda: int.from_bytes(m, "big"), lambda: int.from_bytes(s, "little"), lambda: int(memoryview(b" 12 ")),
             lambda: int(memoryview(b"1x2")[::2]), lambda: int(memoryview(b"zz")), lambda: int(memoryview(b"12"), 5),
             lambda: float(memoryview(b"1.5")), lambda: str(m, "ascii"), lambda: str(s, "ascii"),
             lambda: ord(m[:1]), lambda: len(m), lambda: sum([m]), lambda: complex(m),
             lambda: "x" % m, lambda: "".join(m), lambda: list(map(chr, m)), lambda: b"%s" % [m], lambda: isinstance(m, bytes),
             lambda: bytes.join(m, []), lambda: bytes.upper(m), lambda: m.upper(), lambda: int.from_bytes(memoryview(b"\1\0").cast("h"), "big")):
    told(call)
