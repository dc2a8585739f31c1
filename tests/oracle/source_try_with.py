# SPDX-License-Identifier: BSL-1.0
"""exec() of source text: try, finally, with, and what leaves them early."""

SOURCE = '''
class Manager:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, place):
        print("exit", self.name, kind and kind.__name__, place is not None)
        return self.suppress

def caught(call):
    try:
        print("gave", call())
    except BaseException as error:
        print("raised", repr(error), repr(error.__cause__), repr(error.__context__))

def returns_in_finally():
    try:
        return "try"
    finally:
        print("finally")

def finally_wins():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i == 1:
                return i
            continue

def nested():
    try:
        try:
            1 / 0
        except TypeError:
            print("no")
        except (ValueError, ZeroDivisionError) as error:
            print("handled", error)
            raise KeyError("again") from error
        else:
            print("never")
        finally:
            print("inner")
    finally:
        print("outer")

def loop():
    for name in "abc":
        try:
            with Manager(name) as held:
                if held == "b":
                    continue
                if held == "c":
                    break
                print("in", held)
        finally:
            print("after", name)
    return name

def with_return():
    with Manager("x"), Manager("y") as y:
        try:
            return y
        finally:
            print("leaving")

def suppresses():
    with (Manager("s", True) as a, Manager("t") as b):
        raise OSError(a + b)
    return "went on"

def bare():
    try:
        [][1]
    except:
        return "bare"

def unbound():
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    return e

def reraises():
    try:
        raise ValueError("first")
    except ValueError:
        raise

def while_true():
    n = 0
    while True:
        n += 1
        try:
            if n < 3:
                continue
            return n
        except ValueError:
            pass
        else:
            print("not reached")

def generator():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        raise

def in_handler():
    for i in range(2):
        try:
            raise IndexError(i)
        except IndexError as error:
            if i == 0:
                continue
            break
    return i

for call in (returns_in_finally, finally_wins, nested, loop, with_return, suppresses, bare, unbound, reraises,
             while_true, in_handler):
    print(call.__name__)
    caught(call)
held = generator()
next(held)
held.close()
'''

exec(SOURCE)
try:
    exec(compile("def f(a):\n    return [a,\n            1 / a]\n\nf(0)\n", "<made>", "exec"))
except ZeroDivisionError as error:
    place = error.__traceback__
    while place:
        print(place.tb_frame.f_code.co_name, place.tb_lineno)
        place = place.tb_next
    code = error.__traceback__.tb_next.tb_next.tb_frame.f_code
    print(code.co_filename, [each for each in code.co_lines() if each[2] == 3][:1])


class Named:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)

    def __exit__(self, *what):
        pass


a, b = Named("a"), Named("b")
for items in ("(a, b)", "(a, b,)", "(a,)", "(a, 3)", "(a), b", "(a, b)[1]", "(a if a else b)", "(a, a if b else b)", "(*[a], b)",
              "(a, *[b])", "(c := a)", "(c := a, b)", "((a, b))", "(a, c := b)", "(x for x, y in [])", "[a, b][0], (b)", "(a,\n    3)",
              "(lambda x, y: 1)", "(a, (b) as c)", "(\n  a\n)"):
    try:
        exec(f"with {items}:\n    pass\n")
        print(items, "done")
    except TypeError as error:
        print(items, error, error.__traceback__.tb_next.tb_lineno)
