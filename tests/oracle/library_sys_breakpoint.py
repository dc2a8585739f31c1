# SPDX-License-Identifier: BSL-1.0
"""breakpoint(), sys.breakpointhook and PYTHONBREAKPOINT."""

import posix
import sys


def name(hook):
    posix.putenv("PYTHONBREAKPOINT", hook)


def said(*given, **named):
    try:
        print(breakpoint(*given, **named))
    except Exception as error:
        print(type(error).__name__, error)


name("0")
said()
said(1, two=2)
name("print")
said("printed", "so", sep="-", end="!\n")
name("builtins.len")
said("abc")
said()
name("sys.intern")
said("interned")
for wrong in ("nothing", "nothing.here", ".print", "sys.nothing", "sys.", "a..b", "größe"):
    name(wrong)
    said(wrong)
name("0")
sys.breakpointhook = lambda *given, **named: (given, named)
said(1, 2, three=3)
sys.breakpointhook = 5
said()
del sys.breakpointhook
said()
sys.breakpointhook = sys.__breakpointhook__
said()
print(breakpoint.__name__, sys.__breakpointhook__ is sys.breakpointhook)
