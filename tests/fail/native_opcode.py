"""A program that the native engine can't compile yet: line 5 needs an opcode without a meaning."""


def squares(n):
    import math
    return math.pow(n, 2)
