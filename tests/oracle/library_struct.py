# SPDX-License-Identifier: BSL-1.0
"""_struct: every kind in every order, at the ends of its range; formats, offsets, and what is refused."""
import _struct as struct


def t(f, *a, **k):
    try:
        print(f.__name__, f(*a, **k))
    except BaseException as e:
        print(f.__name__, type(e).__module__, type(e).__name__, str(e))


for o in ('', '<', '>', '=', '!', '@'):
    for c in 'bBhHiIlLqQnNP':
        for v in (0, 1, -1, 5, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 2 ** 31, 2 ** 31 - 1, -2 ** 31, -2 ** 31 - 1, 2 ** 32 - 1, 2 ** 32, -2 ** 63, 2 ** 63 - 1, 2 ** 63, -2 ** 63 - 1, 2 ** 64 - 1, 2 ** 64, 2 ** 200, 'a', 1.5, True, None):
            t(struct.pack, o + c, v)
    for c in 'efd?':
        for v in ('a', 0, -0.0, 1e+300, -1e+300, 65520.0, 65519.0, 65504.0, float('inf'), -float('inf'), 2 ** 2000, True, 1e-08, 5.96e-08, 2.98e-08, 2.980232238769532e-08, 6e-05, 6.097555160522461e-05, 0.1, 1 / 3, 1e-45, 7e-46, 7.006492321624085e-46, 7.1e-46, 1.1754943508222875e-38, 3.4028235677973366e+38, 3.4028235677973362e+38, -3.5e+38, 1.0000000596046448, 2049.0, 2051.0, [], [1], None, 1j):
            t(struct.pack, o + c, v)
x = 99
for n in range(60):
    x = (x * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    b = struct.pack('>Q', x)
    for c in ('<bBhHc', '>hHi', '<q', '>q', '<Q', 'l', 'L', '<i', '>I', '<e', '>f', '<f', '<d', '>d', '>eee', 'n', 'P', '3s?p', '<7p', '>xH2xB'):
        size = struct.calcsize(c)
        v = struct.unpack(c, b[:size])
        w = [i for i in v if i == i]
        print(c, v, struct.pack(c, *v) == b[:size] if len(w) == len(v) else 'nan')
for c in ('b', '1b', '0b', '3b', 'bh', 'bi', 'bq', 'hbq', 'b0q', '@bhiq', '=bhiq', 'x', '10x', '3s', '0s', '12p', 'bp', 's3s', ' b h ', '\tb\nh', '', '@', '<', 'z', '5', '5 b', '99999999999999999999b', '9223372036854775807q', '9223372036854775807b', '9223372036854775807bb', '=n', '<P', '1 2b', 'b\x00', b'bb', 5, None, 'b<', '!h', 'b0i', 'xb0l', 'bxl', '?e?d'):
    t(struct.calcsize, c)
t(struct.pack, 's', 5)
t(struct.pack, 's', 'a')
t(struct.pack, 'p', 5)
t(struct.pack, 'c', 5)
t(struct.pack, 'c', b'ab')
t(struct.pack, '3s', b'ab')
t(struct.pack, '2s', b'abcd')
t(struct.pack, '0s', b'ab')
t(struct.pack, '3p', b'abcdef')
t(struct.pack, '0p', b'a')
t(struct.pack, 'p', b'abc')
t(struct.pack, '300p', b'q' * 280)
t(struct.unpack, '300p', b'\xff' + b'z' * 299)
t(struct.unpack, '5p', b'\tabcd')
t(struct.unpack, 'p', b'\x05')
t(struct.pack, 'bb', 1)
t(struct.pack)
t(struct.pack, 5)
t(struct.unpack, 'b', b'')
t(struct.unpack, 'b', 'a')
t(struct.unpack, 'b')
t(struct.unpack, 'b', 5)
for off in (0, 1, 2, 3, 50, -1, -2, -3, -4, -50):
    t(struct.unpack_from, 'h', b'abc', off)
t(struct.unpack_from, 'h', b'abc')
t(struct.unpack_from, 'h', buffer=b'abc', offset=1)
t(struct.unpack_from, 'h')
t(struct.unpack_from, 'h', b'abc', 'x')
t(struct.unpack_from, 'h', b'abc', 2 ** 80)
t(struct.unpack_from, 'h', b'abc', 1, 2)
t(struct.iter_unpack, '', b'')
t(struct.iter_unpack, 'h', b'abc')
print(list(struct.iter_unpack('h', b'abcd')))
s = struct.Struct('<hb')
print(s.format, s.size, s.pack(1, 2))
t(s.pack, 1)
t(s.unpack, b'abc')
t(s.unpack, b'')
t(struct.Struct)
t(struct.Struct, 1, 2)
t(s.unpack_from, b'abcd', offset=1)
t(s.unpack_from, buffer=b'abc')
i = s.iter_unpack(b'abcabc')
print(i.__length_hint__(), next(i), i.__length_hint__(), list(i), i.__length_hint__(), type(i))
print(struct.error, struct.error.__mro__, type(s), s.__class__.__name__)
t(s.pack, 'a', 1)
t(struct.pack, 'hh', 'a', 2)
t(struct.calcsize)
t(struct.pack, x=1)
t(struct._clearcache)
t(struct._clearcache, 1)
t(struct.calcsize, 'b', 'c')
t(s.unpack)
t(s.iter_unpack, 5)


class I:

    def __index__(self):
        return 7


class F:

    def __float__(self):
        return 2.5


class Bad:

    def __bool__(self):
        raise KeyError('bool')

    def __index__(self):
        raise KeyError('index')

    def __float__(self):
        raise KeyError('float')


t(struct.pack, 'b', I())
t(struct.pack, 'd', F())
t(struct.pack, '?', Bad())
t(struct.pack, 'b', Bad())
t(struct.pack, 'd', Bad())


class S(struct.Struct):
    pass


q = S('hh')
q.x = 1
print(q.pack(1, 2), q.x, q.size)
q.__init__('b')
print(q.size, q.format)
try:
    raise struct.error('own', 1)
except struct.error as e:
    print(repr(e), e.args)


class E(struct.error):
    pass


print(E('x'), issubclass(E, Exception), E.__mro__)
b = bytearray(6)
t(struct.pack_into)
t(struct.pack_into, 'h')
t(struct.pack_into, 'h', b)
t(struct.pack_into, 'h', b, 0)
t(struct.pack_into, 'h', b, 0, 1, 2)
t(struct.pack_into, 'h', b'abc', 0, 1)
t(struct.pack_into, 'h', 'abc', 0, 1)
t(struct.pack_into, 'h', b, 0, 1)
print(b)
t(struct.pack_into, 'h', b, -1, 1)
t(struct.pack_into, 'h', b, -2, 257)
print(b)
t(struct.pack_into, 'h', b, -9, 1)
t(struct.pack_into, 'h', b, 5, 1)
t(struct.pack_into, 'h', b, 'a', 1)
t(struct.pack_into, 'h', b, 2 ** 80, 1)
t(struct.pack_into, 'bb', b, 1, 5, 300)
print(b)
s = struct.Struct('h')
t(s.pack_into)
t(s.pack_into, b)
t(s.pack_into, b, 0)
t(s.pack_into, b, 0, 7)
print(b)
t(s.pack_into, b, 0, 7, 8)
t(s.pack_into, b'', 0, 7)
t(s.pack_into, 5, 0, 7)
t(struct.unpack_from, 'h', b, 1)
t(struct.unpack, '6s', b)
t(struct.pack, '3s', bytearray(b'ab'))
t(struct.pack, 'c', bytearray(b'a'))
t(struct.pack, '3p', bytearray(b'ab'))
print(list(struct.iter_unpack('h', b)))
for b in (memoryview(b"abcd"), memoryview(b"abcdefgh")[::2], memoryview(b"abcd").cast("b", (2, 2)), "abcd", None):
    t(struct.unpack, "<hh", b)
    t(struct.unpack_from, "<h", b, -2)
    t(struct.iter_unpack, "<3s", b)
    t(struct.Struct("h").unpack_from, b, "x")
for f in (bytearray(b"h"), [], None, 5):
    t(struct.calcsize, f)
    t(struct.Struct, f)

# The bits of NaNs that become floats, and halves of them.
for bits in (0x7ff8000000000000, 0x7ff123456789abcd, 0xfff9876543210fed, 0x7ff0000000000001, 0x7ff8000020000000):
    x, = struct.unpack("<d", struct.pack("<Q", bits))
    for order in "<>=":
        print(*(struct.pack(order + code, x).hex() for code in "dfe"), end=" ")
        print(struct.pack(order + "d", *struct.unpack(order + "f", struct.pack(order + "f", x))).hex())
for bits in (0x7f800001, 0xff812345, 0x7fffffff):
    print(struct.pack("<d", *struct.unpack("<f", struct.pack("<I", bits))).hex())
for bits in (0x7c01, 0xfe00, 0x7fff):
    print(struct.pack("<d", *struct.unpack("<e", struct.pack("<H", bits))).hex())
for f in ('e', '<e', '<f', 'f', 'd', 'b', 'Q'):
    for v in (65519, 65520, 2 ** 31, 2 ** 127, 2 ** 128, -2 ** 200, 10 ** 400, 1e300, True, 65520.0):
        t(struct.pack, f, v)
