# SPDX-License-Identifier: BSL-1.0
"""Changing a bytearray, and how much room it has then; code that changes it meanwhile."""


def told(f):
    try:
        print(f())
    except BaseException as error:
        print(type(error).__name__, error)


B = bytearray
for source in ([0] * 10, (1,) * 10, iter([0] * 10), range(100), b"x" * 20, 50, [], list(range(9))):
    b = B(source)
    print(b.__alloc__(), len(b))


def after(f):
    b = B(b"0123456789")
    try:
        result = f(b)
    except BaseException as error:
        result = (type(error).__name__, str(error))
    print(result, b, b.__alloc__())


def putting(key, item):
    def f(b):
        b[key] = item

    return f


def deleting(key):
    def f(b):
        del b[key]

    return f


after(putting(0, 65))
after(putting(-1, 65))
after(putting(10, 65))
after(putting(0, 256))
after(putting(0, -1))
after(putting(0, 'a'))
after(putting('a', 1))
after(putting(1.5, 1))
after(putting(10**30, 1))
after(putting(0, 10**30))
after(putting(True, True))
for k in (slice(0, 3), slice(2, 5), slice(None), slice(8, None), slice(5, 2), slice(None, None, 2), slice(None, None, -1), slice(None, None, 3), slice(100, 200), slice(-3, None), slice(3, 3), slice(0,0), slice(9,None,-2), slice(5,2,-1)):
    for v in (b'', b'a', b'abc', B(b'abcdefghijklmnop'), [65, 66], (65,), range(65, 70), iter([1, 2]), 'abc', 5, None, [300], ['a'], 1.5, b'abcde', b'0123456789', {65}):
        print(k, end=' ')
        after(putting(k, v))
    after(deleting(k))
after(deleting(0))
after(deleting(-1))
after(deleting(5))
after(deleting(10))
after(deleting('a'))
after(deleting(1.5))
after(deleting(10**30))
for key in (slice(3, 5), slice(None, None, 2), slice(None)):
    after(lambda b: putting(key, b)(b))


def iadd(other):
    def f(b):
        b += other
        return b

    return f


after(iadd(b'abc'))
after(iadd(B(b'x' * 30)))
after(iadd('a'))
after(iadd(3))
after(iadd([1]))
after(lambda b: iadd(b)(b))
after(lambda b: b.__iadd__(b'q') is b)


def imul(n):
    def f(b):
        b *= n
        return b

    return f


for n in (0, 1, 2, 5, -1, 10**30, 'a', 1.5, True): after(imul(n))
after(lambda b: b.append(65))
after(lambda b: b.append(True))
after(lambda b: b.extend(b'ab'))
after(lambda b: b.extend([1, 2]))
after(lambda b: b.extend(b))
after(lambda b: b.extend(x for x in b'abc'))
after(lambda b: b.extend([1, 300]))
after(lambda b: b.extend(range(100)))
after(lambda b: b.extend({}))
after(lambda b: b.insert(0, 65))
after(lambda b: b.insert(-1, 65))
after(lambda b: b.insert(100, 65))
after(lambda b: b.insert(-100, 65))
after(lambda b: b.insert(5, 65))
after(lambda b: b.insert(10**30, 65))
after(lambda b: b.pop())
after(lambda b: b.pop(0))
after(lambda b: b.pop(-3))
after(lambda b: b.pop(-11))
after(lambda b: b.pop('a'))
after(lambda b: b.pop(1, 2))
after(lambda b: b.pop(10**30))
after(lambda b: b.remove(53))
after(lambda b: b.remove(1))
after(lambda b: b.reverse())
after(lambda b: b.clear())
after(lambda b: b.copy())
after(lambda b: (b.clear(), b.append(1), b.extend(b'abc')))
after(lambda b: b.__init__(b'new'))
after(lambda b: b.__init__())
after(lambda b: b.__init__('x'))
after(lambda b: b.__init__(b))
after(lambda b: b.__init__(3))
after(lambda b: b.__init__('é', 'utf8'))
after(lambda b: b.__setitem__(0, 1))
after(lambda b: b.__delitem__(0))
after(lambda b: b.__imul__(2) is b)
after(lambda b: [b.pop(0) for _ in range(9)])


def front(b):
    out = []
    for i in range(9):
        del b[0]
        out.append(b.__alloc__())
        b.append(65 + i)
        out.append(b.__alloc__())
    return out


def grow(b):
    out = []
    for i in range(60):
        b.append(i)
        out.append(b.__alloc__())
    for i in range(65):
        b.pop()
        out.append(b.__alloc__())
    return out


after(front)
after(grow)

# 3,000 changes in a random order
seed = 12345


def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2**31
    return seed // 65536 % n


b = B(b'start')
h = 0
for i in range(3000):
    op = rnd(12)
    n = len(b)
    if op == 0:
        b.append(rnd(256))
    elif op == 1:
        b[rnd(n + 1):rnd(n + 1)] = bytes(rnd(8))
    elif op == 2:
        del b[rnd(n + 1):rnd(n + 1)]
    elif op == 3:
        b.insert(rnd(n + 2) - 1, rnd(256))
    elif op == 4 and n:
        b.pop(rnd(n))
    elif op == 5:
        b += bytes(range(rnd(20)))
    elif op == 6:
        b.extend(range(rnd(6)))
    elif op == 7:
        b.reverse()
    elif op == 8:
        del b[::rnd(3) + 2]
    elif op == 9 and n < 200:
        b *= rnd(3)
    elif op == 10:
        b[0:rnd(4)] = b''
    elif op == 11 and n:
        b[rnd(n)] = rnd(256)
    h = (h * 31 + len(b) * 7 + b.__alloc__() + sum(b)) % 1000003
print(h, len(b), b.__alloc__(), bytes(b)[:40])
# iteration while it changes
b = B(b'abc')
out = []
for x in b:
    out.append(x)
    if len(b) < 8:
        b.append(x + 1)
print(out)
b = B(b'abcdef')
out = []
for x in b:
    out.append(x)
    del b[-1:]
print(out)
it = iter(B(b'ab'))
print(list(it), list(it), next(it, 'end'))
b = B(b'ab')
it = iter(b)
next(it)
b.clear()
print(list(it))
b.extend(b'xyz')
print(list(it))


class Sub(B):
    def __init__(self, *given):
        super().__init__(*given)
        self.extra = 1


x = Sub(b"abc")
print(x, x.extra, type(x[:1]), type(x + b""), type(x * 2), type(x.upper()), type(x.copy()), x == b"abc")
print(Sub.fromhex("6162"), type(Sub.fromhex("00")), repr(x), isinstance(x, B))
x += b"d"
print(x, type(x))
x[1:2] = b""
print(x)


class I:
    """An index that empties the bytearray when it is asked for."""

    def __init__(self, b, n):
        self.b = b
        self.n = n

    def __index__(self):
        self.b.clear()
        return self.n


for f in (lambda b: b[I(b, 2)], lambda b: b[I(b, 0):5], lambda b: b.__setitem__(I(b, 2), 5), lambda b: b.__setitem__(0, I(b, 5)), lambda b: b.insert(I(b, 3), 5), lambda b: b.append(I(b, 5)), lambda b: b.pop(I(b, 2)), lambda b: b.startswith(b'0', I(b, 0)), lambda b: b.ljust(I(b, 12)), lambda b: b.split(b'5', I(b, 1)), lambda b: b.replace(b'5', b'6', I(b, 1)), lambda b: b.extend([1, I(b, 2), 3]), lambda b: b.__setitem__(slice(2, 4), [1, I(b, 2)]), lambda b: b * I(b, 2), lambda b: b.join([b'1', b'2']), lambda b: b.expandtabs(I(b,3)), lambda b: b.zfill(I(b, 12)), lambda b: b.hex('-', I(b, 2)), lambda b: b.__delitem__(slice(I(b,1), 3)), lambda b: b[I(b,0)::2]):
    after(f)


class It:
    def __init__(self, b):
        self.b = b

    def __iter__(self):
        self.b.append(1)
        yield 65
        self.b.clear()
        yield 66


after(lambda b: b.extend(It(b)))
after(putting(slice(1, 2), It(b)))


class NoSize:
    def __index__(self):
        raise TypeError("no size")

    def __iter__(self):
        return iter([1, 2])


told(lambda: B(NoSize()))


class BadSize:
    def __index__(self):
        raise ValueError("no size")


told(lambda: B(BadSize()))
match B(b'a'):
    case [x]:
        print('a sequence')
    case bytearray(y):
        print('itself', y)
