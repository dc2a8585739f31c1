# SPDX-License-Identifier: BSL-1.0
"""Programs that no heap would hold for long without a cycle collector."""


def of_lists(count):
    for i in range(count):
        a = [i]
        a.append(a)
    return True


def pair(held):
    def first():
        return second, held

    def second():
        return first

    return first


def of_functions(count):
    for i in range(count):
        pair(i)
    return True


def of_sums(count):
    """Nothing but + makes a container here."""
    empty = [None]
    for i in range(count):
        a = empty + empty
        a[0] = a
    return True


def of_methods(count):
    """Nothing but methods do."""
    held = [None]
    for i in range(count):
        a = held.copy()
        a.append(a)
    return True
