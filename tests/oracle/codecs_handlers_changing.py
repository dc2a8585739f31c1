# SPDX-License-Identifier: BSL-1.0
"""Error handlers that put another object into the exception: a decoder goes on with that, an encoder doesn't."""

import _codecs

seen = []


def show(call, *arguments):
    seen.clear()
    try:
        print(repr(call(*arguments)), len(seen), len(set(map(id, seen))))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)), len(seen))


def change_to(instead, answer):
    def handler(error):
        seen.append(error)
        before = error.object
        if len(seen) == 1:
            error.object = instead
        print(" ", type(error).__name__, error.encoding, ascii(before), error.start, error.end, error.reason)
        return answer if len(seen) < 3 else ("", len(before))

    _codecs.register_error("changing", handler)


def decode_all():
    show(b"ab\xffcd\xfe".decode, "ascii", "changing")
    show(b"ab\xffcd\xfe".decode, "utf-8", "changing")
    show(b"ab\xed\xa0\x80cd".decode, "utf-8", "changing")
    show(b"a\x00\x00\xd8b\x00".decode, "utf-16", "changing")
    show(b"a\x00\x00\x00\x00\x00\x11\x00".decode, "utf-32", "changing")
    show(_codecs.unicode_escape_decode, rb"ab\xg", "changing")
    show(_codecs.unicode_escape_decode, rb"ab\xgcd\u12", "changing", False)
    show(_codecs.raw_unicode_escape_decode, rb"ab\u123 cd", "changing")
    show(_codecs.charmap_decode, b"ab\xff", "changing", "\0" * 98 + "xy")
    show(_codecs.utf_8_decode, b"ab\xffcd\xe2", "changing", False)
    show(_codecs.utf_8_decode, b"ab\xffcd\xe2", "changing", True)


change_to(b"0123456789", ("?", 2))
decode_all()
change_to(b"", ("?", 0))
decode_all()
change_to(b"abcde", ("?", -1))
decode_all()
change_to(b"", ("?", 3))
decode_all()
change_to(bytearray(b"ab"), ("?", 0))
show(b"\xff".decode, "ascii", "changing")
change_to(5, ("?", 0))
show(b"\xff".decode, "ascii", "changing")
change_to(b"\xffa\xff", ("<>", -3))
show(b"\xff\xff".decode, "ascii", "changing")


def delete_it(error):
    del error.object
    return "", error.end


_codecs.register_error("changing", delete_it)
show(b"\xff".decode, "ascii", "changing")

for answer in (("?", 2), (b"?", 3), ("?", -1), ("\xe4", 1)):
    change_to("0123456789", answer)
    show("ab\ud800\ud801cd\udfff".encode, "ascii", "changing")
    show("ab\ud800\ud801cd\udfff".encode, "utf-8", "changing")
    show(_codecs.utf_16_le_encode, "ab\ud800\ud801cd\udfff", "changing")
    show(_codecs.charmap_encode, "ab\ud800\ud801cd\udfff", "changing", {97: 98, 98: 99, 99: 100, 100: 101, 63: 64})
change_to(5, ("?", 3))
show("ab\xff".encode, "ascii", "changing")
