# SPDX-License-Identifier: BSL-1.0
"""Files that nobody refers to any more: they are closed, with a warning, and weak references end."""

import gc
import posix
import _io
import _warnings
import _weakref

HOME = f"/tmp/stasis_io_endings_{posix.getpid()}"
FILE = "file"
posix.mkdir(HOME)
posix.chdir(HOME)


class Raw(_io._RawIOBase):
    def __init__(self, name):
        self.name = name

    def writable(self):
        return True

    def write(self, data):
        print(self.name, "writes", bytes(data))
        return len(data)

    def close(self):
        print(self.name, "closes", self.closed)
        super().close()


Raw("raw")
writer = _io.BufferedWriter(Raw("below a buffer"))
writer.write(b"abc")
del writer
text = _io.TextIOWrapper(_io.BufferedWriter(Raw("below a text")))
text.write("text")
del text

# What is detached isn't closed.
buffer = _io.BytesIO()
text = _io.TextIOWrapper(buffer)
text.write("x")
text.detach()
del text
print(buffer.closed, buffer.getvalue())
text = _io.TextIOWrapper(buffer)
del text
print(buffer.closed)


# close() and __del__() of classes.
class Bytes(_io.BytesIO):
    def close(self):
        print("Bytes.close", self.getvalue())
        super().close()


Bytes(b"lost")
cycle = Bytes(b"in a cycle")
cycle.cycle = cycle
del cycle
gc.collect()


class Finalized(_io._RawIOBase):
    def __del__(self):
        print("__del__", self.closed)
        super().__del__()

    def close(self):
        print("close")
        super().close()


Finalized()
closed = Finalized()
closed.close()
del closed


class Refuses(_io._RawIOBase):
    def close(self):
        raise ValueError("nobody is told")


Refuses()


class Kept(_io._RawIOBase):
    def close(self):
        global kept
        kept = self
        super().close()


Kept()
print(kept.closed)
print(_io.FileIO.__del__ is _io._IOBase.__del__, "__del__" in vars(_io._IOBase))

# Objects of the abstract types have attributes, too.
base = _io._IOBase()
base.own = 1
print(vars(base), base.closed, base.close(), base.closed)

# Weak references.
with open(FILE, "w") as file:
    file.write("abc")
for make in (
    _io._IOBase,
    _io.BytesIO,
    _io.StringIO,
    lambda: _io.FileIO(FILE),
    lambda: open(FILE),
    lambda: open(FILE, "rb"),
    lambda: open(FILE, "r+b"),
    lambda: _io.BufferedRWPair(_io.BytesIO(), _io.BytesIO()),
):
    file = make()
    reference = _weakref.ref(file, lambda reference: print("it has ended", reference()))
    print(type(file).__name__, reference() is file)
    del file

# Warnings.
_warnings.filters.insert(0, ("always", None, Warning, None, 0))


def leave(*given, **options):
    file = open(*given, **options)
    print(type(file).__name__)


leave(FILE, "w", encoding="utf-8")
leave(FILE, "rb")
leave(FILE, "rb", 0)
descriptor = posix.open(FILE, posix.O_RDONLY)
leave(descriptor, "rb", closefd=False)
posix.close(descriptor)
open(FILE, "rb").close()
open(FILE, "rb", 1).close()
print(open is _io.open, open)
posix.unlink(FILE)
posix.rmdir(HOME)
