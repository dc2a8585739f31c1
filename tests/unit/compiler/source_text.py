"""Source texts, compiled where this runs."""


def evaluated(text):
    return eval(text)


def executed(text):
    space = {}
    exec(text, space)
    return space["x"]


def made_class():
    space = {}
    exec("def __init__(self, x, y=3):\n self.x = x\n self.y = y\n", space)
    kind = type("Point", (), {"__init__": space["__init__"]})
    made = kind(1)
    return (made.x, made.y) == (1, 3)


def refused(text):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        return error.lineno
    return 0


def refused_nested(depth):
    """How many texts are refused that nest so deeply."""
    refused = 0
    for text in "(" * depth + ")" * depth, "-" * depth + "1", "not " * depth + "1", "1" + "+1" * depth:
        try:
            eval(text)
        except (SyntaxError, RecursionError):
            refused += 1
    return refused


def explained(text, words):
    """Whether that is wrong with a text, at that column."""
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as error:
        return f"{error.msg} {error.offset}" == words
    return words == ""


def seen_again(text):
    """The value of an expression, by way of its syntax tree."""
    return eval(compile(compile(text, "<text>", "eval", 0x400), "<text>", "eval"))
