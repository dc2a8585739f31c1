# SPDX-License-Identifier: BSL-1.0
"""What patterns raise: no class, too many sub-patterns, keys twice or unhashable, guards and values that raise."""


def shown(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def instance(subject, of):
    match subject:
        case of():
            return "yes"
    return "no"


def f():
    pass


for of in [int, 5, None, "int", len, f, (int, str), [int], int.real, ValueError(1), instance, ..., 1.5]:
    print(shown(instance, 5, of))


def positional(subject, of):
    match subject:
        case of(_):
            return "one"
    return "no"


def positional_2(subject, of):
    match subject:
        case of(x, y, real=z):
            return x, y, z
    return "no"


def positional_3(subject, of):
    match subject:
        case of(_, _, _):
            return "three"
    return "no"


for subject in [1, True, 2.5, "s", b"s", [1], (1,), {1: 2}, {1}, frozenset(), 1j, range(2), slice(2), None, int,
                KeyError("k"), f, len, f.__code__, iter([]), ..., int.__dict__, type]:
    print(type(subject).__name__, *(shown(function, subject, type(subject))
                                    for function in (positional, positional_2, positional_3)), sep=" | ")
print(shown(positional, 5, object), shown(positional, 5, str), shown(positional_2, "x", int), shown(positional, True, int))


# That no class is there is found out only where the case is tried.
def later(subject):
    match subject:
        case 1 | 2:
            return "early"
        case [x, no_such_class()]:
            return "never"
        case no_such_object.attribute:
            return "never"


print(shown(later, 1), shown(later, [1, 2]), shown(later, [1]), shown(later, 3))


def attribute(subject, of):
    match subject:
        case of.no_such_attribute:
            return "never"
        case of.x.y():
            return "never"


print(shown(attribute, 1, 5), shown(attribute, 1, attribute), shown(attribute, 1, int))


def keys(subject, of):
    match subject:
        case {of.start: a, of.stop: b, **rest}:
            return a, b, rest
        case {of.start: a, "k": b, of.step: c}:
            return a, b, c
        case {of.step: a}:
            return a
    return "no"


given = {1: "a", "k": "b", None: "c", (1, 2): "d", True: "e"}
for of in [slice(1, "k"), slice(1, 1), slice(1, True), slice("k", "k"), slice(None), slice("k", None, 5), slice(1, 2),
           slice("k", 3, (1, 2)), slice("x", "k"), slice([], 1), slice(1, {}), slice("x", {}), slice(7, 8, {1}), slice(7, 8, 1),
           slice((1, 2), (1, 2)), slice((1, []), 1), slice("it's", "it's"), slice(1, 1.0), slice(0, -0.0), slice(2**70, 2**70)]:
    print(of, shown(keys, given, of), shown(keys, {}, of), shown(keys, [], of))
print(shown(keys, int.__dict__, slice("real", "real")), shown(keys, int.__dict__, slice([], "real")),
      shown(keys, {1: 2, 3: 4, 5: 6}, slice(1, 1)), shown(keys, int.__dict__, slice("no", "no")))


def one_key(subject, of):
    match subject:
        case {of.start: found}:
            return found
    return "no"


for of in [slice([1], 1), slice({}, 1), slice("a", 1), slice(b"a", 1), slice({1}, 1), slice(([],), 1)]:
    print(shown(one_key, {"a": 1}, of), shown(one_key, {}, of), shown(one_key, int.__dict__, of), shown(one_key, (), of))


# What a guard or a comparison raises leaves the statement, and what was bound stays bound.
def guarded(subject):
    x = "unbound"
    try:
        match subject:
            case [x, y] if x / y > 1:
                return "large"
            case [x, *_] if no_such_name:
                return "never"
            case x if x.no_such_attribute:
                return "never"
    except Exception as error:
        return x, f"{type(error).__name__}: {error}"
    finally:
        print(subject, end=": ")


for subject in [(4, 2), (1, 0), [(1)], 7, "ab", ("a", "b")]:
    print(guarded(subject))

endless, other = [], []
endless.append(endless)
other.append(other)


def compare(subject, of):
    match subject:
        case of.start:
            return "equal"
    return "different"


print(shown(compare, endless, slice(other)))


# A subject that raises: no case is tried.
def subject():
    match 1 / 0:
        case _:
            return "never"


print(shown(subject))


def unbound(subject):
    match subject:
        case [x, 1]:
            pass
        case y:
            pass
    return x


print(shown(unbound, [5, 1]), shown(unbound, [5, 2]))

# As a mapping for **, too, is taken what has keys() and items.
print(shown(lambda: {**5}), shown(lambda: {**[1]}), shown(lambda: {**"a"}), shown(lambda: {"a": 1, **None}))
print(len({**int.__dict__}) == len(int.__dict__), {**{}, "a": 1, **{"a": 2}})
