# SPDX-License-Identifier: BSL-1.0
"""What a program does that would take too much of everything."""


def turns(count):
    total = 0
    for i in range(count):
        total += i
    return total


def forever():
    while True:
        try:
            while True:
                pass
        except BaseException:
            print("never said")
        finally:
            print("nor this")


def deeper(n):
    return 1 + deeper(n + 1)


class Deep:
    def __repr__(self):
        return repr(self)  # by way of C++, every time


def shown():
    return len(repr(Deep()))


def hoard():
    kept = []
    try:
        while True:
            kept.append(bytes(10_000))
    except MemoryError:
        return len(kept)


def too_large():
    return len([None] * 1_000_000)
