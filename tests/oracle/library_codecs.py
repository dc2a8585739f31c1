# SPDX-License-Identifier: BSL-1.0
"""The module _codecs: codecs, error handlers and what is registered."""
import _codecs


def shown(name, *given, **named):
    try:
        print(name, [ascii(each) for each in given if type(each).__name__ != "EncodingMap"],
              ascii(getattr(_codecs, name)(*given, **named)))
    except Exception as raised:
        print(name, [ascii(each) for each in given if type(each).__name__ != "EncodingMap"], type(raised).__name__,
              ascii(str(raised)))


texts = ("", "abc", "a\xe9\u20ac\U0001F600b", "\udc80\udcff\ud800x", "\ud800", "tab\tnew\n\\'\"\x7f\x00")
handlers = (None, "strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace",
            "surrogatepass", "surrogateescape")
for name in ("utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be", "ascii",
             "latin_1", "unicode_escape", "raw_unicode_escape"):
    for text in texts:
        for errors in handlers:
            shown(name + "_encode", text, errors)
        shown(name + "_encode", text)
for name in ("utf_16_encode", "utf_32_encode"):
    for order in (-5, -1, 0, 1, 7, True, 2**31, 2**70, "a"):
        shown(name, "a\u20ac", None, order)

parts = (b"", b"abc", b"a\xff\xfeb", b"\xed\xa0", b"\xed\xa0\x80x", b"\xe2\x82", b"\xf0\x9f\x98\x80\x80",
         b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\xd8", b"\x00\xd8a",
         b"\x00\xd8a\x00", b"\x00\x00\xfe\xff\x00\x00\x00a\x01", b"\x80\x81\x82\x83\x84\x85", b"\xc3")
for name in ("utf_8", "utf_16", "utf_16_le", "utf_16_be", "utf_32"):
    for data in parts:
        for errors in ("strict", "replace", "surrogatepass", "surrogateescape"):
            for final in (False, True):
                shown(name + "_decode", data, errors, final)
        shown(name + "_decode", data)
for name in ("utf_16_ex_decode", "utf_32_ex_decode"):
    for data in parts:
        for order in (-1, 0, 1):
            shown(name, data, "replace", order, True)
            shown(name, data, "ignore", order)
for name in ("ascii_decode", "latin_1_decode"):
    for data in parts:
        for errors in handlers:
            shown(name, data, errors)
for data in (rb"a\tb\n\r\\\'\"\a\b\f\v", rb"\x41\u20ac\U0001F600\101\7\0012", b"\\", b"a\\", rb"\x4", rb"\x",
             rb"\xg1", rb"\u12", rb"\U0011FFFF", rb"\U0001", b"a\\\nb", b"\xe9\\xe9", "\xe9\\t", rb"\q\8",
             rb"\u12x", rb"\U00110000z", rb"\777"):
    for errors in ("strict", "ignore", "replace"):
        for final in (True, False):
            if b"\\q" not in (data if isinstance(data, bytes) else b"") and data != rb"\777":
                shown("unicode_escape_decode", data, errors, final)
            shown("raw_unicode_escape_decode", data, errors, final)
        if b"\\q" not in (data if isinstance(data, bytes) else b"") and b"\\u" not in (
                data if isinstance(data, bytes) else b"") and data not in (rb"\U0011FFFF", rb"\U0001",
                                                                           rb"\U00110000z", rb"\777"):
            shown("escape_decode", data, errors)
shown("escape_encode", bytes(range(256)))
shown("escape_encode", b"a'\"")
shown("escape_encode", "a")
shown("escape_decode", rb"\x4", "other")
shown("readbuffer_encode", "a\xe9")
shown("readbuffer_encode", bytearray(b"ab"))
shown("readbuffer_encode", 4)

for name in ("utf_8_decode", "ascii_decode", "utf_16_ex_decode", "charmap_decode"):
    for given in ((), (b"",) * 6, ("a",), (4,), (None,), (b"", 4), (bytearray(b"a"),)):
        shown(name, *given)
shown("utf_8_decode", b"", None, "x")
shown("utf_8_decode", b"", errors=None)
for name in ("utf_8_encode", "latin_1_encode", "utf_16_encode", "charmap_encode", "charmap_build", "lookup",
             "lookup_error", "register", "register_error", "encode", "decode"):
    for given in ((), ("",) * 6, (b"a",), (4,), (None,), ("", 4), ("", None, "", 1)):
        if not (name == "encode" and given == (None,)) and not (
                name in ("encode", "decode") and given in ((b"a",), (4,), (None,))):
            shown(name, *given)

table = "".join(map(chr, range(128))) + "\u20ac\ufffe\xe9" + "\ufffe" * 125
for mapping in (None, table, {97: "x", 98: None, 99: 0x20AC, 100: "yz", 101: "\ufffe"}, {97: -1}, {97: b"a"},
                {97: 0x110000}, "ab"):
    for errors in handlers:
        shown("charmap_decode", b"abcde\x80\x81\x82", errors, mapping)
built = _codecs.charmap_build(table)
print(type(built).__name__)
print(_codecs.charmap_build("abc"), _codecs.charmap_build("\0b\U0001F600"))
for mapping in (None, built, {97: 65, 98: b"xy", 99: None, 100: 255, 63: b"?", 92: 92}, {97: 256}, {97: "a"}, 4):
    for errors in handlers:
        for text in ("a", "abcd", "\u20ac\xe9a", "\u1234\u1235a", ""):
            shown("charmap_encode", text, errors, mapping)

# ---- error handlers
names = ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogatepass",
         "surrogateescape")
for name in names + ("namereplace",):
    handler = _codecs.lookup_error(name)
    print(name, handler.__name__)
    for error in (UnicodeEncodeError("utf-8", "a\ud800\udc80b", 1, 3, "r"),
                  UnicodeEncodeError("utf_16be", "a\ud800\udc80b", 1, 2, "r"),
                  UnicodeEncodeError("utf-32", "a\udc80b", 1, 2, "r"),
                  UnicodeEncodeError("ascii", "a\xe9\u20ac", -3, 99, "r"),
                  UnicodeDecodeError("utf-8", b"a\xed\xa0\x80b", 1, 2, "r"),
                  UnicodeDecodeError("ascii", b"a\xed\xa0\x80\x80\x80\x80b", 1, 7, "r"),
                  UnicodeDecodeError("ascii", b"abc", 1, 2, "r"),
                  UnicodeTranslateError("a\xe9\u20ac", 1, 3, "r"), ValueError("x"), 4):
        if name != "namereplace" or not isinstance(error, UnicodeEncodeError):
            try:
                print(ascii(handler(error)))
            except Exception as raised:
                print(type(raised).__name__, ascii(str(raised)), raised is error)
    try:
        handler()
    except TypeError as raised:
        print(raised)


def register(name, answer):
    _codecs.register_error(name, lambda error: answer)


def check(name):
    for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-32"):
        for function in (lambda: "ab\ud800c".encode(encoding, name),
                         lambda: b"ab\xffc".decode(encoding if encoding != "utf-32" else "utf-8", name)):
            try:
                print(encoding, name, ascii(function()))
            except Exception as raised:
                print(encoding, name, type(raised).__name__, ascii(str(raised)))


for name, answer in (("t.str", ("<\xe9>", 3)), ("t.ascii", ("<>", 3)), ("t.bytes", (b"<\xff>", 3)),
                     ("t.even", (b"<>", -1)), ("t.far", ("", 99)), ("t.low", ("", -99)), ("t.none", None),
                     ("t.short", ("",)), ("t.list", ["", 3]), ("t.int", (4, 3)), ("t.pos", ("", "3")),
                     ("t.bool", ("?", True + 6)), ("t.end", ("", 4))):
    register(name, answer)
    if name not in ("t.bool",):
        check(name)
check("t.missing")


def remember(error):
    print(type(error).__name__, error.encoding, ascii(error.object), error.start, error.end, error.reason)
    return "", error.end


_codecs.register_error("t.remember", remember)
check("t.remember")
print(_codecs.lookup_error("t.remember") is remember)

# ---- codecs
asked = []


def search(name):
    asked.append(name)
    if name.startswith("mine"):
        return (lambda text, errors="strict": (("enc", text, errors), 1),
                lambda data, errors="strict": (("dec", data, errors), 2), None, None)
    if name == "broken":
        return (1, 2)
    if name == "odd":
        return (lambda text, errors=None: text, lambda data, errors=None: (1, 2, 3), None, None)


_codecs.register(search)
for name in ("Mine", "MINE  2", "-mine-3--x", "mine.4", "\xe9mine5"):
    print(_codecs.encode("x", name), _codecs.decode(4, name, "replace"), _codecs.lookup(name)[2:])
print(asked)
print(_codecs.lookup("mine") is _codecs.lookup("mine"))
for name in ("broken", "odd"):
    shown("lookup", name) if name != "odd" else None
    shown("encode", "x", name)
    shown("decode", "x", name)
_codecs.unregister(search)
_codecs.unregister(search)
shown("lookup", "mine")
shown("encode", "x", "mine")
shown("encode", "a\xe9")
shown("encode", "a\xe9", "ascii", "xmlcharrefreplace")
shown("encode", obj="a\xe9", encoding="latin-1")
shown("decode", b"a\xc3\xa9")
shown("decode", bytearray(b"a\xe9"), "ascii", "replace")
