# SPDX-License-Identifier: BSL-1.0
"""Case of strs: upper, lower, title, capitalize, swapcase, casefold; characters that become several."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["", "abc", "ABC", "hello world", "HELLO wORLD's", "they're bill's 3rd-time x2y", "straße",
    "ﬁne ﬃ", "ŉ", "ǰ", "İstanbul", "ıI", "ΑΣ", "ΑΣΑ ΣΣ Σ", "ὈΔΥΣΣΕΎΣ",
         "ΣΑΣ.", "ǆ ǅ Ǆ", "ᾳ ᾼ", "և", "ʼn", "ÿ µ", "ß", "ẞ", "Ω Å K", "𐐀𐐨", "日本", "ⅷ Ⅷ", "ⓐ Ⓐ",
             "a\u0345b", "Σ\u0301", "A\u00adΣ\u00ad", "ꭰ Ꭰ ᏸ", "ა Ა", "😀a"]
for text in texts:
    print(text, text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase(),
        text.casefold(), sep=" | ")
    print("   ", len(text), len(text.upper()), len(text.lower()), len(text.casefold()),
        text.istitle(), text.isupper(), text.islower())
changes = [0] * 6
total = 0
for code in range(0x3000):
    c = chr(code)
    for i, name in enumerate(("upper", "lower", "title", "capitalize", "swapcase", "casefold")):
        found = getattr(c, name)()
        if found != c:
            changes[i] += 1
        total = (total * 31 + sum(map(ord, found))) % 998244353
print(changes, total)
for code in range(0x10000, 0x1F000, 7):
    c = chr(code)
    total = (total * 31 + ord(c.upper()[0]) + ord(c.lower()[0]) + ord(c.casefold()[0])) % 998244353
print(total)
for name in ("upper", "lower", "title", "capitalize", "swapcase", "casefold", "isupper", "islower",
    "istitle"):
    print(said(getattr("a", name), 1), said(getattr(str, name)), said(getattr(str, name), b"a"),
        said(getattr(str, name), "Ab"))
print("Maße".casefold() == "MASSE".casefold(), "é".upper(), "É".lower() == "é", "aB" "c".swapcase(),
    "x".upper().lower().title())
