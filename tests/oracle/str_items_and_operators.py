# SPDX-License-Identifier: BSL-1.0
"""Items and slices of strs, +, *, comparison, hash, and what str refuses."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


text = "aé日😀z"
numbers = [None, 0, 1, 2, 4, 5, 9, -1, -2, -5, -6, 2**70, -(2**70)]
print([said(text.__getitem__, i) for i in numbers if i is not None])
for start in numbers:
    print([text[start:end] for end in numbers], [text[start::step] for step in (1, 2, 3, -1, -2, -7,
        2**70)])
print(said(lambda: text[::0]), said(lambda: text["a"]), said(lambda: text[1.0]),
    said(lambda: text[None]), said(lambda: text["a":]), said(lambda: text[1, 2]),
    said(lambda: text[:1.5]))
for a in ("", "a", "ab", "é", "日"):
    print([a * n for n in (-1, 0, 1, 2, 5)], [n * a for n in (True, False, 3)])
print(said(lambda: "a" * 1.5), said(lambda: "a" * "b"), said(lambda: "a" + 1),
    said(lambda: 1 + "a"), said(lambda: "a" + b"b"), said(lambda: "a" - "b"),
    said(lambda: "a" * 2**70), said(lambda: "ab" * 2**62), said(lambda: "a" + None),
    said(lambda: "a" @ "b"), said(lambda: "a" / 2))
words = ["", "a", "A", "aa", "ab", "b", "é", "e", "z", "日", "本", "😀", "\uffff", "\U00010000",
    "a\x00", "a\x00b"]
print(sorted(words), sorted(words, reverse=True)[:3], max(words), min(words),
    sorted(words, key=len))
for a in words:
    print([(a < b) + 2 * (a == b) + 4 * (a >= b) + 8 * (a != b) for b in words])
print(said(lambda: "a" < 1), "a" == 1, "a" != b"a", said(lambda: "a" >= None),
    said(lambda: max("a", 1)), [hash(w) == hash("".join(list(w))) for w in words], hash("abc"),
    hash(""), hash("日本"))


def change(index):
    text[index] = "x"


def remove():
    del text[0]


print(said(change, 0), said(remove), said(lambda: setattr(text, "x", 1)),
    said(lambda: text.nothing), said(lambda: text(1)), said(len), iter(text).__next__(),
    list(reversed(text)), list(text), [*"añ"], text.__len__())
x = "a"
x += "b"
x *= 3
y = x
x += "é"
print(x, y, x is y, "abc" "def" 'ghi', """triple
line""", r"\n\t", "\x41\u00e9\U0001F600\101\N{BULLET}\
joined", "a" "\0" "b" == "a\x00b", b"a" b"\x00", "tab\there", '\'"', "\a\b\f\v".encode())
print(text.isascii(), "%s" % text, text.__contains__("日"), text.__add__("x"), said(text.__add__, 1),
    text.__mul__(2), text.__rmul__(0), text.__eq__(1), text.__lt__(1), text.__mod__(()),
    text.__rmod__("%s"), said(lambda: text.__rmod__(5)), said(text.__getitem__, "a"),
    said(text.__mul__, "a"))
