# SPDX-License-Identifier: BSL-1.0
"""Laws of complex, and of numbers of several types."""


def arithmetic():
    a = 3 + 4j
    return (
        a * a == -7 + 24j
        and a / 2 == 1.5 + 2j
        and a - 3 == 4j
        and -a == -3 - 4j
        and abs(-4j) == 4.0
        and a.conjugate() * a == 25
        and a.real == 3.0
        and a.imag == 4.0
    )


def powers():
    return 1j**2 == -1 and (1 + 1j) ** 4 == -4 and (2 + 0j) ** 0 == 1 and 2**-1 == 0.5 and pow(3, 100, 7) == 4


def equal_across_types():
    return 1 == 1.0 == 1 + 0j == True and hash(1) == hash(1.0) == hash(1 + 0j) and {1: "a"}[1 + 0j] == "a" and 0.5 != 0.5 + 1j


def made():
    return complex("1+2j") == complex(1, 2) == 1 + 2j and complex(2j) == 2j and complex() == 0 and complex("-j") == -1j


def shown():
    return (
        repr(1 + 2j) == "(1+2j)"
        and repr(2j) == "2j"
        and str(-0.0 + 1j) == "1j"
        and str(complex(-0.0, 1)) == "(-0+1j)"
        and f"{1.5 + 2.25j:.1f}" == "1.5+2.2j"
    )


def unordered():
    try:
        1j < 2j
    except TypeError as error:
        return str(error) == "'<' not supported between instances of 'complex' and 'complex'"
    return False


def divided_by_zero():
    try:
        1j / 0
    except ZeroDivisionError as error:
        return str(error) == "complex division by zero"
    return False


def rounded():
    return (
        [round(x) for x in (0.5, 1.5, 2.5, -0.5)] == [0, 2, 2, 0]
        and round(1234, -2) == 1200
        and round(1250, -2) == 1200
        and round(2.675, 2) == 2.67
    )


def divided(a, b):
    quotient, rest = divmod(a, b)
    return quotient * b + rest == a and 0 <= rest / b < 1 and (a // b, a % b) == (quotient, rest)


def root(n):
    """The square of what Newton finds for i, from 1 + i."""
    z = 1 + 1j
    for _ in range(n):
        z = (z + 1j / z) / 2
    rest = z * z - 1j
    return -1e-12 < rest.real < 1e-12 and -1e-12 < rest.imag < 1e-12


def length():
    return abs(3 + 4j) == 5.0
