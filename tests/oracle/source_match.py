# SPDX-License-Identifier: BSL-1.0
"""exec() of source text: match statements, all their patterns, and what is no pattern."""

SOURCE = '''
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __repr__(self):
        return f"Point({self.x}, {self.y})"

class Level:
    LOW = "low"
    class Inner:
        HIGH = "high"

def kind(value):
    match value:
        case 0:
            return "zero"
        case -1 | 1.5 | 2 + 3j | -4 - 1.5j:
            return "number"
        case None | True:
            return "singleton"
        case "a" 'b' | b"c":
            return "text"
        case Level.LOW | Level.Inner.HIGH as level:
            return "level", level
        case [1, *rest, 9]:
            return "ends", rest
        case [] | (5,):
            return "short"
        case (a, b) if a == b:
            return "same", a
        case [Point(x=0), _, *_, last]:
            return "last", last
        case 7, *_:
            return "seven"
        case [[a, b], [[c]]] | [[[c]], [b, a]]:
            return "nested", a, b, c
        case Point(0, y) | Point(y, 0):
            return "axis", y
        case Point(1, y=2 | 3 as y) as point:
            return "point", y, point
        case {"k": k, -1: [_, second], **more}:
            return "mapping", k, second, more
        case {Level.LOW: low, None: None}:
            return "keys", low
        case {"only": _}:
            return "only"
        case {}:
            return "mapping"
        case str(text) | bytes(text):
            return "text", text
        case int() | float():
            return "a number"
        case _:
            return "other"

VALUES = [0, False, -1, 1.5, 2 + 3j, -4 - 1.5j, None, True, "ab", b"c", "low", "high", [1, 2, 3, 9], (1, 9), [], (5,), [3, 3],
          [Point(0, 1), 2, 3, 4], [Point(0, 1), 2], [7], [[1, 2], [[3]]], [[[3]], [2, 1]], Point(0, 4), Point(4, 0), Point(1, 3),
          Point(1, 5), {"k": 1, -1: "xy", "z": 2}, {"k": 1, -1: [5, 6], "z": 2}, {"low": 1, None: None}, {"only": 1, 2: 3},
          {"z": 1}, "words", b"bytes", 77, 7.5, {1}, range(1, 10)]
for value in VALUES:
    print(repr(value), kind(value))

# A name is bound once the whole pattern matches.
def bound(value):
    a = b = "before"
    match value:
        case [a, 1]:
            return "one", a
        case [a, b] if b == 2 and a != 0:
            return "two", a, b
    return "none", a, b

print(bound([5, 1]), bound([5, 2]), bound([0, 2]), bound([5, 3]), bound(5))

# match, case and _ are names.
match = case = _ = type = 2
match, case = case, match + 1
print(match * case, match -1, [match, case][0], _)
match: int = 4
def match(*case):
    return case
print(match(1, 2), match (*"ab"), match
      (3))
match [match, case]:
    case [match, case]:
        print(case)
match -case:
    case - 3:
        print("negative")
match *[1, 2], (yes := 3):
    case case, *match, 3:
        print(case, match, yes)
match(case):
    case case if case > 5: print("no")
    case 1: print("one"); match = None
print(match, case)

def flow(values):
    for value in values:
        match value:
            case "continue":
                continue
            case "break":
                break
            case int(n) if (lambda: n > 1)():
                yield n
            case (captured, *others):
                yield [lambda: captured, others][0]() + len([x for x in others if captured])
    else:
        yield "end"

print(list(flow([1, 2, "continue", (3, 4, 5), 6])), list(flow([7, "break", 8])))

class Body:
    match {"a": 1}:
        case {"a": x, **__rest}:
            y = x

print(Body.x, Body.y, Body._Body__rest)

match Point(1, 2):
    case Point(z=1): pass
    case Point(x=1, y=[]): pass
    case Point(x=a, y=b): print(a, b)
try:
    match Point(1, 2):
        case Point(1, 2, 3):
            pass
except TypeError as error:
    print(error)
'''

ERRORS = [
    "case a: 1\n case 1: 1", "case _: 1\n case 1: 1", "case a | 1: 1", "case _ | 1: 1", "case ((a) as b): 1\n case 1: 1",
    "case [a, a]: 1", "case [a, *a]: 1", "case {'k': a, **a}: 1", "case [a, b] | [b, a] as a: 1", "case [*a, 1, *b]: 1",
    "case [1, a] | [b, 2]: 1", "case [1, a] | [2]: 1", "case (1 as b) | (2 as c): 1", "case {'a': 1, 'a': 2}: 1",
    "case {-1: 1, -1: 2}: 1", "case {1: 1, True: 2}: 1", "case {a: 1}: 1", "case {f'a': 1}: 1", "case f'a{b}': 1",
    "case C(a=1, a=2): 1", "case C(a=1, 2): 1", "case C(a=1, 2, (3), b=4, 5): 1", "case [C(a, x=_), a]: 1", "case 1 as _: 1", "case 1 as 2: 1",
    "case 1 as a.b: 1", "case 1 as (a, b): 1", "case 1 + 2: 1", "case -1j + 2j: 1", "case 1 + x: 1", "case +1: 1", "case -x: 1",
    "case 1 * 2: 1", "case _.a: 1", "case _(): 1", "case a.b = 1: 1", "case *a: 1", "case (*a): 1", "case [*_.a]: 1",
    "case {**_}: 1", "case {**r, 'a': 1}: 1", "case {'a'}: 1", "case 1\n  1", "case 1:\n 1", "pass", "case 1: 1\n x", "case 1 if: 1",
    "case 1 if a\n  1", "case: 1", "case 1 2: 1", "case __debug__: 1", "case C(__debug__=1): 1", "case ...: 1", "case C(,): 1",
    "case C(*a): 1", "case [,]: 1", "case 1 |: 1", "case not x: 1", "case x == 1: 1", "case a := 1: 1", "case 'a' + 'b': 1",
    "case a: global a", "case 1: break", "case 1: return",
]
HEADS = [
    "match x:\ncase 1: 1", "match x\n case 1: 1", "match x: 1", "match x y:\n case 1: 1", "match *x:\n case 1: 1", "match x\n",
    "match $:\n", "match (x $\n", "with (x $\n", "case x:\n 1",
]


def tell(text):
    try:
        compile(text, "<text>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno, error.offset, error.end_offset, repr(error.text))


exec(SOURCE, {"__name__": "__main__"})
for text in ERRORS:
    tell("match x:\n " + text)
for text in HEADS:
    tell(text)
