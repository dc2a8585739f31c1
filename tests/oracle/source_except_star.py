# SPDX-License-Identifier: BSL-1.0
"""exec() of source text: except*, what its blocks raise, and what may not leave them."""

SOURCE = '''
def show(error, indent=""):
    if isinstance(error, BaseExceptionGroup):
        print(indent + type(error).__name__, error.message)
        for each in error.exceptions:
            show(each, indent + "  ")
    else:
        print(indent + repr(error), repr(error.__context__), repr(error.__cause__))

def handled(*raised):
    try:
        try:
            if raised:
                raise ExceptionGroup("group", raised) if len(raised) > 1 else raised[0]
        except* ValueError as error:
            show(error)
        except* (TypeError, KeyError):
            raise
        except* OSError as error:
            raise RuntimeError("new") from error.exceptions[0]
        except* ZeroDivisionError as error:
            1 / 0
        else:
            print("else")
        finally:
            print("finally")
    except BaseException as error:
        show(error, "left: ")
    try:
        error
    except NameError as gone:
        print(gone)

handled()
handled(ValueError(1))
handled(ValueError(1), ValueError(2))
handled(ValueError(1), TypeError(2), KeyError(3))
handled(OSError(1), ValueError(2))
handled(ZeroDivisionError(1), TypeError(2), AttributeError(3))
handled(AttributeError(1))
handled(ExceptionGroup("inner", [ValueError(1), AttributeError(2)]), OSError(3))

def loops():
    for i in range(3):
        try:
            if i == 1:
                continue
            raise ExceptionGroup("g", [ValueError(i)])
        except* ValueError as group:
            for each in "ab":
                if each == "b":
                    break
                print(i, each, group.exceptions)
            def returns():
                return group
            print(returns())
        else:
            return "else"
    return "end"

print(loops())

def wrong(of):
    try:
        raise ValueError("v")
    except* of:
        pass

for of in (ExceptionGroup, 1, (ValueError, BaseExceptionGroup)):
    try:
        wrong(of)
    except TypeError as error:
        print(error, repr(error.__context__))

try:
    raise ExceptionGroup("annotated", [KeyError(1)])
except *KeyError:
    x: int = 1
print(__annotations__, x)
'''

ERRORS = [
    "try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept A: pass\nexcept* B: pass",
    "try: pass\nexcept* A: pass\nexcept: pass", "try: pass\nexcept*: pass", "try: pass\nexcept*\n pass", "try: pass\nexcept* A\n pass",
    "try: pass\nexcept* A, B:\n pass", "try: pass\nexcept A, B:\n pass", "try: pass\nexcept A, B as c:\n pass", "try: pass\nexcept* A:\npass",
    "try: pass\nexcept* A as b.c: pass", "try: pass\nexcept* A as __debug__: pass", "try: pass\nexcept A as __debug__: pass",
    "for x in y:\n try: pass\n except* A: break", "for x in y:\n try: pass\n except* A: continue",
    "def f():\n try: pass\n except* A: return", "def f():\n try: pass\n except* A: return x", "try: pass\nexcept* A: break",
    "try: pass\nexcept* A: return\nreturn",
    "def f():\n for x in y:\n  try: return 1\n  except* A: pass\n  else: break\n  finally: continue",
]


def tell(text):
    try:
        compile(text, "<text>", "exec")
        print(repr(text), "compiles")
    except SyntaxError as error:
        print(repr(text), type(error).__name__, error.msg, error.lineno, error.offset, error.end_offset)


exec(SOURCE)
for text in ERRORS:
    tell(text)
try:
    exec(compile("try:\n    raise ExceptionGroup('g', [KeyError(1)])\nexcept* ValueError:\n    pass\n", "<made>", "exec"))
except ExceptionGroup as group:
    place = group.__traceback__
    while place:
        print(place.tb_frame.f_code.co_name, place.tb_lineno)
        place = place.tb_next
