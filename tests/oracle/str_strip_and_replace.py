# SPDX-License-Identifier: BSL-1.0
"""strip, lstrip, rstrip, removeprefix, removesuffix, replace, expandtabs of strs."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["", " ", "  a b  ", "\t\n\r\x0b\x0c x \x1c\x1d\x1e\x1f", "\u00a0\u2003a\u3000",
    "\u200ba\u200b", "xxaxx", "äxä", "日本日", "😀a😀", "abcba"]
for text in texts:
    print(ascii(text.strip()), ascii(text.lstrip()), ascii(text.rstrip()), ascii(text.strip(None)))
    for marks in ("", "x", "ab", "äx", "日😀", "cba ", "\u3000\u00a0"):
        print("   ", ascii(text.strip(marks)), ascii(text.lstrip(marks)), ascii(text.rstrip(marks)))
for text in ("", "prefix", "preprefix", "fix", "日本"):
    for part in ("", "pre", "fix", "prefix", "日", "本", "x" * 10):
        print(text.removeprefix(part), text.removesuffix(part), end="|")
    print()
for text in ("", "a", "aaa", "banana", "äaä", "日a日", "a😀a"):
    for old, new in (("a", "b"), ("a", ""), ("a", "xyz"), ("", "-"), ("an", "日"), ("aa", "é"),
        ("ä", "a"), ("😀", "x"), ("na", "😀"), ("zz", "q"), ("a", "a")):
        print(text.replace(old, new), [text.replace(old, new, n) for n in (0, 1, 2, -1, 2**40)])
for text in ("", "\t", "a\tb", "abcdefgh\ti", "a\n\tb\r\tc", "ä\t日\t😀|", "\t\t", "a\x0b\tb"):
    print(ascii(text), [ascii(text.expandtabs(n)) for n in (8, 4, 1, 0, -1)],
        ascii(text.expandtabs()), ascii(text.expandtabs(tabsize=2)))
same = "unchanged text"
print(same.strip() is same, same.replace("q", "") is same, same.removeprefix("q") is same,
    same.replace("", "") == same)
for name in ("strip", "lstrip", "rstrip", "removeprefix", "removesuffix", "replace", "expandtabs"):
    call = getattr("abc", name)
    print(name, said(call), said(call, 1), said(call, b"a"), said(call, "a", 1),
        said(call, "a", "b", "c"), said(call, "a", "b", 1, 2), said(call, None))
print(said("a\t".expandtabs, 2**40), said("a\t".expandtabs, 2**70), said("a".expandtabs, 1.5),
    said("a".replace, "a", "b", count=1), said("a".strip, chars="a"))


class Str(str):
    pass


s = Str(" a ")
print(type(s.strip()), type(Str("a").strip()), type(s.replace("q", "")),
    type(Str("a").removeprefix("x")), type(s.expandtabs()))
