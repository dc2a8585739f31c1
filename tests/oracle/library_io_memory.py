# SPDX-License-Identifier: BSL-1.0
"""io.StringIO, io.BytesIO, io.IncrementalNewlineDecoder, and the types that files derive from."""

from _io import StringIO, BytesIO, IncrementalNewlineDecoder, _IOBase, _TextIOBase, _BufferedIOBase, _RawIOBase, TextIOWrapper
def t(f,*a,**k):
    try: print(repr(f(*a,**k)))
    except BaseException as e: print(type(e).__name__, e)
print(StringIO.__mro__, BytesIO.__mro__, StringIO, BytesIO.__module__)
s = StringIO("line1\nline2\r\nline3\rend")
t(s.read, 3); t(s.readline); t(s.readline); t(s.readlines); t(s.read); t(s.tell); t(s.seek, 0); t(list, s); t(s.seek, 5); t(s.write, "XX"); t(s.getvalue)
t(s.seek, 40); t(s.write, "é😀"); t(s.getvalue); t(s.truncate, 4); t(s.getvalue); t(s.tell); t(s.write, "z"); t(s.getvalue)
for nl in (None, "", "\n", "\r", "\r\n"):
    s = StringIO("a\nb\r\nc\rd", newline=nl); t(s.getvalue); t(s.readlines); t(lambda: s.newlines); t(s.write, "x\ny\r\r\n"); t(s.getvalue); t(lambda: s.newlines); t(s.seek,0); t(s.readline, 3); t(s.readline, 1); t(s.readline, 0); t(s.readline, -5); t(s.__getstate__)
s = StringIO()
t(s.write, 3); t(s.write, b""); t(s.write); t(s.write, "a", "b"); t(s.read, "x"); t(s.read, 1.5); t(s.read, None); t(s.readline, None); t(s.readline, "x"); t(s.seek, -1); t(s.seek, 0, 3); t(s.seek, 1, 1); t(s.seek, 0, 2); t(s.seek, "a"); t(s.seek); t(s.truncate, -1); t(s.truncate, "a"); t(s.truncate, 100); t(s.read, 2**70); t(s.seek, 2**70); t(s.seek, 0, 2**40)
t(s.readable); t(s.writable); t(s.seekable); t(s.isatty); t(s.fileno); t(s.detach); t(lambda: s.encoding); t(lambda: s.errors); t(lambda: s.line_buffering); t(s.flush); t(lambda: s.closed); t(s.writelines, ["a","b",3]); t(s.writelines, 3); t(s.getvalue); t(s.readlines, 1); t(s.readlines, "a")
with StringIO("q") as w: t(w.read)
for m in ("read","write","getvalue","seek","tell","truncate","readline","readable","flush","close","__enter__","isatty","__iter__","readlines","writelines", "__next__"):
    t(getattr(w, m), *(["x"] if m in ("write","writelines") else [0] if m=="seek" else []))
t(lambda: w.closed); t(lambda: w.newlines); t(lambda: w.line_buffering); t(next, w)
s = StringIO(); s.name = "n"; t(lambda: s.name); t(lambda: s.__dict__); t(s.__getstate__); t(s.__setstate__, ("ab\r\n", "\r\n", 2, {"q": 1})); t(s.read); t(lambda: s.q); t(s.__setstate__, 3); t(s.__setstate__, (1,2,3,4)); t(s.__setstate__, ("a",None,-1,None)); t(s.__setstate__, ("a",None,"x",None)); t(s.__setstate__, ("a",None,0,3))
class S(StringIO):
    def __init__(self, x): super().__init__(x); self.count = 0
    def readline(self, n=-1): self.count += 1; return super().readline(n)
    def write(self, x): return super().write(x.upper())
s = S("a\nb\nc"); t(list, s); t(lambda: s.count); print("hello", 3, file=s); t(s.getvalue); t(lambda: vars(s))
class U(StringIO):
    def __init__(self): pass
u = U(); t(u.read); t(u.write, "a"); t(u.write, 3); t(lambda: u.closed); t(u.getvalue); t(u.close); t(u.readable)
class R(StringIO):
    def readline(self): return 3
t(next, R())
b = BytesIO(b"abc\ndef\n\nghi"); t(b.read, 2); t(b.readline); t(b.readlines); t(b.seek, 0); t(list, b); t(b.seek, -3, 2); t(b.read); t(b.seek, -100, 1); t(b.read1, 4); t(b.read1); t(b.tell)
t(b.seek, 15); t(b.write, b"ZZ"); t(b.getvalue); t(b.truncate, 3); t(b.getvalue); t(b.tell); t(b.truncate); t(b.write, "a"); t(b.write, 3); t(b.write); t(b.seek, -1); t(b.seek, 0, 5); t(b.seek, "x"); t(b.seek, 2**63-1); t(b.write, b"a"); t(b.seek, 0); t(b.truncate, -2); t(b.truncate, "a"); t(b.readlines, "x"); t(b.readlines, 2); t(b.readline, "x"); t(b.read, "x"); t(b.readline, 1); t(b.writelines, [b"1", b"2"]); t(b.writelines, ["a"]); t(b.writelines, 3); t(b.getvalue)
t(b.readable); t(b.isatty); t(b.fileno); t(b.flush); t(b.detach); t(b.__getstate__); t(b.__setstate__, (b"xyz", 1, None)); t(b.read); t(b.__setstate__, ()); t(b.__setstate__, (b"", "a", None)); t(b.__setstate__, (b"", -1, None)); t(b.__setstate__, (b"", 1, 2)); t(b.close); t(lambda: b.closed)
for m in ("read","write","getvalue","seek","tell","truncate","readline","readable","flush","close","__enter__","isatty","__iter__","readlines","writelines", "__next__", "read1", "seekable"):
    t(getattr(b, m), *([b"x"] if m in ("write",) else [[b"x"]] if m=="writelines" else [0] if m=="seek" else [])) if m != "__iter__" else 0
t(BytesIO().tell, 1); t(StringIO().tell, 1)
d = IncrementalNewlineDecoder(None, True); t(d.decode, "a\r"); t(d.decode, "\nb\rc"); t(lambda: d.newlines); t(d.decode, "x\r"); t(d.getstate); t(d.decode, "", True); t(lambda: d.newlines); t(d.reset); t(lambda: d.newlines); t(d.setstate, (b"", 1)); t(d.decode, "z", final=True); t(d.decode, 3); t(d.decode); t(IncrementalNewlineDecoder); t(IncrementalNewlineDecoder, None)
class D:
    def decode(self, x, final=False): return x.decode("latin-1") if isinstance(x, bytes) else x
    def reset(self): print("reset")
    def getstate(self): return (b"q", 4)
    def setstate(self, s): print("set", s)
d = IncrementalNewlineDecoder(D(), False, errors="x"); t(d.decode, b"a\r\nb\r"); t(d.getstate); t(d.setstate, (b"e", 9)); t(d.reset); t(d.decode, b"\n\n\r", True); t(lambda: d.newlines); t(d.decode, 3); t(d.setstate, 3)
class Raw(_RawIOBase):
    def __init__(s): s.n = 3
    def read(s, n): s.n -= 1; return b"ab\n"[:n] if s.n >= 0 else b""
t(Raw().readall); t(list, Raw()); t(Raw().readlines, 2)
r = Raw(); t(lambda: r.closed); t(r.readline, 2); t(r.seek, 1); t(r.tell); t(r.truncate); t(r.fileno); t(r.close); t(lambda: r.closed); t(r.flush); t(r.isatty); t(r._checkClosed); t(Raw()._checkReadable); t(Raw()._checkWritable); t(Raw()._checkSeekable); t(r.readable)
with Raw() as q: pass
t(lambda: q.closed); t(q.__enter__)
t(_IOBase().readable); t(_TextIOBase().read); t(_BufferedIOBase().read); t(_BufferedIOBase().write, 3); t(_TextIOBase().write, 3); t(_BufferedIOBase().detach); t(lambda: _TextIOBase().encoding)
print(isinstance(StringIO(), _TextIOBase), issubclass(BytesIO, _IOBase))
t(StringIO, 3); t(StringIO, newline=3); t(StringIO, newline="x"); t(StringIO, "a", "\n", 3); t(StringIO, foo=3)
t(BytesIO, "a"); t(BytesIO, 3); t(BytesIO, b"", b""); t(BytesIO, x=1); t(BytesIO(initial_bytes=b"q").read)
