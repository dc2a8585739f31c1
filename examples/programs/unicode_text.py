"""Text beyond ASCII: lengths, slices, order, escapes, and the bytes behind it."""

SAMPLES = ["plain", "naïve café", "Größe", "Ελληνικά", "日本語", "🐍 and 🦀", "mix: aé日🐍", ""]

for text in SAMPLES:
    widest = max([ord(c) for c in text], default=0)
    print(f"{text!r:<20} {len(text):>2} {widest:>6x} {text[::-1]} {text[1:4]!r}")

print("é" in "café", "café".index("é"), "日本語".find("語"), "a🐍b".split("🐍"))
print("naïve".upper(), "ÉCOLE".lower(), "école".capitalize(), "éa".isalpha(), "é1".isalpha())
print(sorted(["zebra", "éclair", "apple", "日本", "Zulu", "🐍"]))
print("-".join("日本語"), "é" * 3, "x".center(7, "·"), f"{'ñ':*^5}|{'日本':>6}|")
print("é" == "\u00e9", "e\u0301" == "é", len("e\u0301"), chr(233), chr(0x1F40D), ord("日"))
print(repr("tab\there"), repr('both "and\' quotes'), repr("it's"), repr("back\\slash\n"))
print(repr("\x00\x1f\x7f\x80\xa0\xad"), "\N{SNOWMAN}")
print("naïve".replace("ï", "i"), "日本語".startswith("日"), "··dots·".strip("·"))
print("日" < "語", "z" < "é", "abc" < "abd", "ab" < "abc", "🐍" > "日")

counts = {}
for c in "日本語と日本":
    counts[c] = counts.get(c, 0) + 1
print(counts)


def rot_greek(text):
    result = []
    for c in text:
        if "α" <= c <= "ω":
            c = chr((ord(c) - ord("α") + 1) % 25 + ord("α"))
        result.append(c)
    return "".join(result)


print(rot_greek("αβγ ψω"), len(rot_greek("αβγ")))
print(b"bytes \x00\xff'", len(b"abc"), b"abc"[1], b"ab" + b"c" == b"abc")
