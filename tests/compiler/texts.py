# SPDX-License-Identifier: BSL-1.0
"""texts.py FOLDER NUMBER STEP: compiles each STEP-th Python file of a folder, and as many damaged parts of it as NUMBER
says; prints for each text whether that is Python, and if not what is wrong with it and where; of whole files also what their
syntax tree is. Some parts are bytes, too, with and without one that isn't UTF-8. It is run by python3.11 and by our engine."""

import _ast
import _warnings
import posix
import sys

BITS = [
    "(", ")", "[", "]", "{", "}", ":", ",", "=", "*", "**", "+", "if ", "else ", "for x in y", "lambda ", "not ", " in ", " is ",
    "yield ", "'", '"', "f'{", "\n", "    ", "1", "x", ".", ":=", "del ", "return ", "global x", "import ", "@", "->", "...",
    "try:", "except:", "with ", "while ", "def ", "class ", "break", "\\", "#", "0x", "é", "\t",
]
state = 12345


def choose(count):
    """A number below `count`, the same in each run (a linear congruential generator)."""
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % count


def damaged(lines):
    """Some lines, without their common indentation, with up to two places changed."""
    start = choose(len(lines))
    part = lines[start : start + 1 + choose(12)]
    cut = min((len(line) - len(line.lstrip()) for line in part if line.strip()), default=0)
    text = "\n".join(line[cut:] for line in part) + "\n"
    for _ in range(choose(3)):
        at, kind = choose(len(text)), choose(3)
        if kind == 0:
            text = text[:at] + BITS[choose(len(BITS))] + text[at:]
        elif kind == 1:
            text = text[:at] + text[at + 1 + choose(4) :]
        else:
            other = choose(len(text))
            text = text[:at] + text[other : other + 5] + text[at:]
        text = text or "\n"
    return text


def verdict(text, name, mode="exec"):
    try:
        compile(text, name, mode)
    except SyntaxError as error:
        place = error.lineno, error.offset, error.end_lineno, error.end_offset, error.text
        return f"{type(error).__name__}: {ascii(error.msg)} {ascii(place)}"
    except ValueError:
        return "no Python"
    return "Python"


def digest(node, number=0):
    """A number that the types, fields and places of a tree's nodes give."""
    if isinstance(node, _ast.AST):
        number = digest(type(node).__name__, number)
        for name in node._fields + node._attributes:
            number = digest(getattr(node, name), number)
        return number
    if isinstance(node, list):
        for item in node:
            number = digest(item, number)
        return digest(len(node), number)
    for code in ascii(node).encode():
        number = (number * 31 + code) % 1000000007
    return number


_warnings.filters[:] = [("ignore", None, Warning, None, 0)]
_warnings._filters_mutated()
folder, parts, step = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
for name in sorted(name for name in posix.listdir(folder) if name.endswith(".py"))[::step]:
    with open(f"{folder}/{name}", encoding="utf-8") as file:
        text = file.read()
    print(name, verdict(text, name), digest(compile(text, name, "exec", _ast.PyCF_ONLY_AST)))
    lines = text.split("\n")
    for number in range(parts):
        part = damaged(lines)
        print(name, number, verdict(part, name), ascii(part))
        if number % 4 == 1:
            source = ("'é'; " + part).encode()
            print(name, number, "bytes", verdict(source, name), source)
            at = len(source) // 2
            source = source[:at] + b"\xe6" + source[at:]
            print(name, number, "bytes", verdict(source, name) == "Python", source)
        for mode in ("eval", "single") if number % 4 == 0 else ():
            part = part[: choose(len(part) + 1)]
            print(name, number, mode, verdict(part, name, mode), ascii(part))
