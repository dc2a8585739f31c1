# SPDX-License-Identifier: BSL-1.0
"""What bytes, bytearray and their methods refuse, and operators of both; the last one is uncaught."""


def told(f):
    try:
        print(f())
    except BaseException as error:
        print(type(error).__name__, error)


B = bytearray
told(lambda: bytes.__eq__(b'a', B(b'a')))
told(lambda: B.__eq__(B(b'a'), b'a'))
told(lambda: b'a'.__add__(B(b'b')))
told(lambda: B(b'a').__radd__)
told(lambda: b''.join([B(b'a')]))
told(lambda: b''+B(b'a'))
told(lambda: B(b'')+b'')
told(lambda: {1: B()})
told(lambda: print(B(b'x'), f'{B(b"y")!r}', '%s %r' % (B(b'z'), B()), file=None) )
told(lambda: B.fromhex())
told(lambda: B.fromhex('6', 1))
told(lambda: bytes.fromhex())
told(lambda: B.maketrans())
told(lambda: B().hex('a', 'b'))
told(lambda: B(b'a').hex(3.5))
told(lambda: b'ab'.hex(B(b'-')))
told(lambda: B(b'abc').translate())
told(lambda: b'abc'.translate())
told(lambda: B(b'abc').translate(None, 'a'))
told(lambda: b'abc'.translate(None, delete='a'))
told(lambda: b''.translate(None, None))
told(lambda: b'a'.translate(B(range(256)), B(b'a')))
told(lambda: b'a'.splitlines(1.5))
told(lambda: B(b'a').splitlines('x'))
told(lambda: b'a'.splitlines(3, 4))
told(lambda: b'a\x0bb\x0cc\x85d\x1ce'.splitlines())
told(lambda: b'a b'.rsplit(1))
told(lambda: b'a b'.split(None, 1, 2))
told(lambda: b' a\x0bb\x1cc '.split())
told(lambda: b'a'.expandtabs(1, 2))
told(lambda: b'a\tb'.expandtabs(-1))
told(lambda: b'a\tb'.expandtabs(10**30))
told(lambda: B(b'a').isascii(1))
told(lambda: b'a'.title(1))
told(lambda: b'a'.istitle(x=1))
told(lambda: B.append(B()))
told(lambda: B.append(3, 4))
told(lambda: B.upper(b'a'))
told(lambda: bytes.upper(B(b'a')))
told(lambda: B(b"abc")["x"])
B(b"abc")[5] = 1
