# SPDX-License-Identifier: BSL-1.0
"""Files: what open() makes, reads, writes and refuses; TextIOWrapper over bytes in memory."""

import sys
from _io import (BufferedRandom, BufferedReader, BufferedRWPair, BufferedWriter, BytesIO, FileIO,
                 TextIOWrapper, _BufferedIOBase, _RawIOBase, text_encoding, open_code)


def told(f, *given, **named):
    try:
        print(repr(f(*given, **named)))
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, "errno", None))


# Reading this file.
with open(__file__) as file:
    print(repr(file.readline()), file.tell(), file.read(3), file.tell(), file.newlines, file.mode)
    print(file.seek(0), len(file.readlines()) > 50, file.read(), file.seek(5), file.read(4))
    told(file.write, "x")
    told(file.truncate)
    told(file.seek, 1, 1)
    told(file.seek, -1)
    told(file.seek, 0, 9)
    print(file.seekable(), file.readable(), file.writable(), file.isatty(), file.errors)
told(file.read)
told(file.tell)
told(lambda: file.closed)
told(file.close)
with open(__file__, "rb") as file:
    print(file.read(6), file.readline(), file.tell(), file.peek(2)[:3], file.read1(2))
    print(file.seek(-3, 2), file.read(), file.read(), file.seek(0), len(file.readlines()) > 50)
    print(type(file), type(file.raw), file.mode, file.raw.mode, file.raw.closefd)
    told(file.write, b"x")
    told(file.truncate, 3)
    told(file.read, -2)
    told(file.read, "x")
    told(file.seek, 0, 7)
file = open(__file__, "rb")
told(file.detach().close)
told(lambda: file.raw)
told(file.read)
file = open(__file__, "rb")
for name in ("read", "peek", "readline", "read1", "tell", "flush", "fileno", "__enter__"):
    file.close()
    told(getattr(file, name))
told(next, file)
with open(__file__, "rb", 0) as raw:
    print(raw.read(4), len(raw.readall()) > 50, raw.read(1), raw.seek(2), raw.tell(), raw.readline())
    told(raw.write, b"x")
    told(raw.truncate)
print(repr(raw))
count = 0
with open(__file__, encoding="latin-1") as file:
    for line in file:
        count += 1
    told(file.tell)
with open(__file__) as file:
    next(file)
    told(file.tell)
print(count > 50)

# Writing to standard output, in its order.
sys.stdout.flush()
with open(1, "w", closefd=False, newline="\r\n") as file:
    print(file.write("a\nb\n"), file.name, file.mode, file.fileno(), file.write_through, file=file)
    told(file.read)
    sys.stdout.flush()
with open(1, "wb", closefd=False) as file:
    file.write(b"bytes\n")
    told(file.write, "s")
    told(file.read)
    told(file.readline)
    sys.stdout.flush()
with open("/dev/null", "r+b") as file:
    print(file.read(), file.write(b"x"), type(file))
last = open(1, "w", closefd=False)
last.write("left to the end\n")
sys.stdout.flush()
del last

# In memory.
for newline in (None, "", "\n", "\r", "\r\n"):
    for given in (b"a\nb\r\nc\rd", b"\r", b"\r\n", b"x\r\r\n\n"):
        wrapper = TextIOWrapper(BytesIO(given), encoding="utf-8", newline=newline)
        print(repr(newline), given, wrapper.readlines(), wrapper.newlines)
        wrapper = TextIOWrapper(BytesIO(given), encoding="utf-8", newline=newline)
        print([wrapper.readline(2) for _ in range(6)], wrapper.read())
        wrapper.seek(0)
        print([wrapper.read(1) for _ in range(10)])
    wrapper = TextIOWrapper(BytesIO(), encoding="utf-8", newline=newline)
    print(wrapper.write("q\nr\r\n"), wrapper.flush(), wrapper.buffer.getvalue())
for encoding in ("utf-8", "latin-1", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"):
    below = BytesIO()
    wrapper = TextIOWrapper(below, encoding=encoding, write_through=True)
    print(wrapper.write("aé\n"), wrapper.write("z"), below.getvalue(), wrapper.encoding)
    wrapper = TextIOWrapper(BytesIO(below.getvalue()), encoding=encoding)
    print(repr(wrapper.readline()), repr(wrapper.read()), repr(wrapper.read()))
wrapper = TextIOWrapper(BytesIO("é€😀z".encode()), encoding="utf-8")
print(wrapper.read(1), wrapper.tell(), wrapper.read(1), wrapper.tell(), wrapper.read(2), wrapper.tell())
wrapper = TextIOWrapper(BytesIO(b"ok\xffbad\n"), encoding="utf-8")
told(wrapper.read)
wrapper = TextIOWrapper(BytesIO(b"ok\xffbad\n"), encoding="ascii", errors="replace")
told(wrapper.read)
below2 = BytesIO()
wrapper = TextIOWrapper(below2, encoding="ascii", line_buffering=True)
told(wrapper.write, "é")
wrapper.reconfigure(errors="backslashreplace", newline="\r")
print(wrapper.write("é"), wrapper.buffer.getvalue(), wrapper.write("\n"), wrapper.buffer.getvalue())
print(repr(wrapper), wrapper.line_buffering, wrapper.errors, wrapper.detach() is below2)
told(wrapper.read)
told(repr, wrapper)
told(TextIOWrapper)
told(TextIOWrapper, 3)
told(TextIOWrapper, BytesIO(), encoding="nosuch")
told(TextIOWrapper, BytesIO(), newline="x")
told(TextIOWrapper, BytesIO(), newline=3)


# Raw files in Python.
class Raw(_RawIOBase):
    def __init__(self, given=b""):
        self.given = given
        self.written = []

    def readable(self):
        return True

    writable = seekable = readable

    def read(self, size=-1):
        size = min(size, 3) if size >= 0 else len(self.given)
        taken, self.given = self.given[:size], self.given[size:]
        return taken

    def readall(self):
        taken, self.given = self.given, b""
        return taken

    def write(self, given):
        self.written.append(bytes(given[:4]))
        return min(len(given), 4)


writer = BufferedWriter(Raw(), 5)
print(writer.write(b"abc"), writer.write(b"def"), writer.raw.written, writer.flush(), writer.raw.written)
told(BufferedWriter, Raw(), 0)
told(BufferedReader, 3)
told(BufferedReader)
told(BufferedReader, _RawIOBase())
told(BufferedWriter, _RawIOBase())
told(BufferedReader.__new__(BufferedReader).read)


pair = BufferedRWPair(BytesIO(b"abcdef"), BytesIO())
print(pair.read(2), pair.write(b"zz"), pair.flush(), pair.peek(1), pair.closed, pair.close(), pair.closed)
told(BufferedRWPair, Raw())
random = BufferedRandom(BytesIO(b"xyz"))
print(random.read(1), random.write(b"Q"), random.seek(0), random.read(), random.tell(), random.truncate(1), random.seek(0), random.read())


class Text(TextIOWrapper):
    def write(self, text):
        return super().write(text.upper())


wrapper = Text(BytesIO(), encoding="utf-8")
print("shouted", file=wrapper, flush=True)
print(wrapper.buffer.getvalue(), isinstance(wrapper, TextIOWrapper), Text.__mro__[1])

# What is refused.
for given in (("/nosuch/x",), ("/tmp",), (__file__, "q"), (__file__, ""), (__file__, "rw"),
              (__file__, "rr"), (__file__, "tb"), (__file__, "+"), (__file__, "U"), (__file__, 3),
              (3.5,), (None,), ([],), (-1,), (9999,), ("a\0b",), (__file__, "x"), ("",),
              (__file__, "r", 0), (__file__, "rb", "a")):
    told(open, *given)
told(open)
told(open, __file__, encoding="nosuch")
told(open, __file__, encoding=3)
told(open, __file__, "rb", encoding="x")
told(open, __file__, "rb", errors="x")
told(open, __file__, "rb", newline="")
told(open, __file__, newline="q")
told(open, __file__, newline=3)
told(open, __file__, closefd=False)
told(open, __file__, foo=1)
told(open, __file__, opener=lambda name, flags: -3)
told(open, __file__, opener=lambda name, flags: "x")
told(FileIO, __file__, "rwx")
told(FileIO, __file__, "z")
told(FileIO, __file__, "")
print(text_encoding("x"), open_code(__file__).read(6), open)


class Path:
    def __fspath__(self):
        return __file__


with open(Path()) as file:
    print(file.name == __file__, vars(file))
