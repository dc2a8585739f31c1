# SPDX-License-Identifier: BSL-1.0
# UTF-16, UTF-32 and UTF-8 with a signature, and the names of encodings.

ENCODINGS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "ascii", "latin-1",
)  # fmt: skip
BUILT_IN = "utf-8", "utf-16", "utf-32", "ascii", "latin-1"  # no module of CPython's has them
HANDLERS = "strict", "ignore", "replace", "backslashreplace", "surrogatepass", "nonsense"


def attempt(function, *given):
    try:
        result = function(*given)
        print(ascii(given), ascii(result))
        return result
    except Exception as error:
        print(ascii(given), type(error).__name__, ascii(str(error)))


TEXTS = (
    "", "a", "caf\xe9", "\u20ac", "\U0001f600", "a\U0010ffffb", "\ufeff", "\ufffe\ufeff", "\uffff",
    "\ud800", "\udfff", "a\ud800\udc00b", "\udc00\ud800", "\x00",
)  # fmt: skip
for text in TEXTS:
    for encoding in ENCODINGS:
        for handler in HANDLERS if encoding in BUILT_IN else HANDLERS[:-1]:
            data = attempt(text.encode, encoding, handler)
            if data is not None and data.decode(encoding, handler) != text:
                print("comes back as", ascii(data.decode(encoding, handler)))

BYTES = (
    b"", b"a", b"ab", b"abc", b"abcd", b"abcde", b"\xff\xfe", b"\xfe\xff", b"\xff\xfea\x00",
    b"\xfe\xff\x00a", b"\xff\xfe\x00\x00a\x00\x00\x00", b"\x00\x00\xfe\xff\x00\x00\x00a",
    b"\x00\xd8", b"\x00\xd8\x00", b"\x00\xd8a\x00", b"\x00\xdca\x00", b"\x00\xd8\x00\xdc",
    b"\xd8\x00\xdc\x00", b"\xd8\x00", b"\xd8\x00\x00a", b"\xdc\x00\x00a", b"\x00\xd8\x00\xd8\x00\xdc",
    b"\x00\xd8\x00\x00", b"\x00\x00\xd8\x00", b"\x00\x00\x11\x00", b"\x00\x11\x00\x00",
    b"\xff\xff\x10\x00a", b"\xff\xff\xff\xff\xff", b"\xef\xbb\xbf", b"\xef\xbb\xbfa", b"\xef\xbb",
    b"\xef\xbb\xbf\xff", b"\xef\xbb\xbf\xef\xbb\xbf", b"\xff\xfe\xff\xfe", b"\xff\xfe\xff\xfe\x00",
    b"\xff\xfe\x00\xd8", b"\xfe\xff\xd8\x00\x00", b"a\xe9",
)  # fmt: skip
for data in BYTES:
    for encoding in ENCODINGS:
        for handler in HANDLERS if encoding in BUILT_IN else HANDLERS[:-1]:
            attempt(data.decode, encoding, handler)

NAMES = (
    "UTF-8", "utf_8", "utf8", "U8", "utf", "utf 8", "utf--8", "-utf-8-", "utf8-sig", "utf_8_sig",
    "UTF-8-SIG", "utf-8sig", "utf16", "UTF_16", "u16", "utf-16le", "UTF-16BE", "utf_16_le", "utf16le",
    "utf-16-xe", "u32", "utf32", "utf-32le", "UTF_32_be", "us-ascii", "US", "646", "ASCII", "as-cii",
    "latin", "Latin1", "latin-1", "l1", "L-1", "iso-8859-1", "ISO8859-1", "iso8859", "8859", "cp819",
    "iso 8859 1", "iso88591", "", "nonsense", "utf\xe9",
)  # fmt: skip
for name in NAMES:
    attempt("\xe9a".encode, name, "replace")
    attempt(str, b"abcd", name)
    attempt(bytes, "abcd", name)
