"""A module whose function raises on line 5."""


def invert(number):
    return 100 // number
