# SPDX-License-Identifier: BSL-1.0
"""sys.setrecursionlimit() says how deep calls nest, also where a large limit is more than there is stack for."""

import sys


def try_limit(limit):
    try:
        sys.setrecursionlimit(limit)
    except RecursionError as error:
        print(error)
    else:
        print("set", sys.getrecursionlimit())


def down(n, limit):
    if n == 0:
        try_limit(limit)
        return 0
    return down(n - 1, limit) + 1


def deepest(n):
    try:
        return deepest(n + 1)
    except RecursionError:
        return n


print(down(100, 50), down(100, 103))
sys.setrecursionlimit(100_000)
print(down(100, 50), down(100, 103))
print(down(50, 200_000), down(50, 5000), down(50, 52))
print(down(100, 600), deepest(0) > 500)
try_limit(1000)
print(deepest(0) > 500)
try_limit(3)
