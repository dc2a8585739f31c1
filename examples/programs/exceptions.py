"""Raising and catching: which handler runs, in which order, and what it sees."""


def attempt(name, function, *arguments):
    try:
        result = function(*arguments)
    except ZeroDivisionError as error:
        print(name, "-> division:", error)
    except (KeyError, IndexError) as error:
        print(name, "-> lookup:", type(error).__name__, error)
    except ValueError as error:
        print(name, "-> value:", error)
    except Exception as error:
        print(name, "-> other:", repr(error))
    else:
        print(name, "->", result)
    finally:
        print(name, "done")


attempt("divide", lambda a, b: a / b, 1, 4)
attempt("divide", lambda a, b: a / b, 1, 0)
attempt("floor", lambda a, b: a // b, 1, 0)
attempt("remainder", lambda a, b: a % b, 1.0, 0.0)
attempt("key", lambda d: d["c"], {"a": 1})
attempt("index", lambda items: items[5], [1, 2])
attempt("int", int, "twelve")
attempt("unpack", lambda: [a for a, b in [(1, 2, 3)]])
attempt("add", lambda: 1 + "one")
attempt("call", lambda a: a)
attempt("name", lambda: no_such_name)
attempt("attribute", lambda: [].push(1))


def order(fails):
    steps = []
    try:
        steps.append("try")
        if fails:
            raise ValueError("as asked")
        steps.append("still trying")
    except ValueError:
        steps.append("except")
    else:
        steps.append("else")
    finally:
        steps.append("finally")
    return steps


print(order(False), order(True))


def early_return():
    for n in range(3):
        try:
            if n == 1:
                return n
        finally:
            print("leaving turn", n)


print(early_return())


def nested(value):
    try:
        try:
            return 10 // value
        except ZeroDivisionError:
            print("inner: raising again")
            raise
        finally:
            print("inner: cleaning up")
    except ArithmeticError as error:
        print("outer:", type(error).__name__, "-", error)
        return -1


print(nested(5), nested(0))


def parse_age(text):
    try:
        age = int(text)
    except ValueError:
        raise TypeError("not a number: " + repr(text))
    if not 0 <= age < 150:
        raise ValueError(f"not an age: {age}", age)
    return age


for text in ["42", "-7", "x"]:
    try:
        print(parse_age(text))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error.args)

skipped = 0
for item in [1, None, "2", [3]]:
    try:
        print(item * 2 + 0, end=" ")
    except TypeError:
        skipped += 1
        continue
print(skipped, "skipped")

try:
    assert 1 + 1 == 3, "arithmetic still works"
except AssertionError as error:
    print("assertion:", error)

try:
    raise KeyError
except LookupError as error:
    print(repr(error), isinstance(error, Exception), error.args)
