"""The module that hello.cpp holds as static objects."""


def gcd(a, b):
    """The greatest common divisor, by Euclid's algorithm."""
    while b:
        a, b = b, a % b
    return a
