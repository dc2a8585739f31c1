# SPDX-License-Identifier: BSL-1.0
"""The module _struct in constant evaluation: each function answers True."""
from _struct import Struct, calcsize, iter_unpack, pack, pack_into, unpack, unpack_from
from _struct import error as struct_error


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def sizes():
    return (
        calcsize("bhiq") == 16
        and calcsize("=bhiq") == 15
        and calcsize("b0q") == 8
        and calcsize(" 3s 2x ") == 5
        and calcsize("") == 0
    )


def integers():
    return (
        pack(">hI", -2, 2**32 - 1) == b"\xff\xfe\xff\xff\xff\xff"
        and pack("<q", -(2**63)) == b"\0\0\0\0\0\0\0\x80"
        and unpack("<bB", b"\xff\xff") == (-1, 255)
        and unpack(">Q", b"\xff" * 8) == (2**64 - 1,)
        and unpack("3h", pack("3h", 1, 2, 3)) == (1, 2, 3)
    )


def reals():
    return (
        pack("<f", 0.1) == b"\xcd\xcc\xcc\x3d"
        and pack(">d", 0.1) == b"\x3f\xb9\x99\x99\x99\x99\x99\x9a"
        and pack("<e", 65504.0) == b"\xff\x7b"
        and pack("<f", 7.006492321624085e-46) == b"\0\0\0\0"
        and unpack("<f", b"\x01\0\0\0") == (1.401298464324817e-45,)
        and unpack("<e", b"\x01\0") == (5.960464477539063e-08,)
        and unpack(">f", b"\x7f\x80\0\0") == (float("inf"),)
        and pack("?d", 5, -0.0) == b"\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80"
    )


def texts():
    return (
        pack("3s2sc", b"ab", b"xyz", b"q") == b"ab\0xyq"
        and unpack("3s", b"ab\0") == (b"ab\0",)
        and unpack("4p", pack("4p", b"abcdef")) == (b"abc",)
    )


class Shrinking:
    def __init__(self, room):
        self.room = room

    def __index__(self):
        del self.room[2:]
        return 7


def in_place():
    room = bytearray(5)
    pack_into(">h", room, 1, 258)
    Struct("b").pack_into(room, -1, 9)
    less = bytearray(4)
    shrunk = error(pack_into, "4b", less, 0, 1, 2, Shrinking(less), 4)
    return (
        room == b"\0\x01\x02\0\x09"
        and unpack(">xhxb", room) == (258, 9)
        and error(pack_into, "h", room, 4, 1)
        == "error: pack_into requires a buffer of at least 6 bytes for packing 2 bytes"
        " at offset 4 (actual buffer size is 5)"
        and (shrunk is None and less == b"\x01\x02" or shrunk[:11] == "BufferError")
    )


class Named(Struct):
    pass


def objects():
    pair = Named("<hb")
    pair.name = "pair"
    return (
        pair.pack(1, 2) == b"\x01\0\x02"
        and pair.size == 3
        and pair.format == "<hb"
        and pair.name == "pair"
        and list(pair.iter_unpack(b"\x01\0\x02\x03\0\x04")) == [(1, 2), (3, 4)]
        and list(iter_unpack("b", b"ab")) == [(97,), (98,)]
        and unpack_from("<h", b"abc", 1) == (25442,)
        and pair.unpack_from(buffer=b"\x01\0\x02", offset=0) == (1, 2)
    )


def refused():
    return (
        error(pack, "b", 128) == "error: byte format requires -128 <= number <= 127"
        and error(pack, ">h", 2**15) == "error: 'h' format requires -32768 <= number <= 32767"
        and error(pack, "<e", 65520.0) == "OverflowError: float too large to pack with e format"
        and error(calcsize, "z") == "error: bad char in struct format"
        and error(calcsize, "9223372036854775807q") == "error: total struct size too long"
        and error(unpack, "h", b"a") == "error: unpack requires a buffer of 2 bytes"
        and error(unpack, "h", "a") == "TypeError: a bytes-like object is required, not 'str'"
        and issubclass(struct_error, Exception)
    )
