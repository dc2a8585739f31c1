# SPDX-License-Identifier: BSL-1.0
# The fields, arguments and messages of UnicodeErrors.


def show(error):
    print(type(error).__name__, ascii(error.args), ascii(str(error)), ascii(error))
    for name in "encoding", "object", "start", "end", "reason":
        print(name, ascii(getattr(error, name, "missing")), end="; ")
    print()


for text, encoding in (
    ("\ud800", "utf-8"), ("a\ud800\udc00b", "utf-8"), ("\xe9", "ascii"), ("ab\xe9\u20ac", "ascii"),
    ("\u20ac", "latin-1"), ("a\ud800", "utf-16"), ("\udfff", "utf-32-be"), ("\ud800", "utf-8-sig"),
):  # fmt: skip
    try:
        text.encode(encoding)
    except UnicodeEncodeError as error:
        show(error)
for data, encoding in (
    (b"\xff", "utf-8"), (b"a\xe2\x82", "utf-8"), (b"\xe2(\xa1", "utf-8"), (b"ab\xe9", "ascii"),
    (b"\x00\xd8\x00", "utf-16"), (b"abc", "utf-32"), (b"\xef\xbb\xbf\xff", "utf-8-sig"),
):  # fmt: skip
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        show(error)
try:
    print("\ud800")
except UnicodeEncodeError as error:
    show(error)


class Own(UnicodeDecodeError):
    def __init__(self, *given):
        self.note = "own"
        super().__init__(*given)


MADE = (
    (UnicodeEncodeError, ("x", "abc", 1, 2, "why")), (UnicodeEncodeError, ("x", "abc", 1, 3, "why")),
    (UnicodeEncodeError, ("x", "\U0001f600", 0, 1, "why")), (UnicodeEncodeError, ("x", "abc", 9, 10, "w")),
    (UnicodeEncodeError, ("x", "", 0, 1, "why")), (UnicodeEncodeError, ("x", "abc", True, 2, "why")),
    (UnicodeDecodeError, ("x", b"abc", 1, 2, "why")), (UnicodeDecodeError, ("x", b"abc", 0, 3, "why")),
    (UnicodeDecodeError, ("x", b"\xff", 0, 1, "")), (UnicodeTranslateError, ("abc", 1, 2, "why")),
    (UnicodeTranslateError, ("abc", 1, 3, "why")), (UnicodeTranslateError, ("\u20ac", 0, 1, "why")),
    (Own, ("x", b"abc", 1, 2, "why")), (UnicodeError, ()), (UnicodeError, (1, 2)),
    (UnicodeEncodeError, ()), (UnicodeEncodeError, (1, 2, 3, 4, 5)), (UnicodeEncodeError, ("x", b"", 0, 1, "")),
    (UnicodeEncodeError, ("x", "", "0", 1, "")), (UnicodeEncodeError, ("x", "", 0, 1.0, "")),
    (UnicodeEncodeError, ("x", "", 0, 1, None)), (UnicodeEncodeError, ("x", "", 0, 2**70, "")),
    (UnicodeDecodeError, ("x",)), (UnicodeDecodeError, ("x", "abc", 0, 1, "")),
    (UnicodeDecodeError, (None, b"", 0, 1, "")), (UnicodeDecodeError, ("x", 5, 0, 1, 5)),
    (UnicodeTranslateError, ("abc", 0, 1)), (UnicodeTranslateError, (b"abc", 0, 1, "")),
    (UnicodeTranslateError, ("abc", 0, 1, 5)), (Own, ()),
)  # fmt: skip
for kind, given in MADE:
    try:
        show(kind(*given))
    except (TypeError, OverflowError) as error:
        print(kind.__name__, given, type(error).__name__, error)
try:
    UnicodeEncodeError("x", "", 0, 1, reason="")
except TypeError as error:
    print(error)
print(ascii(str(UnicodeEncodeError.__new__(UnicodeEncodeError))))
b"caf\xe9".decode()
