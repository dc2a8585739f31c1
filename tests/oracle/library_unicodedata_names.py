# SPDX-License-Identifier: BSL-1.0
"""unicodedata.name() and lookup(), and the codecs that ask them: namereplace and unicode_escape."""

import _codecs
import unicodedata


def show(function, *given, **named):
    try:
        print(function.__name__, ascii(given)[:40], ascii(function(*given, **named)))
    except Exception as error:
        print(function.__name__, ascii(given)[:40], type(error).__name__, ascii(error.args)[:80])


class Text(str):
    pass


class Bytes(bytes):
    pass


NAMES = (
    "DIGIT ONE", "digit one", "Digit One", "DIGIT  ONE", "DIGIT ONE ", "DIGIT-ONE", "1", "\0", "", "a\0b", "é",
    "\u01a2",
    "\ud800", "A" * 88, "A" * 256, "A" * 257, "Z" * 89, "-", "ZZ",
    # Aliases, which name() doesn't tell, and sequences.
    "NULL", "LF", "LINE FEED", "NBSP", "BOM", "BYTE ORDER MARK", "LATIN CAPITAL LETTER GHA", "VS17", "ZWJ",
    "KEYCAP DIGIT ONE", "keycap digit one", "LATIN CAPITAL LETTER A WITH MACRON AND GRAVE", "TAMIL SYLLABLE KSSAU",
    # What is calculated.
    "HANGUL SYLLABLE GA", "HANGUL SYLLABLE A", "HANGUL SYLLABLE GGYAELB", "HANGUL SYLLABLE HIH", "HANGUL SYLLABLE ",
    "HANGUL SYLLABLE", "HANGUL SYLLABLE GAA", "HANGUL SYLLABLE Q", "hangul syllable ga", "HANGUL SYLLABLE ga",
    "CJK UNIFIED IDEOGRAPH-4E00", "CJK UNIFIED IDEOGRAPH-04E00", "CJK UNIFIED IDEOGRAPH-4e00",
    "cjk unified ideograph-4E00", "CJK UNIFIED IDEOGRAPH-3", "CJK UNIFIED IDEOGRAPH-", "CJK UNIFIED IDEOGRAPH-2A6E0",
    "CJK UNIFIED IDEOGRAPH-2A6DF", "CJK UNIFIED IDEOGRAPH-0041", "CJK COMPATIBILITY IDEOGRAPH-F900",
    "TANGUT IDEOGRAPH-17000",
)
for name in NAMES:
    show(unicodedata.lookup, name)
for given in ((), (1,), (None,), (b"DIGIT ONE",), (b"\xc3\xa9",), (b"\xff",), (Text("DIGIT TWO"),),
              (Bytes(b"DIGIT TWO"),),
              (bytearray(b"DIGIT ONE"),), ("a", "b")):
    show(unicodedata.lookup, *given)
show(unicodedata.lookup, name="DIGIT ONE")

for character in "\0\n\x1f 1Aaé\xad\u0300\u0378\u1680\uac00\ud7a3\ud800\ue000\ufeff\uffff":
    show(unicodedata.name, character)
for character in "\U00010000\U00017000\U0001f600\U00020000\U0002a6e0\U0002f800\U000e0041\U000e01ef\U0010ffff":
    show(unicodedata.name, character)
    show(unicodedata.name, character, None)
for given in ((), (1,), ("",), ("ab",), (b"1",), (None,), (Text("1"),), ("1", 2, 3), ("", None), ("\0", [])):
    show(unicodedata.name, *given)
show(unicodedata.name, chr="1")

# The names of all characters of some blocks, and back.
BLOCKS = (*range(0x400), *range(0x2000, 0x2C00), *range(0xAC00, 0xD7B0, 99), *range(0x1F300, 0x1F400))
known = {c: name for c in map(chr, BLOCKS) if (name := unicodedata.name(c, None))}
print(len(known), hash(tuple(known.values())))
print(all(unicodedata.lookup(name) == c for c, name in known.items()))
print(all(unicodedata.lookup(name.lower()) == c for c, name in known.items() if not name.startswith("HANGUL S")))

# The error handler namereplace.
for text in ("plain", "é", "a\u01a2\ud800b", "\U000e0041\U0010ffff", "\0\x80", "한글"):
    for encoding in ("ascii", "latin-1", "utf-8"):
        show(text.encode, encoding, "namereplace")
handler = _codecs.lookup_error("namereplace")
show(handler, UnicodeEncodeError("ascii", "xéy", 1, 2, "why"))
show(handler, UnicodeEncodeError("ascii", "xéy", 0, 3, "why"))
show(handler, UnicodeDecodeError("ascii", b"x", 0, 1, "why"))
show(handler, UnicodeTranslateError("x", 0, 1, "why"))
show(handler, 1)

# Escapes.
for source in (
    b"\\N{DIGIT ONE}", b"a\\N{digit one}\\n", b"\\N{", b"\\N", b"\\N{}", b"\\N{foo}x", b"\\N{KEYCAP DIGIT ONE}",
    b"\\N{\xff}",
    b"\\Nx", b"\\N{HANGUL SYLLABLE GA}", b"\\N{DIGIT ONE", b"\\N{NULL}\\N{NULL}", b"\\N{{DIGIT ONE}}", b"\\N{\\x41}",
):
    for final in (True, False):
        for errors in ("strict", "replace", "ignore", "backslashreplace"):
            show(_codecs.unicode_escape_decode, source, errors, final)
    show(_codecs.raw_unicode_escape_decode, source)
print("done")
