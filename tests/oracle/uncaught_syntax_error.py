# SPDX-License-Identifier: BSL-1.0
"""What is shown of the place that a SyntaxError names."""

import sys


def show(error):
    sys.__excepthook__(type(error), error, None)


class Own(Exception):
    print_file_and_line = None
    msg = "own"
    filename = None
    lineno = 3
    offset = 2
    end_lineno = None
    end_offset = None
    text = "abc"


for line in ("abcdefg", "abcdefg\n", "   abc defg", "\t\f ab\n", "", "\n", "αβγδ ε\n", "a\nbc\ndef", "x\0yz", None):
    for offset in (None, -4, 0, 1, 2, 4, 9, 100):
        for end_offset in (None, -2, 0, 1, 3, 5, 8, 100):
            show(SyntaxError("bad", ("bad.py", 1, offset, line, 1, end_offset)))
    show(SyntaxError("bad", ("bad.py", 1, 2, line)))
    show(SyntaxError("bad", ("bad.py", 1, 2, line, 2, 3)))
    show(SyntaxError("bad", ("bad.py", 3, 2, line, 2, 4)))
for place in (
    (None, 1, 2, "abc"), ("f", None, 2, "abc"), ("f", 1, "2", "abc"), (5, 1, 2, "abc"),
    ("f", 2**70, 2, "abc"), ("f", True, True, "abc"), ("f", 1, 2, "abc", "x", 5), ("f", 1, 2, "abc", 1, 1.5),
):
    show(SyntaxError("bad", place))
    print(SyntaxError("bad", place))
class Derived(SyntaxError):
    pass


for kind in (IndentationError, TabError, Derived):
    show(kind("bad", ("bad.py", 1, 2, "abcdef", 1, 5)))
    show(kind("bad", ("bad.py", 1, 2, "abcdef", "x", [])))
show(SyntaxError(None, ("bad.py", 1, 2, "abcdef")))
show(SyntaxError("bad", ("bad.py", 1, -(2**40), "abcdef", 1, 2)))
show(SyntaxError())
show(SyntaxError(None))
show(SyntaxError("only a message"))
show(SyntaxError("two", "abcd"))
show(IndentationError("unexpected indent", ("a/b.py", 1, 2, "  x")))
show(Own(1, 2))
Own.offset = []
show(Own(1, 2))
error = SyntaxError("bad", ("folder/bad.py", 1, 2, "text", 1, 3))
print(error, error.print_file_and_line, error.args)
error.msg, error.filename, error.lineno, error.text = "other", "other.py", 5, "another"
print(error, error.args)
show(error)
del error.text, error.end_offset, error.lineno
print(error, error.text, error.end_offset, error.lineno)
show(error)
error.__init__("again")
print(error, error.filename)
error.__init__("again", ("f", 1, 2, "3"))
print(error, error.filename, error.end_lineno)
for count in (0, 3, 5, 7):
    try:
        SyntaxError("bad", range(count))
    except TypeError as raised:
        print(raised)
show(ExceptionGroup("group", [SyntaxError("bad", ("bad.py", 1, 2, "abc")), ValueError()]))
raise SyntaxError("bad", ("bad.py", 1, 2, "abc", 1, 3)) from ValueError(error)
