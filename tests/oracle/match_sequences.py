# SPDX-License-Identifier: BSL-1.0
"""Sequence patterns: lengths, stars, nesting, and what is a sequence."""


def shape(subject):
    match subject:
        case []:
            return "empty"
        case [one]:
            return f"one {one!r}"
        case [0, *rest]:
            return f"zero then {rest!r}"
        case [*start, 9]:
            return f"{start!r} then nine"
        case (1, *_, 2):
            return "one to two"
        case first, second:
            return f"pair {first!r} {second!r}"
        case first, *middle, last:
            return f"{first!r} {middle!r} {last!r}"
        case _:
            return "no sequence"


def generated():
    yield 1
    yield 2


numbers = [1, 2]
for subject in [[], (), range(0), [5], (5,), range(3, 4), [0], [0, 1, 2], (0, "a"), [7, 9], [9, 9, 9], (1, 2),
                (1, 5, 6, 2), range(1, 3), [3, 4], ["a", "bc"], range(3, 9, 2), (True, None), [[]], ([1], [2], [3])]:
    print(subject, shape(subject))

# What holds items and is no sequence, or is one and matches no sequence pattern.
for subject in ["", "ab", b"", b"ab", {}, {1: 2}, {1, 2}, frozenset(), None, 5, 2.5, {1: 2}.keys(), iter([1]),
                zip([1], [2]), enumerate("a"), map(str, [1]), int, list, len, slice(1, 2), 1j]:
    print(type(subject).__name__, shape(subject))
print(shape(generated()), shape(list(generated())), shape(reversed([1, 2])))


def nested(subject):
    match subject:
        case [[a, [b, *c]], (d, e), *_]:
            return a, b, c, d, e
        case [[], [[]], [[], [[]]]]:
            return "brackets"
        case [[*a], *b]:
            return a, b
        case [*a] if len(a) > 5:
            return "many", a[-1]
        case [*_]:
            return "sequence"
    return None


for subject in [[(1, [2, 3, 4]), [5, 6]], [(1, [2]), "ab"], [(1, [2]), (5, 6), 7, 8], [[], [[]], [[], [[]]]],
                [[], [[]], [[], [()]]], [range(3), 1, 2], [[1]], range(6), range(5), "abc", [1, 2, 3]]:
    print(subject, nested(subject))


def around_wildcard(subject):
    match subject:
        case [a, _, *_, b, c]:
            return a, b, c
        case [*_, 5, b]:
            return "five", b
        case [3, *_]:
            return "three"
        case [_, _]:
            return "two"
        case [_, *_]:
            return "some"
    return "none"


for subject in [range(10), (1, 2, 3, 4), (5, 6), [1, 5, 6], [3], [3, 4, 5], [1, 2], [1], [1, 2, 3], [], "1234"]:
    print(subject, around_wildcard(subject))


# Several subjects, and a pattern without brackets.
def two(x, y):
    match x, y:
        case 0, 0:
            return "origin"
        case 0, _:
            return "y"
        case _, 0:
            return "x"
        case a, b if a == b:
            return "diagonal"
        case *both,:
            return both


print(two(0, 0), two(0, 1), two(1, 0), two(2, 2), two(1, 2), two("", ""))
match numbers:
    case [a, b]:
        print("bound in the module", a, b)
match [*numbers, *numbers]:
    case a, *b:
        print(a, b)
match ():
    case ():
        print("the empty tuple")


# An item that is changed by the comparison before it doesn't matter: names come last.
def partly(subject):
    a = b = "unbound"
    match subject:
        case [a, 1, b]:
            return a, b, "first"
        case [a, b, 2] if a < b:
            return a, b, "second"
        case [[a, 3], [b, 4]]:
            return a, b, "third"
    return a, b


for subject in [(1, 1, 2), (1, 2, 2), (2, 1, 2), ((1, 3), (2, 4)), ((1, 3), (2, 5)), (1, 2, 3), [[1, 3], "24"]]:
    print(subject, partly(subject))


def star_of_a_range(n):
    match range(n):
        case [first, *rest]:
            return first, rest[:3], len(rest)
        case rest:
            return rest


print(star_of_a_range(0), star_of_a_range(1), star_of_a_range(1000))


def depth(tree):
    match tree:
        case [left, right]:
            return 1 + max(depth(left), depth(right))
        case [only]:
            return 1 + depth(only)
        case _:
            return 0


print(depth([[1, [2, [3]]], [4, 5]]), depth("ab"), depth([[[[[]]]]]))
