"""A program that the native engine can't compile yet: line 7 needs an opcode without a meaning."""


def squares(n):
    try:
        n = n * n
    except* ValueError:
        n = 0
    return n
