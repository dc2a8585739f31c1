"""A calculator: a tokeniser, a recursive parser, an evaluator over tuples."""


def tokens(text):
    result = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            number = text[start:i]
            result.append(("number", float(number) if "." in number else int(number)))
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            result.append(("name", text[start:i]))
        elif c in "+-*/^()=%":
            result.append(("mark", c))
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")
    result.append(("end", None))
    return result


POWERS = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 4}


def parse(text):
    stream = tokens(text)
    position = 0

    def peek():
        return stream[position]

    def take(expected=None):
        nonlocal position
        kind, value = stream[position]
        if expected is not None and value != expected:
            raise SyntaxError(f"expected {expected!r}, found {value!r}")
        position += 1
        return kind, value

    def primary():
        kind, value = take()
        if kind == "number":
            return ("number", value)
        if kind == "name":
            return ("name", value)
        if value == "(":
            inside = expression(0)
            take(")")
            return inside
        if value == "-":
            return ("negate", expression(3))
        raise SyntaxError(f"unexpected {value!r}")

    def expression(least):
        left = primary()
        while True:
            mark = peek()[1]
            power = POWERS.get(mark, -1)
            if peek()[0] != "mark" or power < least or power < 1:
                return left
            take()
            right = expression(power if mark == "^" else power + 1)
            left = ("binary", mark, left, right)

    if len(stream) > 2 and stream[0][0] == "name" and stream[1] == ("mark", "="):
        name = take()[1]
        take("=")
        tree = ("assign", name, expression(0))
    else:
        tree = expression(0)
    if peek()[0] != "end":
        raise SyntaxError(f"unexpected {peek()[1]!r}")
    return tree


OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "%": lambda a, b: a % b,
    "^": lambda a, b: a**b,
}


def evaluate(tree, names):
    kind = tree[0]
    if kind == "number":
        return tree[1]
    elif kind == "name":
        return names[tree[1]]
    elif kind == "negate":
        return -evaluate(tree[1], names)
    elif kind == "assign":
        names[tree[1]] = evaluate(tree[2], names)
        return names[tree[1]]
    _, mark, left, right = tree
    return OPERATIONS[mark](evaluate(left, names), evaluate(right, names))


names = {"pi": 3.141592653589793}
for line in [
    "1 + 2 * 3",
    "(1 + 2) * 3",
    "2 ^ 3 ^ 2",
    "-2 ^ 2",
    "10 - 4 - 3",
    "7 / 2",
    "17 % 5",
    "r = 2.5",
    "pi * r ^ 2",
    "2 ^ 100",
    "1 / 0",
    "x + 1",
    "2 +",
    "2 $ 3",
    "(1",
]:
    try:
        print(line, "=", evaluate(parse(line), names))
    except SyntaxError as error:
        print(line, ": syntax:", error)
    except KeyError as error:
        print(line, ": unknown name", error)
    except ArithmeticError as error:
        print(line, ":", error)
print(parse("1 + 2 * x"))
