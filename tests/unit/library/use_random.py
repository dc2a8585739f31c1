# SPDX-License-Identifier: BSL-1.0
"""The module _random in constant evaluation: each function answers True."""
from _random import Random


def error(function, *given):
    try:
        function(*given)
    except Exception as raised:
        return f"{type(raised).__name__}: {raised}"


def numbers():
    r = Random(5)
    return r.random() == 0.6229016948897019 and r.random() == 0.7417869892607294


def bits():
    r = Random(5)
    return (
        r.getrandbits(0) == 0
        and r.getrandbits(10) == 637
        and r.getrandbits(40) == 812845946937
        and r.getrandbits(90) == 854731801338703864692014012
    )


def seeds():
    r = Random(-5)
    negative = r.random()
    r.seed(2**100)
    return negative == 0.6229016948897019 and r.random() == 0.7586581712996778


class Derived(Random):
    def __init__(self, name):
        super().__init__(3)
        self.name = name


def state():
    r, other = Random(1), Derived("d")
    first = other.random()
    other.setstate(r.getstate())
    return (
        first == 0.23796462709189137
        and other.name == "d"
        and other.random() == r.random() == 0.13436424411240122
        and len(r.getstate()) == 625
        and r.getstate()[624] == 2
    )


def refused():
    r = Random(1)
    return (
        error(Random, 1, 2) == "TypeError: Random() requires 0 or 1 argument"
        and error(r.getrandbits, -1) == "ValueError: number of bits must be non-negative"
        and error(r.setstate, (1,)) == "ValueError: state vector is the wrong size"
        and error(r.seed, []) == "TypeError: unhashable type: 'list'"
    )


def by_chance():
    return Random().random() != Random(None).random()
