# SPDX-License-Identifier: BSL-1.0
"""Text files in encodings of the registry: a program's own incremental codecs."""

import _codecs
from _io import BytesIO, TextIOWrapper, BufferedReader, BufferedWriter, _RawIOBase


class Info(tuple):
    def __new__(cls, encode, decode, encoder, decoder, is_text=True):
        self = super().__new__(cls, (encode, decode, None, None))
        self.incrementalencoder = encoder
        self.incrementaldecoder = decoder
        self._is_text_encoding = is_text
        return self


class Encoder:
    """Swaps the case of letters, and marks the beginning."""

    def __init__(self, errors="strict"):
        print("Encoder", errors)
        self.reset()

    def encode(self, text, final=False):
        data = (b"^" if self.first else b"") + text.swapcase().encode("ascii")
        self.first = False
        return data

    def reset(self):
        self.first = True

    def setstate(self, state):
        print("setstate", state)
        self.first = state != 0


class Decoder:
    """Two bytes, of which the first is a digit, are so many of the other."""

    def __init__(self, errors="strict"):
        print("Decoder", errors)
        self.reset()

    def decode(self, data, final=False):
        data = self.kept + bytes(data)
        end = len(data) if final else len(data) // 2 * 2
        self.kept = data[end:]
        if final and len(data) % 2:
            raise UnicodeDecodeError("digits", data, len(data) - 1, len(data), "half a pair")
        return "".join(chr(data[i + 1]) * (data[i] - 48) for i in range(0, end, 2))

    def getstate(self):
        return self.kept, 0

    def setstate(self, state):
        self.kept = state[0]

    def reset(self):
        self.kept = b""


class Wrong:
    def __init__(self, errors):
        pass

    def encode(self, text):
        return text

    def decode(self, data, final):
        return data

    def getstate(self):
        return b"", 0

    def reset(self):
        pass


def search(name):
    if name == "own":
        return Info(None, None, Encoder, Decoder)
    if name == "bytes":
        return Info(None, None, None, None, False)
    if name == "wrong":
        return Info(None, None, Wrong, Wrong)


_codecs.register(search)


def show(function, *given, **named):
    try:
        print(repr(function(*given, **named)))
    except Exception as error:
        print(type(error).__name__, error)


# Writing.
buffer = BytesIO()
text = TextIOWrapper(buffer, "own", write_through=True)
print(text.encoding, text)
text.write("Hello\n")
text.write("World\n")
print(buffer.getvalue())
text.seek(0)
text.write("x")
print(buffer.getvalue())
text.seek(0, 2)
text.write("y")
print(buffer.getvalue())
show(text.write, "é")
text = TextIOWrapper(BytesIO(b"abc"), "own", errors="ignore", newline="\r\n")
text.seek(0, 2)
text.write("a\n")
text.flush()
print(text.buffer.getvalue())

# Reading.
data = b"1a2b3c1\n4d1\r1\n2\n1e"
text = TextIOWrapper(BytesIO(data), "own")
print(text.read())
text.seek(0)
print([*text], text.newlines)
text.seek(0)
print(repr(text.read(4)), repr(text.readline()), repr(text.read(2)), repr(text.read()))
text = TextIOWrapper(BytesIO(data), "own", newline="")
print([*text])
text = TextIOWrapper(BytesIO(data + b"1"), "own")
show(text.read)
text = TextIOWrapper(BytesIO(b"9x" * 5000), "own")
print(len(text.read(9)), len(text.read()))


class Slow(_RawIOBase):
    def __init__(self, data):
        self.left = list(data)

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.left:
            return 0
        buffer[0] = self.left.pop(0)
        return 1


text = TextIOWrapper(BufferedReader(Slow(b"2a1\n3b")), "own")
print(text.readline(), text.read(1), text.read())

# What is refused.
show(TextIOWrapper, BytesIO(), "bytes")
show(TextIOWrapper, BytesIO(), "unknown")
text = TextIOWrapper(BytesIO(b"abc"), "wrong")
show(text.read)
show(text.read, 1)

# reconfigure(), and signatures.
text = TextIOWrapper(BytesIO(), "ascii")
text.write("one\n")
text.reconfigure(encoding="own")
text.write("two\n")
text.reconfigure(encoding="utf-8-sig")
text.write("three\n")
text.flush()
print(text.buffer.getvalue())


class Pipe(_RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        print(bytes(data))
        return len(data)


for encoding in ("utf-8-sig", "utf-16", "utf-32", "utf-16-le", "own"):
    text = TextIOWrapper(BufferedWriter(Pipe()), encoding)
    text.write("a")
    text.write("b")
    text.flush()
    text.reconfigure(encoding="utf-8-sig")
    text.write("c")
    text.flush()
