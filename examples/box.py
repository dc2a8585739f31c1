# SPDX-License-Identifier: BSL-1.0
# Puts values of every kind into boxes (box.cpp), which refer to them, and to each other.


def unboxed(box):
    held = box(7)
    first = held.content
    for content in (2.5, 2**64, None, True, "tea", [1, 2]):
        held.content = content
        if held.content != content:
            raise ValueError(content)
    return first


def last_of(box, length):
    """Boxes in boxes, as deep as you like."""
    outer = None
    for number in range(length):
        outer = box((number, outer))
    return outer.content[0]


def leave_cycle(box):
    """Boxes that hold each other, which the collector finds."""
    one, other = box(None), box(None)
    one.content, other.content = other, one


def derived(box):
    class Named(box):
        def __init__(self, content):
            self.name = type(content).__name__

    return Named(7).name == "int" and Named(7).content == 7
