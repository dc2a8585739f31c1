# SPDX-License-Identifier: BSL-1.0
"""isalpha and its like: a few characters of every category, whole planes counted, whole texts."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


names = ["isalpha", "isdecimal", "isdigit", "isnumeric", "isalnum", "isspace", "isprintable",
    "isidentifier", "islower", "isupper", "istitle", "isascii"]
characters = "aAzZ09_ \t\n\x00\x1f\x7f\x85\xa0\xad²¼½ªºµßǅʰَ̀٣०௧௰༳ᛮⅣⅸⓐ①㊀㋉〇一百億\u2003\u2028\u202f\u200b\u2060\ufeff€∑😀𝟎𝔸𐐀𐒠\ud800\ue000\uffff\U000e0001\U0010ffff·ℼゝ⁀゛\u3000"
for c in characters:
    print(ascii(c), *(name[2:] for name in names if getattr(c, name)()))
for start, end in ((0, 0x80), (0x80, 0x800), (0x800, 0x3000), (0x3000, 0x10000), (0x10000, 0x12000),
    (0x1D400, 0x1F700)):
    text = [chr(code) for code in range(start, end)]
    print(hex(start), hex(end), [sum(map(getattr(str, name), text)) for name in names])
    digest = 0
    for i, c in enumerate(text):
        if c.isalpha():
            digest = (digest * 3 + i) % 998244353
        if c.isprintable():
            digest = (digest * 5 + i) % 998244353
        if c.isnumeric():
            digest = (digest * 7 + i) % 998244353
    print("   ", digest)
for text in ("", "abc", "ABC", "Abc", "aBC", "a1", "1a", "12", "1.2", "a b", "Title Case",
    "Title case", "It'S", "A", "_", "_a1", "class", "ÄÖ", "äö", "日本", "١٢", "½", "a\n", " \t",
    "x-y", "1_0", "\u0130", "ª", "ǅ", "a²", "℘", "℮x", "x·", "·x"):
    print(ascii(text), [name[2:] for name in names if getattr(text, name)()])
for name in names:
    print(said(getattr("a", name), 1), said(getattr(str, name), 5), said(getattr(str, name)))
print(ascii("a\n\x00é日\ud800😀\U0010ffff"),
    ascii(repr("a\t\x7f\xa0\xad\u2028\u200b\ue000\ufffe😀\U000e0001")), repr("'"), repr('"'),
    repr("'\""), repr("\\"))
