# SPDX-License-Identifier: BSL-1.0
"""Buffers over files of Python code: readinto(), what misbehaves, and _CHUNK_SIZE."""

from _io import BufferedRandom, BufferedReader, BufferedWriter, BytesIO, TextIOWrapper, _RawIOBase


def show(function, *given):
    try:
        print(repr(function(*given)))
    except Exception as error:
        print(type(error).__name__, error, repr(error.__cause__))


class Duck:
    """No class of _io, and no read()."""

    closed = False

    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def readable(self):
        return True

    def seekable(self):
        return False

    def readinto(self, room):
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        if not isinstance(piece, bytes):
            return piece
        print("readinto", type(room).__name__, len(room), room.readonly)
        room[: len(piece)] = piece
        return len(piece)


reader = BufferedReader(Duck(b"abc\nde", b"f\ng"), 16)
print(reader.readline(), reader.read(2), reader.read1(), reader.read(3), reader.read(1))
for wrong in (-1, 99, 2**70, "3", None, b"", 1.5):
    show(BufferedReader(Duck(wrong), 8).read, 3)
    show(BufferedReader(Duck(b"ab", wrong), 8).read, 3)
show(BufferedReader(Duck(b"abc")).read)



class Plain:
    """No readall(), and a read() that takes no -1."""

    closed = False

    def __init__(self, *pieces):
        self.pieces = list(pieces)

    def readable(self):
        return True

    def seekable(self):
        return False

    def read(self, *given):
        print("read", given)
        return self.pieces.pop(0) if self.pieces else b""

    def readinto(self, room):
        room[:2] = b"xy"
        return 2


for pieces in ((), (b"one", b"two"), (b"one", None, b"two"), (None,), (b"", b"x"), ("text",), (b"x", 3)):
    show(BufferedReader(Plain(*pieces), 8).read)
reader = BufferedReader(Plain(b"one"), 8)
print(reader.read(1), reader.read())
reader = BufferedReader(Plain(None), 8)
print(reader.read(1), reader.read())

# readinto() and readinto1().
reader = BufferedReader(Duck(b"abc", b"de", b"fgh", b"jkl", b"mn"), 10)
room = bytearray(2)
print(reader.peek(3), reader.readinto1(room), room, reader.readinto1(room), room)
print(reader.readinto1(room), room)
large = bytearray(20)
print(reader.peek(3), reader.readinto1(large), large[:6], reader.readinto(large), large[:2])
show(reader.readinto, b"abc")
show(reader.readinto1, 3)
show(reader.readinto)
reader = BufferedReader(Duck(None, b"a", None), 4)
print(reader.readinto(room), reader.readinto(room), reader.readinto1(bytearray(9)))
for size in (2, 5, 30):
    both = BufferedRandom(BytesIO(b"0123456789" * 2), 8)
    room = bytearray(size)
    both.write(b"ab")
    print(both.readinto(room), room, both.tell(), both.readinto1(room), room, both.tell())
closed = BufferedReader(BytesIO())
closed.close()
show(closed.readinto, bytearray(1))


class Misplaced(_RawIOBase):
    def readable(self):
        return True

    writable = seekable = readable

    def seek(self, to, whence=0):
        return -123

    def tell(self):
        return -456


for make in (BufferedReader, BufferedWriter, BufferedRandom):
    show(make(Misplaced()).seek, 0)
    show(make(Misplaced()).tell)
for size in (0, -1, 2**62, 2**70, "a"):
    try:
        BufferedReader(BytesIO(), size)
    except Exception as error:
        print(type(error).__name__, error)

# How much a text reads at a time.
text = TextIOWrapper(BytesIO(b"abcdefgh"), "ascii")
print(text._CHUNK_SIZE)
text._CHUNK_SIZE = 3
print(text.read(1), text.buffer.tell(), text._CHUNK_SIZE)
for size in (0, -1, "a", 2**70):
    show(setattr, text, "_CHUNK_SIZE", size)
show(delattr, text, "_CHUNK_SIZE")


class Views(BytesIO):
    def read1(self, size=-1):
        return memoryview(super().read1(size))


print(TextIOWrapper(Views(b"ab\ncd"), "ascii").readline())
