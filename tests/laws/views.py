# SPDX-License-Identifier: BSL-1.0
"""Laws of bytes and memoryview."""


def items():
    b = b"abc"
    return b[0] == 97 and b[-1:] == b"c" and list(b) == [97, 98, 99] and b[::-1] == b"cba" and 98 in b and b"bc" in b


def methods():
    return (
        b"a,b".split(b",") == [b"a", b"b"]
        and b"-".join([b"x", b"y"]) == b"x-y"
        and b" a ".strip() == b"a"
        and b"abc".replace(b"b", b"") == b"ac"
        and b"abcb".find(b"b", 2) == 3
        and b"ab".hex() == "6162"
        and bytes.fromhex("61 62") == b"ab"
        and b"Ab".swapcase() == b"aB"
        and b"%d-%s" % (7, b"x") == b"7-x"
    )


def coded():
    text = "h\xe9\u20ac\U0001f600"
    return text.encode().decode() == text and len(text.encode()) == 10 and text.encode("utf-16-le").decode("utf-16-le") == text


def wrongly_coded():
    try:
        b"a\xff".decode()
    except UnicodeDecodeError as error:
        return error.start == 1 and error.object == b"a\xff" and b"a\xff".decode(errors="replace") == "a\ufffd"
    return False


def integers(n):
    return int.from_bytes(n.to_bytes(9, "big"), "big") == n and int.from_bytes((-n).to_bytes(9, "little", signed=True), "little", signed=True) == -n


def unchangeable():
    try:
        b"ab"[0] = 1
    except TypeError:
        return hash(b"ab") == hash(bytes([97, 98]))
    return False


def view_of_bytes():
    view = memoryview(b"hello")
    return view[1] == 101 and bytes(view[1:3]) == b"el" and view[::-1].tolist() == [111, 108, 108, 101, 104] and view.readonly


def view_changes():
    data = bytearray(b"hello")
    view = memoryview(data)
    view[0] = 72
    view[-2:] = b"LO"
    return data == b"HelLO" and view == data and len(view) == 5


def lends():
    data = bytearray(b"ab")
    view = memoryview(data)
    try:
        data.append(1)
    except BufferError:
        view.release()
        data.append(1)
        return data == b"ab\x01"
    return False


def cast():
    view = memoryview(bytearray(8)).cast("I")
    view[0] = 0x01020304
    return view.itemsize == 4 and len(view) == 2 and view.tolist() == [0x01020304, 0] and view.cast("B")[0] == 4


def rows():
    view = memoryview(bytes(range(6))).cast("B", (2, 3))
    return view[1, 2] == 5 and view.shape == (2, 3) and view.tolist() == [[0, 1, 2], [3, 4, 5]]


def checksum(text):
    a = 1
    b = 0
    for byte in memoryview(text.encode()):
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a
