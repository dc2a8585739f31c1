# SPDX-License-Identifier: BSL-1.0
"""How deep calls can go before RecursionError, found by trying, and that it is the same again."""


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def down_with(n, *args, **kwargs):
    return n if n == 0 else down_with(n - 1, *args, **kwargs)


def even(n):
    if n == 0:
        return True
    return odd(n - 1)


def odd(n):
    if n == 0:
        return False
    return even(n - 1)


def deepest(function, *args, **kwargs):
    low, high = 1, 4000
    while low < high:
        middle = (low + high) // 2
        try:
            function(middle, *args, **kwargs)
            low = middle + 1
        except RecursionError:
            high = middle
    return low - 1


def counted():
    reached = 0

    def go(n):
        nonlocal reached
        reached = n
        go(n + 1)

    try:
        go(1)
    except RecursionError as error:
        return reached, str(error)


print(deepest(down), deepest(even), deepest(odd), deepest(down_with, 1, 2, a=3))
print(counted())
print(deepest(down))
