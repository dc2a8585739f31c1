# SPDX-License-Identifier: BSL-1.0
"""Writing to what would block, and BlockingIOError.characters_written."""

import posix
from _io import BufferedWriter, FileIO, TextIOWrapper, _RawIOBase


def show(function, *given):
    try:
        print(repr(function(*given)))
    except Exception as error:
        print(type(error).__name__, error.args, getattr(error, "characters_written", "none"))


# The attribute.
for given in (
    (11, "text", 7), (11, "text", -1), (11, "text", "file"), (11, "text", 2.5), (11, "text", True),
    (11, "text", 2**70), (11, "text"), (11, "text", 7, None, 8), (11, "text", None),
):
    for make in (BlockingIOError, OSError):
        try:
            error = make(*given)
        except Exception as refused:
            print(type(refused).__name__, refused)
            continue
        written = getattr(error, "characters_written", "none")
        print(type(error).__name__, error.args, written, error.filename, error.filename2)
error = OSError(1, "x")
show(lambda: error.characters_written)
error.characters_written = 3
show(lambda: error.characters_written)
show(setattr, error, "characters_written", "a")
show(setattr, error, "characters_written", 2**70)
del error.characters_written
show(lambda: error.characters_written)
show(delattr, error, "characters_written")


# A file that takes so many bytes at a time.
class Raw(_RawIOBase):
    def __init__(self, *takes):
        self.takes = list(takes)

    def writable(self):
        return True

    def write(self, data):
        count = self.takes.pop(0) if self.takes else None
        if count == "error":
            raise BlockingIOError(11, "of its own", 99)
        print("raw.write", len(data), count)
        return count


writer = BufferedWriter(Raw(), 8)
show(writer.write, b"abcd")
show(writer.write, b"efgh")
show(writer.write, b"ijkl")
show(writer.flush)
writer.raw.takes = [6]
show(writer.write, b"ijkl")
writer.raw.takes = ["error"]
show(writer.write, b"mnopqrstuvw")
writer.raw.takes = [8]
show(writer.flush)
writer.raw.takes = [5]
show(writer.write, b"0123456789" * 2)
writer.raw.takes = [8]
show(writer.flush)

# A pipe.
reading, writing = posix.pipe()
posix.set_blocking(writing, False)
posix.set_blocking(reading, False)
reader, writer = FileIO(reading, "r"), BufferedWriter(FileIO(writing, "w"))
print(reader.read(), reader.read(3), reader.readall(), reader.readinto(bytearray(3)))
sent = 0
try:
    while True:
        sent += writer.write(b"x" * 5000)
except BlockingIOError as error:
    sent += error.characters_written
    print(error)
got = 0
while data := reader.read(60000):
    got += len(data)
writer.flush()
while data := reader.read(60000):
    got += len(data)
print(got == sent, data)
text = TextIOWrapper(writer, write_through=True)
show(text.write, "y" * 10)
text.close()
print(reader.readall())
