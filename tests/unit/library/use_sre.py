# SPDX-License-Identifier: BSL-1.0
"""The module _sre in constant evaluation: each function answers True. The code is what re compiles."""
import _sre

# (\w+)\s+(\w+), and a*?(b|cd)
WORDS = [
    14, 4, 0, 3, 4294967295, 17, 0, 24, 9, 1, 4294967295, 13, 4, 8, 14, 0, 1, 17, 1, 24, 9, 1, 4294967295, 13,
    4, 8, 12, 0, 1, 17, 2, 24, 9, 1, 4294967295, 13, 4, 8, 14, 0, 1, 17, 3, 1,
]
RELUCTANT = [
    14, 4, 0, 1, 4294967295, 26, 6, 0, 4294967295, 16, 97, 1, 17, 0, 7, 5, 16, 98, 15, 9, 7, 16, 99, 16, 100,
    15, 2, 0, 17, 1, 1,
]


def words():
    made = _sre.compile(None, 32, WORDS, 2, {"first": 1}, (None, "first", None))
    match = made.search("- one  two")
    return (
        match.groups() == ("one", "two")
        and match.span() == (2, 10)
        and match.groupdict() == {"first": "one"}
        and made.findall("a b c\u0101 d\U0001f600") == [("a", "b"), ("c\u0101", "d")]
        and made.sub("<>", "a b, c") == "<>, c"
    )


def reluctant():
    made = _sre.compile(None, 0, RELUCTANT, 1, {}, ())
    return (
        made.match(b"aacd").regs == ((0, 4), (2, 4))
        and made.fullmatch("aab").lastindex == 1
        and made.match("ad") is None
        and made.split("xaabycd") == ["x", "b", "y", "cd", ""]
        and [match.start() for match in made.finditer("ababcd")] == [0, 2, 4]
    )


def refused():
    try:
        _sre.compile(None, 0, [16, 97], 0, {}, ())
    except RuntimeError as error:
        return str(error) == "invalid SRE code"
