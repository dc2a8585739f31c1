# SPDX-License-Identifier: BSL-1.0
"""Laws of match: literals, captures, sequences, mappings, classes, guards, and what they raise."""


def small(x):
    match x:
        case 0:
            return 10
        case 1 | 2:
            return 20
        case int(n) if n < 0:
            return -n
        case _:
            return 30


def literals(n):
    found = []
    for x in [None, True, False, n, 1.5, 2j, "s", b"s", -1, 10**20, ()]:
        match x:
            case None:
                found.append("none")
            case True | False:
                found.append("bool")
            case 1.5 | 2j | -1:
                found.append("number")
            case 100000000000000000000:
                found.append("large")
            case "s" | b"s":
                found.append("text")
            case _:
                found.append("other")
    return found == ["none", "bool", "bool", "other", "number", "number", "text", "text", "number", "large", "other"]


def values(limits):
    found = []
    for x in [1, 1.0, "b", [3], 4]:
        match x:
            case limits.start:
                found.append("start")
            case limits.stop | limits.step:
                found.append("stop")
            case other:
                found.append(other)
    return found


def dotted():
    return values(slice(1, "b", [3])) == ["start", "start", "stop", "stop", 4]


def total(x):
    match x:
        case []:
            return 0
        case [first, *rest]:
            return total(first) + total(rest)
        case int():
            return x
        case {**items}:
            return total(list(items.values()))
        case _:
            return 1000


def sums(n):
    return total([1, (2, n), [], range(n), {"a": 3, "b": [4]}, "ab"])


def lengths():
    found = []
    for x in ["", "ab", b"ab", [], (1,), range(2), {}, {1}, (1, 2, 3), [1, 2, 3, 4]]:
        match x:
            case []:
                found.append(0)
            case [_]:
                found.append(1)
            case [_, _]:
                found.append(2)
            case [a, *_, b] if b == 3:
                found.append(a)
            case [_, *middle, _]:
                found.append(middle)
            case _:
                found.append(None)
    return found == [None, None, None, 0, 1, 2, None, None, 1, [2, 3]]


def ends(items):
    match items:
        case [*start, 1]:
            return len(start)
        case [2, *_, (3 | 4) as last]:
            return 10 * last
        case [*_, [x, [y]]]:
            return x + y
        case [*_]:
            return -1
    return -2


def stars():
    return [ends(x) for x in ([1], [5, 6, 1], [2, 3], (2, 9, 9, 4), range(2, 5), [0, [7, [8]]], [5], "1")] == [
        0, 2, 30, 40, 40, 15, -1, -2]


def keys(x):
    match x:
        case {"a": 1, "b": b}:
            return b
        case {"a": [a, *_], 2: two, **rest}:
            return [a, two, rest]
        case {None: {"deep": d}}:
            return d
        case {}:
            return len(x)
    return "no"


def mappings():
    given = {2: "two", "a": (7, 8), "c": 3}
    found = [keys({"b": 5, "a": 1}), keys(given), keys({None: {"deep": 6}}), keys({"a": 1}), keys({}), keys([("a", 1)])]
    return found == [5, [7, "two", {"c": 3}], 6, 1, 0, "no"] and given == {2: "two", "a": (7, 8), "c": 3}


def proxies():
    match int.__dict__:
        case {"real": r, "no such name": _}:
            return False
        case {"real": r, "imag": i, **rest}:
            return "real" not in rest and "numerator" in rest and len(rest) == len(int.__dict__) - 2


def kinds(x):
    match x:
        case bool(b):
            return ["bool", b]
        case int(real=r, imag=0) | float(r):
            return ["real", r]
        case complex(real=r, imag=i):
            return ["complex", r, i]
        case str(s) | bytes(s):
            return ["text", s]
        case list([x]) | tuple([x, _]):
            return ["items", x]
        case dict({"k": x}):
            return ["k", x]
        case set() | frozenset():
            return ["set"]
        case range(start=0, stop=n):
            return ["up to", n]
        case LookupError(args=[x]) | Exception(args=[_, x]):
            return ["error", x]
        case object(no_such_name=_):
            return ["never"]
        case type(__name__=n):
            return ["type", n]
        case object():
            return ["object"]


def classes():
    return [kinds(x) for x in (True, 7, 2.5, 1 + 2j, "s", b"b", [1], (2, 3), {"k": 4}, {5}, frozenset(), range(6),
                               KeyError(7), ValueError(8, 9), ValueError(8), int, None, [1, 2], {"l": 4})] == [
        ["bool", True], ["real", 7], ["real", 2.5], ["complex", 1.0, 2.0], ["text", "s"], ["text", b"b"],
        ["items", 1], ["items", 2], ["k", 4], ["set"], ["set"], ["up to", 6], ["error", 7], ["error", 9], ["object"],
        ["type", "int"], ["object"], ["object"], ["object"]]


def alternatives(x):
    match x:
        case [1, y] | [y, 2] | {"y": y}:
            return y
        case ("a" | "b") as y:
            return y
        case [["c" as z, _] as y, *_] if z in y:
            return y
    return 0


def captures():
    return [alternatives(x) for x in ([1, 5], [6, 2], {"y": 7}, "a", [["c", 8], 9], ["c"], [3, 3])] == [
        5, 6, 7, "a", ["c", 8], 0, 0]


def bound(x):
    a = b = 0
    match x:
        case [a, b, 5]:
            pass
        case [int(a), int(b)] if a > b:
            pass
        case [c, [a, b]]:
            a += c
    return 10 * a + b


def guards():
    return [bound(x) for x in ([1, 2, 5], [1, 2, 3], [1, 2], [2, 1], [1, [2, 3]], [[1], [2, 3]][1:])] == [
        12, 0, 12, 21, 33, 0]


def raised(function, *arguments):
    try:
        function(*arguments)
    except (TypeError, ValueError, AttributeError) as error:
        return str(error)


def class_of(x, of):
    match x:
        case of(a, b):
            return a, b
        case of():
            return 0


def keys_of(x, of):
    match x:
        case {of.start: a, of.stop: b}:
            return a, b
        case of.no_such_name:
            return 0


def errors():
    return [raised(class_of, 1, 5), raised(class_of, 1, int), raised(class_of, 1, object), raised(class_of, 1, str),
            raised(keys_of, {1: 2, 3: 4}, slice(1, 1.0)), raised(keys_of, {1: 2, 3: 4}, slice([], 1)),
            raised(keys_of, int.__dict__, slice("real", "real")), raised(keys_of, 1, slice(1))] == [
        "called match pattern must be a type", "int() accepts 1 positional sub-pattern (2 given)",
        "object() accepts 0 positional sub-patterns (2 given)", None,
        "mapping pattern checks duplicate key (1.0)", "unhashable type: 'list'",
        "mapping pattern checks duplicate key ('real')", "'slice' object has no attribute 'no_such_name'"]


def cells(x):
    match x:
        case [a, {"b": b, **rest}]:
            return lambda: (a, b, rest)
    return lambda: x


def closures():
    return cells([1, {"b": 2, "c": 3}])() == (1, 2, {"c": 3}) and cells(5)() == 5


def states(n):
    state = "start"
    steps = 0
    while True:
        steps += 1
        match (state, n):
            case ("start", 0):
                state = "end"
            case ("start", x) if x % 2:
                state = "odd"
            case ("start", _):
                state = "even"
            case ("odd", x):
                n, state = x - 1, "start"
            case ("even", x):
                n, state = x // 2, "start"
            case ("end", _):
                break
    return steps


def generated():
    def pairs(items):
        for item in items:
            match item:
                case [x, y]:
                    yield x + y
                case {"x": x}:
                    yield from [x]
    return list(pairs([(1, 2), 3, {"x": 4}, "ab"])) == [3, 4]


def evaluate(tree):
    match tree:
        case ("+", a, b):
            return evaluate(a) + evaluate(b)
        case ("*", a, b):
            return evaluate(a) * evaluate(b)
        case ("-", a):
            return -evaluate(a)
        case int() as number:
            return number


def trees(n):
    return evaluate(("+", ("*", n, n), ("-", ("*", 2, n))))


def wasted(n):
    held = [0]
    for i in range(n):
        match {"a": [i, held], "b": {"c": (i,)}}:
            case {"a": [0, _], **rest} if not rest:
                return 0
            case {"b": {"c": [int(x)], **rest}, "a": [y, list() as held]} if x == y and not rest:
                held[0] += x
            case _:
                return 1
    return held[0]
