"""Roman numerals, there and back, and numbers in English words."""

ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def to_roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} has no Roman numeral")
    text = ""
    for value, letters in ROMAN:
        times, n = divmod(n, value)
        text += letters * times
    return text


def from_roman(text):
    total = 0
    previous = 0
    for letter in reversed(text):
        value = VALUES[letter]
        total += value if value >= previous else -value
        previous = max(previous, value)
    return total


def in_words(n):
    if n < 20:
        return SMALL[n]
    if n < 100:
        tens, rest = divmod(n, 10)
        return TENS[tens] + ("-" + SMALL[rest] if rest else "")
    for size, name in ((1000000, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            count, rest = divmod(n, size)
            text = in_words(count) + " " + name
            if rest:
                text += (" and " if rest < 100 else " ") + in_words(rest)
            return text


for year in (1, 4, 9, 14, 40, 90, 400, 1066, 1492, 1999, 2024, 3999):
    print(f"{year:>4} {to_roman(year):<12} {from_roman(to_roman(year))}")

assert all([from_roman(to_roman(n)) == n for n in range(1, 500)])

for bad in (0, 4000):
    try:
        to_roman(bad)
    except ValueError as error:
        print("error:", error)

for n in (0, 13, 21, 80, 100, 115, 999, 1000, 1001, 12345, 7000019):
    print(n, in_words(n).capitalize())
