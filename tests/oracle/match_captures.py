# SPDX-License-Identifier: BSL-1.0
"""Captures, `as`, `|` and guards: what is bound when, and in which order cases are tried."""

log = []


def note(what, answer=True):
    log.append(what)
    return answer


def guards(subject):
    match subject:
        case [x, y] if note(f"first {x}{y}", x > y):
            return "descending"
        case [x, y] if note("second", x == y):
            return "equal"
        case [x, *_] if note(f"third {x}") and x:
            return "true"
        case x if note("fourth", None):
            return "never"
        case _ if note("fifth", []):
            return "never"
        case x:
            return "otherwise", x


for subject in [(2, 1), (1, 1), (1, 2), (0, 2), (1,), [], 5]:
    log.clear()
    print(subject, guards(subject), log)


# What a case has bound before its guard failed stays bound; what a pattern that failed would have bound doesn't.
def left(subject):
    a = b = c = None
    match subject:
        case [a, b, 0]:
            pass
        case {"k": a, "l": [b]} if False:
            pass
        case [a, [b, c]] if a == 0:
            pass
        case (a, b) as c if b == 0:
            pass
        case [1, a] | [a, 2]:
            pass
    return a, b, c


for subject in [[1, 2, 0], [1, 2, 3], {"k": 1, "l": [2]}, {"k": 1, "l": 2}, [0, [1, 2]], [5, [1, 2]], [3, 0],
                [1, 7], [7, 2], [7, 8], None]:
    print(subject, left(subject))


def alternatives(subject):
    match subject:
        case (("a" | "b") as first, ("c" | "d" as second)) as both:
            return first, second, both
        case [int() | float() as number, (int() | str()) as other] | {"n": number, "o": other}:
            return number, other
        case [[x, y] | [y, x, _]]:
            return "swapped", x, y
        case [(x, y) | {"x": x, "y": y}, *rest]:
            return "point", x, y, rest
        case (1 | 2) | (3 | (4 | 5)) as small:
            return small
        case (_ as anything):
            return "anything", anything


for subject in [("a", "c"), ["b", "d"], ("c", "a"), (1, 2), (2.5, "x"), {"n": 1, "o": 2}, [[1, 2]], [[1, 2, 3]],
                [{"x": 1, "y": 2}, 3, 4], [(1, 2), 3], 1, 4, 5, 6, [{"x": 1}], "ab"]:
    print(subject, alternatives(subject))


# Names are bound in any scope: local, global, nonlocal, of a cell.
found = None


def bind_global(subject):
    global found
    match subject:
        case [found, *_]:
            return found


def bind_cell(subject):
    found = "outer"

    def inner():
        nonlocal found
        match subject:
            case {"found": found, **others}:
                return lambda: (found, others)
            case [*found]:
                return lambda: found

    made = inner()
    return found, made()


print(bind_global([1, 2]), found, bind_global(()), found)
print(bind_cell({"found": 1, "x": 2}), bind_cell("ab" and [3, 4]))
match [1, [2, 3]]:
    case [one, [two, three]] as whole:
        print(one, two, three, whole)


# In loops, with break, continue, return and finally.
def walk(items):
    seen = []
    for item in items:
        try:
            match item:
                case "skip":
                    continue
                case "stop":
                    break
                case ["return", what]:
                    return seen, what
                case {"times": int(n), "what": what}:
                    for _ in range(n):
                        seen.append(what)
                case ["while", int(n)]:
                    while n:
                        match n % 3:
                            case 0:
                                seen.append(n)
                        n -= 1
                case other:
                    seen.append(other)
        finally:
            seen.append(".")
    else:
        seen.append("end")
    return seen


print(walk([1, "skip", 2]), walk([1, "stop", 2]), walk([1, ["return", 5], 2]), walk([{"times": 2, "what": "x"}]))
print(walk([["while", 7], ["while", "7"], []]))


# match, case and _ are names everywhere else.
match = {"case": [1]}
case = "case"
_ = 5
match match:
    case {"case": [case]}:
        print(case, _)
match (case):
    case _:
        print(_)
print(match[("case")], match)


# A generator and a comprehension match too.
def pairs(items):
    for item in items:
        match item:
            case [x, y]:
                got = yield x
                match got:
                    case None:
                        pass
                    case [*_]:
                        yield from got
                    case _:
                        yield got
            case _:
                yield "single"


g = pairs([(1, 2), 3, (4, 5), (6, 7)])
print(next(g), next(g), next(g), g.send([8, 9]), next(g), next(g), g.send("sent"), list(g))


def classify(x):
    match x:
        case 0 | 1:
            return "low"
        case int():
            return "int"


print([classify(x) for x in (0, 5, "a", True)], {classify(x): x for x in range(3)})


# A subject is evaluated once, also where it is a call, a display or an assignment expression.
def subject(x):
    print("evaluated", end=" ")
    return x


match subject([1, 2]):
    case [2, _]:
        print("no")
    case [1, x]:
        print(x)
match (y := subject(3)):
    case 1:
        print("no")
    case 3 if y == 3:
        print("same", y)
match subject(1), *subject([2, 3]):
    case [a, b, c]:
        print(a, b, c)
match subject(0):
    case 1:
        print("no case")
