# SPDX-License-Identifier: BSL-1.0
"""Exceptions of nested classes, whose __str__ raises, and with notes: what the traceback calls them."""


class Outer:
    class Inner(ValueError):
        pass


def local():
    class Local(Outer.Inner):
        def __str__(self):
            raise TypeError("no text")

    return Local


try:
    raise Outer.Inner("first")
except Outer.Inner as error:
    error.add_note("a note\nof two lines")
    error.extra = 3
    print(vars(error))
    raise local()(1) from error
