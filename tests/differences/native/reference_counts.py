# SPDX-License-Identifier: BSL-1.0
"""Native code borrows references where CPython counts them."""

import sys


def count():
    thing = []
    return sys.getrefcount(thing)


def count_of(given):
    return sys.getrefcount(given)


print(count(), count_of([]))
