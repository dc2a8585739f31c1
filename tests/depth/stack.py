# SPDX-License-Identifier: BSL-1.0
"""More nested calls allowed than the native stack has room for."""

import sys


class Deep:
    def __repr__(self):
        return repr(self)

    def __add__(self, other):
        return self + other

    def __getattr__(self, name):
        return getattr(self, name + "x")


def down(n):
    return down(n + 1) + 1


def sort_on(n):
    return sorted([1, 2], key=sort_on)


def nested():
    made = []
    for i in range(100_000):
        made = [made]
    return made


def numbers(n):
    yield from numbers(n + 1)


def each_ends():
    """How many of eight recursions end in RecursionError."""
    ended = 0
    for each in (lambda: repr(Deep()), lambda: Deep() + 1, lambda: Deep().name,
                 lambda: sort_on(0), lambda: repr(nested()), lambda: nested() == nested(),
                 lambda: list(numbers(0)), lambda: isinstance(1, ())):
        try:
            each()
        except RecursionError:
            ended += 1
    return ended


def all_end():
    sys.setrecursionlimit(2_000_000)
    ended = each_ends()
    sys.setrecursionlimit(200_000)
    try:
        down(0)
    except RecursionError:
        ended += 1
    return ended
