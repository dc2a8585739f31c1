# SPDX-License-Identifier: BSL-1.0
# Methods of bytes: letters in their order, tables, parts from the right, lines and tabs.


def attempt(name, held, *given, **named):
    try:
        print(name, held, given, named, getattr(held, name)(*given, **named))
    except Exception as error:
        print(name, held, given, named, type(error).__name__, error)


HELD = (
    b"", b"a", b"A", b"1", b"hello world", b"Hello World", b"HELLO", b"Hello world", b"hELLO wORLD",
    b"They're Bill's", b"a1b2 C3", b"  x", b"\xe9\xc9a", b"\x80", b"\x7f", b"It Is 2nd", b"AB Cd",
)  # fmt: skip
for held in HELD:
    for name in "capitalize", "title", "islower", "isupper", "istitle", "isascii":
        attempt(name, held)
for name in "capitalize", "title", "islower", "isupper", "istitle", "isascii":
    attempt(name, b"a", 1)
    attempt(name, b"a", a=1)

table = bytes.maketrans(b"abc", b"xyz")
print(table, bytes.maketrans(b"", b"") == bytes(range(256)), bytes.maketrans(b"aa", b"xy")[97])
for arguments in (b"a", b"bc"), ("a", "b"), (b"a", "b"), (b"a",), (), (b"a", b"b", b"c"):
    attempt("maketrans", b"", *arguments)
for held in b"", b"abcabc", b"none", bytes(range(256)):
    attempt("translate", held, table)
    attempt("translate", held, None)
    attempt("translate", held, table, b"ab")
    attempt("translate", held, None, delete=b"ac\xff")
    print(held.translate(None) == held, held.translate(table, b"") == held.translate(table))
for arguments in (b"a",), ("a",), (), (None, b"a", 1), (None, "a"), (None, None):
    attempt("translate", b"abc", *arguments)
attempt("translate", b"abc", table=None)
attempt("translate", b"abc", None, gone=b"a")

HELD = (
    b"", b" ", b"a", b"a b c", b"  a  b  ", b"a,b,,c", b",a,", b",,", b"\ta\n\x0bb\x0c\rc\x1d\x85",
    b"aXXbXXXc", b"\x00 \x00",
)  # fmt: skip
for held in HELD:
    for most in (), (-1,), (0,), (1,), (2,), (9,):
        for separator in None, b",", b"XX", b" ", b"\x00":
            attempt("rsplit", held, separator, *most)
            attempt("split", held, separator, *most)
for arguments in ("a",), (b"",), (None, "a"), (1, 2, 3), (1,):
    attempt("rsplit", b"a b", *arguments)
attempt("rsplit", b"a b", maxsplit=0)
attempt("rsplit", b"a b", sep=b" ", maxsplit=True)

HELD = (
    b"", b"\n", b"a", b"a\n", b"a\nb", b"a\r\nb\rc\n\n\rd", b"\r\r\n\n", b"a\x0bb\x0cc\x1cd\x85e",
    b"\na",
)  # fmt: skip
for held in HELD:
    for keep in (), (True,), (False,), (2,), (-1,):
        attempt("splitlines", held, *keep)
    attempt("splitlines", held, keepends=True)
attempt("splitlines", b"a", "a")
attempt("splitlines", b"a", 1, 2)

for held in b"", b"\t", b"a\tb", b"ab\tc\n\td\r\te", b"12345678\t9", b"\t\t", b"\xe9\t\xff":
    for size in (), (8,), (4,), (1,), (0,), (-3,):
        attempt("expandtabs", held, *size)
    attempt("expandtabs", held, tabsize=2)
attempt("expandtabs", b"a", "a")
attempt("expandtabs", b"a", 1, 2)
