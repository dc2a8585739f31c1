# SPDX-License-Identifier: BSL-1.0
"""unicodedata: what is known of characters, normal forms, and what is refused."""

import unicodedata
import _sha512


def show(function, *given, **named):
    try:
        print(function.__name__, repr(function(*given, **named)))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


# The characters of all alphabets, and some of each block of ideographs and syllables.
LARGE = (*range(0x3400, 0xA000, 99), *range(0xAC00, 0xF900, 99), *range(0x12000, 0x1D000, 9), *range(0x20000, 0x2F800, 999))
OTHERS = (*range(0x3400), *range(0xA000, 0xAC00), *range(0xF900, 0x12000), *range(0x1D000, 0x1FC00))
LAST = (*range(0x2F800, 0x2FA20), *range(0xE0000, 0xE0200), 0xEFFFF, 0xF0000, 0x10FFFF)
CHARACTERS = [chr(c) for c in sorted((*LARGE, *OTHERS, *LAST))]
for function in (
    unicodedata.category, unicodedata.bidirectional, unicodedata.combining, unicodedata.mirrored,
    unicodedata.east_asian_width, unicodedata.decomposition,
):
    answers = [function(c) for c in CHARACTERS]
    print(function.__name__, _sha512.sha512(repr(answers).encode()).hexdigest()[:40])
for function in (unicodedata.decimal, unicodedata.digit, unicodedata.numeric):
    answers = [function(c, None) for c in CHARACTERS]
    print(function.__name__, _sha512.sha512(repr(answers).encode()).hexdigest()[:40])
ENCODABLE = [c for c in CHARACTERS if not "\ud800" <= c <= "\udfff"]
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    answers = [unicodedata.normalize(form, c) for c in ENCODABLE]
    print(form, _sha512.sha512(repr(answers).encode()).hexdigest()[:40])
    print(sum(unicodedata.is_normalized(form, c) for c in ENCODABLE))

# Texts.
TEXTS = (
    "", "plain", "café", "cafe\u0301", "\u1e9b\u0323", "e\u0323\u0302\u0301", "e\u0301\u0302\u0323",
    "\u0344", "\u212b", "ﬁn", "½", "\uac01\u11a8", "\u1100\u1161\u11a8", "\u1100\u1161\u11a7",
    "\uac00\u11a8\u11a8", "\u1100\u0301\u1161", "a\u0315\u0300\u05ae\u0300\u0062", "\u0958", "\u2adc",
    "\U0001d15e", "\u0fb2\u0f71\u0f80", "\u0327\u0301c", "c\u0327\u0301", "\u09c7\u09be", "\u0b47\u0300\u0b3e",
    "a\u0300" * 50, "\u0301\u0300", "\ud800\u0301", "Å" * 3 + "A\u030a",
)
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    for text in TEXTS:
        made = unicodedata.normalize(form, text)
        print(form, ascii(made), unicodedata.is_normalized(form, text))


class Text(str):
    pass


for text in (Text("abc"), Text(""), Text("\u0344")):
    print(type(unicodedata.normalize("NFC", text)).__name__)

# What is refused.
for function in (unicodedata.category, unicodedata.decomposition, unicodedata.numeric, unicodedata.digit):
    for given in ((), (1,), ("",), ("ab",), (None,), ("a", "b", "c")):
        show(function, *given)
    show(function, chr="a")
for function in (unicodedata.decimal, unicodedata.digit, unicodedata.numeric):
    for given in (("a",), ("a", None), ("²",), ("½",), ("٣",), ("万",), ("Ⅻ",)):
        show(function, *given)
for function in (unicodedata.normalize, unicodedata.is_normalized):
    for given in ((), ("NFC",), ("X", "a"), (3, "a"), ("NFC", 3), ("X", ""), ("nfc", "é")):
        show(function, *given)
print(unicodedata.unidata_version)
