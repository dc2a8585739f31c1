# SPDX-License-Identifier: BSL-1.0
"""match in whole programs: an evaluator, a command parser, a shape table, and a state machine."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Number:
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value


class Binary:
    __match_args__ = ("operator", "left", "right")

    def __init__(self, operator, left, right):
        self.operator, self.left, self.right = operator, left, right


def evaluate(tree, names={}):
    match tree:
        case Number(value) | (int(value) | float(value)):
            return value
        case str(name) if name in names:
            return names[name]
        case str(name):
            raise NameError(name)
        case Binary("+" | "add", a, b):
            return evaluate(a, names) + evaluate(b, names)
        case Binary("*", 0, _) | Binary("*", _, 0):
            return 0
        case Binary("*", left=a, right=b):
            return evaluate(a, names) * evaluate(b, names)
        case ("let", {**defined}, body):
            return evaluate(body, {**names, **{k: evaluate(v, names) for k, v in defined.items()}})
        case ["if", condition, then, otherwise]:
            return evaluate(then if evaluate(condition, names) else otherwise, names)
        case [] | None:
            return None
        case [only]:
            return evaluate(only, names)
        case [first, *rest] as whole if len(whole) < 5:
            return [evaluate(first, names), *(evaluate(x, names) for x in rest)]
        case _:
            raise TypeError(f"no rule for {type(tree).__name__}")


trees = [5, 2.5, True, "x", "nothing", Number(7), Binary("+", 1, Binary("*", 2, 3)),
    Binary("*", "nothing", 0), Binary("-", 1, 2), ("let", {"y": 3}, Binary("+", "x", "y")),
    ["if", 0, "nothing", [4]], [], None, [1, 2, 3], [[1], [2, "x"]], [1] * 6, {"a": 1}, b"ab", {1},
    ("let", 5, 6), "ab", range(2), Binary("add", "x", "x")]
for tree in trees:
    print(type(tree).__name__, said(evaluate, tree, {"x": 10}))


def command(line):
    match line.split():
        case []:
            return "nothing"
        case ["quit" | "exit" as word]:
            return f"leave by {word}"
        case ["go", ("north" | "south" | "east" | "west") as way]:
            return f"go {way}"
        case ["go", *ways] if len(set(ways)) < len(ways):
            return "in circles"
        case ["take", item] | ["pick", "up", item]:
            return f"take {item}"
        case ["drop", *items] if items:
            return f"drop {len(items)}: {items}"
        case [verb, "all", *_]:
            return f"{verb} everything"
        case [_, _, third, *_, last]:
            return f"{third}..{last}"
        case [other]:
            return f"what is {other!r}?"
        case _:
            return "no idea"


for line in ("", "quit", "exit", "go north", "go up up", "go up", "take lamp", "pick up lamp",
    "pick lamp", "drop", "drop a b", "eat all now", "a b c d e", "a b c d", "a b c", "hm"):
    print(repr(line), command(line))


def kind(x):
    match x:
        case None | False: return "none or false"
        case True: return "true"
        case 0 | 0.5 | 1j: return "a number like it"
        case -1 | -2.5: return "negative"
        case 3 + 4j: return "complex"
        case "a" "b": return "text"
        case b"ab": return "bytes"
        case {"kind": k, "size": int() as s, **rest} if s > 0: return k, s, rest
        case {"kind": _}: return "kind only"
        case {}: return "a dict"
        case (x, y) if x == y: return "twins"
        case (int(), str()) | (str(), int()): return "mixed"
        case ((a, b), *_, [c, d]): return a, b, c, d
        case [*_]: return "a sequence"
        case int(n) | float(n) if n > 100: return f"big {n}"
        case int.real: return "never"
        case _: return "else"


for x in (None, False, True, 0, 0.0, 1, 0.5, 1j, -1, -1.0, -2.5, 3 + 4j, "ab", "a", b"ab",
    {"kind": "k", "size": 1}, {"kind": "k", "size": 0}, {"kind": "k", "size": 2, "x": 3},
    {"size": 1}, {}, [1, 1], (1, 2), [1, "a"], ("a", 1), [(1, 2), 3, [4, 5]], [(1, 2), (3, 4)], (),
    [1], 101, 99.5, 1e9, range(3), {1, 2}, iter([]), "", object):
    print(repr(x) if not hasattr(x, "__next__") and x is not object else "-", kind(x))
