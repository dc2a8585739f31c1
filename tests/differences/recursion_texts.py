# SPDX-License-Identifier: BSL-1.0
"""Where a recursion ends: CPython counts calls of its own C functions, such as a comparison that is not specialised yet,
and says so in the error; here calls of Python code are counted, and the innermost one is told of."""

import sys

sys.setrecursionlimit(150)


def compares(n):
    return n == 0 or compares(n - 1)


class Tree:
    def __init__(self, of):
        self.of = of

    def walk(self):
        yield self
        yield from Tree(self).walk()


def counted(walk):
    count = 0
    for _ in walk:
        count += 1
    return count


for function in (lambda: compares(1000), lambda: counted(Tree(None).walk())):
    try:
        function()
    except RecursionError as error:
        print(error)
