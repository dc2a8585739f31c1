"""A module whose function returns a float."""


def half(number):
    return number / 2
