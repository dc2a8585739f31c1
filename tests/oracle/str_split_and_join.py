# SPDX-License-Identifier: BSL-1.0
"""split, rsplit, splitlines, partition, rpartition, join of strs; what they refuse."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["", " ", "a", " a  b c ", "a,b,,c,", ",", ",,", "x--y--z", "a\tb\nc\r\nd",
    "\u2003a\u3000b\x1cc", "äöü äöü", "日 本\u2028語", "a😀b😀", "aaaa"]
for text in texts:
    print(text.split(), text.rsplit(), text.split(None, 1), text.rsplit(None, 1),
        text.split(maxsplit=0), text.rsplit(None, 0))
    for mark in (",", "--", " ", "a", "aa", "😀", "本"):
        print("   ", text.split(mark), text.rsplit(mark), text.split(mark, 1), text.rsplit(mark, 1),
            text.split(mark, 0), text.partition(mark), text.rpartition(mark))
for text in ("", "\n", "a", "a\n", "a\nb", "a\r\nb\rc\n\n", "\x0b\x0c", "a\x1cb\x1dc\x1ed\x1fe",
    "a\x85b", "\u2028\u2029", "é\r", "日\n本\r\n", "\r\r\n\n"):
    print(ascii(text), ascii(text.splitlines()), ascii(text.splitlines(True)),
        ascii(text.splitlines(keepends=False)))
for call in ("a b".split, "a b".rsplit):
    print(said(call, ""), said(call, 1), said(call, b" "), said(call, sep="", maxsplit=1),
        said(call, None, "1"), said(call, None, 1.0), said(call, None, 2**70), said(call, " ", -5),
        said(call, " ", 1, 2), said(call, x=1))
print(said("a".partition, ""), said("a".rpartition, ""), said("a".partition),
    said("a".partition, 1), said("a".splitlines, 1, 2), said("a".splitlines, "x"),
    said("a".splitlines, keepends=[]))
print("".join([]), "-".join("abc"), ", ".join({"x": 1, "y": 2}), "".join(c for c in "gen"),
    "é".join(("a", "日", "😀")), "x".join(["only"]), ascii("\u2028".join("ab")))
text = "same"
print("-".join([text]) is text, "".join((text,)) is text)
print(said("-".join, ["a", 1]), said("-".join, [b"a"]), said("-".join, 5), said("-".join, None),
    said("-".join), said("-".join, "a", "b"), said("-".join, ["a", "b", None]), said("".join, [[]]),
    said("-".join, (x for x in ["a", 2])))


class Str(str):
    pass


print(type("".join([Str("a")])), type(Str("a b").split()[0]), type(Str("ab").partition("x")[0]),
    type(Str("a").splitlines()[0]), type(Str("-").join([])))


def broken():
    yield "a"
    raise KeyError("inside")


print(said("".join, broken()), said(lambda: "a".join(x for x in range(1))))
print("1,2,3".split(",", maxsplit=-1), "a  b".split(" "), "  ".split(" "), " a ".split("  "),
    "abcabc".split("bc"), "aXbXc".rsplit("X", 1), "mississippi".split("ss"), "aaaaa".split("aa"),
    "aaaaa".rsplit("aa"))
