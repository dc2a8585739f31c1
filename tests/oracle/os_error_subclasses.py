# SPDX-License-Identifier: BSL-1.0
"""Classes derived from OSError: which of __new__ and __init__ reads the arguments; characters_written."""


def shown(call, *given, **named):
    try:
        return call(*given, **named)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Plain(OSError):
    pass


class WithInit(OSError):
    def __init__(self, message, bar):
        self.bar = bar
        super().__init__(message)


class WithNew(OSError):
    def __new__(cls, message, baz):
        made = super().__new__(cls, message)
        made.baz = baz
        return made


class InitFirst(WithInit, WithNew):
    pass


class NewFirst(WithNew, WithInit):
    pass


class NewOnly(OSError):
    def __new__(cls, number):
        return super().__new__(cls, number, "reason", "file")

    def __init__(self, number):
        super().__init__("ignored")


class InitWithFile(OSError):
    def __init__(self, number):
        super().__init__(number, "reason", "file", None, "file2")


class Silent(OSError):
    def __init__(self, *given):
        pass


def fields(made):
    return type(made).__name__, made.args, made.errno, made.strerror, made.filename, made.filename2, str(made)


for made in (Plain(2, "no", "f"), WithInit("m", "b"), WithInit("m", bar="b"), WithNew("m", "z"), WithNew("m", baz="z"),
    InitFirst("m", "b"), NewFirst("m", "b"), NewOnly(2), InitWithFile(2), Silent(1, 2, 3), OSError(2, "no", None, None, "f2"),
    OSError(17, "there"), OSError(1, 2, 3, 4, 5, 6), OSError("one"), OSError()):
    print(fields(made), vars(made))
print(shown(Plain, x=1), shown(OSError, x=1), shown(lambda: WithInit("m", "b").__init__(1, 2, x=1)))
made = WithInit("m", "b")
OSError.__init__(made, 2, "again", "file")
print(fields(made))
OSError.__init__(Plain(1), 5)

for given in ((), (1,), (1, "a"), (11, "b", 3), (11, "b", "name"), (11, "b", 3, None, "second"), (11, "b", 2.5)):
    made = shown(BlockingIOError, *given)
    print(made if isinstance(made, str) else (fields(made), shown(lambda: made.characters_written)))
made = OSError(11, "b", 3)
print(fields(made), shown(lambda: made.characters_written), shown(delattr, made, "characters_written"))
made.characters_written = 5
print(made.characters_written, shown(setattr, made, "characters_written", "a"))
del made.characters_written
print(shown(lambda: made.characters_written), made.args)
