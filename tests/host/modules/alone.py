"""A module that stands alone."""
import sys

runs = globals().get("runs", 0) + 1


def fail():
    raise ValueError("meant to")


class Holder:
    names = {"one", "two", "three"}

    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value

    def known(self):
        return self.value in {"alpha", "beta", 3}


def countdown(number):
    while number:
        yield number
        number -= 1


def double(n):
    return n + n
