# SPDX-License-Identifier: BSL-1.0
"""Writes include/stasis/support/unicode_{properties,cases}.def.hpp from python3.11's own answers.

Run it with the python3.11 whose str methods the library shall agree with (Unicode 14.0):
    /usr/bin/python3.11 cmake/unicode_tables.py include/stasis/support
"""
import sys

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


def write(path, what, tables):
    with open(path, "w", encoding="ascii") as out:
        name = path.rsplit("/", 1)[1]
        out.write(f"// SPDX-License-Identifier: BSL-1.0\n// stasis/support/{name}: {what},\n"
                  "// written by cmake/unicode_tables.py; tests/unit/support/unicode.cpp compares"
                  " every character.\n")
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


folder = sys.argv[1]
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
