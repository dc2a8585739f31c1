"""A program of which two functions aren't native code."""


def items(n):
    yield n


def scope(n):
    return locals()


def double(n):
    return 2 * n


class Pair:
    def first(self):
        return self[0]
