# SPDX-License-Identifier: BSL-1.0
"""Mapping patterns: keys that are there, the rest, and what is a mapping."""


def command(subject):
    match subject:
        case {"do": "go", "where": str(place)}:
            return f"go to {place}"
        case {"do": "take", "what": [first, *others], **rest}:
            return f"take {first}, {others}, {rest}"
        case {"do": what, 1: number, None: nothing, False: yes, 2.5: real, b"b": text, 1j: imaginary}:
            return what, number, nothing, yes, real, text, imaginary
        case {"do": {"nested": [{"deep": deep}]}}:
            return "deep", deep
        case {"do": what}:
            return "do", what
        case {**rest} if len(rest) == 2:
            return "two", rest
        case {}:
            return "mapping"
        case _:
            return "no mapping"


for subject in [{"do": "go", "where": "home"}, {"do": "go", "where": 5}, {"do": "go"},
                {"do": "take", "what": "abc"}, {"do": "take", "what": ["a"]},
                {"where": 1, "do": "take", 5: 6, "what": range(3)}, {"do": {"nested": [{"deep": 7, "x": 1}]}},
                {"do": {"nested": [{"shallow": 7}]}}, {"do": None}, {"a": 1, "b": 2}, {"a": 1}, {}]:
    print(subject, command(subject))
print(command({"do": 0, 1: "one", False: 6, None: 2, 2.5: 3, b"b": 4, 1j: 5, "more": 6}))

for subject in ["", "do", [], [("do", 1)], {"do"}, frozenset(["do"]), None, 3, {"do": 1}.items(), {"do": 1}.keys(),
                range(2), dict, len, slice(1)]:
    print(type(subject).__name__, command(subject))


# Keys are looked up as a dict looks them up, and neither a missing one nor one that isn't used is made.
def by_number(subject):
    match subject:
        case {1: a, 0: b}:
            return a, b
        case {1: a}:
            return a
        case {-1: a, -1.5: b}:
            return "negative", a, b
        case {0x10: a}:
            return "sixteen", a
    return None


for subject in [{1: "int", 0: 5}, {True: "bool", False: 6}, {1.0: "float", 0j: 7}, {1: "one"}, {-1: 1, -1.5: 2},
                {16.0: "real"}, {"1": "str"}, {}]:
    before = len(subject)
    print(by_number(subject), len(subject) == before)


# The rest is a new dict, in order, without what was matched.
def rest_of(subject, keys):
    match subject:
        case {keys.start: a, keys.stop: b, "c": c, **rest}:
            rest["new"] = 1
            return a, b, c, rest
        case {keys.start: a, **rest}:
            return a, rest, rest is subject, rest == subject
        case {**rest}:
            return rest, rest is subject, rest == subject
        case other:
            return "no", other


given = {"x": 1, "y": 2, "z": 3, "c": 4, "d": [5]}
print(rest_of(given, slice("x", "z")), given)
print(rest_of(given, slice("d", "no")), rest_of(given, slice(0, 1)), rest_of({}, slice(0)), rest_of([], slice(0)))

# A view of a type's names is a mapping too.
match bool.__dict__:
    case {"__new__": new, "__or__": method, **others}:
        print(type(new).__name__, method.__name__, "__new__" in others, "__and__" in others, type(others).__name__)
match int.__dict__:
    case {"real": found, "no such name": _}:
        print("found", found)
    case {"real": found, "from_bytes": other}:
        print("only", type(found).__name__, type(other).__name__)
match str.__dict__:
    case {}:
        print("empty pattern")
print({**bool.__dict__}.keys() == bool.__dict__.keys(), len({"a": 1, **bool.__dict__}) - len(bool.__dict__))


def count(subject):
    match subject:
        case {"a": _, "b": _, "c": _, "d": _, "e": _, "f": _, "g": _, "h": _, "i": _, "j": last}:
            return last
        case {"a": _, "b": _}:
            return "few"
    return len(subject)


print(count(dict(zip("abcdefghij", range(10)))), count(dict(zip("abc", range(3)))), count({"a": 1}))


def merged(*parts):
    result = {}
    for part in parts:
        match part:
            case {"delete": key, **rest} if not rest:
                result.pop(key, None)
            case {"set": {**items}}:
                result |= items
            case {"set": items}:
                for key, item in items:
                    result[key] = item
            case [*several]:
                result |= merged(*several)
            case _:
                result["?"] = part
    return result


print(merged({"set": {"a": 1, "b": 2}}, {"delete": "a"}, [{"set": [("c", 3)]}, 4], {"delete": 1, "x": 2}))
