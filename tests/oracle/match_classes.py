# SPDX-License-Identifier: BSL-1.0
"""Class patterns: types that match themselves, attributes by keyword, what is an instance."""


def kind(subject):
    match subject:
        case bool(x):
            return "bool", x
        case int(x):
            return "int", x
        case float(x):
            return "float", x
        case str(x):
            return "str", x
        case bytes(x):
            return "bytes", x
        case list(x):
            return "list", x
        case tuple(x):
            return "tuple", x
        case dict(x):
            return "dict", x
        case set(x):
            return "set", x
        case frozenset(x):
            return "frozenset", x
        case complex(real=x, imag=y):
            return "complex", x, y
        case range(start=x, stop=y, step=z):
            return "range", x, y, z
        case slice(start=None, stop=x):
            return "slice to", x
        case slice():
            return "slice"
        case type(__name__=name):
            return "type", name
        case BaseException(args=[x, *_]):
            return "exception", x
        case object(gi_running=False, no_such_name=_):
            return "never"
        case object():
            return "object"


for subject in [True, 5, 2**70, -0.5, "s", b"s", [1], (1,), {1: 2}, {3}, frozenset([4]), 1 + 2j, range(5),
                range(1, 9, 2), slice(3), slice(1, 2), int, type, ValueError("text", 1), KeyError(5)]:
    print(kind(subject))
print(kind(KeyError()), kind(...), kind(NotImplemented), kind(len)[:6], kind(lambda: 0))
print(kind(None))


def both(subject):
    match subject:
        case int(x, real=y, denominator=1) if y > 5:
            return "large", x, y
        case int(0 | 1 as x) | str("0" | "1" as x):
            return "bit", x
        case int(real=5):
            return "five"
        case str(x, no_such_name=_):
            return "never"
        case str(upper=method):
            return "upper", method()
        case float(real=int(x)):
            return "never"
        case float(real=float(x), imag=0.0):
            return "real", x
        case list([int(x), *_]) | tuple([_, int(x)]):
            return "items", x
        case dict({"a": int(x)}):
            return "a", x
    return "no"


for subject in [7, 0, True, 5, 4, -1, "0", "x", "", 2.5, [1, 2], ["a"], ("a", 1), (1, "a"), {"a": 1}, {"a": "1"}, {}]:
    print(repr(subject), both(subject))


# No parentheses: a name; with them: an instance, also of what inherits.
def caught(error):
    match error:
        case FileNotFoundError(errno=2, filename=name):
            return "no file", name
        case OSError(errno=number, strerror=text):
            return "os", number, text
        case LookupError(args=(key,)):
            return type(error).__name__, key
        case StopIteration(value=got):
            return "stop", got
        case ArithmeticError() | ValueError():
            return "number"
        case BaseException(__cause__=BaseException(args=(reason,))):
            return "because of", reason
        case BaseException():
            return "other"
        case _:
            return "no exception"


for error in [FileNotFoundError(2, "text", "name"), OSError(5, "text"), OSError("text"), KeyError("k"),
              IndexError("i"), IndexError(), StopIteration(6), ZeroDivisionError(), UnicodeError("u"), TypeError(),
              KeyboardInterrupt(), ValueError, None]:
    print(caught(error))
try:
    try:
        [][0]
    except IndexError as inner:
        raise TypeError("t") from inner
except TypeError as outer:
    print(caught(outer))


# The class is any expression of names and attributes, looked up each time.
def by_class(subject, of):
    match subject:
        case of():
            return "instance"
        case of.__class__():
            return "of the class's class"
    return "neither"


print(by_class(1, int), by_class(1, str), by_class(int, str), by_class(True, int), by_class(1, bool))
Number = int
match 3:
    case Number(x):
        print("through another name", x)


def functions(subject):
    match subject:
        case object(__name__=name, __code__=object(co_name=same), __defaults__=default):
            return name, same == name, default
        case object(__name__=name):
            return name


print(functions(kind), functions(lambda x, y=1: 0), functions(functions), functions(int), functions(5),
      functions(len), functions([].append))


def evaluate(tree):
    match tree:
        case ("+", left, right):
            return evaluate(left) + evaluate(right)
        case ("*", left, right):
            return evaluate(left) * evaluate(right)
        case ("-", operand):
            return -evaluate(operand)
        case int() | float():
            return tree
        case str(name) if name.isidentifier():
            return {"x": 10, "y": 2.5}.get(name, 0)
        case _:
            raise ValueError(f"no tree: {tree!r}")


print(evaluate(("+", ("*", 3, "x"), ("-", ("+", "y", "z")))), evaluate(4))
try:
    evaluate(("+", 1, ("/", 1, 2)))
except ValueError as error:
    print(error)
