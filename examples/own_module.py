"""The program of own_module.cpp: what it imports is written in C++ there."""

import geometry
from geometry import manhattan


def walk(*points):
    """The length of a way along the streets."""
    steps = zip(points, points[1:])
    return sum(manhattan(*a, *b) for a, b in steps)


def walk_in_steps(block, *points):
    """The same in steps, of which a block takes some."""
    return geometry.steps(walk(*points), block)


def limit():
    return geometry.longest


def refused():
    try:
        manhattan(1, 2, 3)
    except TypeError as error:
        return str(error) == "manhattan expected 4 arguments, got 3"

