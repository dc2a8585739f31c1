# SPDX-License-Identifier: BSL-1.0
"""encode and decode: every error handler, of ASCII, Latin-1 and UTF-8, and their messages."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["abc", "aé", "日本x", "😀", "\ud800", "a\udc80b", "\udcff\udcfe", "é\ud83d\ude00z",
    "\x80\xff\u0100", ""]
handlers = ["strict", "ignore", "replace", "backslashreplace", "surrogatepass", "unknown"]
for text in texts:
    for encoding in ("ascii", "latin-1", "utf-8"):
        print(ascii(text), encoding, *(ascii(said(text.encode, encoding, handler))
            for handler in handlers), sep="; ")
data = [b"abc", b"a\xe9b", b"\xff\xfe", b"\xc3", b"\xc3\xa9", b"\xe6\x97", b"\xe6\x97\xa5\xe6",
    b"\xf0\x9f\x98\x80", b"\xf0\x9f\x98", b"\xed\xa0\x80", b"\xc0\x80", b"\xf5\x80\x80\x80",
    b"\xf4\x90\x80\x80", b"\x80\x80a\x80", b"a\xf0\x80b", b"\xe0\x80\x80", b""]
for bytes_ in data:
    for encoding in ("ascii", "latin-1", "utf-8"):
        print(bytes_, encoding, *(ascii(said(bytes_.decode, encoding, handler))
            for handler in handlers), sep="; ")
print("é".encode(), b"\xc3\xa9".decode(), str(b"\xc3\xa9", "utf-8"),
    str(b"\xe9", encoding="latin-1"), ascii(str(b"\xe9", errors="replace")), bytes("é", "utf-8"),
    bytes("é", "ascii", "replace"), bytearray("é", "latin-1"))
for name in ("utf8", "UTF-8", "utf_8", "U8", "Latin1", "ISO-8859-1", "iso8859_1", "l1", "us-ascii",
    "646", "ASCII", "nothing", "", "utf-99"):
    print(name, said("a".encode, name), said(b"a".decode, name))
print(said("a".encode, 1), said("a".encode, "utf-8", 1), said(b"a".decode, None),
    said("a".encode, "utf-8", "strict", 1), said(str, "a", "utf-8"), said(str, 5, "utf-8"),
    said(str, b"a", 5), said(str, b"a", "utf-8", "strict", 1))
print(said(bytes, "a"), said(bytes, 5, "utf-8"), said(bytes, "a", "utf-8", "strict", 1),
    said(bytes, b"a", "utf-8"), said(bytes, b"a", errors="x"), said(bytes, encoding="utf-8"),
    str(b"a\xff"), str(bytearray(b"x")), str(b"", errors="x"), str(object=5), str(), said(str, x=1))
