# SPDX-License-Identifier: BSL-1.0
"""frame.clear() of a generator that waits would close it; here it is refused."""


def count():
    try:
        yield 1
    finally:
        print("closed")


numbers = count()
next(numbers)
try:
    numbers.gi_frame.clear()
except RuntimeError as error:
    print("RuntimeError:", error)
print(list(numbers))
