# SPDX-License-Identifier: BSL-1.0
"""How deep a function can call itself (tests/oracle/recursion_limit.py asks python3.11 too)."""


def counted():
    reached = 0

    def go(n):
        nonlocal reached
        reached = n
        go(n + 1)

    try:
        go(1)
    except RecursionError as error:
        return reached if str(error) == "maximum recursion depth exceeded" else -1


def down(n):
    return 0 if n == 0 else 1 + down(n - 1)


def goes(n):
    try:
        return down(n) == n
    except RecursionError:
        return False


def argument_error_is_no_recursion(n):
    try:
        return argument_error_is_no_recursion(n, n)
    except TypeError:
        return True
