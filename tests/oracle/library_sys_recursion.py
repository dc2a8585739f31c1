# SPDX-License-Identifier: BSL-1.0
"""How deep calls nest by sys.setrecursionlimit(), and where it refuses."""

import sys


def said(function, *given):
    try:
        print(function(*given))
    except RecursionError as error:
        print(type(error).__name__, error)


def depth(n=0):
    try:
        return depth(n + 1)
    except RecursionError:
        return n


def deep(n):
    return deep(n - 1) if n else said(sys.setrecursionlimit, 50)


at_first = depth()
sys.setrecursionlimit(500)
less = depth()
sys.setrecursionlimit(3000)
print(at_first - less, depth() - less, sys.getrecursionlimit())
deep(100)
