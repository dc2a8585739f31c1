# SPDX-License-Identifier: BSL-1.0
"""image_objects.py: how many objects an image has, by which measure.py and tests/stdlib/cost.py divide."""

import sys


def count_objects(image):
    """The objects that a marshal image (a .pyc without its first 16 bytes) spells out: every tag but
    the references to an earlier one."""
    position = 0
    total = 0

    def number(size):
        """The next `size` bytes."""
        nonlocal position
        position += size
        return int.from_bytes(image[position - size : position], "little", signed=True)

    def visit():
        nonlocal position, total
        tag = chr(image[position] & 0x7F)
        position += 1
        if tag == "r":
            number(4)
            return
        total += 1
        if tag in "NFT.S":
            return
        if tag in "iI":
            number(4)
        elif tag == "g":
            number(8)
        elif tag == "y":
            number(16)
        elif tag == "l":
            digits = abs(number(4))
            number(2 * digits)
        elif tag in "zZ":
            length = number(1) & 0xFF
            number(length)
        elif tag in "sutaA":
            length = number(4)
            number(length)
        elif tag in ")([<>":
            for _ in range(number(1) & 0xFF if tag == ")" else number(4)):
                visit()
        elif tag == "c":
            number(5 * 4)  # argument counts, stack size, flags
            for _ in range(8):  # code, constants, names, localsplus and kinds, file, name, qualname
                visit()
            number(4)  # first line
            visit()  # line table
            visit()  # exception table
        else:
            sys.exit(f"unknown tag {tag!r} at {position - 1}")

    visit()
    if position != len(image):
        sys.exit(f"{len(image) - position} bytes behind the image")
    return total
