# SPDX-License-Identifier: BSL-1.0
"""An exception that leaves a with block, and one of a class of the program's own: the traceback."""


class Closed(Exception):
    """Raised by what is closed."""

    def __init__(self, what, code):
        super().__init__(what)
        self.code = code

    def __str__(self):
        return f"{self.args[0]} is closed ({self.code})"


class Door:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is KeyError:
            raise Closed("door", 7) from error

    def open(self, key):
        return {"a": 1}[key]


with Door() as door:
    print(door.open("a"))
with Door() as door:
    door.open("b")
