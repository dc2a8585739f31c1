# SPDX-License-Identifier: BSL-1.0
"""assert: its message, what is evaluated, nesting; and exceptions' texts by their arguments."""


def said(call, *arguments, **named):
    try:
        return call(*arguments, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


log = []


def get(x):
    log.append(x)
    return x


def check(condition, *message):
    if message:
        assert get(condition), get(message[0])
    else:
        assert get(condition)
    return "passed"


class Message:
    def __str__(self):
        return "a message"

    def __bool__(self):
        raise RuntimeError("not asked")


class NoTruth:
    def __bool__(self):
        raise ValueError("no truth")


for arguments in ((True,), (0,), ([],), (1, "unused"), (0, "used"), ("", None), (None, ()),
    (False, (1, 2)), (0, Message()), (NoTruth(), "not asked"), (0.0, ValueError("inner")), ([0],)):
    log = []
    print(said(check, *arguments), len(log))
try:
    assert 1 == 2, [x for x in range(3)]
except AssertionError as error:
    print(error.args, repr(error), str(error))
try:
    assert (lambda: False)(), f"{1 + 1}"
except AssertionError as error:
    print(error, error.__context__)
try:
    try:
        assert 0
    except AssertionError as first:
        assert not first.args, "args"
        assert first is None, "second"
except AssertionError as error:
    print(error, repr(error.__context__))
for kind in (Exception, ValueError, KeyError, OSError, StopIteration, SystemExit, AttributeError,
    NameError, ImportError, UnicodeError, AssertionError, KeyboardInterrupt, StopAsyncIteration,
    SyntaxError, RecursionError, NotImplementedError, Warning):
    for arguments in ((), ("text",), ("é\n",), (5,), (None,), ((),), (b"x",), ([],), (kind,)):
        made = kind(*arguments)
        print(kind.__name__, repr(made), str(made), made.args == arguments)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code,
    SystemExit(1, 2).code, AttributeError("x", name="n", obj=5).name, NameError("x", name="n").name,
    ImportError("m", name="n", path="p").path, KeyError("a").args, OSError(2, "no").errno,
    OSError(2, "no", "file").filename, type(OSError(2, "no")), type(OSError(17, "x")),
    OSError(2, "no", "f"), OSError(2, "no", "f", None, "g"), OSError("only"),
    said(NameError, "x", nome=1), said(AttributeError, other=1), said(StopIteration, value=1))
