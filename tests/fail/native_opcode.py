"""A program that the native engine can't compile: the test gives line 5 an opcode without a meaning."""


def negative(n):
    -n
    return n
