# SPDX-License-Identifier: BSL-1.0
"""An uncaught RuntimeError, and the StopIteration that it was made of."""


def inner():
    yield 1
    raise StopIteration(5)


def outer():
    yield from inner()


try:
    raise KeyError("handled meanwhile")
except KeyError:
    for item in outer():
        print(item)
