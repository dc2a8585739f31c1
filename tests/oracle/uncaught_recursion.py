"""A recursion without an end, caught where it began; then a line of the traceback repeated."""


def descend(n):
    if n == 0:
        return [][n]
    return descend(n - 1)


def endless(n):
    return endless(n + 1)


try:
    endless(0)
except RecursionError as error:
    print(error)
descend(6)
