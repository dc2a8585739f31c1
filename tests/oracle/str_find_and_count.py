# SPDX-License-Identifier: BSL-1.0
"""Searching in strs: find, index, count, in, startswith, endswith, with every bound."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["", "a", "banana", "aaaa", "äöüäöü", "日本日本", "a😀b😀", "x" * 50 + "needle" + "x" * 50,
    "abcabcabd" * 7 + "abcabcabe"]
parts = ["", "a", "an", "ana", "aa", "ü", "öü", "本日", "😀", "b😀", "needle", "abcabcabe", "nix", "é",
    "x" * 51]
for text in texts:
    for part in parts:
        print(text.find(part), text.rfind(part), text.count(part), part in text,
            text.startswith(part), text.endswith(part), end="; ")
        print(said(text.index, part), said(text.rindex, part))
bounds = [None, 0, 1, 3, 6, 7, -1, -3, -6, -7, 100, -100, 2**70, -(2**70)]
for start in bounds:
    print(start, ["banana".find("a", start, end) for end in bounds],
        ["banana".rfind("an", start, end) for end in bounds])
    print(start, ["banana".count("a", start, end) for end in bounds],
        ["banana".count("", start, end) for end in bounds])
    print(start, ["banana".startswith("an", start, end) for end in bounds],
        ["banana".endswith(("", "x"), start, end) for end in bounds])
print("abc".startswith(("x", "ab")), "abc".startswith(()), "abc".endswith(("c",), 3),
    "".startswith("", 1), "abc".find("", 3), "abc".find("", 4), "abc".rfind("", 4), "".count(""),
    "".find(""))
for call in ("abc".find, "abc".count, "abc".index, "abc".startswith, "abc".endswith,
    "abc".__contains__):
    print(said(call), said(call, 1), said(call, None), said(call, ["a"]), said(call, "a", "b"),
        said(call, "a", 1.5), said(call, "a", 1, 2, 3), said(call, ("a", 1)), said(call, b"a"))
print(said(lambda: 1 in "abc"), said(lambda: None in "abc"), said(lambda: b"a" in "abc"),
    said("abc".find, sub="a"))
print("ab" * 20 + "c" in "ab" * 50 + "c", ("ab" * 500).count("ba"),
    ("a" * 1000).find("a" * 500 + "b"), ("é" * 300 + "z").rfind("éz"))

for of in ("abc", b"abc", bytearray(b"abc")):
    for name in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith", "lower"):
        bound = getattr(of, name)
        print(said(bound, sub="a"), said(bound, "a", sub="a"), said(getattr(type(of), name), of, sub="a"))
        print(said(lambda: bound(sub=1)), said(bound, **{}))
print(said(lambda: "abc".find(sub="a")), said(lambda: b"abc".find(sub=b"a")))
