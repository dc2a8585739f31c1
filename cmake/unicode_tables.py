# SPDX-License-Identifier: BSL-1.0
"""Writes include/stasis/support/unicode_{properties,cases,data,names}.def.hpp from python3.11's own answers.

Run it with the python3.11 whose str methods the library shall agree with (Unicode 14.0):
    /usr/bin/python3.11 cmake/unicode_tables.py include/stasis/support
"""
import fractions
import os
import sys
import unicodedata

CHARACTERS = [chr(c) for c in range(0x110000)]


def is_ignorable(c):
    """Case_Ignorable, seen through the rule for the final sigma, which is all that uses it."""
    return ("A" + c + "\u03a3").lower()[-1] == "\u03c2" != (c + "\u03a3").lower()[-1]


PROPERTIES = [
    str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.isprintable, str.isspace,
    str.isidentifier, lambda c: ("a" + c).isidentifier(), is_ignorable,
]


def property_runs():
    """start << 11 | properties, for each run of characters with the same properties."""
    before = None
    for c in CHARACTERS:
        bits = sum(1 << i for i, has in enumerate(PROPERTIES) if has(c))
        if bits != before:
            yield f"{ord(c) << 11 | bits:#x}"
        before = bits


def runs(pairs):
    """(first, last, step, payload) of runs of characters, one or two apart, of equal payload."""
    out = []
    for c, payload in pairs:
        last = out[-1] if out else None
        if last and last[3] == payload and last[0] == last[1] and c - last[1] in (1, 2):
            last[1:3] = c, c - last[1]
        elif last and last[3] == payload and last[0] != last[1] and c - last[1] == last[2]:
            last[1] = c
        else:
            out.append([c, c, 1, payload])
    return out


def is_title(c):
    return c.istitle() and not c.isupper()


def case_runs(has):
    for first, last, step, _ in runs((ord(c), 0) for c in CHARACTERS if has(c)):
        yield f"{{{first:#x}, {last:#x}, {step}, 0}}"


def simple(convert, base):
    """The runs of a conversion to one character that the base conversion doesn't make."""
    pairs = ((ord(c), ord(convert(c)) - ord(c)) for c in CHARACTERS
             if convert(c) != base(c) and len(convert(c)) == 1)
    for first, last, step, delta in runs(pairs):
        yield f"{{{first:#x}, {last:#x}, {step}, {delta}}}"


def several(convert, base):
    """The characters that a conversion makes two or three of."""
    for c in CHARACTERS:
        to = convert(c)
        if to != base(c) and len(to) > 1:
            yield "{" + ", ".join(f"{ord(x):#x}" for x in (c + to).ljust(4, "\0")) + "}"


def write(path, what, tables, test="tests/unit/support/unicode.cpp compares every character"):
    with open(path, "w", encoding="ascii") as out:
        name = path.rsplit("/", 1)[1]
        out.write(f"// SPDX-License-Identifier: BSL-1.0\n// stasis/support/{name}: {what},\n"
                  f"// written by cmake/unicode_tables.py; {test}.\n")
        for macro, rows in tables:
            out.write(f"\n#define {macro} \\\n")
            line = "   "
            rows = list(rows)
            for i, row in enumerate(rows):
                piece = " " + row + ("," if i + 1 < len(rows) else "")
                if len(line) + len(piece) > 97:
                    out.write(line + " \\\n")
                    line = "   "
                line += piece
            out.write(line + "\n")


def same(c):
    return c


def numbered(texts):
    """The texts in order, as a macro's rows, and the number of each."""
    return [f'"{text}"' for text in texts], {text: number for number, text in enumerate(texts)}


CATEGORY_ROWS, CATEGORIES = numbered(sorted({unicodedata.category(c) for c in CHARACTERS}))
DIRECTION_ROWS, DIRECTIONS = numbered(sorted({unicodedata.bidirectional(c) for c in CHARACTERS}))
WIDTH_ROWS, WIDTHS = numbered(sorted({unicodedata.east_asian_width(c) for c in CHARACTERS}))


def record(c):
    """category | direction << 5 | width << 10 | mirrored << 13 | combining << 16."""
    return (CATEGORIES[unicodedata.category(c)] | DIRECTIONS[unicodedata.bidirectional(c)] << 5
            | WIDTHS[unicodedata.east_asian_width(c)] << 10 | unicodedata.mirrored(c) << 13
            | unicodedata.combining(c) << 16)


RECORDS = sorted({record(c) for c in CHARACTERS})


def record_runs():
    """start << 11 | number of the record, for each run of characters with the same one."""
    numbers = {each: number for number, each in enumerate(RECORDS)}
    before = None
    for c in CHARACTERS:
        number = numbers[record(c)]
        if number != before:
            yield f"{ord(c) << 11 | number:#x}"
        before = number


def decomposed(c):
    """The tag of a decomposition, "" for a canonical one, and its characters."""
    parts = unicodedata.decomposition(c).split()
    tag = parts.pop(0) if parts and parts[0][0] == "<" else ""
    return tag, [int(part, 16) for part in parts]


TAG_ROWS, TAGS = numbered(sorted({decomposed(c)[0] for c in CHARACTERS}))


def decompositions():
    """character | length << 21 | tag << 26, of each that has one."""
    for c in CHARACTERS:
        tag, to = decomposed(c)
        if to:
            yield f"{ord(c) | len(to) << 21 | TAGS[tag] << 26:#x}"


def compositions():
    """The two characters, and the one that composes them, in order."""
    rows = []
    for c in CHARACTERS:
        tag, to = decomposed(c)
        if not tag and len(to) == 2 and unicodedata.normalize("NFC", c) == c:
            rows.append((*to, ord(c)))
    for row in sorted(rows):
        yield "{" + ", ".join(f"{part:#x}" for part in row) + "}"


def numbers():
    """{first, last, numerator, denominator}, of runs of characters of which each is one more."""
    rows = []
    for c in CHARACTERS:
        held = unicodedata.numeric(c, None)
        if held is None:
            continue
        exact = fractions.Fraction(held).limit_denominator(1000)
        assert exact.numerator / exact.denominator == held
        assert unicodedata.digit(c, held) == held
        last = rows[-1] if rows else None
        if (last and last[1] == ord(c) - 1 and last[3] == exact.denominator == 1
                and last[2] + ord(c) - last[0] == exact.numerator):
            last[1] = ord(c)
        else:
            rows.append([ord(c), ord(c), exact.numerator, exact.denominator])
    for first, last, numerator, denominator in rows:
        yield f"{{{first:#x}, {last:#x}, {numerator}, {denominator}}}"


NAMES_A_BLOCK = 32
SIGNS_A_LINE = 90
# How many characters a name begins with as the one before it does: signs that are in no name.
PREFIX_SIGNS = "abcdefghijklmnopqrstuvwxyz!#$%&'()*,./:;<=>@[]^_`{|}~"
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
TAG_CHARACTERS = 0xE0000  # the one plane behind 0x2FFFF that has names; its characters' numbers follow these
TAGS_FROM = 0x30000
SEQUENCES_FROM = 0x30200  # behind them are the numbers of sequences
CALCULATED = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")


def three_digits(number):
    """A number in base 64."""
    return DIGITS[number >> 12] + DIGITS[number >> 6 & 63] + DIGITS[number & 63]


def lines(signs):
    """String literals, since none may have more than 65,536 characters."""
    return (f'"{signs[at:at + SIGNS_A_LINE]}"' for at in range(0, len(signs), SIGNS_A_LINE))


def further_names():
    """Aliases and names of sequences, which CPython keeps as those of characters for private use."""
    for c in range(0xF0000, 0xF1000):
        name = chr(c).encode("ascii", "namereplace").decode()
        if name.startswith("\\N{"):
            yield name[3:-1], unicodedata.lookup(name[3:-1])


NAMED = {c: name for c in CHARACTERS if (name := unicodedata.name(c, "")) and not name.startswith(CALCULATED)}
SEQUENCES = {name: c for name, c in further_names() if len(c) > 1}
SPELLED = {name: c for c, name in NAMED.items()} | dict(further_names())
SORTED_NAMES = sorted(SPELLED)


def named_value(name):
    """What a name stands for: a character, or a sequence's number."""
    if name in SEQUENCES:
        return SEQUENCES_FROM + list(SEQUENCES).index(name)
    c = ord(SPELLED[name])
    return c if c < TAG_CHARACTERS else c - TAG_CHARACTERS + TAGS_FROM


def name_blocks():
    """The sorted names, each as what it has in common with the one before, and the rest; and where blocks begin."""
    made, begins, before = "", [], ""
    for number, name in enumerate(SORTED_NAMES):
        if number % NAMES_A_BLOCK == 0:
            begins.append(len(made))
            before = ""
        common = min(len(os.path.commonprefix((before, name))), len(PREFIX_SIGNS) - 1)
        made += PREFIX_SIGNS[common] + name[common:]
        before = name
    return made + 2 * PREFIX_SIGNS[0], begins  # which end the last name, and a step behind it


def named_runs():
    """{first, number of characters with names before it}, of each run of characters with names."""
    before = -2
    for number, c in enumerate(NAMED):
        if ord(c) != before + 1:
            yield f"{{{ord(c):#x}, {number}}}"
        before = ord(c)
    yield f"{{0x110000, {len(NAMED)}}}"


def ideograph_runs():
    """{first, last} of what has its number as its name."""
    having = (c for c in CHARACTERS if unicodedata.name(c, "").startswith(CALCULATED[0]))
    for first, last, _, _ in runs((ord(c), 0) for c in having):
        yield f"{{{first:#x}, {last:#x}}}"


def write_names(folder):
    spelled, begins = name_blocks()
    rank = {name: number for number, name in enumerate(SORTED_NAMES)}
    write(folder + "/unicode_names.def.hpp", "the names of characters, sorted", [
        ("STASIS_NAMES_A_BLOCK", [str(NAMES_A_BLOCK)]),
        ("STASIS_NAME_SIGNS_A_LINE", [str(SIGNS_A_LINE)]),
        ("STASIS_NAME_PREFIX_SIGNS", [f'"{PREFIX_SIGNS}"']),
        ("STASIS_NAME_DIGITS", [f'"{DIGITS}"']),
        ("STASIS_NAMED_TAGS", [f"{TAG_CHARACTERS:#x}"]),
        ("STASIS_NAMED_TAGS_FROM", [f"{TAGS_FROM:#x}"]),
        ("STASIS_NAMED_SEQUENCES_FROM", [f"{SEQUENCES_FROM:#x}"]),
        ("STASIS_NAME_COUNT", [str(len(SORTED_NAMES))]),
        ("STASIS_LONGEST_NAME", [str(max(map(len, SORTED_NAMES)))]),
        ("STASIS_NAME_BLOCKS", map(str, begins)),
        ("STASIS_NAMED_RUNS", named_runs()),
        ("STASIS_NAMED_SEQUENCES", ("{" + ", ".join(f"{ord(c):#x}" for c in each.ljust(4, "\0")) + "}"
                                    for each in SEQUENCES.values())),
        ("STASIS_IDEOGRAPH_RUNS", ideograph_runs()),
        ("STASIS_NAMES", lines(spelled)),
        ("STASIS_NAME_MEANINGS", lines("".join(three_digits(named_value(name)) for name in SORTED_NAMES))),
        ("STASIS_NAME_RANKS", lines("".join(three_digits(rank[name]) for name in NAMED.values()))),
    ])


folder = sys.argv[1]
write_names(folder)
write(folder + "/unicode_data.def.hpp", "what the module unicodedata tells of characters", [
    ("STASIS_CATEGORIES", CATEGORY_ROWS),
    ("STASIS_DIRECTIONS", DIRECTION_ROWS),
    ("STASIS_WIDTHS", WIDTH_ROWS),
    ("STASIS_TAGS", TAG_ROWS),
    ("STASIS_RECORDS", [f"{each:#x}" for each in RECORDS]),
    ("STASIS_RECORD_RUNS", record_runs()),
    ("STASIS_DECOMPOSITIONS", decompositions()),
    ("STASIS_DECOMPOSED", [f"{part:#x}" for c in CHARACTERS for part in decomposed(c)[1]]),
    ("STASIS_COMPOSITIONS", compositions()),
    ("STASIS_NUMBERS", numbers()),
], test="tests/oracle/library_unicodedata.py compares them")
write(folder + "/unicode_properties.def.hpp", "runs of characters of the same properties",
      [("STASIS_PROPERTY_RUNS", property_runs())])
write(folder + "/unicode_cases.def.hpp", "upper, lower and title case and case folding", [
    ("STASIS_LOWER_RUNS", case_runs(str.islower)),
    ("STASIS_UPPER_RUNS", case_runs(str.isupper)),
    ("STASIS_TITLE_RUNS", case_runs(is_title)),
    ("STASIS_TO_LOWER", simple(str.lower, same)),
    ("STASIS_TO_UPPER", simple(str.upper, same)),
    ("STASIS_TO_TITLE", simple(str.title, str.upper)),
    ("STASIS_FOLDED", simple(str.casefold, str.lower)),
    ("STASIS_TO_SEVERAL_LOWER", several(str.lower, same)),
    ("STASIS_TO_SEVERAL_UPPER", several(str.upper, same)),
    ("STASIS_TO_SEVERAL_TITLE", several(str.title, str.upper)),
    ("STASIS_TO_SEVERAL_FOLDED", several(str.casefold, str.lower)),
])
