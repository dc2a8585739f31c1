# SPDX-License-Identifier: BSL-1.0
"""An exception whose message changes the links of those that are told about with it."""
import sys


class Unlinking(Exception):
    def __str__(self):
        for each in links:
            each.__context__ = each.__cause__ = None
        return "unlinked"


def chain(count):
    made = Unlinking()
    for i in range(count):
        outer = ValueError(i)
        if i % 2:
            outer.__cause__ = made
        else:
            outer.__context__ = made
        links.append(outer)
        made = outer
    return made


links = []
sys.stderr = sys.stdout
raised = chain(5)
sys.excepthook(type(raised), raised, None)
raised = ExceptionGroup("of two", [chain(3), chain(2)])
sys.excepthook(type(raised), raised, None)
print(len(links), raised.exceptions[0].__context__)
