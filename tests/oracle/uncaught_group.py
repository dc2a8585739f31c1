# SPDX-License-Identifier: BSL-1.0
"""An exception group that nobody catches: each exception in a frame, as many and as deep as CPython shows."""


def group(message, *errors):
    return ExceptionGroup(message, list(errors))


def attempt(function, *arguments):
    try:
        function(*arguments)
    except BaseException as error:
        return error


def throw(error):
    raise error


def deep(n):
    if n:
        deep(n - 1)
    raise ValueError("deep")


def divide():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise group("while dividing", TypeError("t"), attempt(throw, KeyError("k"))) from error


nested = group("0", ValueError("innermost"))
for i in range(1, 13):
    nested = group(str(i), nested)
shared = attempt(throw, LookupError("shared"))
first, second = ValueError("first"), ValueError("second")
first.__context__ = second.__context__ = shared
noted = ValueError("two\nlines")
for note in ["", "one", "x\r\ny\x0bz\u2028w\n", "last\n\n"]:
    noted.add_note(note)
caused = attempt(throw, group("outer", group("inner", TypeError("in it"))))
caused.__cause__ = attempt(throw, group("cause", OSError(1, "text")))
circle = group("circle", ValueError())
circle.__context__ = KeyError("link")
circle.__context__.__context__ = circle

whole = group("all", nested, first, second, group("both again", first, second), attempt(deep, 8),
              group("many", *[IndexError(i) for i in range(18)]), group("one too many", *[IndexError(i) for i in range(16)]),
              caused, noted, attempt(lambda: grupo), attempt(divide), attempt(lambda: [].appendd), circle,
              attempt(throw, group("last of all", noted)))
whole.add_note("of all\nof them")
try:
    try:
        raise KeyError("before")
    except KeyError:
        raise whole
except* KeyError as some:
    throw(group("new", *some.exceptions[:1]))
except* UnicodeError:
    print("never")
