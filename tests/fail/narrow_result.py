"""A module whose function returns an int of more than 8 bits."""


def twice(number):
    return number + number
