# SPDX-License-Identifier: BSL-1.0
"""Literals and dotted names as patterns: by == but for None, True and False, which are compared by identity."""


def literal(subject):
    match subject:
        case None:
            return "None"
        case True:
            return "True"
        case False:
            return "False"
        case 0:
            return "zero"
        case 1:
            return "one"
        case -1:
            return "minus one"
        case 123456789012345678901234567890:
            return "large"
        case 0.5:
            return "half"
        case -1.5:
            return "minus one and a half"
        case 1e400:
            return "infinite"
        case 2j:
            return "imaginary"
        case -3 + 2j:
            return "complex"
        case -3.5 - 2.5j:
            return "negative complex"
        case "":
            return "no text"
        case "a" "b":
            return "ab"
        case b"ab":
            return "bytes"
        case r"\n":
            return "raw"
        case "é" | "\u4e2d" | "\U0001f600":
            return "not ASCII"
    return "other"


for subject in [None, True, False, 0, 1, -1, 0.0, -0.0, 1.0, 1 + 0j, 123456789012345678901234567890, 0.5, -1.5,
                float("inf"), float("-inf"), float("nan"), 2j, 2j + 0, -3 + 2j, -3 - 2j, -3.5 - 2.5j, "", "ab", "a",
                b"", b"ab", "\\n", "\n", "é", "中", "😀", [], [1], {}, int, ...]:
    print(repr(subject), literal(subject))


# A name with a dot is compared with what it is; a name alone is bound.
def value(subject, limits):
    match subject:
        case limits.start:
            return "start"
        case limits.stop | limits.step:
            return "stop or step"
        case [limits.start, *_, limits.stop]:
            return "from start to stop"
        case {"at": limits.start}:
            return "at start"
        case int(limits.start.real):
            return "never"
        case limits:
            return "bound", limits


limits = slice(1, "stop", [2])
for subject in [1, True, 1.0, "stop", [2], [1, "stop"], [1, 2, 3, "stop"], [1], {"at": 1}, {"at": 2}, slice(1), 5]:
    print(subject, value(subject, limits))
print(value(2, slice(2)), value(None, slice(2)), value(2.0, slice(None, 2)))


# A NaN is not equal to itself, also where it is the very same.
def same(subject, of):
    match subject:
        case of.start:
            return True
    return False


nan = float("nan")
print(same(nan, slice(nan)), same([nan], slice(None, [nan])), same([nan], slice([nan])), same(1, slice(None)))
print([same(x, slice(x, x)) for x in (1, "a", None, (), [], {}, int, 2**80)])
print([same(x, slice(y, y)) for x, y in ((1, True), (0, False), (1, 1.0), ("1", 1), ((1,), [1]), ({1}, {True}))])


def words(text):
    match text.split():
        case ["quit" | "exit" | "q"]:
            return "quit"
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"go {direction}"
        case ["go", direction]:
            return f"no way {direction}"
        case ["pick", "up", what] | ["pick", what, "up"] | ["take", what]:
            return f"take {what}"
        case ["drop", *things] if things:
            return f"drop {' and '.join(things)}"
        case ["say", *_] | ["shout", *_]:
            return text.split(maxsplit=1)[1:]
        case []:
            return "nothing"
        case [verb, *_]:
            return f"what is {verb}?"


for text in ["quit", "q", "exit now", "go north", "go up", "go", "pick up lamp", "pick lamp up", "take lamp", "drop",
             "drop a b c", "say hello to all", "shout", "", "   ", "dance well"]:
    print(repr(text), words(text))


def status(code):
    match code:
        case 200 | 201 | 204:
            return "fine"
        case 400:
            return "bad request"
        case 404:
            return "not found"
        case x if 500 <= x < 600:
            return "server"
        case _:
            return "?"


print([status(code) for code in (200, 204, 400, 404, 500, 599, 600, 418)])


# In the body of the module, where names are looked up by name.
for number in range(4):
    match number % 3:
        case 0:
            print(number, "zero")
        case 1 | 2 as rest:
            print(number, rest)
