# SPDX-License-Identifier: BSL-1.0
"""A traceback's frames are those that sys._getframe() gives, and have the variables, the line and the caller of a
function after it has ended; what they refer to lives as long as they do."""

import gc
import sys


class Noted:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Noted({self.name!r})"

    def __del__(self):
        print("end of", self.name)


def inner(a, *rest, key=1, **more):
    local = Noted("inner")

    def closure():
        return local, a

    raise ValueError(sys._getframe())


def outer(number):
    held = Noted("outer")
    inner(number, 2, key=3, other=4)


def show(entry):
    while entry is not None:
        frame = entry.tb_frame
        names = "..." if frame.f_locals is globals() else sorted(frame.f_locals)
        line = frame.f_lineno - frame.f_code.co_firstlineno
        print(" ", frame.f_code.co_name, line, frame.f_lasti == entry.tb_lasti, names)
        entry = entry.tb_next


def entries(entry):
    while entry is not None:
        yield entry
        entry = entry.tb_next


try:
    outer(5)
except ValueError as error:
    show(error.__traceback__)
    frames = [each.tb_frame for each in entries(error.__traceback__)]
    print(frames[2] is error.args[0], frames[0] is sys._getframe())
    print(frames[2].f_back is frames[1], frames[1].f_back is frames[0], frames[0].f_back)
    print(frames[2].f_code is inner.__code__, frames[2].f_globals is globals(), frames[2].f_builtins is vars(__builtins__))
    print(frames[2].f_locals is frames[2].f_locals, frames[2].f_locals["local"], frames[2].f_locals["closure"]())
    print({name: item for name, item in frames[2].f_locals.items() if name not in ("local", "closure")})
print("kept by a list, and with it by the exception's argument")
del frames
print("kept by a cycle", gc.collect() > 0)


def fail(name):
    kept = Noted(name)
    raise KeyError(name)


try:
    fail("one")
except KeyError as error:
    print("handled")
print("the exception has gone, and its frames")


def store(name):
    try:
        fail(name)
    except KeyError as error:
        return error


stored = store("two")
show(stored.__traceback__)
stored = None
print("not collected yet" if gc.isenabled() else "")


def cycle():
    own = Noted("cycle")
    try:
        raise OSError
    except OSError as error:
        kept = error


gc.collect()
cycle()
print("a frame that an exception in its variables leads to:", gc.collect() > 0)


def ends_in_finally():
    try:
        raise KeyError
    finally:
        x = 1
        x += 1


def raises_again():
    try:
        1 / 0
    except ZeroDivisionError:
        y = 2
        raise


def raises_it():
    try:
        1 / 0
    except ZeroDivisionError as error:
        y = 2
        raise error


def leaves_with():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, kind, error, entry):
            print("__exit__", entry.tb_frame is sys._getframe(1), entry.tb_next)
            return True

    with Manager():
        1 / 0


def returns_frame():
    for number in 1, 2:
        try:
            return sys._getframe()
        finally:
            number += 10


for each in ends_in_finally, raises_again, raises_it:
    try:
        each()
    except (KeyError, ZeroDivisionError) as error:
        print(each.__name__)
        show(error.__traceback__)
leaves_with()
frame = returns_frame()
print(frame.f_locals, frame.f_lineno - frame.f_code.co_firstlineno)

try:

    class Body:
        attribute = Noted("attribute")

        def method(self):
            return __class__

        raise TypeError("in a body")

except TypeError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_code.co_name, sorted(frame.f_locals), frame.f_back is sys._getframe())
    frame.clear()
    print(sorted(frame.f_locals))
    frame = None
print("the body's names have gone")

try:
    exec(compile("x = 1\nraise KeyError(x)", "text", "exec"), {"y": 2})
except KeyError as error:
    frame = error.__traceback__.tb_next.tb_frame
    print(frame.f_lineno, {name: frame.f_locals[name] for name in "xy"}, frame.f_locals is frame.f_globals)


def clear(entry):
    for each in entries(entry):
        try:
            each.tb_frame.clear()
        except RuntimeError as refused:
            print(refused)


try:
    outer(7)
except ValueError as error:
    error.args = ()
    clear(error.__traceback__)
    print([each.tb_frame.f_locals for each in entries(error.__traceback__.tb_next)])

Traceback = type(error_entry) if (error_entry := store("three").__traceback__) else None
made = Traceback(None, error_entry.tb_next.tb_frame, 4, 9)
print(made.tb_frame is error_entry.tb_next.tb_frame, made.tb_frame.f_locals["name"], made.tb_lineno)
frame = made.tb_frame
made = error_entry = None
print(frame.f_locals, frame.f_back.f_code.co_name)
frame = None
print("end")
