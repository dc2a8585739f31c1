# SPDX-License-Identifier: BSL-1.0
"""Files and bytearrays: readinto(), raw files that fill one, and write() of one."""

import _io
def t(f,*a):
    try: print(repr(f(*a)))
    except BaseException as e: print(type(e).__name__, e)
r=_io._RawIOBase()
t(r.readinto, bytearray(3)); t(r.write, b''); t(r.read, 3); t(r.read)
b=_io.BytesIO(b'abc'); t(b.readinto, 'x'); t(b.readinto, b'x'); a=bytearray(2); t(b.readinto,a); print(a); t(b.readinto,a); t(b.readinto,a); print(a); t(b.readinto); t(b.write, bytearray(b"xy")); t(b.getvalue); t(_io.BytesIO(bytearray(b"q")).read)
class B(_io._BufferedIOBase):
    def read(s,n): return b'x'*(n+s.k)
    k=0
x=B(); t(x.readinto, bytearray(2)); x.k=1; t(x.readinto, bytearray(2)); t(x.readinto, 'x'); t(x.readinto1, bytearray(2))
f=open(__file__,'rb'); t(f.readinto, b''); a=bytearray(3); t(f.readinto, a); print(a); t(f.raw.readinto, 3); t(f.readinto1, bytearray(1)); t(f.read, -2); t(f.raw.readinto, bytearray(2))
class R(_io._RawIOBase):
    def __init__(s): s.d=b"line one\nline two\nend"
    def readable(s): return True
    def readinto(s, b):
        n=min(len(b), 5, len(s.d)); b[:n]=s.d[:n]; s.d=s.d[n:]; return n
t(R().read, 7); t(R().read); t(R().readlines); t(_io.BufferedReader(R()).readlines); t(_io.TextIOWrapper(_io.BufferedReader(R()), "ascii").readlines); t(R().readall)
w=_io.BufferedWriter(_io.BytesIO()); t(w.write, bytearray(b"abc")); t(w.flush); t(w.raw.getvalue)
